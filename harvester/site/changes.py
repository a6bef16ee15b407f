"""What changed: new programs, other licences, another label, the end. Neutral, with a source."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from harvester.judge.relicensing import Relicensing, relicensings
from harvester.model.assessment import ActivityKey, LicenceEvent
from harvester.model.catalogue import Policy
from harvester.model.facts import Known
from harvester.model.observation import History, Observation
from harvester.monitor.turning import Turn
from harvester.site.addresses import Language
from harvester.site.entries import Named, SoftwareView
from harvester.site.labels import Status, Tone, activity_status
from harvester.site.sources import SourceLine, line_of_evidence, line_of_source, safe, short
from harvester.site.strings import Strings

ChangeKind = Literal["new", "licence", "activity", "ended", "archived"]
_MARKS: dict[ChangeKind, tuple[str, Tone]] = {
    "ended": ("stop", "rest"),
    "archived": ("stop", "rest"),
    "licence": ("swap", "care"),
    "activity": ("half", "rest"),
    "new": ("new", "live"),
}
"""Icon and tone; on one day the gravest comes first."""
FEW = 5
"""So many new programs of one day each have a line; more are told as a number."""


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


@dataclass(frozen=True, slots=True)
class Several:
    """Programs that were listed on one day: many at once are one change to a reader."""

    day: date
    status: Status
    programs: list[Named]


def folded(changes: Sequence[Change]) -> list[Change | Several]:
    """The same changes, with more than `FEW` new programs of one day as one."""
    found: list[Change | Several] = []
    for (day, new), same in groupby(changes, lambda one: (one.day, one.kind == "new")):
        rows = list(same)
        if new and len(rows) > FEW:
            named = [Named(one.name, one.path) for one in rows]
            found.append(Several(day, rows[0].status, named))
        else:
            found += rows
    return found


def changes_of(
    software: Mapping[str, SoftwareView],
    observations: Mapping[str, Observation],
    turns: Mapping[str, Sequence[Turn]],
    policy: Policy,
    strings: Strings,
) -> list[Change]:
    """Every change, the latest first; on one day by name. turns: changes of label by program."""
    found = [
        change
        for program in software.values()
        for change in _of(program, observations, turns.get(program.id, ()), policy, strings)
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
    turns: Sequence[Turn],
    policy: Policy,
    strings: Strings,
) -> Iterable[Change]:
    def change(
        kind: ChangeKind, day: date, text: str, source: SourceLine | None, icon: str = ""
    ) -> Change:
        usual, tone = _MARKS[kind]
        status = Status(kind, strings.t(f"changes.kinds.{kind}"), icon or usual, tone)
        return Change(day, kind, status, program.name, program.path, text, source)

    yield change("new", program.entry.added, program.description, None)
    for found in relicensings_of(program, observations):
        text = relicensing_text(program, found, policy, strings)
        yield change("licence", found.event.day, text, relicensing_source(found))
    for turn in turns:
        text = turn_text(turn, policy, strings)
        icon = activity_status(turn.after, policy, strings.language).icon
        yield change("activity", turn.day, text, turn_source(turn), icon)
    if end := end_of(program):
        label, day, line = end
        yield change(label, day, program.assessment.activity.reason[strings.language], line)


def end_of(
    program: SoftwareView,
) -> tuple[Literal["ended", "archived"], date, SourceLine | None] | None:
    """Ended, or archived by its forge, with the day and the source, once the day is known.

    Of archived the day is the first on which the forge said so to us.
    """
    verdict, lifecycle = program.assessment.activity, program.entry.lifecycle
    if verdict.label not in ("ended", "archived"):
        return None
    first = verdict.evidence[0] if verdict.evidence else None
    day = verdict.since or (first.day if first and verdict.label == "archived" else None)
    if day is None:
        return None
    line = line_of_evidence(first) if first else None
    if line is None and lifecycle:
        line = line_of_source(lifecycle.source, {})
    return "ended" if verdict.label == "ended" else "archived", day, line


def turn_text(turn: Turn, policy: Policy, strings: Strings) -> str:
    """From which label to which, and that today's rules judged both."""

    def name(label: ActivityKey) -> str:
        said = policy.checks.activity[label].name[strings.language]
        return said[0].lower() + said[1:]

    return strings.t("changes.activity", before=name(turn.before), after=name(turn.after))


def turn_source(turn: Turn) -> SourceLine:
    """The history of the repository that decided."""
    return SourceLine("computed", short(turn.url), safe(turn.url), turn.day)


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
