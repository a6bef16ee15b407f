"""Lays a list from elsewhere under the accounts it belongs to: it adds, and takes nothing away.

Such a list is a fact about what it names and none about what it leaves out. What an account's own
list told always goes before it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from harvester.discovery.comparing import change_of, kinds
from harvester.discovery.listing import Listed
from harvester.discovery.named import Named
from harvester.model.address import host_of, path_of
from harvester.model.catalogue import Account, Catalogue
from harvester.model.discovered import (
    Change,
    Discovered,
    DiscoveredAccount,
    DiscoveredRepository,
)
from harvester.model.facts import Text

_STEPS = {"github": 2, "forgejo": 2}
"""How many parts the path of a repository has on hosts without groups in groups."""


@dataclass(slots=True)
class LaidIn:
    """What came of a list. left_out: lines for a person; wrong: lines that must be mended."""

    accounts: list[Listed] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def lay_in(
    catalogue: Catalogue,
    before: Discovered,
    named: Iterable[Named],
    named_by: Text,
    today: date,
) -> LaidIn:
    """The accounts with what the list names, those only that it names. Pure."""
    laid = LaidIn()
    homes = _homes(catalogue)
    by_account: dict[str, list[Named]] = {}
    for one in named:
        home = _home(one.url, homes)
        if home is None:
            laid.left_out.append(f"line {one.line}: {one.url}: under no account that we know")
        elif trouble := _no_repository(one.url, home[1], catalogue):
            laid.wrong.append(f"line {one.line}: {one.url}: {trouble}")
        else:
            by_account.setdefault(home[1].url, []).append(one)
    for body, account in homes.values():
        if account.url in by_account:
            known = before.accounts.get(account.url) or DiscoveredAccount(organisation=body)
            known = known.model_copy(update={"organisation": body})
            _lay(account.url, known, by_account[account.url], named_by, today, laid)
    return laid


def _homes(catalogue: Catalogue) -> dict[str, tuple[str, Account]]:
    """Every account by its folded address, with its organisation."""
    return {
        account.url.lower(): (body.id, account)
        for body in catalogue.organisations.values()
        for account in body.accounts
    }


def _home(url: str, homes: Mapping[str, tuple[str, Account]]) -> tuple[str, Account] | None:
    """The account with the longest address that holds this one; a group holds its subgroups."""
    address = url.lower()
    while address.count("/") > 2:
        home = homes.get(address)
        if home and (home[1].group or address == url.lower()):
            return home
        address = address.rpartition("/")[0]
    return None


def _no_repository(url: str, account: Account, catalogue: Catalogue) -> str:
    """Why the address is not that of a repository; nothing when it may be one."""
    steps = path_of(url).split("/")
    if account.group and url.lower() == account.url.lower():
        return "this is the account itself. Name its repositories"
    host = catalogue.forges.get(host_of(url))
    most = _STEPS.get(host.kind) if host else None
    if (most is not None and len(steps) > most) or "-" in steps:
        end = steps.index("-") if most is None else most
        home = url.removesuffix("/".join(steps)) + "/".join(steps[:end])
        return f"this is a page of a repository. Write {home}"
    return ""


def _lay(  # noqa: PLR0917 - one account, and where everything goes
    url: str,
    known: DiscoveredAccount,
    named: Iterable[Named],
    named_by: Text,
    today: date,
    laid: LaidIn,
) -> None:
    repositories = dict(known.repositories)
    spelt = {address.lower(): address for address in repositories}
    changes: list[Change] = []
    for one in named:
        address = spelt.setdefault(one.url.lower(), one.url)
        former = repositories.get(address)
        if former is None and known.listed_on is not None:
            laid.left_out.append(
                f"line {one.line}: {one.url}: its account was listed as a whole on "
                f"{known.listed_on} and did not hold it. Newer? Then ask the account again"
            )
            continue
        now = _repository(one, former, today)
        if now is not former:
            repositories[address] = now
            changes += [change_of(kind, address, known, now) for kind in kinds(former, now)]
    if known.listed_on is None:
        told = {"named_on": today, "named_by": named_by, "repositories": repositories}
        known = known.model_copy(update=told)
    laid.accounts.append(Listed(url, known, changes, whole=False))


def _repository(
    one: Named, former: DiscoveredRepository | None, today: date
) -> DiscoveredRepository:
    if former is None:
        return DiscoveredRepository(
            first_seen=one.first_seen or today,
            archived=one.archived,
            fork=one.fork,
            template=one.template,
            known_by="elsewhere",
        )
    if former.known_by != "elsewhere" or former.gone_on is not None:
        return former
    return former.model_copy(update=dict(_told(one, former)))


def _told(one: Named, former: DiscoveredRepository) -> Iterator[tuple[str, bool | date]]:
    for key in ("archived", "fork", "template"):
        if (value := getattr(one, key)) is not None:
            yield key, value
    if one.first_seen is not None:
        yield "first_seen", min(one.first_seen, former.first_seen)
