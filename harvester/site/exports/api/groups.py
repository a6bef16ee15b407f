"""Products, categories and organisations: View → the shapes of the API."""

from typing import Any

from harvester.site.exports import places
from harvester.site.exports.api import common
from harvester.site.exports.api.common import maybe, source, source_of_line, statements, text
from harvester.site.exports.models.groups import (
    Account,
    Candidate,
    Category,
    CategoryItem,
    Organisation,
    OrganisationItem,
    Product,
    ProductFunction,
    ProductItem,
    Use,
)
from harvester.site.groups import CategoryView, OrganisationView
from harvester.site.products import ProductView
from harvester.site.view import View


def product_item(view: View, product: ProductView) -> ProductItem:
    return ProductItem(**_product(view, product))


def product_document(view: View, product: ProductView) -> Product:
    entry = product.entry
    groups = (
        ("alternative", product.alternatives),
        ("part", product.parts),
        ("not-offered", product.others),
    )
    return Product(
        meta=common.meta(
            view,
            places.api("products", product.id),
            "product",
            f"catalogue/products/{product.id}.yml",
            "catalogue/software/",
        ),
        **_product(view, product),
        vendor_source=source(view, entry.vendor_source),
        note=maybe(entry.note),
        functions=[ProductFunction(id=one.id, name=text(one.name)) for one in entry.functions],
        candidates=[
            Candidate(
                software=one.program.id,
                name=text(one.program.entry.name),
                status=status,
                function=maybe(one.claim.claim.function),
                uncovered=maybe(one.claim.claim.uncovered),
                covers=one.claim.claim.covers,
                source=source(view, one.claim.claim.source),
            )
            for status, candidates in groups
            for one in candidates
        ],
        uncovered=statements(view, entry.uncovered),
    )


def _product(view: View, product: ProductView) -> dict[str, Any]:
    entry = product.entry
    return {
        "id": product.id,
        "former_ids": entry.former_ids,
        "name": entry.name,
        "aliases": entry.aliases,
        "vendor": entry.vendor,
        "vendor_country": entry.vendor_country,
        "parent": entry.parent,
        "parent_country": entry.parent_country,
        "description": text(entry.description),
        "categories": entry.categories,
        "part_of": entry.part_of,
        "alternatives": len(product.alternatives),
        "added": entry.added,
        "review": entry.review.status,
        "links": places.links(view, "products", "product", product.id),
    }


def category_item(view: View, category: CategoryView) -> CategoryItem:
    return CategoryItem(**_category(view, category))


def category_document(view: View, category: CategoryView) -> Category:
    return Category(
        meta=common.meta(
            view,
            places.api("categories", category.id),
            "category",
            "catalogue/categories.yml",
            "catalogue/software/",
            "catalogue/products/",
        ),
        **_category(view, category),
        not_here=maybe(category.entry.not_here),
        criteria=[text(one) for one in category.entry.criteria],
        software_ids=[one.id for one in category.software],
        product_ids=[one.id for one in category.products],
    )


def _category(view: View, category: CategoryView) -> dict[str, Any]:
    entry = category.entry
    return {
        "id": category.id,
        "name": text(entry.name),
        "description": text(entry.description),
        "related": entry.related,
        "publiccode_categories": entry.publiccode_categories,
        "programs": len(category.software),
        "products": len(category.products),
        "links": places.links(view, "categories", "category", category.id),
    }


def organisation_item(view: View, organisation: OrganisationView) -> OrganisationItem:
    return OrganisationItem(**_organisation(view, organisation))


def organisation_document(view: View, organisation: OrganisationView) -> Organisation:
    entry = organisation.entry
    return Organisation(
        meta=common.meta(
            view,
            places.api("organisations", organisation.id),
            "organisation",
            "catalogue/organisations.yml",
            "catalogue/software/",
        ),
        **_organisation(view, organisation),
        accounts=[
            Account(url=one.url, group=one.group, active=one.active) for one in entry.accounts
        ],
        source=source(view, entry.source) if entry.source else None,
        used_software=[
            Use(software=program.id, ended=row.ended, source=source_of_line(row.source))
            for program, row in organisation.uses
        ],
        owned_software=[program.id for program in organisation.owns],
    )


def _organisation(view: View, organisation: OrganisationView) -> dict[str, Any]:
    entry = organisation.entry
    uses = {program.id for program, row in organisation.uses if not row.ended}
    return {
        "id": organisation.id,
        "name": entry.name,
        "aliases": entry.aliases,
        "level": entry.level,
        "country": entry.country,
        "province": entry.province,
        "tooi": entry.tooi,
        "uses": len(uses),
        "owns": len(organisation.owns),
        "links": places.links(view, "organisations", "organisation", organisation.id),
    }
