"""The JSON Schemas that editors use come from the model and stay equal to it."""

from pathlib import Path
from typing import Any

import pytest

from harvester.catalogue import KINDS, schema, write_field_reference, write_schemas

CATALOGUE = Path(__file__).parent.parent.parent / "catalogue"
POLICY = {"licences", "checks"}


def test_the_committed_schemas_are_up_to_date() -> None:
    assert write_schemas(CATALOGUE / "schema", check=True) == [], "run: catalogue schema"


def test_the_committed_field_reference_is_up_to_date() -> None:
    file = CATALOGUE.parent / "docs" / "fields.md"
    assert not write_field_reference(file, check=True), "run: catalogue schema"


def test_every_field_stands_in_the_reference(tmp_path: Path) -> None:
    file = tmp_path / "docs" / "fields.md"
    assert write_field_reference(file)
    assert not write_field_reference(file)
    text = file.read_text(encoding="utf-8")
    for kind in ("software", "product"):
        for key in schema(kind)["properties"]:
            assert f"| `{key}` |" in text


def test_writing_twice_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "catalogue" / "schema"
    assert len(write_schemas(folder)) == len(KINDS)
    assert write_schemas(folder) == []
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        f"{kind}.schema.json" for kind in KINDS
    )


def test_the_name_of_the_file_is_not_asked_in_it() -> None:
    assert "id" not in schema("software")["properties"]
    assert "id" not in schema("software")["required"]
    assert "host" not in schema("forges")["additionalProperties"]["properties"]


def described(part: dict[str, Any], definitions: dict[str, Any]) -> bool:
    target = definitions.get(part.get("$ref", "").rpartition("/")[2], {})
    return bool(part.get("description") or target.get("description"))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in POLICY])
def test_every_field_that_people_write_is_described(kind: str) -> None:
    made = schema(kind)
    definitions = made.get("$defs", {})
    top = made if "properties" in made else made["additionalProperties"]
    bare = [
        f"{name}.{key}"
        for name, record in [(kind, top), *definitions.items()]
        for key, part in record.get("properties", {}).items()
        if not described(part, definitions)
    ]
    assert bare == []
