"""Of which state the facts are: what a release says of its own origin."""

from dataclasses import dataclass
from typing import Literal

Part = Literal["catalogue", "fresh"]
"""catalogue: files that differ from the commit. fresh: observations of a run on this machine."""
WhyNot = Literal["no-git", "no-clone", "no-commit", "other-owner", "unreadable"]


@dataclass(frozen=True, slots=True)
class Provenance:
    """commit: that of the clone, or None with the reason in `unknown`.

    beside: what else the facts hold; empty: they are exactly those of the commit.
    """

    commit: str | None
    beside: tuple[Part, ...] = ()
    unknown: WhyNot | None = None
