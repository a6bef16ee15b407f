"""Mappings by name, with YAML merge keys (`<<`) followed."""

from collections.abc import Iterator

from harvester.yamlnodes import Items, Node, Pairs, Scalar


def keyed(node: Node) -> Iterator[tuple[str, tuple[Scalar, Node]]]:
    """Key and value of a mapping by name, merge keys (`<<`) followed."""
    if not isinstance(node, Pairs):
        return
    seen: dict[str, tuple[Scalar, Node]] = {}
    for key, value in node.pairs:
        if key.value == "<<" and key.plain and isinstance(value, Pairs | Items):
            for part in value.items if isinstance(value, Items) else [value]:
                for name, pair in keyed(part):
                    seen.setdefault(name, pair)
        else:
            seen[key.value] = (key, value)
    yield from seen.items()
