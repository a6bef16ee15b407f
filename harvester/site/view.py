"""Everything a page may show in one language: joined, sorted and counted once, then only read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from harvester.model.assessment import Assessment
from harvester.model.catalogue import Catalogue
from harvester.model.discovered import Discovered
from harvester.model.observation import Observation, Visit
from harvester.monitor.turning import Turn, turns_of
from harvester.site import addresses
from harvester.site.addresses import Language
from harvester.site.changes import Change, changes_of
from harvester.site.code_places import MoveRow, PlaceRow, moves, places_of
from harvester.site.counting import Counts, NotVisited, count, not_visited
from harvester.site.entries import SoftwareView
from harvester.site.given import Given
from harvester.site.groups import (
    CategoryView,
    OrganisationView,
    categories_of,
    organisations_of,
)
from harvester.site.joining import join_software
from harvester.site.maintained import RepositoryView, repositories_of
from harvester.site.products import ProductView, products_of
from harvester.site.public_code import CodeView, code_of
from harvester.site.strings import Strings, strings_of

__all__ = ["Site", "Strings", "View", "build_view"]


@dataclass(frozen=True, slots=True)
class Site:
    """url ends in `/`; repository_url: where readers correct what is wrong, or empty."""

    name: str
    url: str
    repository_url: str
    asked_on: date


@dataclass(frozen=True, slots=True)
class View:
    """One language of the site. Dictionaries are by id, in the order of names."""

    language: Language
    site: Site
    strings: Strings
    catalogue: Catalogue
    observations: Mapping[str, Observation]
    visits: Mapping[str, Visit]
    assessment: Assessment
    software: Mapping[str, SoftwareView]
    products: Mapping[str, ProductView]
    categories: Mapping[str, CategoryView]
    organisations: Mapping[str, OrganisationView]
    repositories: Mapping[str, RepositoryView]
    code: Mapping[str, CodeView]
    """All public code, by the Dutch organisation that publishes it."""
    code_holders: Mapping[str, str]
    """Address of a repository in small letters → id of the organisation that publishes it."""
    code_places: list[PlaceRow]
    moves: list[MoveRow]
    not_visited: list[NotVisited]
    turns: Mapping[str, Sequence[Turn]]
    """Program → when its label of activity became another one."""
    changes: list[Change]
    counts: Counts

    def t(self, key: str, **values: object) -> str:
        """A sentence of the interface."""
        return self.strings.t(key, **values)

    def path(self, kind: str, *rest: str) -> str:
        """Address of a page, relative to this language's root; home is the empty string."""
        return addresses.path(self.language, kind, *rest)


def build_view(  # noqa: PLR0917  what every stage before has made, in that order
    catalogue: Catalogue,
    observations: Mapping[str, Observation],
    visits: Mapping[str, Visit],
    assessment: Assessment,
    language: Language,
    site: Site,
    discovered: Discovered | None = None,
) -> View:
    """Join the catalogue with what was seen and judged, for one language.

    discovered: what accounts of organisations hold; None: nothing was listed yet.
    """
    strings = strings_of(language)
    given = Given(catalogue, observations, visits, assessment, strings)
    software = join_software(given)
    products = products_of(catalogue, software, strings)
    repositories = repositories_of(software, given)
    code = code_of(given, discovered or Discovered(), software, repositories)
    turns = turns_of(catalogue, observations, visits, assessment)
    missed = not_visited(catalogue, visits, software, strings)
    return View(
        language=language,
        site=site,
        strings=strings,
        catalogue=catalogue,
        observations=observations,
        visits=visits,
        assessment=assessment,
        software=software,
        products=products,
        categories=categories_of(catalogue, software, products, strings),
        organisations=organisations_of(catalogue, software, strings),
        repositories=repositories,
        code=code,
        code_holders={row.code.url.lower(): o.id for o in code.values() for row in o.rows},
        code_places=places_of(code.values(), catalogue.forges, language),
        moves=moves(code.values(), software.values(), given),
        not_visited=missed,
        turns=turns,
        changes=changes_of(software, observations, turns, catalogue.policy, strings),
        counts=count(catalogue, visits, software, products, missed),
    )
