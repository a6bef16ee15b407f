"""What can stand in for a product: alternatives, parts of an answer, and who is left out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from harvester.model.catalogue import Catalogue, Product
from harvester.site import addresses
from harvester.site.countries import country_name
from harvester.site.entries import (
    ClaimRow,
    Named,
    ReplacesRow,
    SoftwareView,
    SupplierRow,
    UserRow,
)
from harvester.site.sorting import by_name, name_key
from harvester.site.sources import SourceLine, line_of_source
from harvester.site.strings import Strings

Row = TypeVar("Row", UserRow, SupplierRow)

MATRIX_COLUMNS = 6
"""More programs than this go into a second table, so that names stay legible."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A program with what it says of this product."""

    program: SoftwareView
    claim: ReplacesRow

    @property
    def name(self) -> str:
        return self.program.name


@dataclass(frozen=True, slots=True)
class Matrix:
    """Functions by programs; cells hold yes, partly, no or unknown, a row per function."""

    programs: list[Candidate]
    rows: list[tuple[str, list[str]]]


@dataclass(frozen=True, slots=True)
class SuiteTable:
    """A suite, function by function: its own word and the components that do the work."""

    candidate: Candidate
    rows: list[tuple[str, str, list[Named]]]


@dataclass(frozen=True, slots=True)
class ProductView:
    """Everything that may be shown of one product.

    alternatives: offered, and the claim stands in for it: these are counted, suites among them.
    parts: offered, but no function is covered wholly, or nobody wrote what is left uncovered.
    others: not offered, with the reason.
    """

    entry: Product
    path: str
    name: str
    description: str
    categories: list[Named]
    vendor_country: str
    parent_country: str
    vendor_source: SourceLine
    alternatives: list[Candidate]
    parts: list[Candidate]
    others: list[Candidate]
    matrices: list[Matrix]
    suites: list[SuiteTable]
    users: list[tuple[UserRow, list[Named]]]
    suppliers: list[tuple[SupplierRow, list[Named]]]
    uncovered: list[ClaimRow]
    part_of: list[Named]
    contains: list[Named] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.entry.id

    @property
    def pending(self) -> bool:
        """Nobody has written this page's data with thought yet."""
        return self.entry.review.status == "pending"

    @property
    def unseen(self) -> list[Candidate]:
        """Not offered only because nobody could look at the code yet."""
        return [
            one
            for one in self.others
            if one.claim.claim.stands_in
            and one.program.assessment.licence.licence_class == "unknown"
            and one.program.activity.key != "ended"
        ]

    @property
    def found(self) -> int | None:
        """How many alternatives; None: the code of all that were named is still to be looked at."""
        return None if self.unseen and not self.alternatives else len(self.alternatives)

    @property
    def active(self) -> int:
        """How many of the alternatives are active."""
        return sum(one.program.activity.key == "active" for one in self.alternatives)


def products_of(
    catalogue: Catalogue, software: Mapping[str, SoftwareView], strings: Strings
) -> dict[str, ProductView]:
    """Every product by id, in the order of names."""
    claims: dict[str, list[Candidate]] = {id_: [] for id_ in catalogue.products}
    for program in software.values():
        for claim in program.replaces:
            claims[claim.product.id].append(Candidate(program, claim))
    contains: dict[str, list[Named]] = {}
    for product in catalogue.products.values():
        for whole in product.part_of:
            contains.setdefault(whole, []).append(_named(product, strings))
    views = [
        _view(product, claims[product.id], contains.get(product.id, []), catalogue, strings)
        for product in catalogue.products.values()
    ]
    return {view.id: view for view in by_name(views)}


def _view(
    product: Product,
    candidates: list[Candidate],
    contains: list[Named],
    catalogue: Catalogue,
    strings: Strings,
) -> ProductView:
    language = strings.language
    candidates = by_name(candidates)
    offered = [one for one in candidates if one.program.assessment.offered]
    alternatives = [one for one in offered if one.claim.counts]
    return ProductView(
        entry=product,
        path=addresses.path(language, "product", product.id),
        name=product.name,
        description=product.description[language],
        categories=[
            Named(
                catalogue.categories[id_].name[language], addresses.path(language, "category", id_)
            )
            for id_ in product.categories
        ],
        vendor_country=country_name(product.vendor_country, language),
        parent_country=country_name(product.parent_country, language),
        vendor_source=line_of_source(product.vendor_source, catalogue.forges),
        alternatives=alternatives,
        parts=[one for one in offered if not one.claim.counts],
        others=[one for one in candidates if not one.program.assessment.offered],
        matrices=_matrices(product, offered, language),
        suites=_suites(product, offered, catalogue, strings),
        users=_merged(offered, lambda program: program.users, lambda row: row.organisation.name),
        suppliers=_merged(offered, lambda program: program.suppliers, lambda row: row.name),
        uncovered=[
            ClaimRow(claim.text[language], line_of_source(claim.source, catalogue.forges))
            for claim in product.uncovered
        ],
        part_of=by_name([_named(catalogue.products[id_], strings) for id_ in product.part_of]),
        contains=by_name(contains),
    )


def _named(product: Product, strings: Strings) -> Named:
    return Named(product.name, addresses.path(strings.language, "product", product.id))


def _matrices(product: Product, offered: list[Candidate], language: str) -> list[Matrix]:
    """Only programs of which at least one function was looked at."""
    told = [one for one in offered if one.claim.claim.covers]
    tables = []
    for start in range(0, len(told), MATRIX_COLUMNS):
        group = told[start : start + MATRIX_COLUMNS]
        rows = [
            (
                function.name[language],
                [one.claim.claim.covers.get(function.id, "unknown") for one in group],
            )
            for function in product.functions
        ]
        tables.append(Matrix(group, rows))
    return tables


def _suites(
    product: Product, offered: list[Candidate], catalogue: Catalogue, strings: Strings
) -> list[SuiteTable]:
    """A component does a function when it says so for this product or for one sold within it."""
    language = strings.language
    within = {product.id} | {p.id for p in catalogue.products.values() if product.id in p.part_of}
    tables = []
    for one in offered:
        if not one.program.components:
            continue
        rows = [
            (
                function.name[language],
                str(one.claim.claim.covers.get(function.id, "unknown")),
                [
                    Named(part.name, part.path)
                    for part in one.program.components
                    if any(
                        row.product.id in within
                        and row.claim.covers.get(function.id) in ("yes", "partly")
                        for row in part.replaces
                    )
                ],
            )
            for function in product.functions
        ]
        tables.append(SuiteTable(one, rows))
    return tables


def _merged(
    offered: list[Candidate],
    rows_of: Callable[[SoftwareView], list[Row]],
    name_of: Callable[[Row], str],
) -> list[tuple[Row, list[Named]]]:
    """Rows that several programs share (same name, same source) become one, with those programs."""
    kept: dict[tuple[str, SourceLine], tuple[Row, list[Named]]] = {}
    for one in offered:
        for row in rows_of(one.program):
            _, programs = kept.setdefault((name_of(row), row.source), (row, []))
            programs.append(Named(one.program.name, one.program.path))
    return [kept[key] for key in sorted(kept, key=lambda key: name_key(key[0]))]
