"""What follows from facts and a date: verdicts, each with its reason. Pure data."""

from datetime import date
from typing import Literal

from pydantic import Field

from harvester.model.facts import Month, Record, Text

LicenceClass = Literal["open", "open-so-far", "not-open", "none", "unknown"]
"""open-so-far, of programs only: all that we saw is open, and a main repository was not seen."""
ActivityKey = Literal[
    "archived",
    "ended",
    "published-once",
    "long-silent",
    "bots-only",
    "silent",
    "active",
    "new",
    "limited",
    "unknown",
]
Answer = Literal["yes", "no", "unknown", "not-applicable"]
LicenceConfidence = Literal[
    "exact-text",
    "changed-text",
    "recognised-text",
    "partial-text",
    "declared",
    "readme",
    "conflict",
    "reviewed",
    "none",
]


class Evidence(Record):
    """Where it can be seen. how: observed in a file, declared by a maker, reported, or computed by
    us. label: a path or an address; empty where `how` says enough.
    """

    how: Literal["observed", "declared", "reported", "computed", "editor", "pending"]
    label: str
    url: str | None = None
    day: date | None = None
    commit: str | None = None
    path: str | None = None


class Conflict(Record):
    """Two places that say something different; never resolved in silence."""

    found: str
    found_in: str
    declared: str
    declared_in: str
    text: Text


class LicenceEvent(Record):
    """A change of licence, in the first month in which it could be seen."""

    month: Month
    day: date
    before: str | None
    after: str | None
    before_class: LicenceClass
    after_class: LicenceClass
    commit: str
    url: str | None = None


class LicenceVerdict(Record):
    expression: str | None
    licence_class: LicenceClass
    confidence: LicenceConfidence
    reason: Text
    scope: Text | None = None
    flags: list[str] = Field(default_factory=list)
    evidence: list[Evidence] = Field(default_factory=list)
    conflicts: list[Conflict] = Field(default_factory=list)
    events: list[LicenceEvent] = Field(default_factory=list)


class ActivityVerdict(Record):
    """One label with its reason. since: first day from which the label's state holds, where that
    is known.

    When the observation is too old, label is `unknown` and `last_label` tells what held on
    `judged_on`.
    """

    label: ActivityKey
    reason: Text
    judged_on: date | None
    since: date | None = None
    last_label: ActivityKey | None = None
    flags: list[str] = Field(default_factory=list)
    evidence: list[Evidence] = Field(default_factory=list)


class Finding(Record):
    """The answer to one question."""

    question: str
    answer: Answer
    reason: Text
    evidence: list[Evidence] = Field(default_factory=list)


class RepositoryAssessment(Record):
    url: str
    licence: LicenceVerdict
    activity: ActivityVerdict
    findings: list[Finding] = Field(default_factory=list)


class SoftwareAssessment(Record):
    """A program judged as a whole; `offered`: may it stand as an open-source alternative, and why
    (not).
    """

    id: str
    licence: LicenceVerdict
    activity: ActivityVerdict
    spread: dict[str, int] = Field(default_factory=dict)
    """Activity label → number of deciding repositories (twins counted once).

    With the flag `from-components` in `activity.flags` it counts components instead.
    """
    findings: list[Finding] = Field(default_factory=list)
    offered: bool
    offered_reason: Text
    deciding: list[str] = Field(default_factory=list)
    """Addresses of the repositories that decided."""
    twins: dict[str, str] = Field(default_factory=dict)
    """Address → address of the twin that is counted in its place."""
    first_seen: date
    last_release: date | None = None
    last_release_name: str | None = None


class Assessment(Record):
    """The whole catalogue judged for one day."""

    asked_on: date
    software: dict[str, SoftwareAssessment]
    repositories: dict[str, RepositoryAssessment]
