"""Repositories that nobody listed: what the accounts of public bodies hold, and what changed there.

listing    asks accounts for their lists     comparing   what is new, moved, archived or gone
state      discovered.json                   telling     the list for a person, and drafts
"""

from harvester.discovery.listing import Listed, discover
from harvester.discovery.state import FILE, keep, load
from harvester.discovery.telling import drafts, report, to_visit
from harvester.model.discovered import Change

__all__ = ["FILE", "Change", "Listed", "discover", "drafts", "keep", "load", "report", "to_visit"]
