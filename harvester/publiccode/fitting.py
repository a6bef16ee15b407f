"""From nodes to plain values of the expected shape; what does not fit becomes a fault.

Follows the reference parser: a part in which anything has the wrong type or an unknown key is
dropped whole, up to its top-level key, so that mandatory keys in it count as missing too.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from typing import Any

from harvester.publiccode.addresses import parse_address
from harvester.publiccode.findings import Fault
from harvester.publiccode.merging import keyed
from harvester.publiccode.positions import key_at
from harvester.publiccode.shapes import ListOf, MapOf, Record, Shape
from harvester.yamlnodes import Items, Node, Pairs, Scalar

_FLOAT = re.compile(r"^[-+]?(\d+\.\d*|\.\d+)$", re.ASCII)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TRUTHS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


class _Broken:
    """Stands for a value that was dropped."""


BROKEN = _Broken()
MAX_MISFITS = 200
VERSION = "publiccodeYmlVersion"  # judged apart, before anything else


@dataclass(frozen=True, slots=True)
class Misfit:
    """A fault at a line, with the key that stands there and the top-level key it breaks."""

    fault: Fault
    key: str
    line: int
    column: int
    top: str


@dataclass(slots=True)
class Fitter:
    """Fits one file; `misfits` in the order of the shape."""

    root: Node
    misfits: list[Misfit] = field(default_factory=list)
    top: str = ""

    def values(self, shape: Record) -> dict[str, Any]:
        """Values by top-level key; a broken part counts as absent."""
        fitted: dict[str, Any] = {}
        pairs = dict(keyed(self.root))
        for key, inner in shape.fields.items():
            self.top = key
            value = self.fit(pairs[key][1], inner, key) if key in pairs and key != VERSION else None
            if value is BROKEN or value is None:
                value = {} if isinstance(inner, Record) and inner.always else None
            fitted[key] = value
        self.unknown(self.root, shape)
        return fitted

    def fit(self, node: Node, shape: Shape, path: str) -> Any:
        """The value of one node, None for null, BROKEN where anything in it does not fit."""
        if isinstance(node, Scalar) and node.plain and node.value in _NULLS:
            return None
        if isinstance(shape, ListOf):
            return self.listed(node, shape, path)
        if isinstance(shape, MapOf):
            return self.mapped(node, shape, path)
        if isinstance(shape, Record):
            return self.recorded(node, shape, path)
        return self.scalar(node, shape, path)

    def full(self) -> bool:
        """Whether enough was found: a hostile file may have a hundred thousand mistakes."""
        return len(self.misfits) >= MAX_MISFITS

    def scalar(self, node: Node, kind: str, path: str) -> Any:
        if not isinstance(node, Scalar):
            return self.wrong(node, kind)
        if kind == "truth":
            value = _TRUTHS.get(node.value) if node.plain else None
            return self.wrong(node, kind) if value is None else value
        if kind == "address" and parse_address(node.value) is None:
            if self.full():
                return None
            fault = Fault.of("not-url")
            self.misfits.append(Misfit(fault, path, node.line, node.column, self.top))
            return None
        # the reference parser makes text of a number: 1.0 becomes "1"
        number = node.plain and _FLOAT.match(node.value)
        return f"{float(node.value):g}" if number else node.value

    def listed(self, node: Node, shape: ListOf, path: str) -> Any:
        if shape.single and isinstance(node, Scalar):
            value = self.fit(node, shape.item, path)
            return BROKEN if value is BROKEN else [value]
        if not isinstance(node, Items):
            return self.wrong(node, "list")
        items = [
            _item_or_nothing(self.fit(item, shape.item, f"{path}[{index}]"), shape.item)
            for index, item in enumerate(node.items)
        ]
        return BROKEN if BROKEN in items else items

    def mapped(self, node: Node, shape: MapOf, path: str) -> Any:
        if not isinstance(node, Pairs):
            return self.wrong(node, "record")
        items = {}
        for name, (key, value) in keyed(node):
            fitted = self.fit(value, shape.item, f"{path}.{key.value}")
            items[name] = {} if fitted is None else fitted
        return BROKEN if BROKEN in items.values() else items

    def recorded(self, node: Node, shape: Record, path: str) -> Any:
        if not isinstance(node, Pairs):
            return self.wrong(node, "record")
        fitted = {}
        for name, (_, value) in keyed(node):
            if name in shape.fields:
                fitted[name] = self.fit(value, shape.fields[name], f"{path}.{name}")
        unknown = self.unknown(node, shape)
        return BROKEN if unknown or BROKEN in fitted.values() else fitted

    def unknown(self, node: Node, shape: Record) -> bool:
        """Report every key that the standard does not have."""
        found = [key for name, (key, _) in keyed(node) if name not in shape.fields]
        for key in found:
            if self.full():
                break
            small = {name.lower(): name for name in shape.fields}
            near = difflib.get_close_matches(key.value.lower()[:60], small, 1, 0.8)
            rule = "unknown-key-near" if near else "unknown-key"
            if node is self.root and key.value == "nl":
                rule = "unknown-key-nl"
            fault = Fault.of(rule, near=small[near[0]] if near else "")
            at = key_at(self.root, key.line)
            self.misfits.append(
                Misfit(fault, at, key.line, 1, self.top if node is not self.root else "")
            )
        return bool(found)

    def wrong(self, node: Node, kind: str) -> _Broken:
        if self.full():
            return BROKEN
        fault = Fault.of(f"wrong-type-{kind}")
        key = key_at(self.root, node.line) or self.top
        self.misfits.append(Misfit(fault, key, node.line, 1, self.top))
        return BROKEN


def _item_or_nothing(value: Any, shape: Shape) -> Any:
    if value is not None:
        return value
    return {} if isinstance(shape, Record) else "" if shape == "text" else None
