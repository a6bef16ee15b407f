"""Definitions of the figures of the monitor: `catalogue/figures.yml`."""

from typing import Literal

from pydantic import Field

from harvester.model.assessment import ActivityKey
from harvester.model.claims import Day, Id, Written
from harvester.model.facts import Text
from harvester.model.vocabulary import Level, Organisation

Past = Literal["git", "catalogue", "visit"]
"""How far back a figure can be recomputed.

git: to the first commit. catalogue: to the day on which this catalogue began. visit: not at all;
only the snapshots that were kept tell of earlier days.
"""


class FigureTheme(Written):
    """One page of the monitor."""

    title: Text
    """Title of the page."""
    lede: Text
    """What the page is about, in one or two sentences."""


class FigureWords(Written):
    """What a figure counts. Templates hold `{value}` and `{denominator}`."""

    theme: Id
    """Key of `themes`."""
    title: Text
    """What it is about, without a number."""
    short: Text | None = None
    """What stands below the number on the front page of the monitor; none: the title."""
    headline: Text
    """The answer in one sentence, with the number."""
    definition: Text
    """What is counted."""
    denominator: Text
    """Of how many."""
    limits: Text | None = None
    """What a reader must know before drawing conclusions."""
    source: list[Literal["git", "publiccode", "catalogue", "visits"]] = Field(min_length=1)
    """Where the facts come from."""
    past: Past
    """How far back it can be recomputed: git, catalogue or visit."""
    since: int = 1
    """Number of the definition: that of the last change that touched this figure."""


class DefinitionChange(Written):
    """One change of definitions; the latest first."""

    version: int
    """Number of the definitions from this change on."""
    day: Day
    """The day of the change."""
    text: Text
    """What changed, and why."""
    figures: list[Id] = Field(default_factory=list)
    """Ids of the figures that it touched; none: all."""


class FiguresPolicy(Written):
    """`catalogue/figures.yml`: which figures there are, what they count and in which words."""

    open_months: int
    """Months with changes by people, after the first one, that make work developed in the open."""
    public_levels: list[Level]
    """Levels of organisations that count as government."""
    living: list[ActivityKey]
    """Labels of activity with which a program counts as alive."""
    themes: dict[Id, FigureTheme]
    """The pages, in their order."""
    figures: dict[Id, FigureWords]
    """The figures, in their order."""
    columns: dict[str, Text]
    """Column of a figure → its heading."""
    words: dict[str, Text]
    """`kind.key` → the words of a value in a row."""
    changes: list[DefinitionChange] = Field(min_length=1)
    """Changes of definitions, the latest first."""

    @property
    def version(self) -> int:
        """Number of the definitions as they are now."""
        return self.changes[0].version

    def is_public(self, body: Organisation | None) -> bool:
        """Whether this is a Dutch public body; research and foundations are not counted as such."""
        return body is not None and body.country == "NL" and body.level in self.public_levels
