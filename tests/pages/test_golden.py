"""Whole bodies, read by people and kept. `UPDATE_GOLDENS=1 pytest tests/pages` writes them anew."""

import os
from pathlib import Path

import pytest

from harvester.site.addresses import Language
from harvester.site.publishing import publish
from tests.pages.small import view

GOLDEN = Path(__file__).parent / "golden"
PAGES: list[tuple[Language, str]] = [
    ("nl", "software/alfa"),
    ("en", "software/alfa"),
    ("nl", "software/beta"),
    ("nl", "software/gamma"),
    ("nl", "software/delta"),
    ("nl", "software/epsilon"),
    ("nl", "software/zeta"),
    ("nl", "product/voorbeeld-office"),
    ("en", "product/voorbeeld-office"),
    ("nl", "product/voorbeeld-post"),
    ("nl", "categorie/kantoor"),
    ("en", "category/inloggen"),
    ("nl", "organisatie/gemeente-voorbeeld"),
    ("nl", "organisatie/ministerie-voorbeeld"),
    ("nl", "opslagplaats/github.com/beta/beta"),
    ("en", "repository/github.com/beta/beta"),
    ("nl", "opslagplaats/github.com/alfa/alfa"),
    ("nl", "opslagplaats/github.com/alfa/kopie"),
    ("en", "repository/github.com/delta/delta"),
]


@pytest.fixture(scope="module")
def bodies() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for language in ("nl", "en"):
        for output in publish(view(language)):
            if output.is_page:
                found[language, output.path] = str(output.content)
    return found


@pytest.mark.parametrize(("language", "page"), PAGES)
def test_the_body_is_the_kept_one(
    bodies: dict[tuple[str, str], str], language: str, page: str
) -> None:
    body = bodies[language, f"{page}/index.html"].rstrip() + "\n"
    kept = GOLDEN / f"{page.replace('/', '-')}.{language}.html"
    if os.environ.get("UPDATE_GOLDENS"):
        kept.write_text(body, encoding="utf-8")
    assert body == kept.read_text(encoding="utf-8")


def test_every_kept_body_is_compared() -> None:
    compared = {f"{page.replace('/', '-')}.{language}.html" for language, page in PAGES}
    assert {path.name for path in GOLDEN.iterdir()} == compared
