"""Licence and activity as the API tells them."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from harvester.site.exports.models.common import ApiModel, Source, Text

RepositoryLicenceClass = Literal["open", "not-open", "none", "unknown"]
LicenceClass = Literal["open", "open-so-far", "not-open", "none", "unknown"]
Activity = Literal[
    "archived", "ended", "published-once", "long-silent", "bots-only", "silent", "active", "new",
    "limited", "unknown",
]  # fmt: skip
Confidence = Literal[
    "exact-text", "changed-text", "recognised-text", "partial-text", "declared", "readme",
    "conflict", "reviewed", "none",
]  # fmt: skip


class Conflict(ApiModel):
    """Two places that name different licences."""

    found: str
    found_in: str
    declared: str
    declared_in: str
    text: Text


class Licence(ApiModel):
    """The licence that we found, with how sure we are."""

    expression: str | None
    """SPDX expression; null where none was found."""
    licence_class: Annotated[LicenceClass, Field(alias="class")]
    """open, not-open, none (no licence at all) or unknown. Of programs also open-so-far: all that
    we saw is open, and a main repository was not seen."""
    confidence: Confidence
    """How it was found; the words stand in terms.json."""
    conflicts: list[Conflict]
    """Empty where all places say the same."""


class LicenceChange(ApiModel):
    """A change of licence, on the day of the commit in which it was seen."""

    day: date
    before: str | None
    after: str | None
    before_class: RepositoryLicenceClass
    after_class: RepositoryLicenceClass
    commit: str
    url: str | None


class LicenceVerdict(Licence):
    """The licence with its reason and evidence. No legal advice."""

    reason: Text
    scope: Text | None
    """To which part it applies, where it is not the whole."""
    flags: list[str]
    """Further remarks; the words stand in terms.json."""
    evidence: list[Source]
    changes: list[LicenceChange]


class ActivityLabel(ApiModel):
    """What happens to the source code: one label, never a score."""

    label: Activity
    """The rules of the labels stand in terms.json."""
    since: date | None
    """First day of this state, where it is known."""
    judged_on: date | None
    """The day whose state was judged; null where nothing was ever read."""


class ActivityVerdict(ActivityLabel):
    """The label with its reason and evidence."""

    last_label: Activity | None
    """What the label was when we last saw the code, where it is unknown now."""
    reason: Text
    flags: list[str]
    evidence: list[Source]
