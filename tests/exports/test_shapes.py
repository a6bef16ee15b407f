"""A field that others read may not vanish or change unnoticed.

`shapes.json` holds every field of the API and every column of the tables. With UPDATE_SHAPES=1 this
test writes it anew, but only when docs/api-changelog.md names what vanished or changed.
"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from harvester.site.exports.api.openapi import SHAPES
from harvester.site.exports.downloads.shapes import empty_tables
from harvester.site.exports.models.common import API_VERSION

KEPT = Path(__file__).parent / "shapes.json"
CHANGELOG = Path(__file__).parents[2] / "docs" / "api-changelog.md"


def shapes() -> dict[str, str]:
    """Path of a field → its type; values of a closed list stand below it as `path=value`."""
    found: dict[str, str] = {}
    for name, shape in SHAPES.items():
        schema = shape.model_json_schema(mode="serialization")
        found |= dict(_fields(schema, schema.get("$defs", {}), name))
    for table in empty_tables().values():
        for column in table.columns:
            found[f"table:{table.name}.{column.name}"] = column.type
    return dict(sorted(found.items()))


def _fields(schema: dict[str, Any], known: dict[str, Any], at: str) -> Iterator[tuple[str, str]]:
    if "$ref" in schema:
        yield from _fields(known[schema["$ref"].rpartition("/")[2]], known, at)
        return
    if "anyOf" in schema:
        parts = [dict(_fields(one, known, at)) for one in schema["anyOf"]]
        yield at, " | ".join(sorted(part[at] for part in parts))
        for part in parts:
            yield from ((path, kind) for path, kind in part.items() if path != at)
        return
    values = schema.get("enum", [schema["const"]] if "const" in schema else [])
    kind = schema.get("type") or type(values[0]).__name__
    yield at, f"{kind} ({schema['format']})" if "format" in schema else kind
    for value in values:
        yield f"{at}={value}", "value"
    for key, one in schema.get("properties", {}).items():
        yield from _fields(one, known, f"{at}.{key}")
        if key not in schema.get("required", []):
            yield f"{at}.{key}?", "may be absent"
    if "items" in schema:
        yield from _fields(schema["items"], known, f"{at}[]")
    if isinstance(schema.get("additionalProperties"), dict):
        yield from _fields(schema["additionalProperties"], known, f"{at}{{}}")


def broken(old: dict[str, str], new: dict[str, str], version: str, changelog: str) -> list[str]:
    """What vanished or changed and is not named under the heading of `version` in the changelog."""
    section = re.search(rf"(?ms)^## {re.escape(version)}\b.*?(?=^## |\Z)", changelog)
    told = section[0] if section else ""
    gone = [path for path in old if path not in new]
    changed = [f"{path}" for path in old if path in new and old[path] != new[path]]
    return [path for path in gone + changed if f"`{path}`" not in told]


def test_nothing_that_others_read_vanished_or_changed() -> None:
    new = shapes()
    assert len(new) > 400
    kept = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {"fields": {}}
    wrong = broken(kept["fields"], new, API_VERSION, CHANGELOG.read_text("utf-8"))
    assert wrong == [], (
        f"Name these in docs/api-changelog.md under a new version (now {API_VERSION}): {wrong}"
    )
    if os.environ.get("UPDATE_SHAPES"):
        whole = {"api_version": API_VERSION, "fields": new}
        KEPT.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", "utf-8")
        kept = whole
    added = sorted(set(new) - set(kept["fields"]))
    assert added == [], "New fields: name them in docs/api-changelog.md and set UPDATE_SHAPES=1"
    assert kept["api_version"] == API_VERSION


@pytest.mark.parametrize(
    ("new", "changelog", "wrong"),
    [
        ({"a": "string"}, "", []),
        ({}, "", ["a"]),
        ({"a": "integer"}, "", ["a"]),
        ({}, "## 2.0.0\n* `a` is gone", []),
        ({}, "## 3.0.0\n* `a` is gone", ["a"]),
        ({}, "## 2.0.0\n* `b` is gone\n## 1.0.0\n* `a` is new", ["a"]),
        ({"a": "string", "b": "string"}, "", []),
    ],
)
def test_the_rule(new: dict[str, str], changelog: str, wrong: list[str]) -> None:
    assert broken({"a": "string"}, new, "2.0.0", changelog) == wrong
