"""All public code of an organisation: what its accounts hold, beside what the catalogue lists."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from pydantic import Field

from harvester.model.assessment import Assessment
from harvester.model.catalogue import Catalogue
from harvester.model.discovered import Discovered, DiscoveredRepository
from harvester.model.facts import Known, Record
from harvester.model.observation import Observation

Publishes = Literal["yes", "nothing-public", "not-listed-yet", "no-account-known"]
"""no-account-known says what we know, not that it publishes nothing."""


class PublicRepository(Record):
    """One repository of an account. Verdicts are None until git was visited."""

    url: str
    first_seen: str
    gone_on: str | None = None
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
    listed_on: str | None = None
    """The oldest of the days on which its accounts were listed as a whole."""
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
    for program in catalogue.software.values():
        for ref in program.repository_refs:
            programs.setdefault(ref.url.lower(), []).append(program.id)
    seen = {url.lower(): url for url in observations}
    found = []
    for body in catalogue.organisations.values():
        if body.country != "NL":
            continue
        accounts = [account.url for account in body.accounts]
        listed = [a for url in accounts if (a := discovered.accounts.get(url)) and a.listed_on]
        repositories = [
            _repository(url, repository, programs, seen, assessment, observations)
            for account in listed
            for url, repository in sorted(account.repositories.items())
        ]
        days = [account.listed_on.isoformat() for account in listed if account.listed_on]
        found.append(
            OrganisationCode(
                organisation=body.id,
                publishes=_publishes(bool(accounts), bool(listed), repositories),
                accounts=accounts,
                listed_on=min(days, default=None),
                repositories=repositories,
                counts=_counts(repositories),
            )
        )
    return found


def _publishes(
    has_account: bool, listed: bool, repositories: Iterable[PublicRepository]
) -> Publishes:
    if not has_account:
        return "no-account-known"
    if not listed:
        return "not-listed-yet"
    there = any(one.gone_on is None and one.apart is None for one in repositories)
    return "yes" if there else "nothing-public"


def _repository(  # noqa: PLR0917 - one row and all that it is joined with
    url: str,
    repository: DiscoveredRepository,
    programs: Mapping[str, list[str]],
    seen: Mapping[str, str],
    assessment: Assessment,
    observations: Mapping[str, Observation],
) -> PublicRepository:
    observed = seen.get(url.lower())
    judged = assessment.repositories.get(observed) if observed else None
    return PublicRepository(
        url=url,
        first_seen=repository.first_seen.isoformat(),
        gone_on=repository.gone_on.isoformat() if repository.gone_on else None,
        archived=repository.archived,
        apart="fork" if repository.fork else "template" if repository.template else None,
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
