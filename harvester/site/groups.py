"""Programs and products by category, and by the organisations that use and make them."""

from collections.abc import Mapping
from dataclasses import dataclass

from harvester.model.catalogue import Catalogue, Category, Organisation
from harvester.site import addresses
from harvester.site.countries import country_name
from harvester.site.entries import Named, SoftwareView, UserRow
from harvester.site.products import ProductView
from harvester.site.sorting import by_name
from harvester.site.strings import Strings


@dataclass(frozen=True, slots=True)
class CategoryView:
    """One category with what stands in it."""

    entry: Category
    path: str
    name: str
    description: str
    not_here: str
    criteria: list[str]
    software: list[SoftwareView]
    products: list[ProductView]
    related: list[Named]

    @property
    def id(self) -> str:
        return self.entry.id


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """One organisation: what it is known to use, and for what it answers."""

    entry: Organisation
    path: str
    name: str
    level: str
    country: str
    uses: list[tuple[SoftwareView, UserRow]]
    owns: list[SoftwareView]

    @property
    def id(self) -> str:
        return self.entry.id


def categories_of(
    catalogue: Catalogue,
    software: Mapping[str, SoftwareView],
    products: Mapping[str, ProductView],
    strings: Strings,
) -> dict[str, CategoryView]:
    """Every category by id, in the order of names."""
    language = strings.language
    programs: dict[str, list[SoftwareView]] = {id_: [] for id_ in catalogue.categories}
    replaced: dict[str, list[ProductView]] = {id_: [] for id_ in catalogue.categories}
    for program in software.values():
        for id_ in program.entry.categories:
            programs[id_].append(program)
    for product in products.values():
        for id_ in product.entry.categories:
            replaced[id_].append(product)
    paths = {
        id_: Named(one.name[language], addresses.path(language, "category", id_))
        for id_, one in catalogue.categories.items()
    }
    views = [
        CategoryView(
            entry=category,
            path=paths[category.id].path or "",
            name=category.name[language],
            description=category.description[language],
            not_here=category.not_here[language] if category.not_here else "",
            criteria=[criterion[language] for criterion in category.criteria],
            software=programs[category.id],
            products=replaced[category.id],
            related=by_name([paths[id_] for id_ in category.related]),
        )
        for category in catalogue.categories.values()
    ]
    return {view.id: view for view in by_name(views)}


def organisations_of(
    catalogue: Catalogue, software: Mapping[str, SoftwareView], strings: Strings
) -> dict[str, OrganisationView]:
    """Every organisation by id, in the order of names."""
    language = strings.language
    uses: dict[str, list[tuple[SoftwareView, UserRow]]] = {i: [] for i in catalogue.organisations}
    owns: dict[str, list[SoftwareView]] = {id_: [] for id_ in catalogue.organisations}
    for program in software.values():
        for row in program.users:
            if row.organisation_id:
                uses[row.organisation_id].append((program, row))
        for id_ in dict.fromkeys(owner.organisation for owner in program.entry.owners):
            if id_:
                owns[id_].append(program)
    views = [
        OrganisationView(
            entry=one,
            path=addresses.path(language, "organisation", one.id),
            name=one.name,
            level=strings.t(f"level.{one.level}"),
            country=country_name(one.country, language),
            uses=uses[one.id],
            owns=owns[one.id],
        )
        for one in catalogue.organisations.values()
    ]
    return {view.id: view for view in by_name(views)}
