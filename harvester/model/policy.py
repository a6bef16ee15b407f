"""Policy and its words: `catalogue/licences.yml` and `catalogue/checks.yml`."""

from typing import Annotated

from pydantic import Field

from harvester.model.claims import Id
from harvester.model.facts import Record, Text


class LicencePolicy(Record):
    """`catalogue/licences.yml`: what is open, besides the OSI and FSF flags of the SPDX list."""

    also_open: dict[str, Text] = Field(default_factory=dict)
    never_open: dict[str, Text] = Field(default_factory=dict)
    content_only: list[str] = Field(default_factory=list)
    aliases: dict[str, str] = Field(default_factory=dict)
    eupl_compatible: list[str] = Field(default_factory=list)
    words: dict[str, Text] = Field(default_factory=dict)
    """What readers see of licences: `class.*`, `confidence.*`, `flag.*`, `reason.*` …"""


class Thresholds(Record):
    """`catalogue/checks.yml` → thresholds; days and counts, see docs/decisions/040-judging.md."""

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
