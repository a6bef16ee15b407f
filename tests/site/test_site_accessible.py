"""axe-core on every kind of page: both languages, light and dark, at 320, 960 and 1280 pixels."""

from importlib.resources import files
from pathlib import Path
from typing import Literal

import pytest
from conftest import watched
from kinds import pages
from playwright.sync_api import Browser, Page

WIDTHS = (320, 960, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
"""All that a colour scheme can change: checked at the widest only, the same rows have the same
colours when they are narrow; what is seen on narrow screens alone has a test of its own below.
Every other rule is checked at each width, in light only."""
ALIKE = {"software pleio", "software nl-wallet", "software corona-apps"}
"""Pages of the same making as another one that is checked; the other tests do open them."""
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

pytestmark = pytest.mark.browser


def violations(
    page: Page, only: list[str] | None = None, without: list[str] | None = None
) -> list[str]:
    """One line for each violation of these rules (none named: all), with its first element."""
    options: dict[str, object] = {"resultTypes": ["violations"], "iframes": False}
    if only:
        options["runOnly"] = {"type": "rule", "values": only}
    options["rules"] = {rule: {"enabled": False} for rule in without or ()}
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
                found = violations(page, without=COLOUR_RULES)
                if width == max(WIDTHS):
                    for scheme in SCHEMES:
                        page.emulate_media(color_scheme=scheme)
                        found += violations(page, COLOUR_RULES)
                wrong += [f"{kind} at {width}: {one}" for one in found]
            page.close()
    assert not wrong, "\n".join(wrong)


def test_the_check_itself_finds_what_is_wrong(browser: Browser, address: str) -> None:
    with watched(browser, address) as made:
        page = made.open()
        page.evaluate("document.querySelector('h1').style.color = '#ccc'")
        assert "color-contrast" in str(violations(page, COLOUR_RULES))
        assert "color-contrast" not in str(violations(page, without=COLOUR_RULES))
        page.evaluate("document.querySelector('#now').labels[0].remove()")
        assert "label" in [one.split(" ")[0] for one in violations(page)]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_violation_while_menus_and_lists_are_open(
    browser: Browser, address: str, scheme: str
) -> None:
    phone = {"viewport": {"width": 360, "height": 740}, "color_scheme": scheme}
    with watched(browser, address, **phone) as made:
        page = made.open("methode/")
        page.get_by_role("button", name="Menu").click()
        assert violations(page) == []
        page.get_by_role("combobox").press_sequentially("microsoft")
        page.get_by_role("option").first.wait_for()
        page.keyboard.press("ArrowDown")
        assert violations(page) == []
