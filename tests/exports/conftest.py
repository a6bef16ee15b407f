"""The exports of the small invented catalogue, made once; and those of the real one."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from harvester.site import addresses
from harvester.site.exports import everything
from harvester.site.offline import views
from harvester.site.view import Site, View
from tests.monitor import world as world_of_figures
from tests.pages import small

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Exported:
    """files: path from the root of the site → content, of both languages. pages: addresses."""

    site: Site
    files: dict[str, bytes]
    pages: frozenset[str]

    def json(self, path: str) -> Any:
        return json.loads(self.files[path])

    def documents(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Every document that says which schema it follows."""
        for path, content in self.files.items():
            if path.endswith(".json"):
                whole = json.loads(content)
                if "meta" in whole:
                    yield path, whole


def exported(made: list[View]) -> Exported:
    files: dict[str, bytes] = {}
    pages: set[str] = set()
    for view in made:
        lead = addresses.root(view.language)
        for output in everything.render(view):
            assert lead + output.path not in files, output.path
            content = output.content
            files[lead + output.path] = content.encode() if isinstance(content, str) else content
        pages |= {lead + page for page in _pages(view)}
    return Exported(made[0].site, files, frozenset(pages))


def _pages(view: View) -> Iterator[str]:
    """The pages that a document may name; that they are built is tested with the site."""
    yield from ("", *(view.path(kind) for kind in addresses.SEGMENTS))
    for group in (view.software, view.products, view.categories, view.organisations, view.code):
        yield from (one.path for one in group.values())  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def world() -> Exported:
    """Published below a sub-path, at an address that no data of the tests names by chance."""
    site = Site("Bronwijzer", "https://bron.example/gids/", small.SITE.repository_url, small.TODAY)
    return exported([_defined(small.view(language, site)) for language in addresses.LANGUAGES])


def _defined(view: View) -> View:
    """With the real definitions of who counts as a public body."""
    catalogue = view.catalogue.model_copy(update={"figures": world_of_figures.real().figures})
    return replace(view, catalogue=catalogue)


@pytest.fixture(scope="session")
def real() -> Exported:
    """The catalogue of this repository."""
    site = Site("Bronwijzer", "https://catalogue.example/sub/", "", date.today())
    return exported(list(views(ROOT, site)))
