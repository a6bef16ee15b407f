"""Builds both languages into a new folder and swaps it in when both are good.

Each language is one MkDocs process; the old site stays as it is until the last moment, and for
good when anything fails. A build that is killed, even between the two renames of the swap, leaves
nothing that the next one does not put right.
"""

from harvester.building.guard import listed, refuse_loss
from harvester.building.making import build_site
from harvester.building.workshop import swap, workshop

__all__ = ["build_site", "listed", "refuse_loss", "swap", "workshop"]
