"""Bytes, not time: what a browser fetches, compressed, at this size and at 10,000 programs."""

import gzip
import json
import random
import shutil
import urllib.request
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import BASE, ROOT, served, watched
from kinds import pages
from playwright.sync_api import Browser, Page, expect

from harvester.site.facets import values_of
from harvester.site.offline import views
from harvester.site.search_files import INDEX, search_files, slug
from harvester.site.searching import Row, rows_of
from harvester.site.view import Site

pytestmark = pytest.mark.browser


def fetched(browser: Browser, address: str, do: Callable[[Page], None]) -> dict[str, int]:
    """Address → bytes after gzip, of everything that the browser asked for."""
    asked: set[str] = set()
    with watched(browser, address) as made:
        made.context.on("request", lambda request: asked.add(request.url.partition("#")[0]))
        page = made.open()
        page.wait_for_load_state("networkidle")
        do(page)
    sizes = {}
    for url in sorted(asked):
        with urllib.request.urlopen(url) as answer:
            sizes[url] = len(gzip.compress(answer.read(), mtime=0))
    assert sizes
    return sizes


def test_home_a_product_and_all_public_code_stay_below_200_kb(
    browser: Browser, site: Path, address: str
) -> None:
    kinds = ("product", "public code", "all public code")
    for path in ("", pages(site, "en")["product"], *(pages(site, "nl")[kind] for kind in kinds)):
        found = fetched(browser, address + path, lambda page: None)
        assert sum(found.values()) < 200_000, found


def search(page: Page, words: str) -> None:
    """Types, and looks at what comes."""
    page.get_by_role("searchbox").fill(words)
    expect(page.locator("[role=status]").first).to_contain_text(words)


def test_a_first_search_stays_below_150_kb(browser: Browser, address: str) -> None:
    found = fetched(browser, address + "zoeken/", lambda page: search(page, "bestanden delen"))
    assert any("words-b" in url for url in found)
    assert sum(found.values()) < 150_000, found


def test_a_landscape_stays_below_150_kb(browser: Browser, address: str) -> None:
    found = fetched(browser, address + "landschap/#p=microsoft-teams", lambda page: None)
    assert sum(found.values()) < 150_000, found


SYLLABLES = [
    a + b for a in "bdfghjklmnprstvwz" for b in ("a", "e", "i", "o", "u", "aa", "en", "or")
]


def invented(number: int, real: list[Row]) -> list[Row]:
    """So many programs: names and notes are made up, facets are of real ones."""
    chance = random.Random(1)
    lexicon = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(8000)]
    weight = [1 / (place + 8) for place in range(len(lexicon))]
    rows = []
    for place in range(number):
        like = chance.choice(real)
        words = chance.choices(lexicon, weight, k=chance.randint(9, 18))
        name = f"{chance.choice(lexicon)} {chance.choice(lexicon)}".title()
        made = replace(
            like,
            name=name,
            also=[chance.choice(lexicon)] if like.also else [],
            id=slug(name) if place % 3 else f"{slug(name)}-{place}",
            note=" ".join(words)[:150],
            by=chance.choice(lexicon).title(),
        )
        rows.append(made)
    return sorted(rows, key=lambda row: row.facets["category"][0])


def test_a_first_search_among_ten_thousand_stays_below_400_kb(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    real = json.loads((site / INDEX).read_text(encoding="utf-8"))
    (view,) = views(ROOT, Site("", BASE, "", date.today()), ("nl",))
    programs = [row for row in rows_of(view) if row.kind == "software"]

    shutil.copytree(site / "assets", tmp_path / "assets", ignore=lambda *_: ["search"])
    shutil.copytree(site / "zoeken", tmp_path / "zoeken")
    rows = invented(10_000, programs)
    word = rows[5000].note.split()[-1]
    extra = {"paths": real["paths"], "words": real["words"]}
    for output in search_files(rows, lambda facet, used: values_of(view, facet, used), extra):
        path = tmp_path / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(str(output.content), encoding="utf-8")
    (tmp_path / "index.html").write_text("<!doctype html><title>root</title>")
    with served(tmp_path) as root:
        found = fetched(browser, f"{root}/zoeken/", lambda page: search(page, word))
    assert len([url for url in found if "notes-" in url]) > 5
    assert sum(found.values()) < 400_000, sum(found.values())
