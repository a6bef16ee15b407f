"""The tolerant side: take what a file means, and write down every liberty that was taken."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from harvester.publiccode.merging import keyed
from harvester.yamlnodes import Items, Node, Pairs, Scalar

MAX_TEXT = 200
MAX_ITEMS = 200
_ADDRESS = re.compile(r"^https?://[^\s<>\"'@\\`|{}]+$", re.ASCII)
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$", re.ASCII)
_NUMBER = re.compile(r"^[-+]?(\d[\d_]*(\.\d*)?([eE][-+]?\d+)?|0x[0-9a-fA-F]+|0o[0-7]+)$", re.ASCII)
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_READY = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


@dataclass(slots=True)
class Place:
    """A node in the file and the key path that leads to it; node None: nothing there."""

    node: Node | None
    path: str
    line: int


@dataclass(slots=True)
class Tolerant:
    """Reads values from nodes; `coercions` and `lines` grow while reading.

    A coercion is `<rule> <key path> <line>`; the words of each rule stand in data/words.yml.
    """

    coercions: list[str] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)

    def note(self, rule: str, at: Place) -> None:
        """Write down that a value was changed or left out."""
        entry = f"{rule} {at.path[:MAX_TEXT]} {at.line}"
        if entry not in self.coercions and len(self.coercions) < MAX_ITEMS:
            self.coercions.append(entry)

    def child(self, parent: Place, key: str) -> Place:
        """What stands under a key; other capitals are accepted, an empty value is as absent."""
        path = f"{parent.path}.{key}" if parent.path else key
        if isinstance(parent.node, Pairs):
            pairs = parent.node.pairs
            if any(name.value == "<<" for name, _ in pairs):
                pairs = [pair for _, pair in keyed(parent.node)]
            exact = [(k, v) for k, v in pairs if k.value == key]
            found = exact or [(k, v) for k, v in pairs if k.value.lower() == key.lower()]
            if found:
                name, node = found[-1]
                at = Place(None if _is_nothing(node) else node, path, name.line)
                if not exact:
                    self.note("key-case", at)
                if len(found) > 1:
                    self.note("repeated-key", at)
                if at.node is not None:
                    self.lines[path] = name.line
                return at
        return Place(None, path, parent.line)

    def each(self, parent: Place, key: str, *, single: bool = False) -> list[Place]:
        """The items of a list; single: one value counts as a list of one."""
        at = self.child(parent, key)
        if isinstance(at.node, Items):
            items = [
                Place(item, f"{at.path}[{index}]", item.line)
                for index, item in enumerate(at.node.items[:MAX_ITEMS])
                if not _is_nothing(item)
            ]
            if len(at.node.items) > MAX_ITEMS:
                self.note("list-cut", at)
            return items
        if isinstance(at.node, Scalar):
            if not single:
                self.note("single-as-list", at)
            return [Place(at.node, at.path, at.line)]
        if at.node is not None:
            self.note("not-a-list", at)
        return []

    def text(self, at: Place) -> str | None:
        """Short text on one line, as written: numbers keep their digits (1.10 stays 1.10)."""
        if at.node is None:
            return None
        if not isinstance(at.node, Scalar):
            self.note("not-text", at)
            return None
        if len(at.node.value) > 4 * MAX_TEXT:
            self.note("too-long", at)
            return None
        value = " ".join(at.node.value.split())
        if at.node.plain and _NUMBER.match(value):
            self.note("number-as-text", at)
        if "@" in value:
            self.note("address-of-person", at)
            return None
        if len(value) > MAX_TEXT:
            self.note("too-long", at)
            return None
        return value or None

    def texts(self, places: list[Place]) -> list[str]:
        """The texts of several places, without what is no text."""
        return [value for at in places if (value := self.text(at))]

    def address(self, at: Place) -> str | None:
        """An http(s) address without user name; anything else is left out."""
        if at.node is None:
            return None
        value = at.node.value.strip() if isinstance(at.node, Scalar) else ""
        if len(value) > 500 or not _ADDRESS.match(value):
            self.note("no-address", at)
            return None
        return value

    def day(self, at: Place) -> date | None:
        """A date written as YYYY-MM-DD; 1970-01-01 stands for unknown."""
        if at.node is None:
            return None
        value = at.node.value.strip() if isinstance(at.node, Scalar) else ""
        try:
            found = date.fromisoformat(value) if _DAY.match(value) else None
        except ValueError:
            found = None
        if found is None:
            self.note("no-date", at)
        elif found == date(1970, 1, 1):
            self.note("date-1970", at)
            return None
        return found

    def truth(self, at: Place) -> bool | None:
        """true or false; yes, no, on and off are accepted."""
        if not isinstance(at.node, Scalar):
            return None
        found = _READY.get(at.node.value.strip().lower())
        if found is None:
            self.note("not-true-or-false", at)
        elif at.node.value not in ("true", "True", "TRUE", "false", "False", "FALSE"):
            self.note("yes-as-true", at)
        return found


def _is_nothing(node: Node) -> bool:
    if isinstance(node, Scalar):
        return not node.value.strip() or (node.plain and node.value in _NOTHING)
    return not (node.items if isinstance(node, Items) else node.pairs)
