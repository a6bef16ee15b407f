"""The search script as browsers run it, on cases that are data."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ASSETS, served
from playwright.sync_api import Browser, Page

CASES = yaml.safe_load((Path(__file__).parent / "search-cases.yml").read_text(encoding="utf-8"))
FIND = """async ([columns, typed]) => {
  const { find, prepare } = await import("/search.js");
  return find(prepare(columns), typed);
}"""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("search")
    (folder / "index.html").write_text("<!doctype html><title>search</title>")
    (folder / "search.js").write_bytes((ASSETS / "search.js").read_bytes())
    page = browser.new_page()
    with served(folder) as address:
        page.goto(address)
        yield page
    page.close()


def columns(entries: list[dict[str, Any]]) -> dict[str, list[Any]]:
    rows = [{**entry, "address": entry["name"], "count": None} for entry in entries]
    return {key: [row[key] for row in rows] for key in rows[0]}


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: repr(case["typed"]))
def test_what_comes_first(page: Page, case: dict[str, Any]) -> None:
    hits = page.evaluate(FIND, [columns(CASES["entries"]), case["typed"]])
    assert (hits[0]["name"] if hits else None) == case["first"]
    if "via" in case:
        assert hits[0]["via"] == case["via"]


def test_ten_thousand_entries_give_at_most_what_is_shown(page: Page) -> None:
    entries = [
        {"name": f"Program {i}", "also": [f"alias{i}"], "kind": "software", "note": "x"}
        for i in range(10_000)
    ]
    hits = page.evaluate(FIND, [columns(entries), "alais9876"])
    assert hits[0]["name"] == "Program 9876"
    assert len(page.evaluate(FIND, [columns(entries), "program"])) == 50
