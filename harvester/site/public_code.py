"""All public code of Dutch government for pages: by organisation, each repository a row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from harvester.judge.places import place_of
from harvester.judge.public_code import OrganisationCode, PublicRepository, public_code
from harvester.model.catalogue import Organisation
from harvester.model.discovered import Discovered
from harvester.site import addresses
from harvester.site.entries import Named, SoftwareView
from harvester.site.given import Given
from harvester.site.labels import ACTIVITY_ALIVE, Status, activity_status, licence_class_status
from harvester.site.repositories import short_name
from harvester.site.sorting import name_key
from harvester.site.sources import safe

Group = Literal["alive", "quiet", "stopped", "unknown", "unread", "gone", "apart"]
GROUPS: tuple[Group, ...] = get_args(Group)
"""The state of a repository, in the order of pages. unread: no visit has read it yet."""
VALID = ("valid", "warnings")
_STOPPED = ("ended", "archived")


@dataclass(frozen=True, slots=True)
class CodeRow:
    """One repository. Labels are None until it was read; page: of what is known of it alone.

    missed: why the last visit read nothing, in words. as_of: the day whose state was read.
    """

    code: PublicRepository
    name: str
    url: str | None
    host: str
    page: str | None
    group: Group
    programs: list[Named]
    licence: Status | None
    activity: Status | None
    as_of: date | None
    copy_read: bool
    publiccode: str
    missed: str
    outcome: str | None
    visited_on: date | None
    known: str

    @property
    def gone_on(self) -> date | None:
        return date.fromisoformat(self.code.gone_on) if self.code.gone_on else None

    @property
    def moved_to(self) -> str | None:
        return safe(self.code.moved_to)


@dataclass(frozen=True, slots=True)
class CodeFigures:
    """Numbers of repositories that are there and stand for themselves (no forks, no templates).

    judged: of which the activity is known. valid: with a valid publiccode.yml.
    """

    own: int
    apart: int
    visited: int
    open_licence: int
    valid: int
    judged: int
    alive: int


@dataclass(frozen=True, slots=True)
class CodeView:
    """What one organisation publishes. rows: by group, then by name."""

    code: OrganisationCode
    entry: Organisation
    path: str
    organisation: Named
    rows: list[CodeRow]
    figures: CodeFigures
    listed_on: date | None

    @property
    def id(self) -> str:
        return self.entry.id

    @property
    def name(self) -> str:
        return self.entry.name


def code_of(
    given: Given,
    discovered: Discovered,
    software: Mapping[str, SoftwareView],
    pages: Iterable[str],
) -> dict[str, CodeView]:
    """Every Dutch organisation by id, in the order of names. pages: repositories with a page."""
    found = public_code(
        given.catalogue, discovered, given.assessment, given.observations, given.visits
    )
    join = _Join(given, software, pages)
    views = [join.organisation(one) for one in found]
    return {view.id: view for view in sorted(views, key=lambda view: name_key(view.name))}


def figures_of(repositories: Iterable[PublicRepository]) -> CodeFigures:
    """Counts each address once, however it is written."""
    there = {one.url.lower(): one for one in repositories if one.gone_on is None}.values()
    own = [one for one in there if one.apart is None]
    judged = [one for one in own if one.activity not in (None, "unknown")]
    return CodeFigures(
        own=len(own),
        apart=len(there) - len(own),
        visited=sum(one.activity is not None for one in own),
        open_licence=sum(one.licence_class == "open" for one in own),
        valid=sum(one.publiccode in VALID for one in own),
        judged=len(judged),
        alive=sum(one.activity in ACTIVITY_ALIVE for one in judged),
    )


def group_of(one: PublicRepository) -> Group:
    """What readers want to know first of a repository."""
    if one.gone_on is not None:
        return "gone"
    if one.apart is not None:
        return "apart"
    if one.activity is None:
        return "unread"
    if one.activity in ACTIVITY_ALIVE:
        return "alive"
    if one.activity in _STOPPED:
        return "stopped"
    return "unknown" if one.activity == "unknown" else "quiet"


class _Join:
    """Holds what all rows are joined with; addresses are compared without regard to capitals."""

    def __init__(
        self, given: Given, software: Mapping[str, SoftwareView], pages: Iterable[str]
    ) -> None:
        self.given = given
        self.software = software
        self.pages = {url.lower(): url for url in pages}
        self.observations = {url.lower(): one for url, one in given.observations.items()}
        self.visits = {url.lower(): one for url, one in given.visits.items()}

    def organisation(self, code: OrganisationCode) -> CodeView:
        entry = self.given.catalogue.organisations[code.organisation]
        rows = [self._row(one) for one in code.repositories]
        return CodeView(
            code=code,
            entry=entry,
            path=addresses.path(self.given.language, "public-code", entry.id),
            organisation=self.given.organisation(entry.id),
            rows=_ordered(rows),
            figures=figures_of(code.repositories),
            listed_on=date.fromisoformat(code.listed_on) if code.listed_on else None,
        )

    def _row(self, one: PublicRepository) -> CodeRow:
        given, key = self.given, one.url.lower()
        policy, language = given.policy, given.language
        observation, visit = self.observations.get(key), self.visits.get(key)
        judged = given.assessment.repositories.get(observation.url) if observation else None
        page = self.pages.get(key)
        return CodeRow(
            code=one,
            name=short_name(one.url),
            url=safe(one.url),
            host=place_of(one.url, given.forges).name,
            page=addresses.repository(language, page) if page else None,
            group=group_of(one),
            programs=[Named(self.software[i].name, self.software[i].path) for i in one.programs],
            licence=licence_class_status(judged.licence.licence_class, policy, language)
            if judged
            else None,
            activity=activity_status(judged.activity.label, policy, language) if judged else None,
            as_of=observation.as_of if observation else None,
            copy_read=observation.copy_read if observation else False,
            publiccode=self._publiccode(one),
            missed="" if observation else self._missed(visit.outcome if visit else None),
            outcome=visit.outcome if visit else None,
            visited_on=visit.visited_on if visit else None,
            known=self._known(one),
        )

    def _publiccode(self, one: PublicRepository) -> str:
        verdict = "missing" if one.publiccode == "none" else one.publiccode or "unknown"
        return self.given.strings.t(f"publiccode.verdict.{verdict}")

    def _missed(self, outcome: str | None) -> str:
        checks = self.given.policy.checks
        words = checks.outcomes[outcome] if outcome else checks.reasons["not-visited"]
        return words[self.given.language]

    def _known(self, one: PublicRepository) -> str:
        """How we know of it, and since when."""
        strings = self.given.strings
        if one.first_seen is None:
            return strings.t("public_code.known.catalogue")
        day = strings.short_day(date.fromisoformat(one.first_seen))
        return strings.t(f"public_code.known.{one.known_by}", day=day)


def _ordered(rows: Sequence[CodeRow]) -> list[CodeRow]:
    return sorted(rows, key=lambda row: (GROUPS.index(row.group), name_key(row.name)))
