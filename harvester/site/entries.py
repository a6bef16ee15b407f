"""What a program's page shows: the entry with its rows joined, sorted and worded."""

from dataclasses import dataclass, field
from datetime import date

from harvester.model.assessment import LicenceEvent, RepositoryAssessment, SoftwareAssessment
from harvester.model.catalogue import Product, Replaces, RepositoryRef, Software
from harvester.model.observation import Tag
from harvester.publiccode import ContractState, DraftResult
from harvester.site.declared import DeclaredFile
from harvester.site.labels import Status
from harvester.site.sources import SourceLine


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name and perhaps a page (path relative to the language's root)."""

    name: str
    path: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A sentence with its source."""

    text: str
    source: SourceLine


@dataclass(frozen=True, slots=True)
class RepositoryRow:
    """One repository of a program. as_of: the day whose state was read; None: never read.

    outcome: the words to show when nothing could be read. moved_to: other addresses that forge or
    server told. standing: what its forge says when it is not there any more. page: of its
    publiccode.yml, with the verdict in words (publiccode).
    """

    ref: RepositoryRef
    name: str
    url: str | None
    host: str
    role: str
    what: str
    licence: Status
    expression: str | None
    activity: Status
    assessment: RepositoryAssessment
    decides: bool
    last_change: date | None
    as_of: date | None
    copy_read: bool
    outcome: str
    moved_to: list[str]
    standing: str
    visited_on: date | None
    good: bool
    twin: str | None
    page: str | None
    publiccode: str


@dataclass(frozen=True, slots=True)
class UserRow:
    """One organisation that uses a program. recent: looked at within the limit of checks.yml.

    declared: since when publiccode.yml names it, in words; declared_source: where, when it is not
    the source itself.
    """

    organisation: Named
    level: str
    since: str
    status: str
    what: str
    ended: bool
    recent: bool
    source: SourceLine
    organisation_id: str | None
    declared: str = ""
    declared_source: SourceLine | None = None
    province: str = ""


@dataclass(frozen=True, slots=True)
class SupplierRow:
    """One supplier. countries: of establishment and, where it is another, of the parent.

    contract: what the last day means on the day of the site.
    """

    name: str
    url: str | None
    country: str
    parent_country: str
    until: date | None
    contract: ContractState
    what: str
    source: SourceLine

    @property
    def expired(self) -> bool:
        """The last day of the contract is past."""
        return self.contract == "ended"


@dataclass(frozen=True, slots=True)
class ReplacesRow:
    """A product and which part of it this program takes over. counts: as an alternative."""

    claim: Replaces
    product: Product
    path: str
    function: str
    uncovered: str
    counts: bool
    covers: list[tuple[str, str]]
    source: SourceLine


@dataclass(frozen=True, slots=True)
class MonthRow:
    """Changes by people in one month. people: in the twelve months until then, as a range."""

    month: str
    human: int
    people: str


@dataclass(frozen=True, slots=True)
class CheckRow:
    """The answer to one question of the readiness list."""

    question: str
    answer: str
    reason: str
    url: str | None
    mend: str


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft and where it is. file: from the root of the whole site, address: of a language.

    repository: whose file it would be. unseen: that repository was never read, so there may be a
    file already.
    """

    file: str
    address: str
    repository: str
    unseen: bool
    result: DraftResult


@dataclass(frozen=True, slots=True)
class SoftwareView:
    """Everything that may be shown of one program, in one language.

    left_open: the change by which it left open source; last_open: the last version before that.
    files: its publiccode.yml, one for each repository that has one; draft: where none is valid.
    """

    entry: Software
    assessment: SoftwareAssessment
    path: str
    name: str
    description: str
    kind: str
    lifecycle: str
    activity: Status
    licence: Status
    expression: str
    categories: list[Named]
    repositories: list[RepositoryRow]
    users: list[UserRow]
    suppliers: list[SupplierRow]
    replaces: list[ReplacesRow]
    months: list[MonthRow]
    checks: list[CheckRow]
    left_open: LicenceEvent | None
    last_open: Tag | None
    files: list[DeclaredFile]
    draft: DraftView | None
    components: list["SoftwareView"] = field(default_factory=list, repr=False)
    part_of: list[Named] = field(default_factory=list)
    successors: list[Named] = field(default_factory=list)
    predecessors: list[Named] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.entry.id

    @property
    def pending(self) -> bool:
        """Nobody has written this entry with thought yet."""
        return self.entry.review.status == "pending"

    @property
    def licence_said(self) -> str:
        """The licence in a few words: never an expression alone where it is not known to hold."""
        if not self.expression:
            return self.licence.name
        if self.licence.key == "open":
            return self.expression
        return f"{self.expression} ({self.licence.name[0].lower()}{self.licence.name[1:]})"

    @property
    def using(self) -> int:
        """How many known organisations use it now."""
        return sum(not row.ended for row in self.users)

    @property
    def yes(self) -> int:
        """How many questions have the answer yes."""
        return sum(check.answer == "yes" for check in self.checks)

    @property
    def told(self) -> int:
        """How many questions have a yes or a no: where none has, a count would look like a no."""
        return sum(check.answer in {"yes", "no"} for check in self.checks)

    @property
    def asked(self) -> int:
        """How many questions apply."""
        return sum(check.answer != "not-applicable" for check in self.checks)

    @property
    def seen(self) -> list[RepositoryRow]:
        """The repositories of which a state was read."""
        return [row for row in self.repositories if row.as_of]
