"""The real site: links, languages, addresses, sitemap, and that a bad build leaves the old one."""

import gzip
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import BASE, SUB
from links import broken, read

from harvester import building
from harvester.errors import UserError

VOID = set("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905
NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}

pytestmark = pytest.mark.build


class Balance(HTMLParser):
    """Notes every element that is closed in the wrong place, or never."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A self-closed element of an inline image opens nothing."""

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> at line {self.getpos()[0]}")


def pages_of(site: Path) -> list[Path]:
    return [page for page in site.rglob("*.html") if page.name != "404.html"]


def test_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    assert broken(site, BASE) == []


def test_every_element_is_closed_where_it_should_be(site: Path) -> None:
    wrong = []
    for page in site.rglob("*.html"):
        balance = Balance()
        balance.feed(page.read_text(encoding="utf-8"))
        wrong += [f"{page.relative_to(site)}: {one}" for one in balance.wrong + balance.open]
    assert wrong == []


def test_nothing_stands_inline_that_the_policy_would_refuse(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text), page
        data = '<script type="application/ld+json">'  # is data: a browser never runs it
        assert set(re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", text)) <= {data}, page


def test_no_page_loads_from_elsewhere_or_names_its_generator(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for tag in re.findall(r"<(?:script|img|iframe|link|source)\b[^>]*>", text):
            if 'rel="canonical"' in tag or 'rel="alternate"' in tag:
                continue
            assert "//" not in tag, (page, tag)
        assert 'name="generator"' not in text


def test_languages_lead_to_each_other(site: Path) -> None:
    for page in pages_of(site):
        own = page.parent.relative_to(site).as_posix()
        english = own == "en" or own.startswith("en/")
        text = page.read_text(encoding="utf-8")
        assert f'<html lang="{"en" if english else "nl"}">' in text
        here = BASE + ("" if own == "." else own + "/")
        assert f'<link rel="canonical" href="{here}">' in text
        others = dict(re.findall(r'hreflang="([a-z-]+)" href="([^"]+)">', text))
        if "/a-z/" in here:
            continue
        assert others["en" if english else "nl"] == here
        assert others["x-default"] == others["nl"]
        other = site / others["nl" if english else "en"].removeprefix(BASE) / "index.html"
        assert f'href="{here}"' in other.read_text(encoding="utf-8")


def test_sitemaps_hold_every_page_once(site: Path) -> None:
    listed = []
    for name in ("sitemap.xml", "en/sitemap.xml"):
        tree = ElementTree.parse(site / name)
        listed += [loc.text for loc in tree.findall(".//s:loc", NAMESPACE)]
    expected = [
        BASE + ("" if (own := page.parent.relative_to(site).as_posix()) == "." else own + "/")
        for page in pages_of(site)
    ]
    assert sorted(listed, key=str) == sorted(expected)
    robots = (site / "robots.txt").read_text()
    assert f"Sitemap: {BASE}sitemap.xml" in robots
    assert f"Sitemap: {BASE}en/sitemap.xml" in robots


@pytest.mark.parametrize("name", ["404.html", "en/404.html"])
def test_the_page_for_lost_readers_works_at_any_depth(site: Path, name: str) -> None:
    links = read(site / name).links
    assert links
    for link in links:
        if link.startswith("#"):
            continue
        assert link.startswith(f"/{SUB}/"), link
        target = (site / link.removeprefix(f"/{SUB}/")).resolve()
        assert (target / "index.html").is_file() or target.is_file(), link


def test_titles_and_descriptions_are_there_and_differ(site: Path) -> None:
    titles = {}
    for page in pages_of(site):
        text = page.read_text(encoding="utf-8")
        title = re.search(r"<title>(.+?)</title>", text)
        assert title
        assert re.search(r'<meta name="description" content=".+?">', text), page
        assert text.count("<h1") == 1, page
        titles[page] = title[1]
    dutch = [t for page, t in titles.items() if (page.relative_to(site).parts[0] != "en")]
    assert len(dutch) == len(set(dutch))


def test_definitions_come_from_the_policy(site: Path) -> None:
    for name in ("methode", "en/method"):
        text = (site / name / "index.html").read_text(encoding="utf-8")
        assert "<!-- definitions" not in text
        assert 'id="published-once"' in text
        assert 'id="licence-not-open"' in text
        assert 'id="question-licence-text"' in text


def test_no_page_grows_with_the_catalogue(site: Path) -> None:
    """A byte budget, compressed: home with all styles and all scripts."""
    loaded = [site / "index.html", *(site / "assets").glob("*.[cj]s*")]
    assert sum(len(gzip.compress(file.read_bytes())) for file in loaded) < 100_000


def test_the_language_link_leads_to_the_same_page(site: Path) -> None:
    for here, there in (
        ("software/digid", "en/software/digid"),
        ("monitor/plaatsen", "en/monitor/places"),
        ("categorie/office", "en/category/office"),
        (".", "en"),
    ):
        for one, other in ((here, there), (there, here)):
            text = (site / one / "index.html").read_text(encoding="utf-8")
            target = re.search(r'<a href="([^"]*)" lang="\w+" hreflang=', text)
            assert target is not None, one
            assert (site / one / target[1]).resolve() == (site / other).resolve(), one


def test_a_page_that_does_not_build_leaves_the_old_site(root: Path, tmp_path: Path) -> None:
    old = tmp_path / "site"
    old.mkdir()
    (old / "index.html").write_text("old")
    page = root / "docs" / "en" / "about.md"
    page.write_text(page.read_text() + "\n[nowhere](nowhere.md)\n")
    with pytest.raises(UserError, match=r"(?s)The English site.*nowhere\.md.*left as it is"):
        building.build_site(root, old, date.today())
    assert (old / "index.html").read_text() == "old"
    left = {p.name for p in tmp_path.iterdir()} - {"site.lock"}  # empty, and kept on purpose
    assert left == {"root", "site"}


def test_mistakes_in_the_catalogue_are_told_plainly(root: Path, tmp_path: Path) -> None:
    (root / "catalogue").unlink()
    (root / "catalogue" / "software").mkdir(parents=True)
    with pytest.raises(UserError) as told:
        building.build_site(root, tmp_path / "site", date.today())
    assert "checks.yml" in str(told.value)
    assert "Traceback" not in str(told.value)


def test_every_page_has_a_picture_to_be_shared_with(site: Path) -> None:
    """Most readers of Open Graph take no SVG; the picture is small and says what it is."""
    for page in pages_of(site):
        text = page.read_text(encoding="utf-8")
        told = dict(
            re.findall(
                r'<meta (?:property|name)="((?:og:image|twitter)[\w:]*)" content="([^"]*)"', text
            )
        )
        assert told["og:image"].startswith(BASE) and told["og:image:alt"], page
        assert told["twitter:card"] == "summary_large_image"
        picture = (site / told["og:image"].removeprefix(BASE)).read_bytes()
        size = (int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big"))
        assert picture.startswith(b"\x89PNG\r\n\x1a\n")
        assert size == (int(told["og:image:width"]), int(told["og:image:height"])) == (1200, 630)
        assert len(picture) < 60_000
        language = "en" if page.relative_to(site).parts[0] == "en" else "nl"
        assert told["og:image"].endswith(f"share-{language}.png")
