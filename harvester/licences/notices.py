"""Licences that a text names without holding their words: SPDX tags, and names with a version."""

import re
from typing import NamedTuple

from harvester.licences.name_table import QUICK, ROWS, Row

_TAG = re.compile(
    r"SPDX-License-Identifier:[^\S\n]*([A-Za-z0-9.()+ :\-]+?)[^\S\n]*(?:\*/|-->|[\"'`\\#;,<|]|$)",
    re.MULTILINE,
)
_LATER = re.compile(
    r"\A\)?(?:\+|[\s\W]{0,6}(?:or|of|and|en|oder)[\s\-(]+(?:\(?at\s+your\s+option\)?\s*)?"
    r"(?:any\s+|elke\s+|een\s+|iedere\s+)?(?:later|latere|newer|hoger|hogere|higher|above|nieuwer))",
    re.IGNORECASE,
)
_OF_THE = re.compile(r"\A\s*(?:of\s+the\s+licen[sc]e|van\s+de\s+licentie)", re.IGNORECASE)
_ONLY = re.compile(r"\A\)?[\s\W]{0,6}(?:only|uitsluitend|alleen)\b", re.IGNORECASE)
_GNU = re.compile(r"\A[AL]?GPL-")
MAX_CHARACTERS = 100_000
MOST_NAMES = 200
"""Texts longer than this, or with more names, are lists: what comes later is not read."""


class Named(NamedTuple):
    """One licence that a text names, from `start` to `end`; stated: only or or-later is said (or
    moot).
    """

    expression: str
    start: int
    end: int
    stated: bool = True


def tags(text: str) -> list[str]:
    """The expressions behind SPDX-License-Identifier, raw, in order, each once."""
    return list(dict.fromkeys(" ".join(found.split()) for found in _TAG.findall(text)))


def _meaning(row: Row, match: re.Match[str]) -> tuple[str, bool] | None:
    version = match["version"] if row.known else None
    if version is None:
        if row.unversioned is None:
            return None
        # The GNU licences say themselves that no version means any version.
        return row.unversioned, not row.unversioned.endswith("-or-later")
    full = version.replace(",", ".")
    full = full if "." in full else f"{full}.0"
    expression = row.versioned.format(full)
    rest = match.string[match.end() : match.end() + 90]
    rest = rest[: len(rest)] if not (of := _OF_THE.match(rest)) else rest[of.end() :]
    later = bool(_LATER.match(rest))
    if not _GNU.match(expression):
        return (f"{expression}+" if later and expression.startswith("EUPL") else expression), True
    if later:
        return f"{expression}-or-later", True
    return f"{expression}-only", bool(_ONLY.match(rest))


def names(text: str) -> list[Named]:
    """Every licence that the text names, in order of appearance; of overlapping names the surest
    one.
    """
    text = text[:MAX_CHARACTERS]
    if not QUICK.search(text):
        return []
    found: list[Named] = []
    for row in ROWS:
        for match in row.pattern.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            meaning = _meaning(row, match)
            if meaning:
                found.append(Named(meaning[0], match.start(), match.end(), meaning[1]))
            if len(found) >= MOST_NAMES:
                return sorted(found, key=lambda named: named.start)
    return sorted(found, key=lambda named: named.start)
