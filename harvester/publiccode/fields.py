"""The rules of single fields as a table: key path, whether it is mandatory, tests in their order.

`[]` stands for every item of a list, `*` for every language. The first test that fails ends a row.
A path through something absent yields nothing, except that `legal`, `maintenance` and
`localisation` are always there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from harvester.publiccode import values as v
from harvester.publiccode.positions import joined
from harvester.publiccode.values import Test


@dataclass(frozen=True, slots=True)
class Field:
    """One row: what must hold for the values at a key path.

    private: the value may name a person, so it is never repeated. file: a path must lead to a file.
    """

    path: str
    tests: tuple[Test, ...] = ()
    mandatory: bool = False
    private: bool = False
    file: bool = False


def _must(path: str, *tests: Test, private: bool = False) -> Field:
    return Field(path, tests, True, private)


def _may(path: str, *tests: Test, private: bool = False) -> Field:
    return Field(path, tests, False, private)


def _file(path: str, *endings: str) -> Field:
    return Field(path, (v.file_with(*endings),), file=True)


_LOGO = (".svg", ".svgz", ".png")

FIELDS: tuple[Field, ...] = (
    _must("name"),
    _must("url", v.address),
    _may("landingURL", v.web_address),
    _may("isBasedOn[]", v.address),
    _may("releaseDate", v.day),
    _file("logo", *_LOGO),
    _file("monochromeLogo", *_LOGO),
    _must("organisation.uri", v.uri),
    _may("inputTypes[]", v.mime_type),
    _may("outputTypes[]", v.mime_type),
    _must("platforms", v.some),
    _may("categories[]", v.category),
    _must("fundedBy[].uri", v.uri),
    _may("roadmap", v.web_address),
    _must("developmentStatus", v.term("status")),
    _must("softwareType", v.term("type")),
    _must("supports[].id", v.support),
    _may("intendedAudience.scope[]", v.scope),
    _may("intendedAudience.countries[]", v.country),
    _may("intendedAudience.unsupportedCountries[]", v.country),
    _must("description", v.some, v.language_keys),
    _may("description.*.genericName", v.at_most(35)),
    _must("description.*.shortDescription", v.at_most(150)),
    _must("description.*.longDescription", v.at_least(150), v.at_most(10_000)),
    _may("description.*.documentation", v.web_address),
    _may("description.*.apiDocumentation", v.web_address),
    _must("description.*.features", v.some),
    _file("description.*.screenshots[]", ".jpg", ".png"),
    _may("description.*.videos[]", v.web_address),
    _may("description.*.videos[]", v.video),
    _must("legal.license", v.licence),
    _file("legal.authorsFile"),
    _must("maintenance.type", v.term("maintenance")),
    _must("maintenance.contractors[].name", private=True),
    _may("maintenance.contractors[].email", v.email, private=True),
    _may("maintenance.contractors[].website", v.web_address),
    _must("maintenance.contractors[].until", v.day),
    _must("maintenance.contacts[].name", private=True),
    _may("maintenance.contacts[].email", v.email, private=True),
    _must("localisation.localisationReady"),
    _must("localisation.availableLanguages", v.some),
    _may("localisation.availableLanguages[]", v.language),
    _must("dependsOn.open[].name"),
    _must("dependsOn.proprietary[].name"),
    _must("dependsOn.hardware[].name"),
    _may("IT.countryExtensionVersion", v.term("it-version")),
    _may("it.countryExtensionVersion", v.term("it-version")),
)


def found(values: dict[str, Any], path: str) -> Iterator[tuple[str, Any]]:
    """Every key path that a row's path stands for, with its value (None: absent)."""
    yield from _walk(values, path.replace("[]", ".[]").split("."), "")


def _walk(value: Any, steps: list[str], path: str) -> Iterator[tuple[str, Any]]:
    if not steps:
        yield path, value
    elif steps[0] == "[]":
        for index, item in enumerate(value or ()):
            yield from _walk(item, steps[1:], f"{path}[{index}]")
    elif steps[0] == "*":
        for key, item in (value or {}).items():
            yield from _walk(item, steps[1:], joined(path, key))
    elif value is not None:
        inner = f"{path}.{steps[0]}" if path else steps[0]
        yield from _walk(value.get(steps[0]), steps[1:], inner)
