"""Two lists of one account: what is new, archived, moved, gone or back. Pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from harvester.forges.forge import Seen
from harvester.model.discovered import (
    Change,
    ChangeKind,
    DiscoveredAccount,
    DiscoveredRepository,
)

Where = Callable[[str], str | None]
"""The address to which a repository went that a list holds no more; None: it is gone."""


def compared(
    before: DiscoveredAccount, found: Mapping[str, Seen], where: Where, today: date
) -> tuple[DiscoveredAccount, list[Change]]:
    """The account as it is now, and what changed. found: the whole list, by address."""
    repositories: dict[str, DiscoveredRepository] = {}
    changes: list[Change] = []
    known = {url.lower(): url for url in before.repositories}
    for url, seen in found.items():
        former = before.repositories.get(known.pop(url.lower(), ""))
        now = DiscoveredRepository(
            first_seen=former.first_seen if former else today,
            archived=seen.archived,
            fork=seen.fork,
            template=seen.template,
        )
        repositories[url] = now
        changes += [change_of(kind, url, before, now) for kind in kinds(former, now)]
    for url in known.values():
        former = before.repositories[url]
        if former.gone_on is None:
            to = where(url)
            former = former.model_copy(update={"gone_on": today, "moved_to": to})
            changes.append(change_of("moved" if to else "gone", url, before, former))
        repositories[url] = former
    changes = _without_new_homes(changes)
    after = before.model_copy(
        update={"listed_on": today, "outcome": "listed", "repositories": repositories}
    )
    return after, changes


def kinds(former: DiscoveredRepository | None, now: DiscoveredRepository) -> Iterator[ChangeKind]:
    """What is different now. former: as it was known before."""
    if former is None:
        yield "new"
        return
    if former.gone_on is not None:
        yield "back"
    if now.archived and not former.archived:
        yield "archived"
    if former.archived and now.archived is False:
        yield "no-longer-archived"


def change_of(
    kind: ChangeKind, url: str, account: DiscoveredAccount, now: DiscoveredRepository
) -> Change:
    """What happened to this repository of the account, for the list to review."""
    return Change(
        kind=kind,
        url=url,
        organisation=account.organisation,
        apart="fork" if now.fork else "template" if now.template else None,
        to=now.moved_to,
    )


def _without_new_homes(changes: Sequence[Change]) -> list[Change]:
    """A repository that moved within the account is not also new there."""
    homes = {change.to.lower() for change in changes if change.to}
    return [c for c in changes if not (c.kind == "new" and c.url.lower() in homes)]
