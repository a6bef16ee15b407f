"""When the label of a program became another one: the ends of months, judged by today's rules.

Only whole months are used, so that a change found once keeps its month when more becomes known.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import NamedTuple

from harvester.judge.life import last_day
from harvester.judge.program import label_of_several
from harvester.model.assessment import ActivityKey, Assessment
from harvester.model.catalogue import Catalogue, RepositoryRef
from harvester.model.facts import Known, Month
from harvester.model.observation import Observation, Visit
from harvester.monitor.months import activity_by_month

HELD_MONTHS = 3
"""So many months `active` or `limited` must last: one quiet month is no change."""
_SWAYING = frozenset({"new", "active", "limited"})
_TOLD_ELSEWHERE = frozenset({"ended", "archived"})
"""The end of a program is known by its own day, with its own source."""

Labels = Mapping[Month, ActivityKey]


class Turn(NamedTuple):
    """One change. day: the end of the first month with `after`. url: the repository that ruled."""

    day: date
    before: ActivityKey
    after: ActivityKey
    url: str


def turns_of(
    catalogue: Catalogue,
    observations: Mapping[str, Observation],
    visits: Mapping[str, Visit],
    assessment: Assessment,
) -> dict[str, list[Turn]]:
    """Program → its changes between two known labels, the earliest first; without any: left out.

    The list of repositories and their roles are those of today. A program whose label follows from
    its components has none: its components have them.
    """
    limits = catalogue.policy.checks.thresholds
    found: dict[str, list[Turn]] = {}
    for id_, program in catalogue.software.items():
        deciding = assessment.software[id_].deciding
        refs = [ref for ref in program.repository_refs if ref.url in deciding]
        known = {
            ref.url: dict(activity_by_month(seen, visits.get(ref.url), limits))
            if (seen := observations.get(ref.url)) and isinstance(seen.history, Known)
            else {}
            for ref in _ruling(refs)
        }
        turns = [turn for turn in _turns(known) if turn.day <= assessment.asked_on]
        if turns:
            found[id_] = turns
    return found


def _ruling(refs: list[RepositoryRef]) -> list[RepositoryRef]:
    return [ref for ref in refs if ref.role == "main"] or refs


def _turns(known: Mapping[str, Labels]) -> Iterator[Turn]:
    state: ActivityKey | None = None
    for label, run in _runs(known):
        months = list(run)
        if label in _SWAYING and len(months) < HELD_MONTHS:
            continue
        if state and _is_told(state, label):
            first = months[0]
            yield Turn(last_day(first), state, label, _ruler(known, first, label))
        state = None if label == "unknown" else label


def _is_told(before: ActivityKey, after: ActivityKey) -> bool:
    """A new program that is at work later has only grown older."""
    if before == "new" and after in _SWAYING:
        return False
    return after not in ("unknown", before) and not _TOLD_ELSEWHERE & {before, after}


def _runs(known: Mapping[str, Labels]) -> Iterator[tuple[ActivityKey, Iterator[Month]]]:
    """Label of the program → the months in a row in which it was so."""
    months = sorted({month for labels in known.values() for month in labels})
    labelled = ((_label(known.values(), month), month) for month in months)
    for label, run in groupby(labelled, key=lambda pair: pair[0]):
        yield label, (month for _, month in run)


def _label(known: Iterable[Labels], month: Month) -> ActivityKey:
    """Of the repositories that were there; one that nobody read (so far) is unknown."""
    labels: list[ActivityKey] = [
        one.get(month, "unknown") for one in known if not one or min(one) <= month
    ]
    return label_of_several(labels)


def _ruler(known: Mapping[str, Labels], month: Month, label: ActivityKey) -> str:
    return next(url for url, labels in known.items() if labels.get(month) == label)
