"""Where public code lives: repositories by host, and those that moved."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from harvester.judge.places import Place, moves_of, place_of
from harvester.model.catalogue import ForgeHost
from harvester.site.addresses import Language
from harvester.site.countries import country_name
from harvester.site.entries import Named, SoftwareView
from harvester.site.given import Given
from harvester.site.public_code import CodeRow, CodeView
from harvester.site.repositories import short_name
from harvester.site.sources import SourceLine, line_of_source


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One host. Countries in words, empty where nobody described the host; source: who says so.

    unlisted: of the accounts there, those whose whole list is not known.
    """

    place: Place
    country: str
    parent: str
    repositories: int
    accounts: int
    unlisted: int
    source: SourceLine | None


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One repository that stands at another address now. of: whose it is, or the programs of it.

    before, after: (address, host and name). day: on which that was seen, where it is known.
    """

    before: tuple[str, str]
    after: tuple[str, str]
    day: date | None
    other_host: bool
    of: list[Named]


def places_of(
    views: Iterable[CodeView], forges: Mapping[str, ForgeHost], language: Language
) -> list[PlaceRow]:
    """Every host of a repository or an account, the one with most repositories first.

    Forks, templates and what is gone are left out.
    """
    codes = list(views)
    repositories = _count((row.code.url for one in codes for row in _there(one.rows)), forges)
    accounts = _count((url for one in codes for url in one.code.accounts), forges)
    unlisted = _count((url for one in codes for url in one.code.unlisted), forges)
    order = sorted(repositories | accounts, key=lambda at: (-repositories[at], at.host))
    return [
        PlaceRow(
            place=at,
            country=country_name(at.operator_country, language),
            parent=country_name(at.parent_country, language),
            repositories=repositories[at],
            accounts=accounts[at],
            unlisted=unlisted[at],
            source=line_of_source(forges[at.host].source, forges) if at.host in forges else None,
        )
        for at in order
    ]


def _count(urls: Iterable[str], forges: Mapping[str, ForgeHost]) -> Counter[Place]:
    return Counter(place_of(url, forges) for url in urls)


def _there(rows: Iterable[CodeRow]) -> Iterator[CodeRow]:
    return (row for row in rows if row.group not in {"gone", "apart"})


def moves(
    views: Collection[CodeView], software: Iterable[SoftwareView], given: Given
) -> list[MoveRow]:
    """Every move that a server, a forge or a list told of, the latest first."""
    programs: dict[str, list[Named]] = {}
    for program in software:
        for ref in program.entry.repository_refs:
            programs.setdefault(ref.url.lower(), []).append(Named(program.name, program.path))
    found: dict[tuple[str, str], MoveRow] = {}
    bodies = {
        row.code.url.lower(): Named(view.name, view.path) for view in views for row in view.rows
    }
    for observation in given.observations.values():
        for one in moves_of(observation):
            key = observation.url.lower()
            of = [bodies[key]] if key in bodies else programs.get(key, [])
            found[key, one.after.lower()] = _move(one.before, one.after, one.seen_on, of)
    for view in views:
        for row in view.rows:
            after = row.code.moved_to
            key = row.code.url.lower()
            if after and (key, after.lower()) not in found:
                day = date.fromisoformat(row.code.gone_on) if row.code.gone_on else None
                found[key, after.lower()] = _move(row.code.url, after, day, [bodies[key]])
    return sorted(
        found.values(), key=lambda one: (-(one.day or date.min).toordinal(), one.before[1].lower())
    )


def _move(before: str, after: str, day: date | None, of: list[Named]) -> MoveRow:
    old, new = _host(before), _host(after)
    return MoveRow(
        before=(before, f"{old}/{short_name(before)}"),
        after=(after, f"{new}/{short_name(after)}"),
        day=day,
        other_host=old != new,
        of=of,
    )


def _host(url: str) -> str:
    return place_of(url, {}).host
