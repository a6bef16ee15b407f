"""What the harvester sees: one repository, one record. No names, e-mail addresses or logins."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from harvester.model.facts import Absence, Known, Month, People, Record, Unknown
from harvester.model.forge import ForgeFacts

READER = 3
"""Number of the reader: raise it when a visit reads otherwise, and every repository is due."""
MATCHER = 2
"""Number of the licence matcher: raise it when verdicts may differ, and every repository is due."""

Confidence = Literal[
    "exact-text", "changed-text", "recognised-text", "partial-text", "declared", "readme", "none"
]
"""recognised-text: known by its title and articles (a translation), not compared word for word."""
LicenceSource = Literal[
    "text", "reuse", "publiccode", "prose", "licenses-folder", "manifest", "readme", "forge"
]


class Head(Record):
    commit: str
    branch: str


class MonthCount(Record):
    """One month on the default branch. people and absence: the 12 months that end with it."""

    month: Month
    commits: int
    human: int
    people: People
    absence: Absence


class History(Record):
    """The life of the default branch, as far as it was read.

    complete_since: earlier months are not known (None: all known). The repository is then older
    than `first_commit` and `first_human`, and has more than these `commits`.
    """

    first_commit: date
    last_commit: date
    first_human: date | None
    last_human: date | None
    last_bot: date | None
    commits: int
    human: int
    months: list[MonthCount]
    complete_since: Month | None = None
    snapshot_subjects: int = 0
    """How many of the `snapshot_sample` latest non-merge commits are imports of a snapshot."""
    snapshot_sample: int = 0
    once_span_days: int | None = None
    """Days between first and last human commit, where there are few enough to matter."""

    @property
    def began(self) -> date | None:
        """The day of the very first commit; None where only later months were read."""
        return None if self.complete_since else self.first_commit


class Tag(Record):
    """One tag; day: of the tag object, else of the commit it points at, None where neither was
    read.
    """

    name: str
    day: date | None


class LicenceMatch(Record):
    """What the matcher says of one text. flags: keys `flag.*` of words in licences.yml.

    similarity: 0 to 1, of word pairs. content: the licence of what is not code, where the text
    says so.
    """

    expression: str | None
    confidence: Confidence
    similarity: float
    flags: list[str] = Field(default_factory=list)
    content: str | None = None
    except_paths: list[str] = Field(default_factory=list)
    """Folders that the text excepts because they have a licence of their own (`ee/`)."""


class LicenceFile(Record):
    """A licence file at the root (or in LICENSES/) at HEAD."""

    path: str
    blob: str
    symlink: bool = False
    size: int | None = None


class Declared(Record):
    """A licence that a file other than a licence text names."""

    source: LicenceSource
    path: str
    raw: str
    expression: str | None
    flags: list[str] = Field(default_factory=list)
    weak: bool = False
    """A default of a tool (npm's ISC) that proves little."""


class LicenceState(Record):
    """From this month on the root held these licence files (path → blob id)."""

    since: Month
    day: date
    commit: str
    files: dict[str, str]


class PubliccodeState(Record):
    """From this month on the publiccode file was this blob; path None: there was none any more."""

    since: Month
    day: date
    commit: str
    path: str | None
    blob: str | None


class PubliccodeFinding(Record):
    """One finding of the strict reader."""

    rule: str
    level: Literal["error", "warning", "info"]
    key: str
    line: int
    column: int
    message_nl: str
    message_en: str


class Dependency(Record):
    name: str
    kind: Literal["open", "proprietary", "hardware"]
    optional: bool | None = None


class Contractor(Record):
    """A company under contract; a name is kept only with a website (no sole traders)."""

    name: str
    website: str | None = None
    until: date | None = None


class PubliccodeReading(Record):
    """What a publiccode.yml says, as far as we may keep it: no persons, no texts of others."""

    verdict: Literal["valid", "warnings", "invalid", "unreadable", "something-else"]
    version: str | None = None
    name: str | None = None
    url: str | None = None
    is_based_on: list[str] = Field(default_factory=list)
    landing_url: str | None = None
    organisation_name: str | None = None
    organisation_uri: str | None = None
    software_version: str | None = None
    release_date: date | None = None
    development_status: str | None = None
    software_type: str | None = None
    platforms: list[str] = Field(default_factory=list)
    categories: list[str] = Field(default_factory=list)
    used_by: list[str] = Field(default_factory=list)
    funded_by: list[str] = Field(default_factory=list)
    supports: list[str] = Field(default_factory=list)
    audience_countries: list[str] = Field(default_factory=list)
    audience_scope: list[str] = Field(default_factory=list)
    languages: list[str] = Field(default_factory=list)
    localisation_ready: bool | None = None
    licence: str | None = None
    copyright_owner: str | None = None
    maintenance_type: str | None = None
    contractors: list[Contractor] = Field(default_factory=list)
    depends_on: list[Dependency] = Field(default_factory=list)
    gemma: list[str] = Field(default_factory=list)
    roadmap: str | None = None
    documentation: dict[str, str] = Field(default_factory=dict)
    lines: dict[str, int] = Field(default_factory=dict)
    """Key path → line, for the keys that pages cite."""
    coercions: list[str] = Field(default_factory=list)
    findings: list[PubliccodeFinding] = Field(default_factory=list)


class Observation(Record):
    """One repository as it was at `as_of`; `catalogue/observed/<host>/<path>.json`."""

    url: str
    as_of: date
    """The day whose state this is: today over the network, the copy's day for a copy."""
    copy_read: bool
    reader: int = READER
    matcher: int = MATCHER
    full_read_on: date
    tags_read_on: date
    aliases: list[str] = Field(default_factory=list)
    head: Annotated[Known[Head] | Unknown, Field(discriminator="kind")]
    history: Annotated[Known[History] | Unknown, Field(discriminator="kind")]
    tags: Annotated[Known[list[Tag]] | Unknown, Field(discriminator="kind")]
    licence_files: Annotated[Known[list[LicenceFile]] | Unknown, Field(discriminator="kind")]
    licence_history: Annotated[Known[list[LicenceState]] | Unknown, Field(discriminator="kind")]
    declared_licences: Annotated[Known[list[Declared]] | Unknown, Field(discriminator="kind")]
    verdicts: dict[str, LicenceMatch] = Field(default_factory=dict)
    """Blob id → verdict, for every blob that licence_files or licence_history names."""
    publiccode_history: Annotated[
        Known[list[PubliccodeState]] | Unknown, Field(discriminator="kind")
    ]
    publiccode: dict[str, PubliccodeReading] = Field(default_factory=dict)
    """Blob id → reading. The last state of publiccode_history is HEAD's; of earlier ones no lines,
    coercions and findings are kept."""
    files: Annotated[Known[dict[str, str | None]] | Unknown, Field(discriminator="kind")]
    """Usual file (key) → its path at HEAD, None: looked for and not there."""
    languages: Annotated[Known[dict[str, int]] | Unknown, Field(discriminator="kind")]
    """Language → number of files at HEAD."""
    ended_notice: Annotated[Known[str | None] | Unknown, Field(discriminator="kind")]
    """Path of a file whose heading or callout says that work has ended, None: no such notice."""
    forge: ForgeFacts
    notes: list[str] = Field(default_factory=list)
    """Keys of `reasons` in checks.yml: what was unusual about this visit."""


Outcome = Literal[
    "read",
    "unchanged",
    "not-due",
    "gone",
    "taken-down",
    "needs-login",
    "unreachable",
    "timeout",
    "too-large",
    "empty",
    "not-git",
    "refused-address",
    "redirected",
    "tls",
    "server-error",
    "no-copy",
    "broken",
    "crashed",
]
GOOD_OUTCOMES: frozenset[Outcome] = frozenset({"read", "unchanged", "not-due", "empty"})


class Visit(Record):
    """The latest visit to one repository: one line in `visits.json`."""

    url: str
    visited_on: date
    outcome: Outcome
    detail: str = ""
    copy_read: bool = False
    head_seen_as_of: date | None = None
    """The last day for which we know that the observed HEAD was the HEAD; None: never seen."""
    forge_asked_on: date | None = None
    """The last day on which the forge answered what git cannot tell; None: never."""
