"""All public code of Dutch government, by organisation; apart from the curated catalogue."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from harvester.site.exports.models.common import ApiModel, Collection, Document, Text
from harvester.site.exports.models.groups import Level
from harvester.site.exports.models.observed import Host
from harvester.site.exports.models.software import Links
from harvester.site.exports.models.verdicts import Activity, LicenceClass


class CodeCounts(ApiModel):
    """Numbers of repositories that are there now; all but `forks_and_templates` leave these out."""

    repositories: int
    forks_and_templates: int
    visited: int
    """Of which we read the code."""
    open_licence: int
    """Of those that were read."""
    publiccode_valid: int
    """Of those that were read."""
    activity_known: int
    """Of those that were read: the state is recent enough to judge today."""
    alive: int
    """Active, new or limited. The rest of `visited` is silent, ended or not known."""


class PublicCodeItem(ApiModel):
    """One Dutch organisation and what it publishes, in numbers."""

    id: str
    """Id of the organisation."""
    name: str
    level: Level
    publishes: Literal["yes", "nothing-public", "not-listed-yet", "no-account-known"]
    """nothing-public: its accounts were listed and hold nothing of its own. not-listed-yet: we know
    an account and not what is on it. no-account-known: about our knowledge, not about the body."""
    complete: bool
    """Whether all of its accounts were listed as a whole; else there may be more."""
    listed_on: date | None
    """The oldest day of such a list."""
    named_by: list[Text]
    """From which lists of others its repositories are known, where there is no whole list."""
    counts: CodeCounts
    links: Links


class PublicCodeCollection(Collection):
    """All Dutch organisations, also those of which no public code is known."""

    items: list[PublicCodeItem]


class PublicRepository(ApiModel):
    """One public repository of an organisation, whether or not the catalogue lists it."""

    url: str
    host: Host
    known_by: Literal["forge", "elsewhere", "catalogue"]
    """forge: its own account lists it. elsewhere: a list of others. catalogue: a program has it."""
    first_seen: date | None
    """The day on which a list held it for the first time."""
    apart: Literal["fork", "template"] | None
    archived: bool
    """true: its forge says so. false: it does not, or nobody told."""
    gone_on: date | None
    """The day since which it is no longer there."""
    taken_down: bool
    """true: gone because it may not be shown (code 451)."""
    moved_to: str | None
    software: list[str]
    """Ids of the programs in the catalogue that list it."""
    licence: str | None
    """SPDX expression; null: none found, or not read."""
    licence_class: Annotated[LicenceClass | None, Field(description="null: not read.")]
    activity: Annotated[Activity | None, Field(description="null: not read.")]
    publiccode: (
        Literal["valid", "warnings", "invalid", "unreadable", "something-else", "none"] | None
    )
    """Verdict on its publiccode.yml; none: it has no such file; null: not read."""
    as_of: date | None
    """The day whose state was read; null: never read."""
    visited_on: date | None
    outcome: str | None
    """How the latest visit ended; the words stand in terms.json. null: never visited."""


class PublicCode(PublicCodeItem, Document):
    """All public code of one organisation."""

    accounts: list[str]
    repositories: list[PublicRepository]
