"""What every forge can be asked, and what it answers: an adapter is a module like `Forge`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from harvester.apiclient import Client
from harvester.model.facts import Record
from harvester.model.forge import ForgeRelease, Standing


class Report(Record):
    """One report of what goes wrong, as days and nobody's name.

    answered: the first answer, by somebody else than who opened it and no program. watched_until:
    where none was seen, the last day on which we would have seen it; None: the day of asking.
    """

    opened: date
    answered: date | None = None
    watched_until: date | None = None


class Seen(Record):
    """What one answer says of one repository; None: this answer does not say.

    Kept beside the ETag of the answer, so it holds no sentences of others and no names of persons.
    """

    path: str
    """Where it lies now on its host, `owner/name`, as the forge writes it."""
    archived: bool | None = None
    fork: bool | None = None
    parent: str | None = None
    """Path of what it was forked from, when an organisation holds that."""
    parent_personal: bool = False
    """It was forked from an account of a person, which we do not keep."""
    template: bool | None = None
    mirror: bool | None = None
    topics: list[str] | None = None
    default_branch: str | None = None
    issues_on: bool | None = None
    open_issues: int | None = None
    open_together: int | None = None
    """Reports and proposals of changes."""
    reports: list[Report] | None = None
    """The newest ones that people opened, at most twenty."""
    stars: int | None = None
    forks: int | None = None
    releases: list[ForgeRelease] | None = None
    created: date | None = None
    changed_on: date | None = None
    """The last day on which something of it changed."""


Told = Seen | Standing
"""What a forge says of one repository: facts, or that it is not there for the public."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the public repositories of an account. last: the number of the last page.

    changed: False when the forge said that the page is as it was.
    """

    repositories: Sequence[Seen]
    last: int
    changed: bool


class Forge(Protocol):
    """One kind of forge. All questions go through the client; `NoAnswer` passes through."""

    HEADERS: Mapping[str, str]
    """Sent with every question."""

    def base(self, origin: str) -> str | None:
        """Under which address a host (`https://host`) answers questions; None: it answers none."""

    def source(self, client: Client, path: str) -> str:
        """The address that is cited for facts of this repository, however they were asked."""

    def repository(self, client: Client, path: str) -> Told:
        """All that the forge tells of one repository."""

    def batch(self, client: Client) -> int:
        """How many repositories one question may hold; 0: one by one with `repository`."""

    def repositories(self, client: Client, paths: Sequence[str]) -> Mapping[str, Told]:
        """Several at once, by path; those that are missing have to be asked one by one."""

    def details(self, client: Client) -> bool:
        """Whether `repository` is worth a question when `account` told the rest already."""

    def untold(self, client: Client) -> Mapping[str, str]:
        """Fields of `ForgeFacts` that we cannot be told here → key of the reason in checks.yml."""

    def account(self, client: Client, account: str, page: int) -> Page | None:
        """A page of at most 100 public repositories, subgroups included; None: no such account."""
