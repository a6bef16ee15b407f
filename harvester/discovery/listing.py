"""Asks each account for its whole list; an account that does not answer stays as it was."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from harvester.apiclient import Client, NoAnswer
from harvester.asking import Clients
from harvester.catalogue.mistakes import suggestion
from harvester.discovery.comparing import compared
from harvester.errors import UserError
from harvester.forges import Forge
from harvester.forges.forge import Seen
from harvester.model.address import path_of
from harvester.model.catalogue import Account, Catalogue
from harvester.model.discovered import Change, Discovered, DiscoveredAccount

MOST_PAGES = 100
"""Ten thousand repositories: an account that has more is not of one public body."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One account after asking. detail: why there is no whole list.

    whole: false for what a list from elsewhere names.
    """

    url: str
    account: DiscoveredAccount
    changes: list[Change] = field(default_factory=list)
    detail: str = ""
    whole: bool = True


def discover(
    catalogue: Catalogue,
    only: Sequence[str],
    before: Discovered,
    clients: Clients,
    today: date,
) -> Iterator[Listed]:
    """List the accounts of these organisations (none named: all), the longest unlisted first.

    Raises UserError for an organisation that the catalogue does not have.
    """
    organisations = catalogue.organisations
    wrong = [one for one in only if one not in organisations]
    if wrong:
        lines = (f'There is no organisation "{w}".{suggestion(w, organisations)}' for w in wrong)
        raise UserError("\n".join(lines))
    chosen = [organisations[one] for one in only] or organisations.values()
    accounts = [(body.id, account) for body in chosen for account in body.accounts]

    def unlisted(pair: tuple[str, Account]) -> date:
        known = before.accounts.get(pair[1].url)
        return (known.listed_on if known else None) or date.min

    for body, account in sorted(accounts, key=unlisted):
        known = before.accounts.get(account.url) or DiscoveredAccount(organisation=body)
        known = known.model_copy(update={"organisation": body})
        yield _listed(account, known, clients, today)


def _listed(account: Account, known: DiscoveredAccount, clients: Clients, today: date) -> Listed:
    opened = clients.of(account.url)
    if opened is None:
        return Listed(account.url, known.model_copy(update={"outcome": "cannot-list"}))
    forge, client = opened
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(account.url))

    def where(url: str) -> str | None:
        try:
            told = forge.repository(client, path_of(url))
        except NoAnswer:
            return None
        return f"{origin}/{told.path}" if isinstance(told, Seen) else None

    try:
        found = _whole_list(forge, client, account)
    except NoAnswer as trouble:
        failed = known.model_copy(update={"outcome": "no-answer"})
        return Listed(account.url, failed, detail=str(trouble))
    if found is None:
        return Listed(account.url, known.model_copy(update={"outcome": "no-such-account"}))
    by_url = {f"{origin}/{seen.path}": seen for seen in found}
    after, changes = compared(known, by_url, where, today)
    return Listed(account.url, after, changes)


def _whole_list(forge: Forge, client: Client, account: Account) -> list[Seen] | None:
    path = path_of(account.url)
    if not account.group:
        told = forge.repository(client, path)
        return [told] if isinstance(told, Seen) else []
    found: list[Seen] = []
    page = last = 1
    while page <= last:
        part = forge.account(client, path, page)
        if part is None:
            return None
        found += part.repositories
        last, page = min(part.last, MOST_PAGES), page + 1
    return found
