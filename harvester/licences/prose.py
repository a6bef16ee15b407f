"""What sentences about licences mean together: choice, condition, or another licence for the
content.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from harvester.licences.expressions import all_of, any_of, base, normalise
from harvester.licences.notices import MAX_CHARACTERS, Named, names, tags
from harvester.licences.restrictions import is_restricted

_CHOICE = re.compile(
    r"\bat\s+your\s+(?:option|choice)\b(?!\)?\s*any\s+later)|\byour\s+choice\b|\beither\s+(?:of|the|under)\b"
    r"|\b(?:dual|multi|tri)(?:ple)?[\s-]?licen[sc]|\bone\s+of\s+(?:the\s+)?(?:following|these|two|three)\b"
    r"|\bany\s+of\s+the\s+(?:following|three|two)\b|\bnaar\s+(?:eigen\s+)?keuze\b|\bkeuze\s+uit\b",
    re.IGNORECASE,
)
_OR = re.compile(
    r"\A[\s\W]*(?:licen[sc]e)?[\s\W\d.v]*\bor\b[\s\W]*(?:\w+\s+){0,4}\Z|\A\s*\|\|?\s*\Z",
    re.IGNORECASE,
)
_NOT_THIS = re.compile(
    r"(?:compatibles?\s+(?:with|avec)|change\s+licen[sc]e|formerly|previously|prior\s+to|no\s+longer|instead\s+of|rather\s+than|other\s+than"
    r"|third[\s-]party|not\s+(?:be\s+)?licensed\s+under|voorheen|niet\s+onder|depends\s+on|derived\s+from|fonts?|icons?|logos?|lettertypen?"
    r"|except\s+as\s+permitted\s+by)\b:?[^.\n]{0,60}\Z",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"\A(?:LicenseRef-)?CC(?:0|-BY)|\A(?:ODbL|OFL|etalab|PDDL|GFDL|ODC)")
_EXCEPT = re.compile(
    r"(?:\b(?:under|in|inside|within|reside[sd]?\s+(?:in|under)|onder|in)\s+(?:the\s+|de\s+)?|[-*(]\s*)"
    r"[\"'`*]{0,3}(?P<path>/?(?:[\w.-]+/){0,4}(?:ee|enterprise|ee_\w+|pro|premium|commercial|cloud|selfhosted|\w+[_-]licen[sc]e)"
    r"(?:/[\w.-]*){0,3})[\"'`*]{0,3}(?:\s+(?:director(?:y|ies)|folders?|map(?:pen)?)\b|(?<=/)[\"'`*])",
    re.IGNORECASE,
)
_MOST_PARAGRAPHS = 400
_PARAGRAPH = re.compile(r"\n[^\S\n]*(?:\n|(?=[-*•]\s))")
UNVERSIONED = {
    "LicenseRef-EUPL": "EUPL",
    "GPL-1.0-or-later": "GPL",
    "AGPL-3.0-or-later": "AGPL",
    "LGPL-2.0-or-later": "LGPL",
    "LicenseRef-MPL": "MPL",
    "LicenseRef-EPL": "EPL",
    "LicenseRef-BSD": "BSD",
    "LicenseRef-Apache": "Apache",
}


class Prose(NamedTuple):
    """expression: of the code; content: of what is not code; except_paths: folders with their own
    licence.
    """

    expression: str | None
    content: str | None
    stated: bool
    except_paths: tuple[str, ...]
    restricted: tuple[str, ...]
    choice: bool


def _without_vague(found: list[Named]) -> list[Named]:
    """Without names that lack a version where the same licence is named with one."""
    exact = {
        named.expression for named in found if named.stated or named.expression not in UNVERSIONED
    }
    kept = []
    for named in found:
        if f"{named.expression}+" in exact:
            continue
        family = UNVERSIONED.get(named.expression)
        vague = family is not None and (
            named.expression.startswith("LicenseRef-") or not named.stated
        )
        if vague and any(other.startswith(f"{family}-") for other in exact - {named.expression}):
            continue
        kept.append(named)
    return kept


def _joined(paragraph: str, found: list[Named]) -> tuple[str | None, bool]:
    """The names of one paragraph as an expression, and whether it offers a choice."""
    different = list(dict.fromkeys(named.expression for named in found))
    if len(different) < 2:
        return (different[0] if different else None), False
    gaps = [paragraph[a.end : b.start] for a, b in pairwise(found) if a.expression != b.expression]
    if _CHOICE.search(paragraph) or any(_OR.match(gap) for gap in gaps):
        return any_of(different), True
    return all_of(different), False


def read(text: str) -> Prose:
    """What a text without licence words in it says about licences."""
    expressions: list[str] = []
    content: list[str] = []
    paths: list[str] = []
    restricted: list[str] = []
    stated, choice, seen = True, False, set[str]()
    everything = {named.expression for named in _without_vague(names(text))}
    for paragraph in _PARAGRAPH.split(text[:MAX_CHARACTERS], _MOST_PARAGRAPHS):
        excepted = [found["path"] for found in _EXCEPT.finditer(paragraph)]
        paths += excepted
        found = [
            named
            for named in names(paragraph)
            if named.expression in everything
            and not _NOT_THIS.search(paragraph[max(0, named.start - 90) : named.start])
        ]
        code = [named for named in found if not is_content(named.expression)]
        content += [named.expression for named in found if is_content(named.expression)]
        restricted += [named.expression for named in found if is_restricted(named.expression)]
        if excepted and not is_outside(paragraph):
            continue
        expression, offered = _joined(paragraph, code)
        choice = choice or offered
        if expression and (offered or not {named.expression for named in code} <= seen):
            expressions.append(expression)
            stated = stated and all(named.stated for named in code)
        seen |= {named.expression for named in code}
    for raw in tags(text):
        expression = normalise(raw)
        if expression and expression not in expressions:
            expressions.append(expression)
    if not expressions:
        expressions, content = content, []
    return Prose(
        all_of(_absorbed(expressions, stated)),
        all_of(list(dict.fromkeys(content))),
        stated,
        tuple(dict.fromkeys(path.lstrip("/") for path in paths)),
        tuple(dict.fromkeys(restricted)),
        choice,
    )


def is_content(identifier: str) -> bool:
    """Whether this is a licence for texts, pictures or data rather than for programs."""
    return bool(_CONTENT.match(identifier))


def is_outside(paragraph: str) -> bool:
    """Whether a paragraph speaks of what lies outside the folders it names."""
    return bool(
        re.search(
            r"\b(?:outside|other than|except|buiten|behalve|everything else)\b",
            paragraph,
            re.IGNORECASE,
        )
    )


def _absorbed(expressions: list[str], stated: bool) -> list[str]:
    """Without expressions whose licences stand in a choice named elsewhere in the text."""
    later = {base(one) for one in expressions if one.endswith("-or-later")}
    expressions = [
        one
        for one in expressions
        if not (one.endswith("-only") and base(one) in later and not stated)
    ]
    choices = [set(expression.split(" OR ")) for expression in expressions if " OR " in expression]
    return [
        expression
        for expression in dict.fromkeys(expressions)
        if " OR " in expression or not any(expression in choice for choice in choices)
    ]
