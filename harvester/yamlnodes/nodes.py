"""Nodes: what was written, where it was written, and what it means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
}


@dataclass(slots=True)
class Scalar:
    """One value as written; plain: not between quotes, so true, false and null have a meaning."""

    value: str
    plain: bool
    line: int
    column: int


@dataclass(slots=True)
class Items:
    """A list."""

    items: list[Node]
    line: int
    column: int


@dataclass(slots=True)
class Pairs:
    """A mapping, in the order of the file; a repeated key stands in it twice (see `repeated`)."""

    pairs: list[tuple[Scalar, Node]]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        """The value of the last pair with this key."""
        return next((value for name, value in reversed(self.pairs) if name.value == key), None)

    def key(self, key: str) -> Scalar | None:
        """The last key with this name, for its position."""
        return next((name for name, _ in reversed(self.pairs) if name.value == key), None)


Node = Scalar | Items | Pairs
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """A key that stands twice in one mapping: the mapping's path, the key, where it was first."""

    path: Path
    key: Scalar
    first: Scalar


def plain(node: Node) -> Any:
    """The node as Python data: text, True, False, None, lists, dicts (repeated key: last wins)."""
    if isinstance(node, Scalar):
        return _WORDS.get(node.value, node.value) if node.plain else node.value
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {key.value: plain(value) for key, value in node.pairs}


def repeated(node: Node, path: Path = ()) -> Iterator[Repeated]:
    """Every key that stands more than once in its mapping, in the order of the file."""
    if isinstance(node, Items):
        for index, item in enumerate(node.items):
            if not isinstance(item, Scalar):
                yield from repeated(item, (*path, index))
    elif isinstance(node, Pairs):
        seen: dict[str, Scalar] = {}
        for key, value in node.pairs:
            if seen.setdefault(key.value, key) is not key:
                yield Repeated(path, key, seen[key.value])
            if not isinstance(value, Scalar):
                yield from repeated(value, (*path, key.value))


def find(node: Node, path: Path) -> tuple[Node, Scalar | None]:
    """The node at a path, or the nearest above it, and the key that leads to it.

    Steps that do not exist are passed over, so the tags that pydantic adds to a path do no harm.
    """
    key: Scalar | None = None
    for step in path:
        if isinstance(node, Pairs) and isinstance(step, str) and (found := node.get(step)):
            key, node = node.key(step), found
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
            key, node = None, node.items[step]
    return node, key


def position(node: Node, path: Path) -> tuple[int, int]:
    """Line and column (from 1) of the value at a path, or of the nearest value above it."""
    found, _ = find(node, path)
    return found.line, found.column


def key_position(node: Node, path: Path) -> tuple[int, int]:
    """Line and column (from 1) of the key that leads to a path, or else of the value."""
    found, key = find(node, path)
    return (key.line, key.column) if key else (found.line, found.column)
