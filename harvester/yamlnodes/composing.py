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


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end was not seen yet."""

    node: Items | Pairs
    anchor: str | None
    begun: int
    height: int = 1
    key: Scalar | None = None


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

    def feed(self, event: yaml.Event) -> None:
        mark: Any = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if isinstance(event, ScalarEvent):
            scalar = Scalar(event.value, _plain(event, line, column), line, column)
            self.counted(1, line, column)
            check_characters(event.value, line, column)
            self.place(scalar, event.anchor, 1, 0)
        elif isinstance(event, SequenceStartEvent | MappingStartEvent):
            self.open(event, line, column)
        elif isinstance(event, SequenceEndEvent | MappingEndEvent):
            done = self.stack.pop()
            self.place(done.node, done.anchor, self.count - done.begun, done.height)
        elif isinstance(event, AliasEvent):
            self.alias(str(event.anchor), line, column)
        elif isinstance(event, DocumentStartEvent) and self.root is not None:
            message = "A second document starts here (`---`): keep one."
            raise YamlTrouble("several-documents", line, column, message)

    def open(self, event: SequenceStartEvent | MappingStartEvent, line: int, column: int) -> None:
        _plain(event, line, column)
        if len(self.stack) >= self.max_depth:
            raise _too_deep(self.max_depth, line, column)
        if self.expects_key():
            raise _complex_key(line, column)
        self.counted(1, line, column)
        is_list = isinstance(event, SequenceStartEvent)
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
            raise YamlTrouble(
                "too-many",
                line,
                column,
                f"More than {self.max_nodes} values (aliases counted in full).",
            )

    def place(self, node: Node, anchor: str | None, size: int, height: int) -> None:
        if anchor:
            self.anchors[anchor] = _Anchored(node, size, height)
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if height >= parent.height:
            parent.height = height + 1
        if isinstance(parent.node, Items):
            parent.node.items.append(node)
        elif parent.key is not None:
            parent.node.pairs.append((parent.key, node))
            parent.key = None
        elif isinstance(node, Scalar):
            parent.key = node


def _too_deep(limit: int, line: int, column: int) -> YamlTrouble:
    return YamlTrouble("too-deep", line, column, f"Nested more than {limit} levels deep.")


def _complex_key(line: int, column: int) -> YamlTrouble:
    return YamlTrouble(
        "complex-key", line, column, "A key must be a plain word, not a list or a group of keys."
    )


def _plain(event: Any, line: int, column: int) -> bool:
    """Whether words such as true have a meaning here; refuses tags outside the YAML 1.2 core."""
    if event.tag is None:
        return isinstance(event, ScalarEvent) and bool(event.implicit[0])
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
    try:
        while parser.check_event():
            composer.feed(parser.get_event())
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
