"""What makers of software choose a program by: the same facts as the finder of components shows."""

from typing import Literal

from harvester.site.exports.models.common import ApiModel, Source


class Standard(ApiModel):
    """An open standard or interface that the program speaks."""

    id: str
    """The same for every way to write its name; the finder of components has it in addresses."""
    name: str
    """As it is written with the program."""
    url: str | None
    source: Source


class Container(ApiModel):
    """Whether there is a recipe for a container or a chart; that an image exists is not said."""

    answer: Literal["yes", "no", "unknown", "not-applicable"]
    source: Source | None
    """Where the recipe stands."""


class ReadinessCount(ApiModel):
    """Answers to the questions of the readiness list, counted; no mark. They stand in full, each
    with what makers can do, in the program's document."""

    yes: int
    asked: int
    """Number of questions that apply."""
    unknown: int
    missing: list[str]
    """Ids of the questions with the answer no; their words stand in terms.json."""


class WayIn(ApiModel):
    """A place that tells how to take part."""

    kind: Literal["contributing", "issues", "governance", "security"]
    source: Source
