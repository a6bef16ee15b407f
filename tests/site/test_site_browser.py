"""Journeys through the real site in a real browser, under the policy that we recommend.

`visitor`, `phone` and `without_script` fail by themselves when a page asks another host, stores
something or breaks the Content-Security-Policy.
"""

from pathlib import Path

import pytest
from conftest import Watched, watched
from kinds import pages
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


def focused(page: Page) -> str:
    """What has the focus: its text, else its id or element."""
    text = page.evaluate(
        "(document.activeElement.innerText || document.activeElement.id"
        " || document.activeElement.tagName).trim()"
    )
    return str(text)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_kind_of_page_is_quiet_and_narrow(
    browser: Browser, site: Path, address: str, language: str
) -> None:
    """No other host, no storage, no complaint; at 400 % (320 pixels) nothing scrolls sideways."""
    with watched(browser, address, viewport={"width": 320, "height": 640}) as made:
        for kind, path in pages(site, language).items():
            page = made.open(path)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= 320, f"{kind} is {wide} pixels wide"
            assert page.evaluate("localStorage.length + sessionStorage.length") == 0, kind
            page.close()


def test_the_first_stop_leads_past_the_menu(visitor: Watched) -> None:
    page = visitor.open("methode/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    assert skip.bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_the_menu_works_with_the_keyboard(phone: Watched) -> None:
    page = phone.open("methode/")
    button = page.get_by_role("button", name="Menu")
    first = page.locator("#main-menu a").first
    button.focus()
    page.keyboard.press("Tab")
    expect(page.locator("#main-menu :focus")).to_have_count(0)  # closed links take no focus
    button.focus()
    page.keyboard.press("Enter")
    expect(first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#main-menu :focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(first).to_be_hidden()
    expect(button).to_be_focused()


def test_at_wide_screens_the_menu_is_simply_there(visitor: Watched) -> None:
    page = visitor.open("methode/")
    expect(page.get_by_role("button", name="Menu")).to_be_hidden()
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    expect(menu.get_by_role("link", name="Methode")).to_have_attribute("aria-current", "page")
    menu.get_by_role("link", name="Producten").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Producten")


def test_from_home_to_the_alternatives_of_teams_by_alias_with_the_keyboard(
    visitor: Watched,
) -> None:
    page = visitor.open()
    box = page.get_by_role("combobox", name="Ik gebruik nu …")
    box.focus()
    page.keyboard.type("ms taems")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("Microsoft Teams")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator("form.combo [role=status]")).to_have_text("1 resultaat")
    page.keyboard.press("ArrowDown")
    active = options.first.get_attribute("id")
    expect(box).to_have_attribute("aria-activedescendant", active or "none")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Microsoft Teams")


def test_the_list_closes_and_goes_round(visitor: Watched) -> None:
    page = visitor.open()
    box = page.get_by_role("combobox", name="Ik gebruik nu …")
    options = page.locator("#now-list li")
    box.press_sequentially("microsoft")
    expect(options.first).to_be_visible()
    count = options.count()
    assert count > 1
    page.keyboard.press("ArrowUp")
    expect(options.nth(count - 1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("microsoft")
    page.keyboard.press("Escape")
    expect(box).to_have_value("")
    page.keyboard.type("xyzzy")
    expect(page.locator("form.combo [role=status]")).to_contain_text("Niets gevonden")


def test_the_combobox_works_by_touch_in_the_menu(phone: Watched) -> None:
    page = phone.open("en/method/")
    page.get_by_role("button", name="Menu").tap()
    page.get_by_role("combobox").fill("nextclod")
    page.get_by_role("option").first.tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nextcloud")


def test_enter_without_a_choice_searches(visitor: Watched) -> None:
    page = visitor.open()
    page.get_by_role("combobox", name="Ik gebruik nu …").fill("sharepont")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/?q=sharepont")
    expect(page.get_by_role("listitem").filter(has_text="SharePoint").first).to_be_visible()


def test_a_search_can_be_shared(browser: Browser, visitor: Watched, address: str) -> None:
    page = visitor.open("zoeken/")
    expect(page.locator("#all")).to_be_visible()
    page.get_by_role("searchbox").press_sequentially("wallett")
    expect(page.locator("#results h3").first).to_have_text("NL Wallet (EDI-wallet)")
    shared = page.url.removeprefix(address)
    found = page.locator("#results h3").all_inner_texts()
    with watched(browser, address) as other:
        again = other.open(shared)
        expect(again.locator("#results h3")).to_have_text(found)
    page.get_by_role("searchbox").fill("qqqq")
    expect(page.get_by_role("status")).to_contain_text("Niets gevonden")
    expect(page.locator("#all")).to_be_visible()


def test_without_script_two_clicks_lead_to_the_alternatives(without_script: Watched) -> None:
    page = without_script.open()
    page.get_by_role("link", name="Alle producten, A–Z").click()
    page.get_by_role("link", name="Microsoft Teams").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Microsoft Teams")


def test_without_script_the_question_leads_to_the_lists(without_script: Watched) -> None:
    page = without_script.open()
    page.get_by_label("Ik gebruik nu …").fill("teams")
    page.get_by_role("button", name="Zoek").click()
    page.wait_for_url("**/zoeken/?q=teams")
    expect(page.get_by_role("link", name="Producten, A–Z")).to_be_visible()


def test_without_script_the_menu_opens(browser: Browser, address: str) -> None:
    size = {"width": 360, "height": 740}
    with watched(browser, address, viewport=size, java_script_enabled=False) as made:
        page = made.open("methode/")
        page.get_by_role("button", name="Menu").click()
        page.locator("#main-menu").get_by_role("link", name="Producten").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Producten")


def test_the_other_language_is_the_same_page(visitor: Watched) -> None:
    page = visitor.open("categorie/")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(visitor.address + "en/category/")
    page.get_by_role("link", name="Nederlands").click()
    expect(page).to_have_url(visitor.address + "categorie/")


def test_the_index_is_fetched_only_when_somebody_searches(visitor: Watched) -> None:
    asked: list[str] = []
    visitor.context.on("request", lambda request: asked.append(request.url))
    page = visitor.open()
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if url.endswith(".json")]
    page.get_by_role("combobox", name="Ik gebruik nu …").focus()
    page.wait_for_load_state("networkidle")
    assert len([url for url in asked if url.endswith(".json")]) == 1


def test_paper_shows_the_content_without_the_menus(visitor: Watched) -> None:
    page = visitor.open("software/mijn-bureau/")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for selector in (".menu-btn", ".mainnav", ".langs", ".crumbs", ".skip"):
        expect(page.locator(selector)).to_be_hidden()
    assert page.pdf().startswith(b"%PDF")
