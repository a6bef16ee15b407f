"""Single values against the standards that define them."""

import pytest

from harvester.publiccode.addresses import is_address, is_email, is_uri, is_video, is_web_address
from harvester.publiccode.languages import is_language
from harvester.publiccode.spdx import is_spdx
from harvester.publiccode.values import graphemes

GOOD_TAGS = (
    "nl en-GB fy nds pap zh-Hant-TW sl-rozaj-biske de-CH-1901 es-419 zh-yue i-klingon x-a "
    "nl-u-ca-gregory"
)
BAD_TAGS = "eng nld fry en_GB nl-ZZZ n dutch nl- -nl nl-BE-BE qqq0 en-yue zz-"


@pytest.mark.parametrize("tag", GOOD_TAGS.split())
def test_language(tag: str) -> None:
    assert is_language(tag)
    assert is_language(tag.upper())


@pytest.mark.parametrize("tag", [*BAD_TAGS.split(), "", "nl be"])
def test_no_language(tag: str) -> None:
    assert not is_language(tag)


@pytest.mark.parametrize(
    "expression",
    [
        "MIT", "mit", "EUPL-1.2", "GPL-2.0+", "GPL-2.0", "AGPL-3.0-or-later", "MIT OR Apache-2.0",
        "GPL-2.0-only WITH Classpath-exception-2.0", "(MIT AND (BSD-3-Clause OR ISC))",
        "LicenseRef-eigen", "DocumentRef-x:LicenseRef-y AND MIT", "EUPL-1.2-or-later",
    ],
)  # fmt: skip
def test_licence(expression: str) -> None:
    assert is_spdx(expression)


@pytest.mark.parametrize(
    "expression",
    [
        "", "EUPL", "GPLv3", "MIT or Apache-2.0", "MIT OR", "AND MIT", "(MIT", "MIT)", "MIT MIT",
        "MIT WITH MIT", "MIT WITH", "MIT +", "MIT/Apache-2.0", "()", "EUPL 1.2",
        "(" * 100 + "MIT" + ")" * 100, "MIT AND " * 100 + "MIT",
    ],
)  # fmt: skip
def test_no_licence(expression: str) -> None:
    assert not is_spdx(expression)


@pytest.mark.parametrize(
    ("text", "address", "web", "uri"),
    [
        ("https://example.org/a?b#c", True, True, True),
        ("HTTP://EXAMPLE.ORG", True, True, True),
        ("git@github.com:a/b", False, False, False),
        ("ssh://git@github.com/a/b", True, False, True),
        ("urn:example:a", True, False, True),
        ("urn:x", True, False, False),
        ("urn:urn:x", True, False, False),
        ("mailto:a", True, False, False),
        ("file:a", False, False, False),
        ("file:///a", True, False, False),
        ("example.org", False, False, False),
        ("//example.org", False, False, False),
        ("https://", False, False, False),
        ("https://exa mple.org", False, False, False),
        ("https://example.org:x/", False, False, False),
        ("https://[::1]/", True, True, True),
        ("https://example.org/%zz", False, False, False),
        ("", False, False, False),
        (":", False, False, False),
    ],
)
def test_address(text: str, address: bool, web: bool, uri: bool) -> None:
    assert (is_address(text), is_web_address(text), is_uri(text)) == (address, web, uri)


def test_email() -> None:
    assert is_email("info@gemeente.example")
    for text in ("", "info", "info@", "@b.example", "a b@c.example", "A <a@b.example>", "a@b"):
        assert not is_email(text)


def test_video() -> None:
    assert is_video("https://www.youtube.com/watch?v=a")
    assert is_video("https://vimeo.com/123")
    assert not is_video("https://www.youtube.example/watch?v=a")
    assert not is_video("https://example.org")


def test_graphemes() -> None:
    assert graphemes("") == 0
    assert graphemes("abc") == 3
    assert graphemes("e\u0301") == 1
    assert graphemes("\r\n") == 1
    assert graphemes("🇳🇱👩‍💻") == 2
