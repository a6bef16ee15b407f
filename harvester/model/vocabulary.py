"""Products, categories, organisations and hosts: what software entries refer to."""

from typing import Literal

from pydantic import Field

from harvester.model.claims import Claim, Country, Day, Id, Name, Source, Url, Written
from harvester.model.facts import Text
from harvester.model.software import Review


class ProductFunction(Written):
    """One thing that people do with a product."""

    id: Id
    """Short id, unique within the product."""
    name: Text


class Product(Written):
    """One proprietary product: `catalogue/products/<id>.yml`."""

    id: Id
    """The name of the file without `.yml`; not written in it."""
    name: Name
    """The name that the vendor gives it."""
    aliases: list[Name] = Field(default_factory=list)
    """Earlier and shorter names by which people look for it."""
    former_ids: list[Id] = Field(default_factory=list)
    """Earlier names of this file, without `.yml`: the data service keeps answering for them."""
    vendor: Name
    """Name of the company that sells it."""
    vendor_country: Country
    """Country of establishment of the vendor."""
    parent: str | None = None
    """The ultimate parent organisation, when it is another."""
    parent_country: Country
    """Country of establishment of the ultimate parent (or of the vendor itself)."""
    vendor_source: Source
    categories: list[Id] = Field(min_length=1)
    """Ids in categories.yml; the first is the main one."""
    description: Text
    """What people do with it, in one neutral sentence of at most 150 characters."""
    functions: list[ProductFunction] = Field(default_factory=list)
    """What people do with it, one by one; `covers` of software entries refers to these ids."""
    part_of: list[Id] = Field(default_factory=list)
    """Ids of the larger products in which it is sold."""
    uncovered: list[Claim] = Field(default_factory=list)
    """What no alternative that we know covers."""
    note: Text | None = None
    """What a reader should know: an earlier name, an announced end."""
    added: Day
    """The day on which this catalogue first listed it."""
    review: Review


class Category(Written):
    """One kind of work: an entry of `catalogue/categories.yml`."""

    id: Id
    """The key of the entry."""
    name: Text
    description: Text
    not_here: Text | None = None
    """What people might look for here and find elsewhere."""
    criteria: list[Text] = Field(default_factory=list)
    """What a program needs to belong here."""
    related: list[Id] = Field(default_factory=list)
    """Ids of categories that people may mean instead."""
    publiccode_categories: list[str] = Field(default_factory=list)
    """Terms of the publiccode.yml vocabulary."""


Level = Literal[
    "central",
    "province",
    "municipality",
    "water-board",
    "agency",
    "cooperation",
    "education-research",
    "foundation",
    "foreign",
    "other",
]


class Account(Written):
    """A place on a forge where an organisation publishes."""

    url: Url
    """Address of the account."""
    group: bool = True
    """true: a whole account. false: one repository."""
    active: bool = True
    """false: it publishes there no longer."""


class Organisation(Written):
    """One organisation: an entry of `catalogue/organisations.yml`."""

    id: Id
    """The key of the entry."""
    name: Name
    """Full name in its own language."""
    aliases: list[Name] = Field(default_factory=list)
    """Short names and other spellings, as publiccode.yml files write them."""
    level: Level
    """Level of government, or what else it is."""
    country: Country = "NL"
    """Country in which it is established."""
    province: str | None = None
    """Dutch province in which a municipality or water board lies, where that is sure."""
    tooi: Url | None = None
    """Identifier in the register of Dutch public bodies (TOOI)."""
    accounts: list[Account] = Field(default_factory=list)
    """Places on forges where it publishes."""
    source: Source | None = None
    """Where name, identifier and accounts were read."""


class ForgeHost(Written):
    """One host: which adapter asks it, who operates it, where operator and parent are."""

    host: Name
    """The key of the entry: the exact name of the host."""
    name: Name
    """What people call the place."""
    kind: Literal["github", "gitlab", "forgejo", "plain_git"]
    """Which adapter asks it what git cannot tell; plain_git asks nothing."""
    operator: Name
    """The organisation that runs it."""
    operator_country: Country
    """Country of establishment of the operator."""
    parent_country: Country
    """Country of establishment of the ultimate parent of the operator."""
    case_sensitive_paths: bool = True
    """false: capitals in an address make no difference, as on GitHub and GitLab."""
    source: Source
