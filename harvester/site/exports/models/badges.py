"""What the badges of a program say, and why."""

from typing import Literal

from harvester.site.exports.models.common import ApiModel, Document, Source, Text

BadgeKind = Literal["licence", "activity", "publiccode", "used-by"]


class Badge(ApiModel):
    """One badge."""

    kind: BadgeKind
    label: Text
    value: Text
    tone: Literal["good", "attention", "neutral"]
    """The colour of the badge; its words say the same."""
    reason: Text
    """Why it says so."""
    evidence: list[Source]
    svg_nl: str
    svg_en: str
    markdown_nl: str
    """To copy into a README."""
    markdown_en: str


class Badges(Document):
    """The badges of one program."""

    software: str
    badges: list[Badge]
