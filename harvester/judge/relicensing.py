"""Changes of licence that are news: folded by program and month, first licences left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from harvester.model.assessment import LicenceEvent
from harvester.model.observation import History

BEGINNING_DAYS = 365
"""A first licence within so many days belongs to the beginning of a repository."""


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
            if not _first_licence(event, history):
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


def _first_licence(event: LicenceEvent, history: History | None) -> bool:
    """Whether a repository merely got its licence while it was beginning."""
    if event.before_class != "none" or event.before is not None:
        return False
    return history is None or (event.day - history.first_commit).days <= BEGINNING_DAYS
