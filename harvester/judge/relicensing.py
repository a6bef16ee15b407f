"""Changes of licence that are news: folded by program and month, first licences left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from harvester.licences.expressions import alternatives, base, parts
from harvester.model.assessment import LicenceEvent
from harvester.model.observation import History

BEGINNING_DAYS = 365
"""A first licence within so many days belongs to the beginning of a repository."""
_GNU = ("AGPL-", "LGPL-", "GPL-")
_WORDINGS = {"BSD-2-Clause-FreeBSD": "BSD-2-Clause", "BSD-2-Clause-Views": "BSD-2-Clause"}
"""Texts that differ by a sentence which grants nothing and asks nothing (SPDX lists them apart)."""

Part = frozenset[str]
"""The licences among which a reader may choose for one part of the code."""


@dataclass(frozen=True, slots=True)
class Relicensing:
    """One change; event: its first day. repositories: in how many of the program it happened."""

    program: str
    event: LicenceEvent
    repositories: int


def relicensings(
    program: str, repositories: Iterable[tuple[Sequence[LicenceEvent], History | None]]
) -> list[Relicensing]:
    """The changes of one program, the earliest first. repositories: events and life of each."""
    folded: dict[tuple[object, ...], list[LicenceEvent]] = {}
    for events, history in repositories:
        for event in events:
            if other_terms(event) and not _first_licence(event, history):
                key = (
                    event.month,
                    event.before,
                    event.after,
                    event.before_class,
                    event.after_class,
                )
                folded.setdefault(key, []).append(event)
    found = [
        Relicensing(program, min(events, key=lambda one: (one.day, one.commit)), len(events))
        for events in folded.values()
    ]
    return sorted(found, key=lambda one: (one.event.day, one.event.after or ""))


def other_terms(event: LicenceEvent) -> bool:
    """Whether the terms became others, and not merely their wording or a few parts of many.

    A file that lists the licences of many parts changes with each part. It is the same list as
    long as one holds the other, or more than half of all parts stand in both.
    """
    if event.before_class != event.after_class or event.before is None or event.after is None:
        return True
    ours, theirs = _parts(event.before), _parts(event.after)
    if not ours or not theirs:
        return True
    return not (ours <= theirs or theirs <= ours or 2 * len(ours & theirs) > len(ours | theirs))


def _parts(expression: str) -> set[Part]:
    return {_alternatives(part) for part in parts(expression)}


def _alternatives(part: str) -> Part:
    """The choice as it can be compared: a GNU licence with later versions is that licence."""
    names = {_WORDINGS.get(base(one), base(one)) for one in alternatives(part)}
    for family in _GNU:
        if len(names) > 1 and all(name.startswith(family) for name in names):
            return frozenset({min(names)})
    return frozenset(names)


def _first_licence(event: LicenceEvent, history: History | None) -> bool:
    """Whether a repository merely got its licence while it was beginning."""
    if event.before_class != "none" or event.before is not None:
        return False
    if history is None:
        return True
    # Of a history that was not read from its beginning, the beginning lies years before any event.
    return history.began is not None and (event.day - history.began).days <= BEGINNING_DAYS
