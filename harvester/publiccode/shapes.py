"""The shape of publiccode.yml 0.7: which keys there are and what kind of value each has.

Source: the standard's schema (github.com/publiccodeyml/publiccode.yml, version 0.7), with the
reference parser deciding where both differ: `fundedBy` and `organisation` hold name and uri,
`platforms` is a list, `countryExtensionVersion` may be absent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "truth", "address"]


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list; single: one value alone counts as a list of one."""

    item: Shape
    single: bool = False


@dataclass(frozen=True, slots=True)
class MapOf:
    """A mapping whose keys are free."""

    item: Shape


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with these keys and no others; always: treated as empty where it is absent."""

    fields: dict[str, Shape]
    always: bool = False


Shape = Kind | ListOf | MapOf | Record

TEXTS = ListOf("text")


def _texts(*keys: str) -> dict[str, Shape]:
    return dict.fromkeys(keys, "text")


def _truths(*keys: str) -> dict[str, Shape]:
    return dict.fromkeys(keys, "truth")


ORGANISATION = Record(_texts("name", "uri"))
DEPENDENCY = Record(_texts("name", "versionMin", "versionMax", "version") | _truths("optional"))
CONTRACTOR = Record({**_texts("name", "email", "until"), "website": "address"})
CONTACT = Record(_texts("name", "email", "affiliation", "phone"))
DESCRIPTION = Record(
    {
        **_texts("localisedName", "genericName", "shortDescription", "longDescription"),
        "documentation": "address",
        "apiDocumentation": "address",
        "features": TEXTS,
        "screenshots": TEXTS,
        "videos": ListOf("address"),
        "awards": TEXTS,
    }
)
ITALY = Record(
    {
        "countryExtensionVersion": "text",
        "conforme": Record(
            _truths("lineeGuidaDesign", "modelloInteroperabilita", "misureMinimeSicurezza", "gdpr")
        ),
        "riuso": Record(_texts("codiceIPA")),
        "piattaforme": Record(_truths("spid", "pagopa", "cie", "anpr", "io")),
    }
)
PUBLICCODE = Record(
    {
        **_texts("publiccodeYmlVersion", "name", "applicationSuite", "softwareVersion"),
        **_texts("releaseDate", "logo", "monochromeLogo", "developmentStatus", "softwareType"),
        "url": "address",
        "landingURL": "address",
        "isBasedOn": ListOf("address", single=True),
        "organisation": ORGANISATION,
        "inputTypes": TEXTS,
        "outputTypes": TEXTS,
        "platforms": TEXTS,
        "categories": TEXTS,
        "usedBy": TEXTS,
        "fundedBy": ListOf(ORGANISATION),
        "roadmap": "address",
        "supports": ListOf(Record(_texts("id"))),
        "intendedAudience": Record(
            {"scope": TEXTS, "countries": TEXTS, "unsupportedCountries": TEXTS}
        ),
        "description": MapOf(DESCRIPTION),
        "legal": Record(
            _texts("license", "mainCopyrightOwner", "repoOwner", "authorsFile"), always=True
        ),
        "maintenance": Record(
            {"type": "text", "contractors": ListOf(CONTRACTOR), "contacts": ListOf(CONTACT)},
            always=True,
        ),
        "localisation": Record(
            {"localisationReady": "truth", "availableLanguages": TEXTS}, always=True
        ),
        "dependsOn": Record(
            {
                "open": ListOf(DEPENDENCY),
                "proprietary": ListOf(DEPENDENCY),
                "hardware": ListOf(DEPENDENCY),
            }
        ),
        "IT": ITALY,
        "it": ITALY,
    }
)
