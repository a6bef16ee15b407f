"""Products, categories and organisations."""

from datetime import date
from typing import Literal

from harvester.site.exports.models.common import (
    ApiModel,
    Collection,
    Document,
    Source,
    Statement,
    Text,
)
from harvester.site.exports.models.software import Extent, Links

Level = Literal[
    "central", "province", "municipality", "water-board", "agency", "cooperation",
    "education-research", "foundation", "foreign", "other",
]  # fmt: skip


class ProductFunction(ApiModel):
    """One thing that people do with a product."""

    id: str
    name: Text


class Candidate(ApiModel):
    """A program that can do a part or the whole of a product."""

    software: str
    """Id of the program."""
    name: Text
    status: Literal["alternative", "part", "not-offered"]
    """alternative: offered, with function and gap written, and one function covered wholly (or
    none compared). part: offered, without one of these.
    not-offered: with the reason in the document of the program."""
    function: Text | None
    uncovered: Text | None
    covers: dict[str, Extent]
    source: Source


class ProductItem(ApiModel):
    """A proprietary product as the collection shows it."""

    id: str
    former_ids: list[str]
    """Ids under which it stood here before; their addresses lead to this id."""
    name: str
    aliases: list[str]
    vendor: str
    vendor_country: str
    """Country of establishment of the vendor, ISO 3166-1 alpha-2."""
    parent: str | None
    parent_country: str
    """Country of establishment of the ultimate parent."""
    description: Text
    categories: list[str]
    part_of: list[str]
    """Ids of the larger products in which it is sold."""
    alternatives: int
    """Number of programs that count as an alternative."""
    added: date
    review: Literal["pending", "reviewed"]
    links: Links


class ProductCollection(Collection):
    """All proprietary products."""

    items: list[ProductItem]


class Product(ProductItem, Document):
    """A product with every program that can stand in for it, in the order of names."""

    vendor_source: Source
    note: Text | None
    functions: list[ProductFunction]
    candidates: list[Candidate]
    uncovered: list[Statement]
    """What no alternative that we know covers."""


class CategoryItem(ApiModel):
    """One kind of work."""

    id: str
    name: Text
    description: Text
    related: list[str]
    publiccode_categories: list[str]
    """Terms of the publiccode.yml vocabulary."""
    programs: int
    products: int
    links: Links


class CategoryCollection(Collection):
    """All categories."""

    items: list[CategoryItem]


class Category(CategoryItem, Document):
    """A category with what stands in it."""

    not_here: Text | None
    criteria: list[Text]
    software_ids: list[str]
    product_ids: list[str]


class Account(ApiModel):
    """A place on a forge where an organisation publishes."""

    url: str
    group: bool
    active: bool


class OrganisationItem(ApiModel):
    """An organisation; never a person."""

    id: str
    name: str
    aliases: list[str]
    level: Level
    country: str
    province: str | None
    tooi: str | None
    """Identifier in the register of Dutch public bodies."""
    uses: int
    """Number of programs that it is known to use now."""
    owns: int
    """Number of programs for which it answers."""
    links: Links


class OrganisationCollection(Collection):
    """All organisations."""

    items: list[OrganisationItem]


class Use(ApiModel):
    """A program that an organisation is known to use."""

    software: str
    ended: bool
    source: Source


class Organisation(OrganisationItem, Document):
    """An organisation with the programs that it uses and answers for."""

    accounts: list[Account]
    source: Source | None
    used_software: list[Use]
    owned_software: list[str]
