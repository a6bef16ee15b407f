"""All public code of an organisation: what its accounts hold, beside what the catalogue lists."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

from pydantic import Field

from harvester.model.assessment import Assessment
from harvester.model.catalogue import Catalogue
from harvester.model.discovered import Discovered, DiscoveredAccount, DiscoveredRepository, KnownBy
from harvester.model.facts import Known, Record
from harvester.model.observation import Observation

Publishes = Literal["yes", "nothing-public", "not-listed-yet", "no-account-known"]
"""no-account-known says what we know, not that it publishes nothing."""


class PublicRepository(Record):
    """One repository of an account. Verdicts are None until git was visited."""

    url: str
    known_by: KnownBy
    first_seen: str | None = None
    """The day on which a list held it for the first time; None: only a program names it."""
    gone_on: str | None = None
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


class CodeCounts(Record):
    """Numbers of repositories that are there; all but the first two leave out what is set apart."""

    own: int
    forks_and_templates: int
    visited: int
    open_licence: int
    with_publiccode: int
    activity: dict[str, int]
    """By label."""


class OrganisationCode(Record):
    """One organisation and all that its accounts hold."""

    organisation: str
    publishes: Publishes
    accounts: list[str] = Field(default_factory=list)
    complete: bool
    """Whether every account of it was listed as a whole: else there may be more."""
    listed_on: str | None = None
    """The oldest of the days on which its accounts were listed as a whole."""
    named_by: list[str] = Field(default_factory=list)
    """Lists from elsewhere that named repositories of accounts that were not listed."""
    repositories: list[PublicRepository] = Field(default_factory=list)
    counts: CodeCounts


def public_code(
    catalogue: Catalogue,
    discovered: Discovered,
    assessment: Assessment,
    observations: Mapping[str, Observation],
) -> list[OrganisationCode]:
    """Every Dutch organisation of the catalogue, also those that publish nothing."""
    programs: dict[str, list[str]] = {}
    spelt: dict[str, str] = {}
    for program in catalogue.software.values():
        for ref in program.repository_refs:
            programs.setdefault(ref.url.lower(), []).append(program.id)
            spelt[ref.url.lower()] = ref.url
    seen = {url.lower(): url for url in observations}
    found = []
    for body in catalogue.organisations.values():
        if body.country != "NL":
            continue
        urls = [account.url for account in body.accounts]
        accounts = [discovered.accounts.get(url) or _unasked(body.id) for url in urls]
        known = _known(urls, accounts, spelt)
        repositories = [
            _repository(url, repository, programs, seen, assessment, observations)
            for url, repository in sorted(known.items(), key=lambda pair: pair[0].lower())
        ]
        days = [account.listed_on.isoformat() for account in accounts if account.listed_on]
        complete = bool(accounts) and len(days) == len(accounts)
        found.append(
            OrganisationCode(
                organisation=body.id,
                publishes=_publishes(bool(accounts), complete, repositories),
                accounts=urls,
                complete=complete,
                listed_on=min(days, default=None),
                named_by=sorted({a.named_by for a in accounts if a.named_by and not a.listed_on}),
                repositories=repositories,
                counts=_counts(repositories),
            )
        )
    return found


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
    seen: Mapping[str, str],
    assessment: Assessment,
    observations: Mapping[str, Observation],
) -> PublicRepository:
    observed = seen.get(url.lower())
    judged = assessment.repositories.get(observed) if observed else None
    one = repository or DiscoveredRepository(first_seen=date.min, known_by="catalogue")
    return PublicRepository(
        url=url,
        known_by=one.known_by,
        first_seen=one.first_seen.isoformat() if repository else None,
        gone_on=one.gone_on.isoformat() if one.gone_on else None,
        moved_to=one.moved_to,
        archived=one.archived,
        apart="fork" if one.fork else "template" if one.template else None,
        programs=programs.get(url.lower(), []),
        licence=judged.licence.expression if judged else None,
        licence_class=judged.licence.licence_class if judged else None,
        activity=judged.activity.label if judged else None,
        publiccode=_publiccode(observations[observed]) if observed else None,
    )


def _publiccode(observation: Observation) -> str | None:
    states = observation.publiccode_history
    if not isinstance(states, Known):
        return None
    blob = states.value[-1].blob if states.value else None
    if blob is None:
        return "none"
    reading = observation.publiccode.get(blob)
    return reading.verdict if reading else None


def _counts(repositories: Iterable[PublicRepository]) -> CodeCounts:
    there = [one for one in repositories if one.gone_on is None]
    own = [one for one in there if one.apart is None]
    return CodeCounts(
        own=len(own),
        forks_and_templates=len(there) - len(own),
        visited=sum(one.activity is not None for one in own),
        open_licence=sum(one.licence_class == "open" for one in own),
        with_publiccode=sum(one.publiccode not in {None, "none"} for one in own),
        activity=dict(sorted(Counter(one.activity for one in own if one.activity).items())),
    )
