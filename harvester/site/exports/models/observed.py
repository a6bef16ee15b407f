"""Repositories, events, earlier names and the words of every key."""

from datetime import date
from typing import Literal

from harvester.site.exports.models.common import ApiModel, Collection, Document, Source, Text
from harvester.site.exports.models.software import Role
from harvester.site.exports.models.verdicts import (
    ActivityLabel,
    ActivityVerdict,
    Licence,
    LicenceVerdict,
)


class Membership(ApiModel):
    """A program that lists the repository."""

    software: str
    role: Role


class RepositoryItem(ApiModel):
    """A repository as the collection shows it."""

    id: str
    """Host and path of its address."""
    url: str
    aliases: list[str]
    """Other addresses of it, earlier ones or those to which it moved, as server or forge told."""
    software: list[Membership]
    licence: Licence
    activity: ActivityLabel
    as_of: date | None
    """The day whose state was read; null: never read."""
    visited_on: date | None
    outcome: str | None
    """How the latest visit ended; the words stand in terms.json. null: never visited."""
    api: str
    """The document of this repository alone."""


class RepositoryCollection(Collection):
    """All listed repositories."""

    items: list[RepositoryItem]


class Head(ApiModel):
    """The newest commit of the default branch."""

    commit: str
    branch: str


class Host(ApiModel):
    """Where it stands and who operates that place."""

    name: str
    operator: str | None
    operator_country: str | None
    parent_country: str | None


class OwnPubliccode(ApiModel):
    """Its publiccode.yml."""

    path: str
    url: str | None
    verdict: Literal["valid", "warnings", "invalid", "unreadable", "something-else"] | None


class Repository(RepositoryItem, Document):
    """A repository with everything that a visit told."""

    licence: LicenceVerdict
    activity: ActivityVerdict
    host: Host
    copy_read: bool
    """true: a local copy was read, not the place itself."""
    head: Head | None
    first_commit: date | None
    last_commit: date | None
    commits: int | None
    languages: dict[str, int]
    """Programming language → number of files."""
    files: dict[str, str]
    """Usual file → its path."""
    publiccode: OwnPubliccode | None
    unknown: dict[str, str]
    """Field that is null or empty → why it is not known; the words stand in terms.json."""


EventKind = Literal["new", "licence", "activity", "release"]


class Event(ApiModel):
    """Something that changed."""

    id: str
    """Permanent id."""
    kind: EventKind
    """new: first listed by us. licence: another licence. activity: another label, at the end of the
    first month that had it, or the program ended or was archived. release: a version came out."""
    day: date
    software: str
    before: str | None
    """licence: the expression or class before; activity: the label before, where one is known."""
    after: str | None
    """licence: the expression or class after; activity: the label; release: the version."""
    text: Text
    source: Source | None


class EventCollection(Collection):
    """All events, the latest first."""

    items: list[Event]


class Alias(ApiModel):
    """An earlier name and what it is now."""

    kind: Literal["software", "product", "repository"]
    alias: str
    id: str
    api: str


class Aliases(Document):
    """Earlier addresses and ids, and to what they lead now."""

    items: list[Alias]


class Moved(Document):
    """Stands at the address of an earlier id."""

    id: str
    """The earlier id."""
    moved_to: str
    """The id that it has now."""
    api: str
    """Address of its document."""


class Term(ApiModel):
    """What a key means."""

    field: str
    """The field or list that it belongs to, for instance activity.label."""
    key: str
    name: Text
    rule: Text | None
    """When it applies, where there is a rule."""


class Terms(Document):
    """The words of every key in the API, in Dutch and English."""

    items: list[Term]


class Count(ApiModel):
    """One collection."""

    name: str
    url: str
    total: int


class Index(Document):
    """Where everything is."""

    openapi: str
    documentation_nl: str
    documentation_en: str
    collections: list[Count]
    terms: str
    aliases: str
