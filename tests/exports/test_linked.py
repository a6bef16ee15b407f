"""JSON-LD in the pages, read by a JSON-LD processor without a network."""

import json
from typing import Any

import pytest
from pyld import jsonld

from harvester.model.output import Output
from harvester.site.pages import category, home, organisation, product, software
from tests.pages import small

SCHEMA = "http://schema.org/"
CONTEXT = {"@context": {"@vocab": SCHEMA, "url": {"@type": "@id"}, "license": {"@type": "@id"}}}
"""The part of schema.org's own context that matters here."""


def _offline(url: str, options: Any) -> dict[str, Any]:
    assert url == "https://schema.org"
    return {"contextUrl": None, "documentUrl": url, "document": CONTEXT}


def _pages() -> list[Output]:
    made = []
    for language in ("nl", "en"):
        view = small.view(language)  # type: ignore[arg-type]
        for part in (home, software, product, category, organisation):
            made += list(part.render(view))
    return made


@pytest.fixture(scope="module")
def pages() -> list[Output]:
    return _pages()


def _graph(page: Output) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = jsonld.expand(
        json.loads(page.linked_data), {"documentLoader": _offline}
    )
    return found


def test_every_page_says_what_it_is_about(pages: list[Output]) -> None:
    types = set()
    for page in pages:
        graph = _graph(page)
        assert graph, page.path
        types |= {kind for node in graph for kind in node["@type"]}
        for node in graph:
            assert all(key.startswith(("@", SCHEMA)) for key in node), page.path
    assert types == {
        SCHEMA + name
        for name in (
            "SoftwareApplication", "SoftwareSourceCode", "Organization", "ItemList", "WebSite",
            "Dataset",
        )
    }  # fmt: skip


def test_a_program_with_its_code_and_licence(pages: list[Output]) -> None:
    page = next(one for one in pages if one.path == "software/alfa/index.html")
    graph = {node["@id"]: node for node in _graph(page)}
    program = graph["https://www.example.org/software/alfa/#software"]
    assert program[SCHEMA + "license"] == [{"@id": "https://spdx.org/licenses/EUPL-1.2"}]
    code = graph[small.ALFA]
    assert code[SCHEMA + "codeRepository"] == [{"@value": small.ALFA}]
    assert code[SCHEMA + "targetProduct"] == [{"@id": program["@id"]}]


def test_nothing_empty_and_no_person(pages: list[Output]) -> None:
    for page in pages:
        assert "Person" not in page.linked_data and "null" not in page.linked_data
        assert "<" not in page.linked_data and "&" not in page.linked_data
