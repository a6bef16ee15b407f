"""JSON Schemas for editors, generated from the model."""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from harvester.model.catalogue import (
    Category,
    ChecksPolicy,
    FiguresPolicy,
    ForgeHost,
    Letter,
    LicencePolicy,
    Organisation,
    Product,
    Software,
)

_WHOLE: dict[str, tuple[type[BaseModel], str]] = {
    "software": (Software, "id"),
    "product": (Product, "id"),
    "licences": (LicencePolicy, ""),
    "checks": (ChecksPolicy, ""),
    "figures": (FiguresPolicy, ""),
    "letter": (Letter, ""),
}
_ENTRIES: dict[str, tuple[type[BaseModel], str]] = {
    "categories": (Category, "id"),
    "organisations": (Organisation, "id"),
    "forges": (ForgeHost, "host"),
}
KINDS = (*_WHOLE, *_ENTRIES)


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one kind of file: one of KINDS."""
    model, given = (_WHOLE | _ENTRIES)[kind]
    made = model.model_json_schema(by_alias=True)
    made.get("properties", {}).pop(given, None)
    if "required" in made:
        made["required"] = [name for name in made["required"] if name != given]
    head: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    if kind in _WHOLE:
        return head | made
    definitions = made.pop("$defs", {})
    whole = {"type": "object", "additionalProperties": made}
    return head | {"title": kind, **whole, **({"$defs": definitions} if definitions else {})}


def write_schemas(folder: Path, *, check: bool = False) -> list[str]:
    """Write every schema that differs; returns their names (with check: writes nothing)."""
    changed = []
    for kind in KINDS:
        path = folder / f"{kind}.schema.json"
        text = json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        changed.append(f"{folder.parent.name}/{folder.name}/{path.name}")
        if not check:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return changed
