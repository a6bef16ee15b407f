"""What can still be read of a file that is no valid YAML: its top-level parts, one by one."""

import re
from itertools import pairwise

from harvester.yamlnodes import Items, Node, Pairs, Scalar, YamlTrouble, compose, decode

_KEY = re.compile(r"^[A-Za-z][A-Za-z0-9_-]*[ ]*:(?=\s|$)", re.ASCII)
_MAX_PARTS = 200
# Troubles that stay inside one part; a bomb, a binary or an endless file is left alone.
_LOCAL = frozenset({"syntax", "tab", "tag", "alias", "complex-key"})


def salvaged(data: bytes, trouble: YamlTrouble) -> Node | None:
    """The parts that are valid by themselves as one mapping; None when there are none."""
    if trouble.code not in _LOCAL:
        return None
    try:
        text = decode(data)
    except YamlTrouble:
        return None
    lines = re.split("\r\n|\r|\n", text)
    starts = [number for number, line in enumerate(lines) if _KEY.match(line)][:_MAX_PARTS]
    pairs: list[tuple[Scalar, Node]] = []
    for start, end in pairwise([*starts, len(lines)]):
        try:
            part = compose("\n".join(lines[start:end]))
        except YamlTrouble:
            continue
        if isinstance(part, Pairs):
            _shift(part, start)
            pairs += part.pairs
    return Pairs(pairs, 1, 1) if pairs else None


def _shift(node: Node, by: int) -> None:
    """Move a part to where it stands in the file; a node that aliases share moves once."""
    seen: set[int] = set()
    todo: list[Node] = [node]
    while todo:
        one = todo.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        one.line += by
        if isinstance(one, Items):
            todo += one.items
        elif isinstance(one, Pairs):
            todo += [part for pair in one.pairs for part in pair]
