"""What a letter to parliament says of some systems, restated: `catalogue/letter.yml`."""

from typing import Literal

from pydantic import Field

from harvester.model.claims import Day, Id, Source, Written
from harvester.model.facts import Text

Aspect = Literal["licence", "activity", "maker", "owners", "users", "components", "lifecycle"]
"""What of an entry can be laid beside a claim."""


class LetterClaim(Written):
    """One thing that the letter says, in our words: never a sentence of the letter itself."""

    id: Id
    """Short id, unique within the system."""
    text: Text
    """The claim, in our words."""
    aspects: list[Aspect] = Field(default_factory=list)
    """What we lay beside it; none: it cannot be seen in public sources."""


class LetterSystem(Written):
    """One system that the letter names."""

    system: Id
    """Id of a file in software/."""
    claims: list[LetterClaim] = Field(min_length=1)
    """What the letter says of it."""


class Letter(Written):
    """The letter and what it says."""

    title: Text
    """Title of the page."""
    reference: Text
    """How one finds it: kind of document, number and day."""
    day: Day
    """The day of the letter."""
    source: Source
    systems: list[LetterSystem] = Field(min_length=1)
    """The systems, in the order of the letter."""
