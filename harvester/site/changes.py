"""What changed lately: new programs, other licences, ended programs. Neutral, with a source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from harvester.judge.relicensing import Relicensing, relicensings
from harvester.model.assessment import LicenceEvent
from harvester.model.catalogue import Policy
from harvester.model.facts import Known
from harvester.model.observation import History, Observation
from harvester.site.addresses import Language
from harvester.site.entries import SoftwareView
from harvester.site.labels import Status, Tone
from harvester.site.sources import SourceLine, line_of_evidence, line_of_source, safe
from harvester.site.strings import Strings

ChangeKind = Literal["new", "licence", "ended"]
_MARKS: dict[ChangeKind, tuple[str, Tone]] = {
    "ended": ("stop", "rest"),
    "licence": ("swap", "care"),
    "new": ("new", "live"),
}
"""Icon and tone; on one day the gravest comes first."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change, on the day on which it happened (new: the day on which we first listed it)."""

    day: date
    kind: ChangeKind
    status: Status
    name: str
    path: str
    text: str
    source: SourceLine | None


def changes_of(
    software: Mapping[str, SoftwareView],
    observations: Mapping[str, Observation],
    policy: Policy,
    strings: Strings,
) -> list[Change]:
    """Every change, the latest first; on one day by name."""
    found = [
        change
        for program in software.values()
        for change in _of(program, observations, policy, strings)
    ]
    order = list(_MARKS)
    return sorted(
        sorted(found, key=lambda change: (order.index(change.kind), change.name.casefold())),
        key=lambda change: change.day,
        reverse=True,
    )


def _of(
    program: SoftwareView,
    observations: Mapping[str, Observation],
    policy: Policy,
    strings: Strings,
) -> Iterable[Change]:
    def change(
        kind: ChangeKind, day: date, text: str, source: SourceLine | None
    ) -> Change:  # fmt: skip
        status = Status(kind, strings.t(f"changes.kinds.{kind}"), *_MARKS[kind])
        return Change(day, kind, status, program.name, program.path, text, source)

    yield change("new", program.entry.added, program.description, None)
    for found in relicensings_of(program, observations):
        text = relicensing_text(program, found, policy, strings)
        yield change("licence", found.event.day, text, relicensing_source(found))
    activity = program.assessment.activity
    if activity.label == "ended" and activity.since:
        line = line_of_evidence(activity.evidence[0]) if activity.evidence else None
        if line is None and program.entry.lifecycle:
            line = line_of_source(program.entry.lifecycle.source, {})
        text = activity.reason[strings.language]
        yield change("ended", activity.since, text, line)


def relicensings_of(
    program: SoftwareView, observations: Mapping[str, Observation]
) -> list[Relicensing]:
    """Changes of licence of the repositories that decide, without what merely began."""

    def life(url: str) -> History | None:
        seen = observations.get(url)
        return seen.history.value if seen and isinstance(seen.history, Known) else None

    return relicensings(
        program.id,
        [
            (row.assessment.licence.events, life(row.ref.url))
            for row in program.repositories
            if row.ref.url in program.assessment.deciding
        ],
    )


def relicensing_text(
    program: SoftwareView, found: Relicensing, policy: Policy, strings: Strings
) -> str:
    """What became what, and in how many of the repositories that decide."""
    before, after = licence_ends(found.event, policy, strings.language)
    first = found.event.before_class == "none"
    said = [strings.t("changes.first" if first else "changes.licence", before=before, after=after)]
    total = len(program.assessment.deciding)
    if total > 1:
        said.append(strings.t("changes.in_repositories", n=found.repositories, total=total))
    return " ".join(said)


def relicensing_source(found: Relicensing) -> SourceLine:
    """The commit that shows the new licence."""
    event = found.event
    return SourceLine("observed", event.commit[:7], safe(event.url), event.day)


def licence_ends(event: LicenceEvent, policy: Policy, language: Language) -> tuple[str, str]:
    """What stood before a change of licence and after it; without an expression, the class."""

    def said(expression: str | None, licence_class: str) -> str:
        name = policy.licences.words[f"class.{licence_class}"][language]
        return expression or name[0].lower() + name[1:]

    return said(event.before, event.before_class), said(event.after, event.after_class)
