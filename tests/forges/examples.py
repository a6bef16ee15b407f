"""The smallest value that fits a JSON Schema: the test server makes its answers from contracts."""

from typing import Any

DAY = "2020-01-02T03:04:05Z"
_BY_FORMAT = {"date-time": DAY, "uri": "https://example.org/", "date": DAY[:10]}


def example(schema: Any, root: Any) -> Any:
    """A value with all required properties and no others. root: what `$ref` points into."""
    if "$ref" in schema:
        return example(_followed(schema["$ref"], root), root)
    if "enum" in schema:
        return schema["enum"][0]
    if "const" in schema:
        return schema["const"]
    for choice in ("oneOf", "anyOf"):
        if choice in schema:
            return example(schema[choice][0], root)
    if "allOf" in schema:
        parts = [example(part, root) for part in schema["allOf"]]
        return {k: v for part in parts if isinstance(part, dict) for k, v in part.items()}
    kind = schema.get("type")
    kind = kind[0] if isinstance(kind, list) else kind
    if kind == "object" or "properties" in schema:
        properties = schema.get("properties", {})
        return {n: example(properties.get(n, {}), root) for n in schema.get("required", ())}
    simple = {"array": [], "boolean": False, "integer": 1, "number": 1, "null": None}
    return simple.get(kind, _BY_FORMAT.get(schema.get("format"), "text"))


def _followed(reference: str, root: Any) -> Any:
    for step in reference.removeprefix("#/").split("/"):
        root = root[step]
    return root
