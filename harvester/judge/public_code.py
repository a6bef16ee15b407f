"""All public code of an organisation: what its accounts hold, beside what the catalogue lists."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

from pydantic import Field

from harvester.judge.places import moves_of
from harvester.model.assessment import Assessment
from harvester.model.catalogue import Catalogue
from harvester.model.discovered import Discovered, DiscoveredAccount, DiscoveredRepository, KnownBy
from harvester.model.facts import Known, Record, Text
from harvester.model.forge import ForgeFacts
from harvester.model.observation import Observation, Visit

Publishes = Literal["yes", "nothing-public", "not-listed-yet", "no-account-known"]
"""no-account-known says what we know, not that it publishes nothing."""


class PublicRepository(Record):
    """One repository of an account. Verdicts are None until git was visited."""

    url: str
    known_by: KnownBy
    first_seen: str | None = None
    """The day on which a list held it for the first time; None: only a program names it."""
    gone_on: str | None = None
    """The day since which its list, its forge or its server says that it is there no more."""
    taken_down: bool = False
    """Gone because it may not be shown (code 451)."""
    moved_to: str | None = None
    archived: bool = False
    apart: Literal["fork", "template"] | None = None
    programs: list[str] = Field(default_factory=list)
    """Ids of the programs in the catalogue that name it."""
    licence: str | None = None
    licence_class: str | None = None
    activity: str | None = None
    publiccode: str | None = None
    """Verdict of its publiccode.yml; `none`: visited, and it has no such file."""


class OrganisationCode(Record):
    """One organisation and all that its accounts hold."""

    organisation: str
    publishes: Publishes
    accounts: list[str] = Field(default_factory=list)
    unlisted: list[str] = Field(default_factory=list)
    """The accounts whose whole list is not known."""
    complete: bool
    """Whether every account of it was listed as a whole: else there may be more."""
    listed_on: str | None = None
    """The oldest of the days on which its accounts were listed as a whole."""
    named_by: list[Text] = Field(default_factory=list)
    """Lists from elsewhere that named repositories of accounts that were not listed."""
    repositories: list[PublicRepository] = Field(default_factory=list)


def public_code(
    catalogue: Catalogue,
    discovered: Discovered,
    assessment: Assessment,
    observations: Mapping[str, Observation],
    visits: Mapping[str, Visit] | None = None,
) -> list[OrganisationCode]:
    """Every Dutch organisation of the catalogue, also those that publish nothing."""
    programs: dict[str, list[str]] = {}
    spelt: dict[str, str] = {}
    for program in catalogue.software.values():
        for ref in program.repository_refs:
            programs.setdefault(ref.url.lower(), []).append(program.id)
            spelt[ref.url.lower()] = ref.url
    seen = {url.lower(): url for url in observations}
    visited = {url.lower(): visit for url, visit in (visits or {}).items()}
    found = []
    for body in catalogue.organisations.values():
        if body.country != "NL":
            continue
        urls = [account.url for account in body.accounts]
        accounts = [discovered.accounts.get(url) or _unasked(body.id) for url in urls]
        known = _known(urls, accounts, spelt)
        repositories = [
            _repository(
                url,
                repository,
                programs,
                observations.get(seen.get(url.lower(), "")),
                visited.get(url.lower()),
                assessment,
            )
            for url, repository in sorted(known.items(), key=lambda pair: pair[0].lower())
        ]
        days = [account.listed_on.isoformat() for account in accounts if account.listed_on]
        complete = bool(accounts) and len(days) == len(accounts)
        found.append(
            OrganisationCode(
                organisation=body.id,
                publishes=_publishes(bool(accounts), complete, repositories),
                accounts=urls,
                unlisted=[u for u, a in zip(urls, accounts, strict=True) if a.listed_on is None],
                complete=complete,
                listed_on=min(days, default=None),
                named_by=_named_by(accounts),
                repositories=repositories,
            )
        )
    return found


def _named_by(accounts: Iterable[DiscoveredAccount]) -> list[Text]:
    """Each list once, in the order of accounts; a whole list of its own makes others needless."""
    named = (account.named_by for account in accounts if account.listed_on is None)
    return list(dict.fromkeys(text for text in named if text is not None))


def _unasked(organisation: str) -> DiscoveredAccount:
    return DiscoveredAccount(organisation=organisation)


def _known(
    urls: Sequence[str], accounts: Sequence[DiscoveredAccount], spelt: Mapping[str, str]
) -> dict[str, DiscoveredRepository | None]:
    """Everything known of these accounts; None: no list held it, but a program names it."""
    found: dict[str, DiscoveredRepository | None] = {}
    for account in accounts:
        found.update(account.repositories)
    there = {url.lower() for url in found}
    homes = tuple(f"{url.lower()}/" for url in urls)
    for key, url in spelt.items():
        if key.startswith(homes) and key not in there:
            found[url] = None
    return found


def _publishes(
    has_account: bool, complete: bool, repositories: Iterable[PublicRepository]
) -> Publishes:
    if any(one.gone_on is None and one.apart is None for one in repositories):
        return "yes"
    if not has_account:
        return "no-account-known"
    return "nothing-public" if complete else "not-listed-yet"


def _repository(  # noqa: PLR0917 - one row and all that it is joined with
    url: str,
    repository: DiscoveredRepository | None,
    programs: Mapping[str, list[str]],
    observation: Observation | None,
    visit: Visit | None,
    assessment: Assessment,
) -> PublicRepository:
    judged = assessment.repositories.get(observation.url) if observation else None
    forge = observation.forge if observation else ForgeFacts()
    one = repository or DiscoveredRepository(first_seen=date.min, known_by="catalogue")
    forge_archived = isinstance(forge.archived, Known) and forge.archived.value
    gone_on, taken_down = _gone(forge, visit)
    gone_on = one.gone_on or gone_on
    return PublicRepository(
        url=url,
        known_by=one.known_by,
        first_seen=one.first_seen.isoformat() if repository else None,
        gone_on=gone_on.isoformat() if gone_on else None,
        taken_down=taken_down,
        moved_to=one.moved_to or _moved_to(observation),
        archived=bool(one.archived) or forge_archived,
        apart="fork" if one.fork else "template" if one.template else None,
        programs=programs.get(url.lower(), []),
        licence=judged.licence.expression if judged else None,
        licence_class=judged.licence.licence_class if judged else None,
        activity=judged.activity.label if judged else None,
        publiccode=_publiccode(observation) if observation else None,
    )


def _gone(forge: ForgeFacts, visit: Visit | None) -> tuple[date | None, bool]:
    """Since when forge or server say that it is not there, and whether it was taken down."""
    if visit is not None and visit.outcome in {"gone", "taken-down"}:
        return visit.visited_on, visit.outcome == "taken-down"
    if isinstance(forge.standing, Known) and forge.standing.value != "public":
        return forge.standing.state_of, forge.standing.value == "taken-down"
    return None, False


def _moved_to(observation: Observation | None) -> str | None:
    """Where forge or server say that it stands now; None: where we looked, as far as we know."""
    moves = moves_of(observation) if observation else []
    latest = sorted(moves, key=lambda move: move.seen_on or date.min)
    return latest[-1].after if latest else None


def _publiccode(observation: Observation) -> str | None:
    states = observation.publiccode_history
    if not isinstance(states, Known):
        return None
    blob = states.value[-1].blob if states.value else None
    if blob is None:
        return "none"
    reading = observation.publiccode.get(blob)
    return reading.verdict if reading else None
