"""What others wrote is hostile until escaped: names, addresses and labels that try to be code."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from harvester.model.assessment import Assessment, Evidence
from harvester.model.catalogue import Catalogue
from harvester.model.facts import Text
from harvester.model.observation import (
    Contractor,
    Dependency,
    Observation,
    PubliccodeFinding,
)
from harvester.site import addresses
from harvester.site.addresses import LANGUAGES, Language
from harvester.site.publishing import publish
from harvester.site.view import build_view
from tests.pages import small

NASTY = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }}{% for x in y %}",
    "{name}{0}{n.__class__}",
    "]]></title></desc></svg><script>",
    "\u202egnal\u202c &amp; <!--",
    "[x](javascript:alert(1)) **vet** `code`",
]
BAD_LINKS = [
    "javascript:alert(1)",
    "data:text/html,x",
    "//evil.example",
    " https://x",
    "vbscript:x",
]


class _Reader(HTMLParser):
    """All tags, attributes and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def _read(body: str) -> _Reader:
    reader = _Reader()
    reader.feed(body)
    reader.close()
    return reader


def _catalogue(text: str) -> Catalogue:
    """The small catalogue with the text in every place where people or robots put words."""
    both, known = Text(nl=text, en=text), small.small_catalogue()
    alfa, office = known.software["alfa"], known.products["voorbeeld-office"]
    user, supplier = alfa.used_by[1], alfa.suppliers[0]
    changed = alfa.model_copy(
        update={
            "name": both,
            "description": both,
            "aliases": [text],
            "can": [alfa.can[0].model_copy(update={"text": both})],
            "used_by": [user.model_copy(update={"name": text, "what": both})],
            "suppliers": [supplier.model_copy(update={"name": text, "what": both})],
            "standards": [alfa.standards[0].model_copy(update={"name": text})],
        }
    )
    return known.model_copy(
        update={
            "software": {**known.software, "alfa": changed},
            "products": {
                **known.products,
                office.id: office.model_copy(update={"name": text, "vendor": text, "note": both}),
            },
        }
    )


def _observations(text: str, url: str) -> dict[str, Observation]:
    found = small.observations()
    alfa = found[small.ALFA]
    reading = alfa.publiccode["b1"].model_copy(
        update={
            "url": url,
            "is_based_on": [text],
            "used_by": [text],
            "contractors": [Contractor(name=text, website="javascript:1")],
            "platforms": [text],
            "languages": [text],
            "supports": [url, text, f"alias:{text}"],
            "depends_on": [Dependency(name=text, kind="open", optional=True)],
            "coercions": [f"too-long {text} 3"],
            "findings": [
                PubliccodeFinding(
                    rule="unknown-key", level="error", key=text, line=0, column=0,
                    message_nl=text, message_en=text,
                )
            ],
        }
    )  # fmt: skip
    found[small.ALFA] = alfa.model_copy(update={"publiccode": {"b1": reading}})
    return found


def _assessment(text: str, url: str) -> Assessment:
    judged = small.assessment()
    proof = Evidence(how="observed", label=text, url=url)
    alfa = judged.software["alfa"]
    licence = alfa.licence.model_copy(
        update={"expression": text, "reason": Text(nl=text, en=text), "evidence": [proof]}
    )
    findings = [f.model_copy(update={"evidence": [proof]}) for f in alfa.findings]
    changed = alfa.model_copy(
        update={"licence": licence, "findings": findings, "last_release_name": text}
    )
    return judged.model_copy(update={"software": {**judged.software, "alfa": changed}})


def _bodies(text: str, url: str = "https://example.org/") -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        view = build_view(
            _catalogue(text), _observations(text, url), small.visits(), _assessment(text, url),
            language, small.SITE,
        )  # fmt: skip
        for output in publish(view):
            if output.is_page:
                yield output.path, str(output.content)


@pytest.mark.parametrize("text", NASTY)
def test_hostile_text_stays_text(text: str) -> None:
    shown = 0
    for path, body in _bodies(text):
        reader = _read(body)
        assert "script" not in {tag for tag, _ in reader.tags}, path
        assert "img" not in {tag for tag, _ in reader.tags}, path
        for tag, attributes in reader.tags:
            assert not [name for name in attributes if name.startswith("on")], (path, tag)
            assert "style" not in attributes, (path, tag)
        shown += text in "".join(reader.text)
    assert shown >= 8, "the text must really be on the pages, in both languages"


@pytest.mark.parametrize("text", NASTY)
def test_hostile_text_stays_text_on_the_page_of_a_repository(text: str) -> None:
    pages = dict(_bodies(text))
    for page in ("opslagplaats/github.com/alfa/alfa/", "repository/github.com/alfa/alfa/"):
        said = "".join(_read(pages[f"{page}index.html"]).text)
        assert said.count(text) >= 4, page


@pytest.mark.parametrize(
    "name", ["../../index.html", ".github", "a/.git", '"><x>', "a b?c#d", "c++"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_address_of_a_repository_is_plain(name: str, language: Language) -> None:
    address = addresses.repository(language, f"https://git.example.org/{name}")
    steps = r"(/[A-Za-z0-9~+@-][A-Za-z0-9.~+@-]*)+/"
    assert re.fullmatch(rf"(opslagplaats|repository)/git\.example\.org{steps}", address)


@pytest.mark.parametrize("text", NASTY)
def test_a_chart_with_a_hostile_name_is_whole(text: str) -> None:
    pages = dict(_bodies(text))
    charts = re.findall(r'<svg class="chart".*?</svg>', pages["software/alfa/index.html"], re.S)
    assert len(charts) == 1
    title = ElementTree.fromstring(charts[0]).find("title")
    assert title is not None
    assert text in (title.text or "")


@pytest.mark.parametrize("url", BAD_LINKS)
def test_only_web_addresses_become_links(url: str) -> None:
    for path, body in _bodies("x", url):
        for tag, attributes in _read(body).tags:
            target = attributes.get("href") or ""
            assert target != url, (path, tag)
            assert re.match(r"(https?://|\.{1,2}/|#)", target) or not target, (path, target)
