"""Programs and systems, short in the collection and whole in a document of their own."""

from datetime import date
from typing import Literal

from harvester.site.exports.models.building import Container, ReadinessCount, Standard, WayIn
from harvester.site.exports.models.common import (
    ApiModel,
    Collection,
    Document,
    Meta,
    Source,
    Statement,
    Text,
)
from harvester.site.exports.models.verdicts import (
    Activity,
    ActivityLabel,
    ActivityVerdict,
    Licence,
    LicenceVerdict,
)

Kind = Literal["application", "component", "suite", "service", "standard"]
Role = Literal["main", "part", "meta", "mirror", "fork", "docs", "deployment", "example", "legacy"]
Extent = Literal["yes", "partly", "no"]


class Links(ApiModel):
    """Where else it stands."""

    api: str
    """The document of this thing alone."""
    page_nl: str
    """Its page in Dutch."""
    page_en: str
    """Its page in English."""


class Seen(ApiModel):
    """What we know of its repositories, and how old that is."""

    as_of: date | None
    """The latest day whose state was read; null where nothing was ever read."""
    visited_on: date | None
    """The day of the latest visit, whether it succeeded or not."""
    observed: int
    """Number of repositories of which a state is known."""
    listed: int
    """Number of repositories that are listed."""


class ListedRepository(ApiModel):
    """One repository of a program."""

    id: str
    """Host and path of the address; the name of its document under repositories/."""
    url: str
    role: Role
    """main and part decide licence and activity."""
    decides: bool
    """Whether it decided the licence and activity above."""
    aliases: list[str]
    """Other addresses of it, earlier ones or those to which it moved, as server or forge told."""
    twin_of: str | None
    """Address of another repository with the same code, which is counted in its place."""
    as_of: date | None
    visited_on: date | None
    outcome: str | None
    """How the latest visit ended; the words stand in terms.json. null: never visited."""


class Replaced(ApiModel):
    """A product of which this program can do a part or the whole."""

    product: str
    """Id of the product."""
    counts_as_alternative: bool
    """true: offered, `function` and `uncovered` are written, `covers`, where given, has a yes."""
    function: Text | None
    """Which work of the product it does."""
    uncovered: Text | None
    """What the product does and this program does not."""
    covers: dict[str, Extent]
    """Id of a function of the product → yes, partly or no. What is not named is not known."""
    source: Source


class User(ApiModel):
    """An organisation that uses the program."""

    organisation: str | None
    """Id of the organisation, where it is one that we know."""
    name: str
    public_body: bool
    """Whether it is a Dutch public body in our list of organisations."""
    evidence: Literal["declared", "observed", "reported"]
    since: str | None
    """A year, month or day, as far as known."""
    status: Literal["pilot", "production", "ended"] | None
    what: Text | None
    source: Source


class SoftwareItem(ApiModel):
    """A program as the collection shows it."""

    id: str
    """Permanent id."""
    former_ids: list[str]
    """Ids under which it stood here before; their addresses lead to this id."""
    name: Text
    description: Text
    kind: Kind
    categories: list[str]
    """Ids; the first is the main one."""
    added: date
    """The day on which this catalogue first listed it."""
    review: Literal["pending", "reviewed"]
    """pending: nobody has written this entry with thought yet."""
    licence: Licence
    activity: ActivityLabel
    offered: bool
    """Whether it is offered as an open-source alternative; the reason stands in its document."""
    replaces: list[Replaced]
    used_by: list[User]
    repositories: list[ListedRepository]
    seen: Seen
    last_release: date | None
    """Day of the newest released version that is known."""
    programming_languages: list[str]
    """Of the repositories that decide, the most used first."""
    standards: list[Standard]
    container: Container
    eupl: Literal["same", "listed", "not-listed", "unknown"]
    """How the licence stands to the EUPL-1.2: the EUPL itself, or in the list of its appendix or
    not. No legal advice."""
    readiness_count: ReadinessCount
    ways_in: list[WayIn]
    links: Links


class SoftwareCollection(Collection):
    """All programs and systems."""

    items: list[SoftwareItem]


class Maker(ApiModel):
    name: str
    country: str | None
    """Country of establishment, ISO 3166-1 alpha-2."""
    parent: str | None
    parent_country: str | None
    kind: str | None
    source: Source


class Owner(ApiModel):
    organisation: str | None
    name: str
    role: Text | None
    source: Source


class Lifecycle(ApiModel):
    """What the owner says of the program itself."""

    state: Literal["live", "pilot", "ended", "disclosed"]
    since: date | None
    source: Source


class Supplier(ApiModel):
    """Who offers hosting, support or building work; no recommendation."""

    name: str
    country: str | None
    parent_country: str | None
    url: str | None
    until: date | None
    """Last day of a contract, where one is known."""
    what: Text | None
    source: Source


class Answer(ApiModel):
    """The answer to one question of the readiness list."""

    question: str
    """Id of the question; its words stand in terms.json."""
    answer: Literal["yes", "no", "unknown", "not-applicable"]
    reason: Text
    mend: Text | None
    """What makers can do, where the answer is no."""
    evidence: list[Source]


class Publiccode(ApiModel):
    """Its publiccode.yml: the makers' own file, and our draft where it is missing or invalid."""

    verdict: Literal[
        "valid", "warnings", "invalid", "unreadable", "something-else", "missing", "unknown"
    ]
    url: str | None
    """Address of the makers' own file."""
    commit: str | None
    """Commit at which the file was read."""
    draft: str | None
    """Address of our draft."""


class Release(ApiModel):
    name: str | None
    day: date


class Month(ApiModel):
    """Changes by people in one month; people: in the twelve months until then, as a range."""

    month: str
    changes: int
    people: str | None


class FurtherLink(ApiModel):
    label: Text
    url: str


class Software(SoftwareItem, Document):
    """A program with everything that we know of it, each claim with its source."""

    meta: Meta
    licence: LicenceVerdict
    activity: ActivityVerdict
    activity_spread: dict[Activity, int]
    """Label → number of repositories that decide (of a suite: of components)."""
    offered_reason: Text
    release: Release | None
    """The newest released version that is known."""
    aliases: list[str]
    homepage: str | None
    maker: Maker | None
    owners: list[Owner]
    lifecycle: Lifecycle | None
    components: list[str]
    """Ids of the programs of which it consists."""
    part_of: list[str]
    """Ids of the suites and services that contain it."""
    succeeded_by: list[str]
    preceded_by: list[str]
    no_repository: Text | None
    """Why it has no repository of its own."""
    can: list[Statement]
    cannot: list[Statement]
    costs: list[Statement]
    hosting: list[Statement]
    integrations: list[Statement]
    exit: list[Statement]
    take_part: list[Statement]
    caveats: list[Statement]
    suppliers: list[Supplier]
    gemma: list[str]
    accessibility: Source | None
    readiness: list[Answer]
    publiccode: Publiccode
    months: list[Month]
    further_links: list[FurtherLink]
    badges: str
    """Address of the explanation of its badges."""
