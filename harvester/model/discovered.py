"""Repositories that accounts of public bodies hold, listed or not: addresses and days, no more."""

from datetime import date
from typing import Literal

from pydantic import Field

from harvester.model.facts import Record, Text

Listing = Literal["not-asked", "listed", "no-such-account", "no-answer", "cannot-list"]
"""How the last try went. cannot-list: the host has nothing that can be asked for a list."""

KnownBy = Literal["forge", "elsewhere", "catalogue"]
"""forge: the account's own list held it. elsewhere: a list from another source named it.
catalogue: a program names it."""


class DiscoveredRepository(Record):
    """One public repository of an account, as a list told it. None: that list does not tell."""

    first_seen: date
    """The day on which a list held it for the first time."""
    archived: bool | None = None
    fork: bool | None = None
    template: bool | None = None
    gone_on: date | None = None
    """The day since which lists hold it no more."""
    moved_to: str | None = None
    """Where its forge says that it went."""
    known_by: KnownBy = "forge"
    """`elsewhere` until the account's own list holds it: it may be gone or closed by now."""


class DiscoveredAccount(Record):
    """One account of an organisation. listed_on: the last day of a whole list of its own."""

    organisation: str
    listed_on: date | None = None
    outcome: Listing = "not-asked"
    named_on: date | None = None
    """The last day on which a list from elsewhere was laid in."""
    named_by: Text | None = None
    """What that list is, for readers: "an index of public repositories"."""
    repositories: dict[str, DiscoveredRepository] = Field(default_factory=dict)
    """By address. What is gone stays, with its day."""


class Discovered(Record):
    """`catalogue/observed/discovered.json`: all accounts by address, as they were last listed."""

    accounts: dict[str, DiscoveredAccount] = Field(default_factory=dict)


ChangeKind = Literal["new", "archived", "no-longer-archived", "moved", "gone", "back"]


class Change(Record):
    """What happened to one repository since the list before."""

    kind: ChangeKind
    url: str
    organisation: str
    apart: Literal["fork", "template"] | None = None
    """Set apart: nobody wrote it for this purpose first."""
    to: str | None = None
