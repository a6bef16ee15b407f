"""The search script as browsers run it; cases are data: invented rows, and this catalogue."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ASSETS, served
from playwright.sync_api import Browser, Page

from harvester.site.facets import Value
from harvester.site.search_files import fold, search_files, slug
from harvester.site.searching import Row

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "search-cases.yml").read_text(encoding="utf-8"))
REAL = yaml.safe_load((HERE / "search-real.yml").read_text(encoding="utf-8"))
FIND = """async ([scripts, typed]) => {
  const { find } = await import(scripts + "search.js");
  const { load, noted } = await import(scripts + "store.js");
  const { rows } = await load();
  return find(rows, typed, { noted: typed ? await noted(typed) : [] });
}"""

pytestmark = pytest.mark.browser


def written(folder: Path, rows: list[Row]) -> Path:
    """A page with the real scripts and the files of these rows."""
    for output in search_files(rows, lambda _, used: [Value(key, key) for key in used], {}):
        path = folder / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(str(output.content), encoding="utf-8")
    for script in ASSETS.glob("*.js"):
        (folder / "assets" / script.name).write_bytes(script.read_bytes())
    (folder / "index.html").write_text('<!doctype html><body data-index="assets/search.json">')
    return folder


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    rows = [Row(id=f"entry-{i}", **entry) for i, entry in enumerate(CASES["entries"])]
    page = browser.new_page()
    with served(written(tmp_path_factory.mktemp("search"), rows)) as address:
        page.goto(address)
        yield page
    page.close()


def found(page: Page, typed: str) -> list[dict[str, Any]]:
    scripts = page.evaluate("new URL('assets/', document.baseURI).href")
    hits: list[dict[str, Any]] = page.evaluate(FIND, [scripts, typed])
    return hits


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: repr(case["typed"]))
def test_what_comes_first(page: Page, case: dict[str, Any]) -> None:
    hits = found(page, case["typed"])
    assert (hits[0]["name"] if hits else None) == case["first"]
    if "via" in case:
        assert hits[0]["via"] == case["via"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_people_type_finds_what_they_mean(
    browser: Browser, address: str, language: str
) -> None:
    page = browser.new_page()
    page.goto(address + ("zoeken/" if language == "nl" else "en/search/"))
    root = address + ("" if language == "nl" else "en/")
    wrong = []
    for case in REAL[language]:
        hits = page.evaluate(FIND, [root + "assets/", case["typed"]])
        first = f"{hits[0]['kind']}/{hits[0]['id']}" if hits else None
        if first != case["first"]:
            wrong.append(f"{case['typed']!r} gives {first}, not {case['first']}")
    page.close()
    assert len(REAL["nl"]) + len(REAL["en"]) >= 30
    assert wrong == []


def test_words_are_folded_alike_where_files_are_made_and_read(page: Page) -> None:
    texts = [
        "Súdwest-Fryslân",
        "C++ & C#",
        "É É İI ß",
        "snake_case, 24/7",
        "ﬁ naïeve œuvre",
        "日本 2026",
    ]
    folded = page.evaluate(
        """async (texts) => (await import(new URL("assets/search.js", document.baseURI))).fold
           && texts.map((await import(new URL("assets/search.js", document.baseURI))).fold)""",
        texts,
    )
    assert folded == [fold(text) for text in texts]


def test_ten_thousand_entries_give_at_most_what_is_shown(browser: Browser, tmp_path: Path) -> None:
    rows = [Row(f"Program {i}", [f"alias{i}"], "software", f"p-{i}", "x") for i in range(10_000)]
    page = browser.new_page()
    with served(written(tmp_path, rows)) as address:
        page.goto(address)
        assert found(page, "alais9876")[0]["name"] == "Program 9876"
        assert len(found(page, "program")) == 50
    page.close()


def test_the_index_holds_each_name_once(site: Path) -> None:
    index = json.loads((site / "assets" / "search.json").read_text(encoding="utf-8"))
    ids = [id_ or slug(name) for id_, name in zip(index["id"], index["name"], strict=True)]
    assert len(set(zip(index["kind"], ids, strict=True))) == len(index["name"])
    assert 0 in index["id"]
    assert {len(index[key]) for key in ("name", "also", "by", "count", "users", "changed")} == {
        len(index["name"])
    }
