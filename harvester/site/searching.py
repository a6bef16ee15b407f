"""Everything that can be found by name: products, programs, subjects and organisations, as rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from harvester.site.entries import SoftwareView
from harvester.site.facets import facets_of_product, facets_of_program
from harvester.site.groups import CategoryView, OrganisationView
from harvester.site.products import ProductView
from harvester.site.view import View

KINDS = ("product", "software", "category", "organisation")
UNSEEN = -1
"""Stands for a number of alternatives that nobody can know yet."""


@dataclass(frozen=True, slots=True)
class Row:
    """One name that can be found. note: one line about it; by: its vendor or maker.

    count: of alternatives, for a product, or UNSEEN; users: known now. facets: facet → keys of
    its values.
    """

    name: str
    also: list[str]
    kind: str
    id: str
    note: str
    by: str = ""
    count: int | None = None
    users: int = 0
    changed: date | None = None
    licence: str = ""
    facets: Mapping[str, list[str]] = field(default_factory=dict)


def rows_of(view: View) -> list[Row]:
    """Products first, then programs by subject: what is found together stands together."""
    programs = sorted(view.software.values(), key=lambda one: one.entry.categories[0])
    rows = [_product(one) for one in view.products.values()]
    rows += [_program(one, view) for one in programs]
    rows += [_subject(one) for one in view.categories.values()]
    rows += [_organisation(one) for one in view.organisations.values()]
    return rows


def _product(one: ProductView) -> Row:
    return Row(
        one.name,
        _also(one.name, *one.entry.aliases),
        "product",
        one.id,
        one.description,
        by=one.entry.vendor,
        count=UNSEEN if one.found is None else one.found,
        facets=facets_of_product(one),
    )


def _program(one: SoftwareView, view: View) -> Row:
    entry = one.entry
    return Row(
        one.name,
        _also(one.name, *entry.aliases, entry.name.nl, entry.name.en),
        "software",
        one.id,
        one.description,
        by=entry.maker.name if entry.maker else "",
        users=sum(not row.ended for row in one.users),
        changed=max((row.last_change for row in one.repositories if row.last_change), default=None),
        licence=one.licence_said if one.expression else "",
        facets=facets_of_program(one, view),
    )


def _subject(one: CategoryView) -> Row:
    also = _also(one.name, one.entry.name.nl, one.entry.name.en)
    return Row(one.name, also, "category", one.id, one.description)


def _organisation(one: OrganisationView) -> Row:
    note = ", ".join(filter(None, (one.level, one.entry.province)))
    also = _also(one.name, *one.entry.aliases)
    return Row(one.name, also, "organisation", one.id, note)


def _also(name: str, *others: str) -> list[str]:
    return [other for other in dict.fromkeys(others) if other != name]
