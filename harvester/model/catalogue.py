"""What people write down: the records of `catalogue/`."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from harvester.model.facts import Record, Text

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1 alpha-2, or XX where none is known to apply."""
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"']+$", max_length=500)]

Role = Literal[
    "main", "part", "meta", "mirror", "fork", "docs", "deployment", "example", "legacy"
]
DECIDING_ROLES: frozenset[Role] = frozenset({"main", "part"})
"""Only repositories in these roles decide the licence and the life of a program."""

Kind = Literal["application", "component", "suite", "service", "standard"]
Extent = Literal["yes", "partly", "no"]


class PageSource(Record):
    """A page that was really read."""

    url: Url
    seen_on: date


class FileSource(Record):
    """A file in a repository that was really read at one commit."""

    repository: Url
    path: str
    commit: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{7,64}$")]
    seen_on: date | None = None


class EditorSource(Record):
    """The editors' judgement: shown as such, not confirmed by others."""

    editor: Literal["judgement"]
    reviewed_on: date


class PendingSource(Record):
    """Imported and not yet looked at by a person; shown so and counted. url: where it may be found."""

    review: Literal["pending"]
    url: Url | None = None
    note: str = ""


Source = PageSource | FileSource | EditorSource | PendingSource


class Claim(Record):
    """A sentence that somebody can stand for."""

    text: Text
    source: Source


class RepositoryRef(Record):
    url: Url
    role: Role
    what: Text | None = None


class NoRepository(Record):
    """Why a program has no repository of its own (`repositories: {none: …}`)."""

    none: Text


class Maker(Record):
    """Who makes it; country of establishment and of the ultimate parent."""

    name: str
    country: Country | None = None
    parent: str | None = None
    parent_country: Country | None = None
    kind: Literal["government", "company", "foundation", "community", "cooperative", "research"] | None = None
    source: Source


class Owner(Record):
    """Who answers for the program: a known organisation, or a name. role: in words, when it matters."""

    organisation: Id | None = None
    name: str | None = None
    role: Text | None = None
    source: Source


class Lifecycle(Record):
    """What the owner says of the program itself; nothing to do with commits."""

    state: Literal["live", "pilot", "ended", "disclosed"]
    since: date | None = None
    source: Source


class Replaces(Record):
    """One product of which this program can do a part or the whole.

    Without both `function` and `uncovered` it is shown as a part of an answer and never counted
    as an alternative. covers: per function id of the product.
    """

    product: Id
    function: Text | None = None
    uncovered: Text | None = None
    covers: dict[Id, Extent] = Field(default_factory=dict)
    source: Source


class UsedBy(Record):
    """One organisation that uses it; `organisation` (an id) or, where not resolved, `name`."""

    organisation: Id | None = None
    name: str | None = None
    evidence: Literal["declared", "observed", "reported"]
    since: str | None = None
    """A year, month or day, as far as known."""
    status: Literal["pilot", "production", "ended"] | None = None
    source: Source


class Supplier(Record):
    name: str
    country: Country | None = None
    parent_country: Country | None = None
    url: Url | None = None
    until: date | None = None
    what: Text | None = None
    source: Source


class Standard(Record):
    name: str
    url: Url | None = None
    source: Source


class LicenceReview(Record):
    """A person's word on a licence; void as soon as the licence file (`blob`) changes."""

    licence_class: Annotated[Literal["open", "not-open", "none", "unknown"], Field(alias="class")]
    expression: str | None = None
    reason: Text
    repository: Url
    blob: str | None = None
    source: Source
    reviewed_on: date


class Link(Record):
    label: Text
    url: Url


class Review(Record):
    """Whether a person wrote this entry with thought (`reviewed_on`) or it still waits (`pending`)."""

    status: Literal["pending", "reviewed"]
    reviewed_on: date | None = None


class Software(Record):
    """One program or system: `catalogue/software/<id>.yml`."""

    id: Id
    name: Text
    description: Text
    kind: Kind
    added: date
    review: Review
    categories: list[Id] = Field(min_length=1)
    repositories: list[RepositoryRef] | NoRepository
    aliases: list[str] = Field(default_factory=list)
    homepage: Url | None = None
    maker: Maker | None = None
    owners: list[Owner] = Field(default_factory=list)
    lifecycle: Lifecycle | None = None
    components: list[Id] = Field(default_factory=list)
    components_source: Source | None = None
    replaces: list[Replaces] = Field(default_factory=list)
    used_by: list[UsedBy] = Field(default_factory=list)
    can: list[Claim] = Field(default_factory=list)
    cannot: list[Claim] = Field(default_factory=list)
    costs: list[Claim] = Field(default_factory=list)
    suppliers: list[Supplier] = Field(default_factory=list)
    take_part: list[Claim] = Field(default_factory=list)
    hosting: list[Claim] = Field(default_factory=list)
    standards: list[Standard] = Field(default_factory=list)
    integrations: list[Claim] = Field(default_factory=list)
    exit: list[Claim] = Field(default_factory=list)
    accessibility: PageSource | None = None
    gemma: list[str] = Field(default_factory=list)
    succeeded_by: list[Id] = Field(default_factory=list)
    licence_review: list[LicenceReview] = Field(default_factory=list)
    caveats: list[Claim] = Field(default_factory=list)
    links: list[Link] = Field(default_factory=list)

    @property
    def repository_refs(self) -> list[RepositoryRef]:
        return self.repositories if isinstance(self.repositories, list) else []


class ProductFunction(Record):
    """One thing that people do with a product."""

    id: Id
    name: Text


class Product(Record):
    """One proprietary product: `catalogue/products/<id>.yml`."""

    id: Id
    name: str
    aliases: list[str] = Field(default_factory=list)
    vendor: str
    vendor_country: Country
    parent: str | None = None
    parent_country: Country
    vendor_source: Source
    categories: list[Id] = Field(min_length=1)
    description: Text
    functions: list[ProductFunction] = Field(default_factory=list)
    part_of: list[Id] = Field(default_factory=list)
    uncovered: list[Claim] = Field(default_factory=list)
    """What no alternative that we know covers."""
    note: Text | None = None
    added: date
    review: Review


class Category(Record):
    id: Id
    name: Text
    description: Text
    not_here: Text | None = None
    criteria: list[Text] = Field(default_factory=list)
    related: list[Id] = Field(default_factory=list)
    publiccode_categories: list[str] = Field(default_factory=list)


Level = Literal[
    "central", "province", "municipality", "water-board", "agency", "cooperation",
    "education-research", "foundation", "foreign", "other",
]


class Account(Record):
    """A place on a forge where an organisation publishes. group: whole account, not one repository."""

    url: Url
    group: bool = True
    active: bool = True


class Organisation(Record):
    id: Id
    name: str
    aliases: list[str] = Field(default_factory=list)
    level: Level
    country: Country = "NL"
    province: str | None = None
    tooi: Url | None = None
    accounts: list[Account] = Field(default_factory=list)
    source: Source | None = None


class ForgeHost(Record):
    """One host: which adapter, who operates it, where that operator and its parent are established."""

    host: str
    name: str
    kind: Literal["github", "gitlab", "forgejo", "plain_git"]
    operator: str
    operator_country: Country
    parent_country: Country
    case_sensitive_paths: bool = True
    source: Source


class LicencePolicy(Record):
    """`catalogue/licences.yml`: what counts as open, on top of the OSI and FSF flags of the SPDX list."""

    also_open: dict[str, Text] = Field(default_factory=dict)
    never_open: dict[str, Text] = Field(default_factory=dict)
    content_only: list[str] = Field(default_factory=list)
    aliases: dict[str, str] = Field(default_factory=dict)
    eupl_compatible: list[str] = Field(default_factory=list)


class Thresholds(Record):
    """`catalogue/checks.yml` → thresholds; days and counts as CHECKS.md measured them."""

    active_days: int
    active_months: int
    active_months_young: int
    young_days: int
    new_days: int
    once_commits: int
    once_days: int
    once_age_days: int
    silent_days: int
    long_silent_days: int
    stale_observation_days: int
    snapshot_share: float
    snapshot_commits: int
    claim_months: int


class LabelWords(Record):
    """Name of a label, its rule in one sentence, and the reason as a template.

    variants: the reason for special cases of the same label. Templates hold `{placeholders}`.
    """

    name: Text
    rule: Text
    reason: Text
    variants: dict[str, Text] = Field(default_factory=dict)


class Question(Record):
    """One readiness question: its words, and what to do when the answer is no.

    answers: templates of this question only; the others use `answers` of the policy.
    """

    id: Id
    question: Text
    mend: Text
    why: Text | None = None
    answers: dict[str, Text] = Field(default_factory=dict)


class CountWords(Record):
    """A number of something, in words; both hold `{n}`."""

    one: Text
    many: Text


class ChecksPolicy(Record):
    """`catalogue/checks.yml`: thresholds, labels, questions and every word that a verdict may say.

    Words about licences stand in licences.yml.
    """

    thresholds: Thresholds
    activity: dict[str, LabelWords]
    """Label → words, in the order in which the rules are tried."""
    main_label_rule: Text
    program: dict[str, Text]
    """How several repositories, or components, become one answer."""
    offered: dict[str, Text]
    """Why a program is, or is not, offered as an open-source alternative."""
    readiness: list[Question]
    answers: dict[str, Text]
    flags: dict[str, Text]
    reasons: dict[str, Text]
    """Words of every `Unknown.reason` and every note of an observation."""
    outcomes: dict[str, Text]
    """Words of every `Outcome` of a visit."""
    counts: dict[str, CountWords]
    months: Annotated[list[Text], Field(min_length=12, max_length=12)]
    """Names of the months, for dates in sentences."""


class Policy(Record):
    licences: LicencePolicy
    checks: ChecksPolicy


class Catalogue(Record):
    """Everything under `catalogue/` except observations; ids are unique, references resolve."""

    software: dict[str, Software]
    products: dict[str, Product]
    categories: dict[str, Category]
    organisations: dict[str, Organisation]
    forges: dict[str, ForgeHost]
    policy: Policy
