"""The publishing guard: a build never loses a catalogue unseen."""

from pathlib import Path

from harvester.errors import UserError

MOST_LOST = 0.05
"""A build that would lose a larger share of the programs than this is not published."""


def listed(site: Path) -> set[str]:
    """The ids of the programs that a built site has a page for."""
    return {page.parent.name for page in site.glob("software/*/index.html")}


def refuse_loss(old: Path, new: Path) -> None:
    """Raise UserError when more than 5 % of the programs would disappear."""
    before = listed(old)
    lost = sorted(before - listed(new))
    if len(lost) > MOST_LOST * len(before):
        named = ", ".join(lost[:10]) + (" …" if len(lost) > 10 else "")
        raise UserError(
            f"The new site would lose {len(lost)} of {len(before)} programs ({named}). "
            f"The site was left as it is. If this is meant, remove {old.name}/ and build again."
        )
