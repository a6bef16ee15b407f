"""axe-core on every kind of page: both languages, light and dark, at 320, 960 and 1280 pixels."""

from importlib.resources import files
from pathlib import Path

import pytest
from conftest import watched
from kinds import pages
from playwright.sync_api import Browser, Page

WIDTHS = (320, 960, 1280)
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
"""All that a colour scheme can change; every other rule is checked in light only."""
ALIKE = {"software pleio", "software nl-wallet", "software corona-apps"}
"""Pages of the same making as another one that is checked; the other tests do open them."""
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

pytestmark = pytest.mark.browser


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """One line for each violation, with the first element that shows it. rules: none means all."""
    options = {"resultTypes": ["violations"], "iframes": False}
    if rules:
        options["runOnly"] = {"type": "rule", "values": rules}
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [f"{one['id']} ({one['impact']}): {one['nodes'][0]['html'][:200]}" for one in found]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_violation_on_any_kind_of_page(
    browser: Browser, site: Path, address: str, language: str
) -> None:
    wrong = []
    with watched(browser, address) as made:
        for kind, path in pages(site, language).items():
            if kind in ALIKE:
                continue
            page = made.open(path)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                page.emulate_media(color_scheme="light")
                found = violations(page)
                page.emulate_media(color_scheme="dark")
                found += violations(page, COLOUR_RULES)
                wrong += [f"{kind} at {width}: {one}" for one in found]
            page.close()
    assert not wrong, "\n".join(wrong)


def test_the_check_itself_finds_what_is_wrong(browser: Browser, address: str) -> None:
    with watched(browser, address) as made:
        page = made.open()
        page.evaluate("document.querySelector('#now').labels[0].remove()")
        assert "label" in [one.split(" ")[0] for one in violations(page)]


def test_no_violation_while_menus_and_lists_are_open(browser: Browser, address: str) -> None:
    with watched(browser, address, viewport={"width": 360, "height": 740}) as made:
        page = made.open("methode/")
        page.get_by_role("button", name="Menu").click()
        assert violations(page) == []
        page.get_by_role("combobox").press_sequentially("microsoft")
        page.get_by_role("option").first.wait_for()
        page.keyboard.press("ArrowDown")
        assert violations(page) == []
