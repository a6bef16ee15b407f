"""One program or system: the record of `catalogue/software/<id>.yml`."""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from harvester.model.claims import (
    Claim,
    Country,
    Day,
    Id,
    Name,
    PageSource,
    Source,
    Url,
    When,
    Written,
)
from harvester.model.facts import Text

Role = Literal["main", "part", "meta", "mirror", "fork", "docs", "deployment", "example", "legacy"]
DECIDING_ROLES: frozenset[Role] = frozenset({"main", "part"})
"""Only repositories in these roles decide the licence and the life of a program."""

Kind = Literal["application", "component", "suite", "service", "standard"]
Extent = Literal["yes", "partly", "no"]


class RepositoryRef(Written):
    """One repository and what it is to this program."""

    url: Url
    """Address: https, the host in small letters, no `.git` and no `/` at the end."""
    role: Role
    """main and part decide licence and activity; the other roles never do.

    main: the program itself. part: code that runs with it. meta: coordination, issues, design.
    mirror: a copy of another listed repository. fork: a changed copy of other people's code.
    docs: documents or a website. deployment: how it is installed and run. example: tests, demos.
    legacy: an earlier generation that is no longer developed.
    """
    what: Text | None = None
    """What it holds, in a few words."""


class NoRepository(Written):
    """A program without a repository of its own."""

    none: Text
    """Why there is none."""


def _kind_of_repositories(value: Any) -> str:
    return "listed" if isinstance(value, list) else "no-repository"


class Maker(Written):
    """Who makes it."""

    name: Name
    """Name of the organisation or community."""
    country: Country | None = None
    """Country of establishment (NL, DE …); leave it out where there is none, as for a community."""
    parent: str | None = None
    """The ultimate parent organisation, when it is another."""
    parent_country: Country | None = None
    """Country of establishment of the ultimate parent."""
    kind: (
        Literal["government", "company", "foundation", "community", "cooperative", "research"]
        | None
    ) = None
    """What kind of maker it is."""
    source: Source


class Owner(Written):
    """Who answers for the program."""

    organisation: Id | None = None
    """Id in organisations.yml; or else `name`."""
    name: Name | None = None
    """Name, when the organisation is not in organisations.yml."""
    role: Text | None = None
    """What it does for the program, when that matters."""
    source: Source


class Lifecycle(Written):
    """What the owner says of the program itself; nothing to do with commits."""

    state: Literal["live", "pilot", "ended", "disclosed"]
    """live: in use. pilot: being built or tried. ended: stopped. disclosed: only shown."""
    since: Day | None = None
    """The first day of this state, where it is known."""
    source: Source


class Replaces(Written):
    """One product of which this program can do a part or the whole.

    It counts as an alternative with both `function` and `uncovered`, and `yes` for at least one
    function where `covers` is given. Else it is shown as a part of an answer.
    """

    product: Id
    """Id of a file in products/."""
    function: Text | None = None
    """Which work of the product this program does."""
    uncovered: Text | None = None
    """What the product does and this program does not."""
    covers: dict[Id, Extent] = Field(default_factory=dict)
    """Function id of the product → yes, partly or no. What is not named is not known."""
    source: Source

    @property
    def told(self) -> bool:
        """Whether both the work that it takes over and what it leaves uncovered are written."""
        return self.function is not None and self.uncovered is not None

    @property
    def stands_in(self) -> bool:
        """Whether it counts as an alternative, should the program be offered.

        Functions that were compared must hold one `yes`: what does nothing wholly is a part.
        """
        return self.told and (not self.covers or "yes" in self.covers.values())


class UsedBy(Written):
    """One organisation that uses the program."""

    organisation: Id | None = None
    """Id in organisations.yml; or else `name`."""
    name: Name | None = None
    """Name, when the organisation is not in organisations.yml."""
    evidence: Literal["declared", "observed", "reported"]
    """declared: its publiccode.yml says so. observed: its own code or configuration contains it.

    reported: a page or document says so.
    """
    since: When | None = None
    """A year, month or day, as far as known."""
    status: Literal["pilot", "production", "ended"] | None = None
    """pilot: being tried. production: in use. ended: no longer used."""
    what: Text | None = None
    """For which work or in which place, in a few words."""
    source: Source


class Supplier(Written):
    """A company or body that offers hosting, support or building work."""

    name: Name
    """Name of the company or body, never of a person."""
    country: Country | None = None
    """Country of establishment."""
    parent_country: Country | None = None
    """Country of establishment of the ultimate parent."""
    url: Url | None = None
    """Its page about this offer."""
    until: Day | None = None
    """Last day of a contract, when one is known."""
    what: Text | None = None
    """What it offers."""
    source: Source


class Standard(Written):
    """An open standard that the program speaks."""

    name: Name
    """Usual name of the standard."""
    url: Url | None = None
    """Where the standard is described."""
    source: Source


class LicenceReview(Written):
    """A person's word on a licence; void as soon as the licence file (`blob`) changes."""

    licence_class: Annotated[Literal["open", "not-open", "none", "unknown"], Field(alias="class")]
    """open, not-open, none (no licence at all) or unknown."""
    expression: str | None = None
    """SPDX expression."""
    reason: Text
    """Why, in a sentence."""
    repository: Url
    """Address of the repository, as listed above."""
    blob: str | None = None
    """Blob id of the licence file that was read."""
    source: Source
    reviewed_on: Day
    """The day on which the text was read."""


class Link(Written):
    """A further page for readers."""

    label: Text
    """What the page is, in a few words."""
    url: Url
    """Address of the page."""


class Review(Written):
    """Whether a person wrote this entry with thought, or it still waits for that."""

    status: Literal["pending", "reviewed"]
    """pending: waits for a person. reviewed: written with thought."""
    reviewed_on: Day | None = None
    """The day of the review; required when the status is reviewed."""


class Software(Written):
    """One program or system: `catalogue/software/<id>.yml`."""

    id: Id
    """The name of the file without `.yml`; not written in it."""
    name: Text
    """What people call it, in Dutch and English."""
    description: Text
    """One sentence for people who have never heard of it; at most 150 characters."""
    kind: Kind
    """application: people use it as it is. component: for builders of other programs.

    suite: several programs together. service: one organisation runs it for others.
    standard: an agreement with reference code.
    """
    added: Day
    """The day on which this catalogue first listed it."""
    review: Review
    categories: list[Id] = Field(min_length=1)
    """Ids in categories.yml; the first is the main one."""
    repositories: Annotated[
        Annotated[list[RepositoryRef], Tag("listed")]
        | Annotated[NoRepository, Tag("no-repository")],
        Discriminator(_kind_of_repositories),
    ]
    """The repositories with their roles, or `none:` with the reason."""
    aliases: list[Name] = Field(default_factory=list)
    """Other names by which people look for it."""
    former_ids: list[Id] = Field(default_factory=list)
    """Earlier names of this file, without `.yml`: the data service keeps answering for them."""
    homepage: Url | None = None
    """The page of the makers, not of the repository."""
    maker: Maker | None = None
    """Who makes it, with the country of establishment."""
    owners: list[Owner] = Field(default_factory=list)
    """Public bodies and others that answer for it."""
    lifecycle: Lifecycle | None = None
    """What the owner says of the program: live, pilot, ended or disclosed."""
    components: list[Id] = Field(default_factory=list)
    """Ids of the programs of which a suite or service consists."""
    components_source: Source | None = None
    """Who says that it consists of these programs."""
    replaces: list[Replaces] = Field(default_factory=list)
    """Products of which it can do a part or the whole; empty when there is none."""
    used_by: list[UsedBy] = Field(default_factory=list)
    """Organisations that use it, each with its evidence."""
    can: list[Claim] = Field(default_factory=list)
    """What it can do."""
    cannot: list[Claim] = Field(default_factory=list)
    """What it cannot do, though people may expect it."""
    costs: list[Claim] = Field(default_factory=list)
    """What it costs, in words."""
    suppliers: list[Supplier] = Field(default_factory=list)
    """Who offers hosting, support or building work; no recommendation."""
    take_part: list[Claim] = Field(default_factory=list)
    """How others can take part."""
    hosting: list[Claim] = Field(default_factory=list)
    """In which ways it can be hosted."""
    standards: list[Standard] = Field(default_factory=list)
    """Open standards that it speaks."""
    integrations: list[Claim] = Field(default_factory=list)
    """With what it works together."""
    exit: list[Claim] = Field(default_factory=list)
    """How data get in and out."""
    accessibility: PageSource | None = None
    """The accessibility statement."""
    gemma: list[Name] = Field(default_factory=list)
    """GEMMA reference components."""
    succeeded_by: list[Id] = Field(default_factory=list)
    """Ids of the programs that came after it."""
    licence_review: list[LicenceReview] = Field(default_factory=list)
    """A person's word on a licence that the harvester cannot read."""
    caveats: list[Claim] = Field(default_factory=list)
    """What a reader must know before trusting the figures of this page."""
    links: list[Link] = Field(default_factory=list)
    """Further pages for readers."""

    @property
    def repository_refs(self) -> list[RepositoryRef]:
        """The repositories; empty when there is none."""
        return self.repositories if isinstance(self.repositories, list) else []
