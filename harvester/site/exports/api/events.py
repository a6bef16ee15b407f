"""What changed, in both languages: new programs, licences, states and releases."""

from collections.abc import Iterator
from datetime import date

from harvester.judge.releases import is_trial, is_version
from harvester.model.facts import Known
from harvester.site.addresses import LANGUAGES
from harvester.site.changes import (
    end_of,
    relicensing_source,
    relicensing_text,
    relicensings_of,
    turn_source,
    turn_text,
)
from harvester.site.entries import SoftwareView
from harvester.site.exports.api.common import source_of_line, text
from harvester.site.exports.models.common import Source, Text
from harvester.site.exports.models.observed import Event, EventKind
from harvester.site.sources import SourceLine, safe
from harvester.site.strings import strings_of
from harvester.site.view import View

RELEASES = 5
"""So many of the newest releases of a program are events."""


def events(view: View) -> list[Event]:
    """Every event, the latest first; on one day by program and kind."""
    found = [event for program in view.software.values() for event in of_program(view, program)]
    found.sort(key=lambda event: event.id)
    found.sort(key=lambda event: event.day, reverse=True)
    return found


def of_program(view: View, program: SoftwareView) -> Iterator[Event]:
    """The events of one program; ids stay the same as long as the facts do."""
    yield _event(program, "new", program.entry.added, text(program.entry.description))
    yield from _licences(view, program)
    yield from _states(view, program)
    yield from _releases(view, program)


def _event(
    program: SoftwareView,
    kind: EventKind,
    day: date,
    said: Text,
    *,
    source: Source | None = None,
    before: str | None = None,
    after: str | None = None,
    mark: str = "",
) -> Event:
    """mark: what tells two events of one kind on one day apart."""
    id_ = "/".join(part for part in (program.id, kind, day.isoformat(), mark) if part)
    return Event(
        id=id_, kind=kind, day=day, software=program.id, before=before, after=after, text=said,
        source=source,
    )  # fmt: skip


def _licences(view: View, program: SoftwareView) -> Iterator[Event]:
    for found in relicensings_of(program, view.observations):
        said = {
            language: relicensing_text(program, found, view.catalogue.policy, strings_of(language))
            for language in LANGUAGES
        }
        change = found.event
        yield _event(
            program,
            "licence",
            change.day,
            Text(**said),
            source=source_of_line(relicensing_source(found)),
            before=change.before or change.before_class,
            after=change.after or change.after_class,
            mark=change.commit[:12],
        )


def _states(view: View, program: SoftwareView) -> Iterator[Event]:
    """Another label at the end of a month; ended and archived, once the day is known."""
    policy = view.catalogue.policy
    for turn in view.turns.get(program.id, ()):
        said = {one: turn_text(turn, policy, strings_of(one)) for one in LANGUAGES}
        yield _event(
            program,
            "activity",
            turn.day,
            Text(**said),
            source=source_of_line(turn_source(turn)),
            before=turn.before,
            after=turn.after,
            mark=turn.after,
        )
    if end := end_of(program):
        label, day, line = end
        yield _event(
            program,
            "activity",
            day,
            text(program.assessment.activity.reason),
            source=source_of_line(line) if line else None,
            after=label,
        )


def _releases(view: View, program: SoftwareView) -> Iterator[Event]:
    """The newest released versions with a known day, of the repositories that decide."""
    found = {}
    for url in program.assessment.deciding:
        observation = view.observations.get(url)
        if observation is None or not isinstance(observation.tags, Known):
            continue
        for tag in observation.tags.value:
            released = is_version(tag.name) and not is_trial(tag.name)
            if released and tag.day and tag.day <= view.site.asked_on:
                found[tag.day, tag.name] = url
    for (day, name), url in sorted(found.items(), reverse=True)[:RELEASES]:
        said = Text(
            **{
                language: strings_of(language).t("feeds.release", name=name)
                for language in LANGUAGES
            }
        )
        line = SourceLine("observed", name, safe(url), day)
        source = source_of_line(line)
        yield _event(program, "release", day, said, source=source, after=name, mark=name)
