"""From the events of a parser to nodes: counted, and without recursion."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from harvester.yamlnodes.nodes import Items, Node, Pairs, Scalar
from harvester.yamlnodes.text import MAX_BYTES, YamlTrouble, check_characters, decode
from harvester.yamlnodes.words import explained

# PyYAML may have been built without libyaml; its Python half gives the same nodes, slower.
C_PARSER: Any = yaml.cyaml.CParser if yaml.__with_libyaml__ else None  # type: ignore[attr-defined]
MAX_DEPTH = 40
MAX_NODES = 100_000

_CORE = "tag:yaml.org,2002:"
_TEXT_TAGS = frozenset({"!", _CORE + "str"})
_TAGS = _TEXT_TAGS | {_CORE + kind for kind in ("int", "float", "bool", "null", "seq", "map")}
_STARTS = frozenset({SequenceStartEvent, MappingStartEvent})
_ENDS = frozenset({SequenceEndEvent, MappingEndEvent})


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end was not seen yet."""

    node: Items | Pairs
    anchor: str | None
    begun: int
    height: int = 1
    key: Scalar | None = None

    def take(self, node: Node) -> None:
        """The next item; of a mapping a key and its value in turn."""
        holder = self.node
        if isinstance(holder, Items):
            holder.items.append(node)
        elif self.key is not None:
            holder.pairs.append((self.key, node))
            self.key = None
        elif isinstance(node, Scalar):
            self.key = node


@dataclass(slots=True)
class _Anchored:
    node: Node
    size: int
    height: int


@dataclass(slots=True)
class _Composer:
    max_depth: int
    max_nodes: int
    root: Node | None = None
    count: int = 0
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, _Anchored | None] = field(default_factory=dict)
    """None: the anchored node is still open, so an alias to it would contain itself."""

    def feed(self, event: Any) -> None:
        """Take one event that is no scalar."""
        kind = type(event)
        if kind in _ENDS:
            done = self.stack.pop()
            self.place(done.node, done.anchor, self.count - done.begun, done.height)
        elif kind in _STARTS:
            self.open(event, *_place(event))
        elif kind is AliasEvent:
            self.alias(event.anchor, *_place(event))
        elif kind is DocumentStartEvent and self.root is not None:
            message = "A second document starts here (`---`): keep one."
            raise YamlTrouble("several-documents", *_place(event), message)

    def scalar(self, event: Any) -> None:
        mark, value = event.start_mark, event.value
        line, column = mark.line + 1, mark.column + 1
        self.count += 1
        if self.count > self.max_nodes:
            raise _too_many(self.max_nodes, line, column)
        if event.style == '"':  # the text itself was checked: only escapes can smuggle
            check_characters(value, line, column)
        plain = event.implicit[0] if event.tag is None else _plain(event, line, column)
        scalar = Scalar(value, plain, line, column)
        if event.anchor or not self.stack:
            self.place(scalar, event.anchor, 1, 0)
        else:
            self.stack[-1].take(scalar)

    def open(self, event: Any, line: int, column: int) -> None:
        if event.tag is not None:
            _plain(event, line, column)
        if len(self.stack) >= self.max_depth:
            raise _too_deep(self.max_depth, line, column)
        if self.expects_key():
            raise _complex_key(line, column)
        self.counted(1, line, column)
        is_list = type(event) is SequenceStartEvent
        node: Items | Pairs = Items([], line, column) if is_list else Pairs([], line, column)
        self.stack.append(_Open(node, event.anchor, self.count - 1))
        if event.anchor:
            self.anchors[event.anchor] = None

    def alias(self, name: str, line: int, column: int) -> None:
        if name not in self.anchors:
            raise YamlTrouble("alias", line, column, f"`*{name}` refers to nothing above it.")
        target = self.anchors[name]
        if target is None:
            raise YamlTrouble("alias", line, column, f"`*{name}` would contain itself.")
        if len(self.stack) + target.height > self.max_depth:
            raise _too_deep(self.max_depth, line, column)
        if self.expects_key() and not isinstance(target.node, Scalar):
            raise _complex_key(line, column)
        self.counted(target.size, line, column)
        self.place(target.node, None, target.size, target.height)

    def expects_key(self) -> bool:
        return (
            bool(self.stack) and isinstance(self.stack[-1].node, Pairs) and not self.stack[-1].key
        )

    def counted(self, size: int, line: int, column: int) -> None:
        self.count += size
        if self.count > self.max_nodes:
            raise _too_many(self.max_nodes, line, column)

    def place(self, node: Node, anchor: str | None, size: int, height: int) -> None:
        if anchor:
            self.anchors[anchor] = _Anchored(node, size, height)
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if height >= parent.height:
            parent.height = height + 1
        parent.take(node)


def _place(event: Any) -> tuple[int, int]:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


def _too_many(limit: int, line: int, column: int) -> YamlTrouble:
    message = f"More than {limit} values (aliases counted in full)."
    return YamlTrouble("too-many", line, column, message)


def _too_deep(limit: int, line: int, column: int) -> YamlTrouble:
    return YamlTrouble("too-deep", line, column, f"Nested more than {limit} levels deep.")


def _complex_key(line: int, column: int) -> YamlTrouble:
    return YamlTrouble(
        "complex-key", line, column, "A key must be a plain word, not a list or a group of keys."
    )


def _plain(event: Any, line: int, column: int) -> bool:
    """Whether words such as true have a meaning below this tag; refuses those outside the core."""
    if event.tag not in _TAGS:
        shown = event.tag.replace(_CORE, "!!")[:40]
        raise YamlTrouble("tag", line, column, f"The tag `{shown}` is not allowed: leave it out.")
    return event.tag not in _TEXT_TAGS


def compose(
    text: str | bytes,
    *,
    max_bytes: int = MAX_BYTES,
    max_depth: int = MAX_DEPTH,
    max_nodes: int = MAX_NODES,
) -> Node:
    """Read one YAML document as nodes with positions.

    An empty text gives an empty plain Scalar (which `plain` reads as None). Repeated keys are kept:
    ask `repeated`. Raises YamlTrouble, and nothing else, whatever the text holds.
    """
    decoded = decode(text, max_bytes=max_bytes)
    composer = _Composer(max_depth, max_nodes)
    parser = _parser(decoded)
    next_event, scalar, feed = parser.get_event, composer.scalar, composer.feed
    try:
        while event := next_event():  # a million of them in a large catalogue, most are scalars
            if type(event) is ScalarEvent:
                scalar(event)
            else:
                feed(event)
    except yaml.YAMLError as error:
        raise YamlTrouble(*explained(error, decoded)) from None
    finally:
        parser.dispose()
    return composer.root if composer.root is not None else Scalar("", True, 1, 1)


class _PythonParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """PyYAML's own parser, for where its C half was not built."""

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


def _parser(text: str) -> Any:
    # Pulling events from libyaml is safe at any depth: only its *composer* recurses.
    return C_PARSER(text) if C_PARSER else _PythonParser(text)
