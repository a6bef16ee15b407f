"""What every document of the API has: texts, sources, where it comes from, pages."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

API_VERSION = "1.0.0"
"""Semantic version of the shapes; docs/api-changelog.md tells what changed."""

How = Literal["observed", "declared", "reported", "computed", "editor", "pending"]


class ApiModel(BaseModel):
    """Base of every shape: closed, with a description for each field."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        populate_by_name=True,
        use_attribute_docstrings=True,
        # Every field is always written, so the schemas promise it.
        json_schema_serialization_defaults_required=True,
    )


class Text(ApiModel):
    """The same sentence in Dutch and English."""

    nl: str
    """In Dutch."""
    en: str
    """In English."""


class Source(ApiModel):
    """Where a claim or verdict can be seen."""

    how: How
    """observed in a file, declared by a maker, reported by a page, computed by us, the editors'
    judgement, or pending: nobody has checked it yet."""
    label: str
    """What it is, in a few words; empty where `how` says enough."""
    url: str | None
    """Address, where there is one."""
    seen_on: date | None
    """The day on which it was read, or of which it tells."""
    pending: bool
    """true: nobody has checked this yet."""


class Statement(ApiModel):
    """A sentence with its source."""

    text: Text
    source: Source


class DataLicence(ApiModel):
    """Under which conditions this document may be used."""

    expression: Literal["CC0-1.0"] = "CC0-1.0"
    """SPDX expression."""
    url: str = "https://creativecommons.org/publicdomain/zero/1.0/"
    """Text of the licence."""


class Provenance(ApiModel):
    """Where this document comes from."""

    publisher: str
    """Name of the catalogue."""
    site: str
    """Address of the site."""
    asked_on: date
    """The day for which everything in this document was judged."""
    files: list[str]
    """Files or folders in the catalogue's own repository from which it was made."""
    repository: str | None
    """Address of the catalogue's own repository, where it is published."""


class Meta(ApiModel):
    """About the document itself."""

    api_version: str = API_VERSION
    """Semantic version of the API."""
    self: str
    """Permanent address of this document."""
    schema_url: Annotated[str, Field(alias="schema")]
    """Address of the JSON Schema that it follows."""
    licence: DataLicence = DataLicence()
    provenance: Provenance


class Document(ApiModel):
    """Every document starts with `meta`."""

    meta: Meta


class Paging(ApiModel):
    """A large collection is cut into pages, each a file; most have one page."""

    number: int
    """Number of this page, from 1."""
    pages: int
    """How many pages there are."""
    total: int
    """How many items there are on all pages together."""
    first: str
    """Address of the first page."""
    prev: str | None
    """Address of the page before, or null."""
    next: str | None
    """Address of the next page, or null."""


class Collection(Document):
    """One page of a collection."""

    paging: Paging
