"""From a raw name to a declaration."""

import re
from collections.abc import Sequence
from itertools import pairwise

from harvester.licences.expressions import all_of, any_of, normalise, says_version
from harvester.licences.notices import Named, names
from harvester.model.observation import Declared, LicenceSource

_LONGEST_RAW = 120
_LATER = re.compile(
    r"\b(?:or|of)\W+(?:\(?at your option\)?\W+)?(?:any |elke |een )?"
    r"(?:later|newer|higher|latere|nieuwer|hoger)\w*",
    re.IGNORECASE,
)
_CHOICE = re.compile(r"\b(?:or|of)\b|\||/", re.IGNORECASE)
_TOGETHER = re.compile(r"\b(?:and|en)\b|&", re.IGNORECASE)


def expression_of(raw: str) -> tuple[str | None, bool]:
    """The expression of a raw name, and whether only or or-later is said wherever that matters.

    None for what is unknown, and for several names of which nobody says how they belong together.
    """
    found = normalise(raw)
    if found is not None or len(raw) > _LONGEST_RAW:
        return found, says_version(raw)
    named = _named(raw)
    return _joined(raw, named), all(name.stated for name in named)


def made(source: LicenceSource, path: str, raw: str, *, weak: bool = False) -> Declared:
    """A declaration by a raw name; raw is cut to a length that no sentence fits in."""
    raw = " ".join(raw.split())[:_LONGEST_RAW]
    expression, stated = expression_of(raw)
    return made_of(source, path, raw, expression, stated=stated, weak=weak)


def made_each(source: LicenceSource, path: str, raw: str, *, weak: bool = False) -> list[Declared]:
    """The same, but one declaration per name where a raw name holds several without a joining
    word: a reader then sees that they differ, and nobody guesses a choice or a sum.
    """
    one = made(source, path, raw, weak=weak)
    named = [] if one.expression else _named(one.raw)
    if len({name.expression for name in named}) < 2:
        return [one]
    return [
        made_of(source, path, one.raw, name.expression, stated=name.stated, weak=weak)
        for name in named
    ]


def made_of(
    source: LicenceSource,
    path: str,
    raw: str,
    expression: str | None,
    *,
    stated: bool,
    weak: bool = False,
) -> Declared:
    """A declaration whose expression is known already."""
    unsaid = expression is not None and "-only" in expression and not stated
    flags = ["or-later-not-stated"] if unsaid else []
    return Declared(
        source=source, path=path, raw=raw, expression=expression, flags=flags, weak=weak
    )


def _named(raw: str) -> list[Named]:
    return names(raw) or names(f"licensed under the {raw} license")


def _joined(raw: str, named: Sequence[Named]) -> str | None:
    """The names as the words between them join them."""
    expressions = list(dict.fromkeys(name.expression for name in named))
    if len(expressions) < 2:
        return expressions[0] if expressions else None
    between = [_LATER.sub(" ", raw[one.end : other.start]) for one, other in pairwise(named)]
    if all(_CHOICE.search(gap) and not _TOGETHER.search(gap) for gap in between):
        return any_of(expressions)
    if all(_TOGETHER.search(gap) and not _CHOICE.search(gap) for gap in between):
        return all_of(expressions)
    return None
