"""The finder of components in a real browser: several filters at once, and without a script."""

import gzip
import json
import random
import re
from datetime import date
from pathlib import Path

import pytest
from conftest import BASE, ROOT, Watched, watched
from playwright.sync_api import Browser, Locator, Page, expect
from test_site_accessible import violations

from harvester.site.finder.facts import building_of
from harvester.site.finder.files import INDEX, columns
from harvester.site.offline import views
from harvester.site.pages import components
from harvester.site.search_files import compact
from harvester.site.view import Site

pytestmark = pytest.mark.browser


def box(page: Page, facet: str, value: str) -> Locator:
    """A choice, wherever it is folded away."""
    group = page.locator("fieldset").filter(has=page.locator("legend", has_text=facet))
    return group.locator(".check").filter(
        has=page.locator("label > span:first-child", has_text=re.compile(f"^{re.escape(value)}$"))
    )


def number(choice: Locator) -> int:
    """How many results it promises."""
    return int(choice.locator(".n").inner_text().split()[0].replace(".", "").replace(",", ""))


def choose(choice: Locator) -> None:
    choice.locator("input").evaluate("box => box.click()")


def results(page: Page, n: int) -> None:
    expect(page.locator("#results [role=status]")).to_have_text(
        re.compile(rf"^{n} resulta(at|ten) van \d+$")
    )


def opened(visitor: Watched, path: str = "onderdelen/") -> Page:
    page = visitor.open(path)
    expect(page.locator("fieldset").first).to_be_attached()
    return page


def test_components_stand_there_first_and_the_number_at_a_choice_comes_true(
    visitor: Watched,
) -> None:
    page = opened(visitor)
    kinds = box(page, "Soort", "Onderdeel")
    expect(kinds.locator("input")).to_be_checked()
    results(page, number(kinds))
    python = box(page, "Programmeertaal", "Python")
    promised = number(python)
    assert promised > 0
    choose(python)
    results(page, promised)
    image = box(page, "Container", "er is een recept")
    promised = number(image)
    choose(image)
    results(page, promised)
    assert page.url.endswith("/onderdelen/?language=python&image=yes")
    rows = page.locator(".entries > li")
    expect(rows).to_have_count(promised)
    for row in rows.all():
        expect(row).to_contain_text("Python")
        expect(row.locator(".m-y")).to_be_visible()


def test_within_a_facet_any_choice_fits_and_all_facets_must(visitor: Watched) -> None:
    page = opened(visitor)
    one, other = (box(page, "Programmeertaal", name) for name in ("Python", "Java"))
    index = json.loads(page.request.get(visitor.address + INDEX).text())
    facets = {facet["key"]: facet for facet in index["facets"]}
    keys = [key for key, *_ in facets["language"]["values"]]
    wanted = {keys.index("python"), keys.index("java")}
    kind = [key for key, *_ in facets["kind"]["values"]].index("component")

    def held(cell: int | list[int]) -> set[int]:
        return set(cell) if isinstance(cell, list) else {cell}

    expected = sum(
        bool(held(languages) & wanted) and kinds == kind
        for languages, kinds in zip(facets["language"]["rows"], facets["kind"]["rows"], strict=True)
    )
    choose(one)
    choose(other)
    results(page, expected)


def test_the_address_holds_every_choice_and_the_back_button_takes_one_back(
    browser: Browser, visitor: Watched, address: str
) -> None:
    page = opened(visitor)
    before = number(box(page, "Soort", "Onderdeel"))
    program = box(page, "Soort", "Programma")
    both = before + number(program)
    choose(program)
    results(page, both)
    assert page.url.endswith("?kind=component&kind=application")
    first = page.locator(".entries h3 a").first.inner_text()
    page.locator("#sort").select_option("ready")
    page.wait_for_url("**sort=ready")
    expect(page.locator(".entries h3 a").first).not_to_have_text(first)
    names = page.locator(".entries h3 a").all_inner_texts()
    with watched(browser, address) as other:
        again = other.open(page.url.removeprefix(address))
        expect(again.locator(".entries h3 a")).to_have_text(names)
        expect(again.locator("#sort")).to_have_value("ready")
    page.go_back()
    expect(page.locator("#sort")).to_have_value("first")
    page.go_back()
    results(page, before)
    expect(program.locator("input")).not_to_be_checked()
    assert page.url.endswith("/onderdelen/")


def test_no_kind_at_all_is_a_choice_that_can_be_shared(visitor: Watched) -> None:
    page = opened(visitor)
    choose(box(page, "Soort", "Onderdeel"))
    page.wait_for_url("**?kind=any")
    page.reload()
    expect(box(page, "Soort", "Onderdeel").locator("input")).not_to_be_checked()
    choose(box(page, "Soort", "Onderdeel"))
    page.wait_for_url(re.compile(r"/onderdelen/$"))


def test_the_order_by_readiness_and_by_change(visitor: Watched) -> None:
    page = opened(visitor)
    first = page.locator(".entries h3 a").first.inner_text()
    page.goto(page.url + "?sort=ready")
    expect(page.locator(".entries h3 a").first).not_to_have_text(first)
    shown = [
        int(found.split()[0])
        for found in page.locator(".entries dd").all_inner_texts()
        if re.match(r"\d+ van \d+ punten", found)
    ]
    assert len(shown) > 5
    assert shown == sorted(shown, reverse=True)
    first = page.locator(".entries h3 a").first.inner_text()
    page.locator("#sort").select_option("changed")
    page.wait_for_url("**sort=changed")
    expect(page.locator(".entries h3 a").first).not_to_have_text(first)
    days = [
        row.locator(".meta time").first.get_attribute("datetime") or ""
        for row in page.locator(".entries > li").all()[:5]
    ]
    assert days == sorted(days, reverse=True)


def test_a_chip_takes_its_filter_away_and_keeps_the_place(visitor: Watched) -> None:
    page = opened(visitor, "onderdelen/?kind=any&standard=oidc&standard=zgw")
    chips = page.locator(".chips a")
    expect(chips).to_have_count(2)
    chips.first.click()
    expect(chips).to_have_count(1)
    expect(page.locator("#results-h")).to_be_focused()
    assert page.url.count("standard=") == 1


def test_with_the_keyboard_alone(visitor: Watched) -> None:
    page = opened(visitor)
    python = box(page, "Programmeertaal", "Python")
    promised = number(python)
    python.locator("input").focus()
    page.keyboard.press("Space")
    results(page, promised)
    expect(python.locator("input")).to_be_focused()
    page.keyboard.press("Space")
    expect(python.locator("input")).not_to_be_checked()


def test_when_nothing_is_left_it_says_which_filter_to_loosen(visitor: Watched) -> None:
    page = opened(visitor, "onderdelen/?standard=caldav&language=rust")
    expect(page.locator("#results [role=status]")).to_have_text(
        "Niets voldoet aan al deze filters."
    )
    ways = page.locator("#nothing a")
    said = re.search(r"(?:is|zijn) er (\d+)", ways.first.inner_text())
    assert said
    promised = int(said[1])
    ways.first.click()
    results(page, promised)
    expect(page.locator("#nothing")).to_be_hidden()


def test_more_results_come_in_steps_and_take_the_focus(visitor: Watched) -> None:
    page = opened(visitor)
    rows = page.locator(".entries > li")
    expect(rows).to_have_count(components.PER_PAGE)
    expect(page.locator(".pager")).to_be_hidden()
    page.locator("#more").click()
    expect(rows).to_have_count(2 * components.PER_PAGE)
    expect(rows.nth(components.PER_PAGE).locator("h3 a")).to_be_focused()


def test_a_page_of_one_value_goes_on_to_the_finder_with_that_value(visitor: Watched) -> None:
    page = opened(visitor, "onderdelen/standaard/oidc/")
    expect(box(page, "Standaard", "OpenID Connect").locator("input")).to_be_checked()
    total = number(box(page, "Standaard", "OpenID Connect"))
    results(page, total)
    python = box(page, "Programmeertaal", "Python")
    promised = number(python)
    choose(python)
    page.wait_for_url("**/onderdelen/?standard=oidc&language=python&kind=any")
    results(page, promised)
    page.go_back()
    results(page, total)


def test_rows_that_were_fetched_lead_to_their_pages(visitor: Watched) -> None:
    page = opened(visitor, "onderdelen/standaard/oidc/")
    page.locator("#more").click()
    expect(page.locator(".entries > li")).not_to_have_count(components.PER_PAGE)
    last = page.locator(".entries h3 a").last
    name = last.inner_text()
    last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_the_other_language_keeps_the_choice(visitor: Watched) -> None:
    page = opened(visitor, "onderdelen/?kind=any&standard=oidc")
    page.locator(".langs a").click()
    page.wait_for_url("**/en/components/?kind=any&standard=oidc")
    expect(page.locator("#results [role=status]")).to_contain_text(" results of ")
    other = visitor.open("onderdelen/standaard/oidc/")
    other.locator(".langs a").click()
    other.wait_for_url("**/en/components/standard/oidc/")


def test_on_a_phone_filters_open_and_show_what_they_leave(phone: Watched) -> None:
    page = opened(phone)
    page.get_by_role("button", name=re.compile("Filters")).tap()
    program = box(page, "Soort", "Programma")
    both = number(program) + number(box(page, "Soort", "Onderdeel"))
    program.locator("label").tap()
    show = page.locator("[data-show]")
    expect(show).to_be_visible()
    expect(show).to_have_text(re.compile(rf"\b{both}\b"))
    show.tap()
    expect(page.locator(".entries h3 a").first).to_be_visible()


def test_without_a_script_each_filter_has_its_page(without_script: Watched) -> None:
    page = without_script.open("onderdelen/")
    expect(page.locator(".entries > li")).to_have_count(components.PER_PAGE)
    link = page.locator(".group li").filter(has_text="ZGW").first
    promised = number(link)
    link.locator("a").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("ZGW")
    rows = page.locator(".entries > li")
    expect(rows).to_have_count(min(promised, components.PER_PAGE))
    for row in rows.all():
        expect(row).to_contain_text(re.compile("ZGW|Zaakgericht"))
    page.locator("summary", has_text="Wat ontbreekt").first.click()
    expect(page.locator(".mends li").first).to_be_visible()
    page.get_by_role("link", name="Alle onderdelen").click()
    page.get_by_role("link", name="Volgende pagina").click()
    expect(page.locator(".entries > li").first).to_be_visible()


def test_the_panel_without_a_script_has_no_violation(browser: Browser, address: str) -> None:
    """axe needs a script itself, so only those of the site are held back."""
    for width in (320, 1280):
        page = browser.new_page(viewport={"width": width, "height": 800}, bypass_csp=True)
        page.route("**/catalogue.js", lambda route: route.abort())
        page.goto(address + "onderdelen/standaard/oidc/")
        expect(page.locator(".group").first).to_be_attached()
        expect(page.locator("fieldset")).to_have_count(0)
        assert violations(page) == []
        page.close()


def test_from_home_a_developer_comes_to_the_finder(without_script: Watched) -> None:
    page = without_script.open()
    page.get_by_role("link", name="Zoek een onderdeel").click()
    expect(page.locator(".group").first).to_be_attached()


def test_a_standard_of_a_program_leads_to_who_else_speaks_it(without_script: Watched) -> None:
    page = without_script.open("software/keycloak/")
    page.locator("#can").get_by_role("link", name="OpenID Connect", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("OpenID Connect")
    assert page.get_by_role("link", name="Keycloak").count() or page.locator(".pager").count()


def test_every_standard_of_every_program_has_its_page(site: Path) -> None:
    (view,) = views(ROOT, Site("", BASE, "", date.today()), ("nl",))
    ids = {
        said.standard.id for one in view.software.values() for said in building_of(view, one).spoken
    }
    assert len(ids) > 50
    assert [
        id_ for id_ in ids if not (site / "onderdelen/standaard" / id_ / "index.html").exists()
    ] == []


@pytest.mark.parametrize("order", ["__proto__", "constructor", "toString", "", "<b>"])
def test_an_order_that_does_not_exist_is_the_usual_one(visitor: Watched, order: str) -> None:
    page = opened(visitor, f"onderdelen/?language=python&sort={order}")
    expect(page.locator("#results [role=status]")).to_have_text(re.compile(r"\d+ resultaten van"))
    expect(page.locator("#sort")).to_have_value("first")


def test_among_ten_thousand_programs_what_is_fetched_stays_small(site: Path) -> None:
    """The index, and the rows of a first look wherever they lie: 25 blocks at the most."""
    (view,) = views(ROOT, Site("", BASE, "", date.today()), ("nl",))
    real = [building_of(view, one) for one in view.software.values()]
    chance = random.Random(1)
    many = columns(view, [chance.choice(real) for _ in range(10_000)])
    many["name"] = chance.sample(range(10_000), 10_000)
    size = len(gzip.compress(compact(many).encode(), mtime=0))
    assert size < 150_000, size
    blocks = [
        len(gzip.compress(path.read_bytes(), mtime=0))
        for path in (site / "assets" / "finder").iterdir()
    ]
    first = sum(sorted(blocks)[-components.PER_PAGE :])
    assert size + first < 300_000, (size, first)


def test_pages_stay_bounded_when_many_programs_have_a_value(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (view,) = views(ROOT, Site("", BASE, "", date.today()), ("nl",))
    monkeypatch.setattr(components, "PER_PAGE", 7)
    pages = [str(one.content) for one in components.render(view) if one.is_page]
    rows = [page.count('<li class="entry part">') for page in pages]
    assert max(rows) == 7
    assert rows.count(7) > 40
