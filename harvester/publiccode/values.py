"""Tests of single values: each takes a value and gives the fault, or None."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

import regex

from harvester.publiccode import vocabulary
from harvester.publiccode.addresses import (
    is_address,
    is_email,
    is_uri,
    is_video,
    is_web_address,
    parse_address,
)
from harvester.publiccode.findings import Fault
from harvester.publiccode.languages import is_language
from harvester.publiccode.spdx import is_spdx

Test = Callable[[Any], Fault | None]

# https://www.rfc-editor.org/rfc/rfc6838#section-4.2
_MIME = re.compile(
    r" *[A-Za-z0-9][A-Za-z0-9!#$&^_-]{0,126}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126} *", re.ASCII
)


def holds(rule: str, good: Callable[[Any], bool]) -> Test:
    """A test that breaks a rule unless the value is good."""
    return lambda value: None if good(value) else Fault.of(rule)


def term(name: str) -> Test:
    """The value must be a term of a closed list; the words name the list."""

    def test(value: str) -> Fault | None:
        if value in vocabulary.terms(name):
            return None
        return Fault.of("not-term", allowed=", ".join(vocabulary.listed(name)))

    return test


@lru_cache(64)
def graphemes(text: str) -> int:
    """The number of characters as people count them (grapheme clusters, UAX #29)."""
    return len(text) if text.isascii() and "\r" not in text else len(regex.findall(r"\X", text))


def at_most(limit: int) -> Test:
    """Not more characters than this."""

    def test(value: str) -> Fault | None:
        length = graphemes(value)
        return Fault.of("too-long", limit=limit, length=length) if length > limit else None

    return test


def at_least(limit: int) -> Test:
    """Not fewer characters than this."""

    def test(value: str) -> Fault | None:
        length = graphemes(value)
        return Fault.of("too-short", limit=limit, length=length) if length < limit else None

    return test


def some(value: Any) -> Fault | None:
    """A list or mapping with at least one item."""
    return None if value else Fault.of("empty-list")


def language_keys(value: dict[str, Any]) -> Fault | None:
    """Every key is a language tag."""
    wrong = [key[:20] for key in value if not is_language(key)]
    return Fault.of("not-language-key", wrong=", ".join(wrong[:5])) if wrong else None


def support(value: str) -> Fault | None:
    """A known alias, or any address or URN."""
    if value.startswith("alias:"):
        known = value.removeprefix("alias:") in vocabulary.terms("aliases")
        aliases = ", ".join(vocabulary.listed("aliases"))
        return None if known else Fault.of("unknown-alias", allowed=aliases)
    return None if is_uri(value) else Fault.of("not-support")


def _is_day(value: str) -> bool:
    try:
        return re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII) is not None and bool(
            date.fromisoformat(value)
        )
    except ValueError:
        return False


def _is_country(value: str) -> bool:
    same = value in (value.upper(), value.lower())
    return same and value.upper() in vocabulary.terms("countries")


def file_with(*endings: str) -> Test:
    """A path in the repository or an address; a path must have one of these endings."""

    def test(value: str) -> Fault | None:
        if value.startswith("/"):
            return Fault.of("path-absolute")
        if value.startswith("file:"):
            return Fault.of("path-file")
        known = parse_address(value, request=True) is not None
        if known or not endings or PurePosixPath(value).suffix.lower() in endings:
            return None
        return Fault.of("file-ending", allowed=", ".join(endings))

    return test


def no_file(value: str, files: Collection[str]) -> Fault | None:
    """A path that leads to no file or folder of the repository; an address is not looked at."""
    if parse_address(value, request=True) is not None:
        return None
    path = posixpath.normpath(value)
    if path in files or any(one.startswith(f"{path}/") for one in files):
        return None
    return Fault.of("file-missing")


web_address = holds("not-web-address", is_web_address)
address = holds("not-address", is_address)
day = holds("not-date", _is_day)
licence = holds("not-spdx", is_spdx)
language = holds("not-language", is_language)
country = holds("not-country", _is_country)
category = holds("not-category", lambda value: value in vocabulary.terms("categories"))
scope = holds("not-scope", lambda value: value in vocabulary.terms("scope"))
email = holds("not-email", is_email)
uri = holds("not-uri", is_uri)
video = holds("not-video", is_video)
mime_type = holds("not-mime-type", lambda value: _MIME.fullmatch(value) is not None)
