"""Who uses it near me, and what a program takes over, in a real browser of either size."""

import re

import pytest
from conftest import Watched
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_programs_in_use_in_a_province_are_found_and_say_where(visitor: Watched) -> None:
    page = visitor.open("zoeken/?type=software&province=Gelderland")
    expect(page.locator(".chips a")).to_have_count(2)
    first = page.locator("#results h3 a").first
    expect(first).to_be_visible()
    page.goto(first.get_attribute("href") or "")
    users = page.locator("table[aria-labelledby=table-users]")
    expect(users.get_by_text("Gelderland", exact=True).first).to_be_visible()


def test_a_long_list_of_products_is_folded_until_one_asks(visitor: Watched) -> None:
    page = visitor.open("software/nextcloud/")
    table = page.locator("table[aria-labelledby=table-instead]")
    expect(table).to_be_hidden()
    expect(page.locator("#instead").get_by_role("link", name="Microsoft Teams")).to_be_visible()
    page.get_by_text(re.compile("Wat het overneemt en wat niet")).click()
    expect(table.get_by_role("link", name="Microsoft Teams")).to_be_visible()
    page.emulate_media(media="print")
    expect(table).to_be_visible()


def test_on_paper_a_folded_list_is_open(visitor: Watched) -> None:
    page = visitor.open("software/nextcloud/")
    page.emulate_media(media="print")
    expect(page.locator("table[aria-labelledby=table-instead] tbody tr").first).to_be_visible()


def test_each_answer_can_be_read_on_a_phone(phone: Watched) -> None:
    page = phone.open("product/microsoft-teams/")
    table = page.locator("table.matrix").first
    width = page.evaluate("document.documentElement.clientWidth")
    for cell in table.locator("tbody tr").first.locator("td").all():
        box = cell.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        label = cell.evaluate("one => getComputedStyle(one, '::before').content")
        assert label == f'"{cell.get_attribute("data-label")}"'
