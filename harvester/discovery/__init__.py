"""Repositories that nobody listed: what the accounts of public bodies hold, and what changed there.

listing    asks accounts for their lists     comparing   what is new, moved, archived or gone
named      reads a list that others made     laying      lays it under the accounts it belongs to
state      discovered.json                   telling     the list for a person, and drafts
"""

from harvester.discovery.laying import LaidIn, lay_in
from harvester.discovery.listing import Listed, discover
from harvester.discovery.named import read_list
from harvester.discovery.state import FILE, keep, load
from harvester.discovery.telling import drafts, report, to_visit
from harvester.model.discovered import Change

__all__ = [
    "FILE",
    "Change",
    "LaidIn",
    "Listed",
    "discover",
    "drafts",
    "keep",
    "lay_in",
    "load",
    "read_list",
    "report",
    "to_visit",
]
