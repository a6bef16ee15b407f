"""The pages of the monitor and of the letter, made from the real catalogue."""

import io
import json
import re
from datetime import date
from xml.etree import ElementTree

import pytest
from python_calamine import CalamineWorkbook

from harvester.model.output import Output
from harvester.monitor.report import FIGURES
from harvester.site import addresses
from harvester.site.addresses import Language
from harvester.site.offline import views
from harvester.site.pages import monitor, state_letter
from harvester.site.view import Site, View
from tests.monitor.world import ROOT

DAY = date(2026, 11, 24)
SITE = Site("Catalogue", "https://catalogue.example/", "https://git.example.org/us/it", DAY)


@pytest.fixture(scope="module")
def both() -> dict[Language, View]:
    return {view.language: view for view in views(ROOT, SITE)}


@pytest.fixture(scope="module")
def made(both: dict[Language, View]) -> dict[Language, dict[str, Output]]:
    return {
        language: {one.path: one for one in (*monitor.render(view), *state_letter.render(view))}
        for language, view in both.items()
    }


def _text(output: Output) -> str:
    assert isinstance(output.content, str)
    return output.content


def test_both_languages_have_the_same_pages(made: dict[Language, dict[str, Output]]) -> None:
    dutch = {path for path, one in made["nl"].items() if one.is_page}
    english = {addresses.counterpart(path, "en") for path, one in made["en"].items() if one.is_page}
    assert dutch == english
    assert {"monitor/index.html", "brief/index.html", "monitor/alles/index.html"} <= dutch


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_figure_stands_on_one_theme_with_its_dated_anchor_and_downloads(
    made: dict[Language, dict[str, Output]], language: Language
) -> None:
    themes = [addresses.SEGMENTS[kind][language == "en"] for kind in addresses.SEGMENTS
              if kind.startswith("monitor-") and kind.split("-")[1] not in
              ("organisation", "definitions", "all")]  # fmt: skip
    together = "".join(_text(made[language][f"{path}/index.html"]) for path in themes)
    everything = _text(made[language][addresses.path(language, "monitor-all") + "index.html"])
    for id_ in FIGURES:
        assert together.count(f'id="{id_}"') == 1, id_
        assert f'id="{id_}-2026-11-24"' in together
        assert f'id="{id_}"' in everything
        for kind in ("csv", "ods", "json"):
            assert re.search(rf'href="[./]+downloads/figures/{id_}\.{kind}"', together), id_
            assert f"downloads/figures/{id_}.{kind}" in made["nl"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_key_is_shown_where_words_belong(
    both: dict[Language, View], made: dict[Language, dict[str, Output]], language: Language
) -> None:
    known = set(both[language].catalogue.organisations) | set(both[language].catalogue.products)
    for path, one in made[language].items():
        if one.is_page and path.startswith("monitor"):
            cells = re.findall(r"<t[hd][^>]*>(?:<a[^>]*>)?([^<]+)<", _text(one))
            keys = {"not-open", "not-living", "published-once", "no-copy", "unreachable", "never"}
            assert not set(cells) & (keys | known), path
            assert "None" not in cells


def test_ids_are_unique_and_charts_are_sound(made: dict[Language, dict[str, Output]]) -> None:
    charts = 0
    for language in ("nl", "en"):
        for path, one in made[language].items():
            if not one.is_page:
                continue
            ids = re.findall(r'\bid="([^"]+)"', _text(one))
            assert len(ids) == len(set(ids)), path
            for drawing in re.findall(r'<svg class="chart".*?</svg>', _text(one), re.S):
                root = ElementTree.fromstring(drawing)
                assert root.find("title") is not None
                assert len(str(root.findtext("desc"))) > 20
                assert "style" not in drawing
                charts += 1
    assert charts >= 12


def test_no_page_grows_without_bound(made: dict[Language, dict[str, Output]]) -> None:
    for path, one in made["nl"].items():
        if one.is_page:
            tables = re.findall(r"<tbody>.*?</tbody>", _text(one), re.S)
            assert all(table.count("<tr") <= 60 for table in tables), path


def test_downloads_open(made: dict[Language, dict[str, Output]]) -> None:
    content = made["nl"]["downloads/figures/all.ods"].content
    assert isinstance(content, bytes)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == ["figures", *FIGURES]
    rows = {name: len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names}
    assert rows["figures"] == len(FIGURES) + 1
    whole = json.loads(_text(made["nl"]["downloads/figures/all.json"]))
    for one in whole["figures"]:
        assert rows[one["id"]] == len(one["rows"]) + 1
        assert one["definition"]["nl"] and one["definition"]["en"]
        assert one["day"] == whole["day"] == "2026-11-24"
    assert not [path for path in made["en"] if path.startswith("downloads/")]


def test_the_letter_has_six_systems_and_all_claims_with_something_beside_each(
    both: dict[Language, View], made: dict[Language, dict[str, Output]]
) -> None:
    letter = both["nl"].catalogue.letter
    assert letter is not None
    assert len(letter.systems) == 6
    assert sum(len(one.claims) for one in letter.systems) == 11
    page = _text(made["nl"]["brief/index.html"])
    for system in letter.systems:
        for claim in system.claims:
            row = re.search(rf'id="{system.system}-{claim.id}".*?</tr>', page, re.S)
            assert row, claim.id
            assert claim.text.nl in row[0].replace("&#39;", "'")
            assert 'class="small"' in row[0] or 'class="unknown"' in row[0]
    assert "Woo" not in letter.title.nl
    assert page.count('class="how') > 20
    for wrong in ("veilig want", "verboden", "uitgesloten", "beter dan"):
        assert wrong not in page


def test_every_page_leads_to_its_source_and_to_the_way_to_correct_it(
    made: dict[Language, dict[str, Output]],
) -> None:
    for path, one in made["nl"].items():
        if one.is_page:
            assert one.source_file.startswith("catalogue/"), path
            assert 'id="correct"' in _text(one), path


def test_without_definitions_there_is_no_monitor(both: dict[Language, View]) -> None:
    from dataclasses import replace

    bare = replace(both["nl"], catalogue=both["nl"].catalogue.model_copy(update={"figures": None}))
    assert list(monitor.render(bare)) == list(state_letter.render(bare)) == []
