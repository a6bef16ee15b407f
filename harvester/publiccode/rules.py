"""The rules that look at more than one field, and the keys that are on their way out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from harvester.publiccode.fields import found
from harvester.publiccode.findings import Fault
from harvester.publiccode.vocabulary import terms

Values = dict[str, Any]
Hit = tuple[Fault, str]
Rule = Callable[[Values], Iterator[Hit]]


def contractors(values: Values) -> Iterator[Hit]:
    """Mandatory with type contract, forbidden with any other."""
    at = "maintenance.contractors"
    given = values["maintenance"].get("contractors")
    if values["maintenance"].get("type") == "contract":
        if given is None:
            yield Fault.of("contractors-missing"), at
    elif given is not None:
        yield Fault.of("contractors-forbidden"), at


def contacts(values: Values) -> Iterator[Hit]:
    """Mandatory with type internal and community."""
    kind = values["maintenance"].get("type")
    if kind in ("internal", "community") and values["maintenance"].get("contacts") is None:
        yield Fault.of("contacts-missing", type=kind), "maintenance.contacts"


def one_section(values: Values) -> Iterator[Hit]:
    """The Italian section stands there once."""
    if values["IT"] is not None and values["it"] is not None:
        yield Fault.of("section-twice"), "it"


def small_countries(values: Values) -> Iterator[Hit]:
    """Country codes in small letters are on their way out."""
    for key in ("countries", "unsupportedCountries"):
        for path, code in found(values, f"intendedAudience.{key}[]"):
            if code and code == code.lower() and code.upper() in terms("countries"):
                yield Fault.of("small-country", upper=code.upper()), path


def deprecated(values: Values) -> Iterator[Hit]:
    """Keys that the next version of the standard will not have."""
    for path, rule in (
        ("monochromeLogo", "deprecated-logo"),
        ("legal.authorsFile", "deprecated"),
        ("legal.repoOwner", "deprecated-repo-owner"),
        ("inputTypes", "deprecated"),
        ("outputTypes", "deprecated"),
    ):
        for at, value in found(values, path):
            if value is not None and (value or path != "monochromeLogo"):
                yield Fault.of(rule), at
    for language, description in (values["description"] or {}).items():
        if description.get("genericName"):
            yield Fault.of("deprecated"), f"description.{language}.genericName"


def italy(values: Values) -> Iterator[Hit]:
    """The Italian section: in capitals, without what the standard now has itself."""
    if values["it"] is not None:
        yield Fault.of("small-section"), "it"
    section = values["it"] if values["IT"] is None else values["IT"]
    if section is None:
        return
    if section.get("conforme") is not None:
        yield Fault.of("deprecated"), "IT.conforme"
    if code := (section.get("riuso") or {}).get("codiceIPA"):
        yield Fault.of("deprecated-ipa", code=code[:20]), "IT.riuso.codiceIPA"


RULES: tuple[Rule, ...] = (contractors, contacts, one_section)
WARNINGS: tuple[Rule, ...] = (small_countries, deprecated, italy)
