"""YAML as nodes with positions: safe on hostile text, and every scalar stays what was written.

Plain loading betrays editors (`no` → False, `1.10` → 1.1, `012` → 10, a repeated key silently
wins), and PyYAML's C loader crashes on deep nesting because it composes recursively. Here events
are pulled one by one, counted, and composed without recursion; only true, false and null of the
YAML 1.2 core schema are anything else than text.
"""

from harvester.yamlnodes.composing import MAX_DEPTH, MAX_NODES, compose
from harvester.yamlnodes.nodes import (
    Items,
    Node,
    Pairs,
    Path,
    Repeated,
    Scalar,
    find,
    key_position,
    plain,
    position,
    repeated,
)
from harvester.yamlnodes.text import MAX_BYTES, YamlTrouble, decode

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_NODES",
    "Items",
    "Node",
    "Pairs",
    "Path",
    "Repeated",
    "Scalar",
    "YamlTrouble",
    "compose",
    "decode",
    "find",
    "key_position",
    "plain",
    "position",
    "repeated",
]
