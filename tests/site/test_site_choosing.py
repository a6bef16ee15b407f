"""From "we use this" to a decision: search with facets, compare, my landscape; in a real browser.

`visitor` and `phone` fail by themselves when a page asks another host, stores something or breaks
the Content-Security-Policy.
"""

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from conftest import Watched, watched
from playwright.sync_api import Browser, Locator, Page, expect
from python_calamine import CalamineWorkbook

PROGRAMS = "?p=jitsi-meet&p=bigbluebutton&p=la-suite-meet"
PRODUCTS = ("microsoft-teams", "microsoft-sharepoint", "microsoft-outlook", "slack", "zoom")

pytestmark = pytest.mark.browser


def downloaded(page: Page, button: str, folder: Path) -> Path:
    with page.expect_download() as coming:
        page.get_by_role("button", name=button, exact=True).click()
    file = coming.value
    path = folder / file.suggested_filename
    file.save_as(path)
    return path


def sheets(path: Path) -> dict[str, list[list[str]]]:
    """Name → rows, read by Calamine, which knows nothing of our writer."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.infolist()[0].filename == "mimetype"
    book = CalamineWorkbook.from_path(path)
    return {
        name: [[str(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python()]
        for name in book.sheet_names
    }


def comma_separated(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def results(page: Page) -> list[str]:
    expect(page.locator("#results [role=status], .results-head [role=status]")).not_to_be_empty()
    return page.locator("#results h3").all_inner_texts()


def test_filters_stand_in_the_address_and_give_the_same_elsewhere(
    browser: Browser, visitor: Watched, address: str
) -> None:
    page = visitor.open("zoeken/")
    page.get_by_role("searchbox").fill("documenten")
    choice(page, "Programma").check()
    choice(page, "Open licentie").check()
    expect(page.locator(".chips a")).to_have_count(2)
    page.get_by_label("Volgorde").select_option("name")
    expect(page.locator("#results h3").first).to_be_visible()
    found = results(page)
    shared = page.url.removeprefix(address)
    assert found == sorted(found, key=str.casefold)
    assert {"q=documenten", "type=software", "licence=open", "sort=name"} <= set(
        shared.partition("?")[2].split("&")
    )
    with watched(browser, address) as other:
        again = other.open(shared)
        expect(again.locator("#results h3")).to_have_text(found)
        expect(choice(again, "Open licentie")).to_be_checked()
        again.get_by_role("link", name="English").click()
        expect(again.locator(".chips a")).to_have_count(2)
        assert "licence=open" in again.url


def choice(page: Page, name: str) -> Locator:
    return page.get_by_role("checkbox", name=re.compile(f"^{name} [0-9]"))


def number_of(page: Page, name: str) -> int:
    box = choice(page, name)
    return int(box.locator("xpath=..").locator(".n").inner_text().split()[0].replace(".", ""))


def test_numbers_obey_the_other_groups_and_nothing_chosen_is_lost(visitor: Watched) -> None:
    page = visitor.open("zoeken/?type=software")
    choice(page, "Open licentie").wait_for()
    before = number_of(page, "Licentie onbekend")
    choice(page, "Open licentie").check()
    expect(page.locator(".chips a")).to_have_count(2)
    assert number_of(page, "Licentie onbekend") == before  # its own group does not count
    active = number_of(page, "Actief")
    choice(page, "Actief").check()
    expect(page.get_by_role("status")).to_contain_text(f"{active} resultaten")
    page.go_back()
    expect(page.locator(".chips a")).to_have_count(2)
    page.locator(".chips a").first.click()
    expect(page.locator(".chips a")).to_have_count(1)


def test_nothing_found_leads_on(visitor: Watched) -> None:
    page = visitor.open("zoeken/?q=teams&type=organisation")
    expect(page.locator("#results [role=status]")).to_contain_text("Niets gevonden")
    page.get_by_role("link", name="Zonder filters").click()
    expect(page.locator("#results h3").first).to_have_text("Microsoft Teams")
    page.get_by_role("searchbox").fill("xqzwvk")
    expect(page.get_by_text("Mist u iets?")).to_be_visible()
    expect(page.locator("#all")).to_be_visible()


def test_more_results_come_when_asked_for(visitor: Watched) -> None:
    page = visitor.open("zoeken/?type=software&sort=name")
    expect(page.locator("#results li.entry")).to_have_count(20)
    page.get_by_role("button", name="Toon meer resultaten").click()
    expect(page.locator("#results li.entry")).to_have_count(40)
    expect(page.locator("#results li.entry").nth(20).get_by_role("link")).to_be_focused()


def test_filters_on_a_phone_open_and_close(phone: Watched) -> None:
    page = phone.open("zoeken/?q=teams")
    page.get_by_role("button", name="Filters (0)").tap()
    choice(page, "Programma").check()
    page.get_by_role("button", name="Toon resultaten (3)").tap()
    expect(page.get_by_role("button", name="Filters (1)")).to_be_visible()
    expect(page.locator("#results h3")).to_have_count(3)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_choice_of_search_results_is_compared(visitor: Watched) -> None:
    page = visitor.open("zoeken/?q=meet&type=software")
    for name in ("Meet (La Suite)", "Jitsi Meet"):
        page.get_by_role("checkbox", name=f"Vergelijk {name}").check()
    page.get_by_role("button", name="Vergelijk wat u aanvinkt").click()
    expect(page.locator(".compare thead th")).to_have_text(["Meet (La Suite)", "Jitsi Meet"])


def test_three_programs_are_compared_and_taken_along(visitor: Watched, tmp_path: Path) -> None:
    page = visitor.open("vergelijken/")
    box = page.get_by_role("combobox", name="Voeg een programma toe")
    for typed in ("jisti", "bigblue", "meet la suite"):
        box.fill(typed)
        page.get_by_role("option").first.wait_for()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(box).to_have_value("")
    expect(page.locator(".compare thead th")).to_have_count(3)
    assert page.url.endswith("vergelijken/" + PROGRAMS)
    licence = page.locator(".compare tbody tr", has_text="Licentie").first
    expect(licence).to_contain_text("MIT")
    expect(page.locator(".compare")).to_contain_text("verschilt")
    expect(page.locator(".compare .unknown").first).to_have_text("onbekend")
    whole = page.locator(".compare tbody tr:not(.group)").count()

    (rows,) = sheets(downloaded(page, "Download ODS", tmp_path)).values()
    plain = comma_separated(downloaded(page, "CSV", tmp_path))
    assert rows[0][:3] == ["Groep", "Onderwerp", "Vergelijking"]
    assert rows[0][3::2] == ["Jitsi Meet", "BigBlueButton", "Meet (La Suite)"]
    assert [row[1] for row in rows[1 : whole + 1]] == [row[1] for row in plain[1 : whole + 1]]
    by_subject = {row[1]: row for row in plain[1 : whole + 1]}
    assert by_subject["Maker en land"][2] == "verschilt"
    assert by_subject["GEMMA-referentiecomponent"][3:6:2] == ["onbekend", "onbekend"]
    assert "MIT" in by_subject["Licentie"][7]
    assert "waargenomen" in by_subject["Licentie"][8]

    page.get_by_label("Toon alleen wat verschilt").check()
    expect(page.locator(".compare tbody tr.same")).to_have_count(0)
    assert "diff=1" in page.url
    page.reload()
    expect(page.locator(".compare thead th")).to_have_count(3)
    expect(page.locator(".compare tbody tr.same")).to_have_count(0)
    page.get_by_role("link", name="BigBlueButton , haal weg").click()
    expect(page.locator(".compare thead th")).to_have_text(["Jitsi Meet", "Meet (La Suite)"])


def test_what_is_unknown_or_too_many_is_said(visitor: Watched) -> None:
    page = visitor.open("zoeken/")
    page.wait_for_load_state("networkidle")
    page = visitor.open(
        "vergelijken/?p=jitsi-meet&p=jitsi-meet&p=../../x&p=nextcloud&p=grist&p=xwiki&p=zulip"
    )
    expect(page.locator(".compare thead th")).to_have_count(4)
    expect(page.get_by_text("Er passen 4 programma’s naast elkaar.")).to_be_visible()
    expect(page.get_by_role("combobox", name="Voeg een programma toe")).to_be_hidden()


def test_comparing_prints_on_its_side(visitor: Watched) -> None:
    page = visitor.open("vergelijken/" + PROGRAMS)
    page.locator(".compare").wait_for()
    page.emulate_media(media="print")
    expect(page.locator(".chips")).to_be_hidden()
    expect(page.locator(".compare")).to_be_visible()
    pdf = page.pdf(prefer_css_page_size=True)
    assert b"/MediaBox [0 0 841" in pdf or b"/MediaBox [0 0 842" in pdf  # A4, landscape


def test_alternatives_of_a_product_are_compared_without_script(without_script: Watched) -> None:
    page = without_script.open("product/microsoft-teams/")
    ticked = page.locator("input[form=compare]:checked").count()
    assert ticked > 1
    page.get_by_role("button", name="Vergelijk wat u aanvinkt").click()
    assert page.url.count("p=") == ticked
    page.get_by_role("link", name="Videovergaderen").click()
    expect(page.get_by_role("rowheader", name="Jitsi Meet")).to_be_visible()
    expect(page.get_by_role("columnheader", name="Licentie")).to_be_visible()


def filled(page: Page) -> str:
    """Chooses the five products with the keyboard; gives the report as read."""
    box = page.locator("#add")
    for number, typed in enumerate(("ms teams", "sharepont", "outlook", "slack", "zoom"), 1):
        box.fill(typed)
        page.get_by_role("option").first.wait_for()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.locator("[data-part=chips] li")).to_have_count(number)
    return page.locator("[data-part=report]").inner_text()


def test_a_landscape_of_five_products(visitor: Watched, tmp_path: Path) -> None:
    asked: list[str] = []
    visitor.context.on("request", lambda request: asked.append(request.url))
    page = visitor.open("landschap/")
    report = filled(page)
    assert page.url.endswith("#p=" + ",".join(PRODUCTS))
    told = [url for url in asked if any(id_ in url for id_ in PRODUCTS)]
    assert told == []  # what is asked of the server does not tell the choice
    for heading in ("Microsoft Teams", "Slack", "Samen vervangen", "Wie ging u voor?", "Gaten"):
        assert heading in report
    suite = page.locator("[data-part=suites] tr", has_text="Mijn Bureau")
    expect(suite).to_contain_text("van 5")
    expect(page.locator("[data-part=bodies] tr").nth(1)).to_be_visible()
    page.reload()
    expect(page.locator("[data-part=chips] li")).to_have_count(5)
    assert page.locator("[data-part=report]").inner_text() == report

    book = sheets(downloaded(page, "Download ODS", tmp_path))
    assert list(book) == ["Producten", "Samen", "Gebruikers"]
    assert {row[0] for row in book["Producten"] if row} >= {"Microsoft Teams", "Slack"}
    assert ["Mijn Bureau", "pakket van meer programma’s"] in [row[:2] for row in book["Samen"]]
    plain = comma_separated(downloaded(page, "CSV", tmp_path))
    assert [row[3] for row in plain[1:4]] == [row[3] for row in book["Producten"][1:4]]

    saved = downloaded(page, "Bewaar als bestand (JSON)", tmp_path)
    kept = json.loads(saved.read_text(encoding="utf-8"))
    assert [one["id"] for one in kept["products"]] == list(PRODUCTS)
    page.get_by_role("button", name="Begin opnieuw").click()
    expect(page.locator("[data-part=report]")).to_be_hidden()
    page.locator("#file").set_input_files(saved)
    expect(page.locator("[data-part=chips] li")).to_have_count(5)
    assert page.locator("[data-part=report]").inner_text() == report


def test_the_same_landscape_on_a_phone(phone: Watched, visitor: Watched) -> None:
    report = filled(phone.open("landschap/"))
    page = phone.context.pages[0]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    other = visitor.open("landschap/#p=" + ",".join(PRODUCTS))
    expect(other.locator("[data-part=chips] li")).to_have_count(5)
    assert other.locator("[data-part=products]").inner_text() in report


def test_products_are_ticked_by_subject(visitor: Watched) -> None:
    page = visitor.open("landschap/")
    page.get_by_text("Of vink aan per onderwerp").click()
    page.get_by_text("Videovergaderen (").click()
    page.get_by_label("Zoom Workplace").check()
    expect(page.locator("[data-part=chips] li")).to_have_text(["Zoom Workplace, haal weg"])
    page.get_by_label("Zoom Workplace").uncheck()
    expect(page.locator("[data-part=chips] li")).to_have_count(0)


@pytest.mark.parametrize(
    "content",
    ["{", '{"format": "other", "products": []}', '{"format": "landscape/1", "products": 3}'],
)
def test_another_file_is_refused_in_words(visitor: Watched, tmp_path: Path, content: str) -> None:
    file = tmp_path / "file.json"
    file.write_text(content)
    page = visitor.open("landschap/#p=slack")
    expect(page.locator("[data-part=chips] li")).to_have_count(1)
    page.locator("#file").set_input_files(file)
    expect(page.get_by_role("alert")).to_contain_text("file.json is niet hier bewaard")
    expect(page.locator("[data-part=chips] li")).to_have_count(1)


def test_the_skip_link_keeps_the_choice(visitor: Watched) -> None:
    page = visitor.open("landschap/#p=slack")
    expect(page.locator("[data-part=chips] li")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.wait_for_url("**/#p=slack")
    page.go_back()
    expect(page.locator("[data-part=chips] li")).to_have_count(1)
