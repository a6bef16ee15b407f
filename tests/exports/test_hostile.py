"""What others wrote is hostile: in feeds, badges, tables and JSON-LD it stays words."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pytest

from harvester.site.addresses import LANGUAGES
from harvester.site.exports import everything
from harvester.site.pages import product, software
from harvester.site.view import build_view
from tests.pages import small
from tests.pages.test_hostile import NASTY, _assessment, _catalogue, _observations

MORE = ["=cmd|' /C calc'!A0", "\x00\x1b[31m", "-2+3", "\U0001f600"]


@pytest.mark.parametrize("text", [*NASTY, *MORE])
def test_every_format_keeps_hostile_words_as_words(text: str) -> None:
    for language in LANGUAGES:
        view = build_view(
            _catalogue(text), _observations(text, "https://example.org/"), small.visits(),
            _assessment(text, "javascript:alert(1)"), language, small.SITE,
        )  # fmt: skip
        for output in everything.render(view):
            _check(output.path, output.content)
        for page in (*software.render(view), *product.render(view)):
            json.loads(page.linked_data)
            assert not set("<>&") & set(page.linked_data)
            assert "javascript:" not in page.linked_data.replace(text, "")


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, str):
        yield value


def _check(path: str, content: str | bytes) -> None:
    if path.endswith((".xml", ".svg")):
        root = ElementTree.fromstring(content)
        assert not [one.tag for one in root.iter() if "script" in str(one.tag)], path
        assert not [key for one in root.iter() for key in one.attrib if key.startswith("on")]
    elif path.endswith(".json") or path.startswith("open-catalog"):
        assert not [one for one in _strings(json.loads(content)) if one.startswith("javascript:")]
    elif path.endswith(".csv"):
        head, *rows = csv.reader(io.StringIO(str(content), newline=""))
        assert all(len(row) == len(head) for row in rows), path
        for row in rows:
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))], path
    elif path.endswith(".sqlite"):
        database = sqlite3.connect(":memory:")
        database.deserialize(bytes(content))  # type: ignore[arg-type]
        assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        database.close()
