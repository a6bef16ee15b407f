"""Where a key stands, by the conventions of the reference parser.

A key that is absent gets the place of the mapping in which it is missed; when that mapping is
absent too, line and column are 0.
"""

from __future__ import annotations

import re

from harvester.yamlnodes import Items, Node, Pairs

_INDEXED = re.compile(r"^(?P<name>.*)\[(?P<index>[^\[\]]+)\]$")
_NOWHERE = (0, 0)


def joined(path: str, step: str) -> str:
    """A key path with one step more; a language with a hyphen stands between brackets."""
    if not path:
        return step
    return f"{path}.{step}" if re.fullmatch("[A-Za-z]+", step) else f"{path}[{step}]"


def locate(node: Node, key: str) -> tuple[int, int]:
    """Line and column of a key path."""
    return _find(node, key.split(".")) if key else _NOWHERE


def _find(node: Node, parts: list[str]) -> tuple[int, int]:
    if not isinstance(node, Pairs):
        return node.line, node.column
    name, index = parts[0], ""
    if indexed := _INDEXED.match(name):
        name, index = indexed["name"], indexed["index"]
    for key, value in reversed(node.pairs):
        if key.value != name:
            continue
        if index.isdecimal():
            if not isinstance(value, Items) or int(index) >= len(value.items):
                return key.line, key.column
            item = value.items[int(index)]
            return (item.line, item.column) if len(parts) == 1 else _find(item, parts[1:])
        if index:
            return _find(value, [index, *parts[1:]])
        return (key.line, key.column) if len(parts) == 1 else _find(value, parts[1:])
    if _is_flow(node) or len(parts) == 1:
        return node.line, node.column
    return _NOWHERE


def _is_flow(node: Pairs) -> bool:
    # a block mapping starts at its first key, one between braces at its brace
    if not node.pairs:
        return True
    first = node.pairs[0][0]
    return (first.line, first.column) != (node.line, node.column)


def key_at(node: Node, line: int, path: str = "") -> str:
    """The outermost key path whose key or list item begins on this line, else an empty text."""
    if isinstance(node, Pairs):
        for key, value in node.pairs:
            inner = f"{path}.{key.value}" if path else key.value
            if key.line == line:
                return inner
            if found := key_at(value, line, inner):
                return found
    elif isinstance(node, Items):
        for index, item in enumerate(node.items):
            inner = f"{path}[{index}]"
            if item.line == line:
                return inner
            if found := key_at(item, line, inner):
                return found
    return ""
