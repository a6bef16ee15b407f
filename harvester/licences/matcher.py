"""A licence text → an SPDX expression, with how sure that is.

1. the text is a standard text (Dice over word pairs >= 0.92);
2. or holds one or more standard texts (containment >= 0.95), possibly with much else around them;
3. or names licences in prose;
and after each of these: what the rest of the text adds or takes away. Thresholds:
docs/decisions/030.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from harvester.licences import prose, restrictions
from harvester.licences.corpus import COMMON, Corpus, corpus
from harvester.licences.eupl import Eupl, eupl
from harvester.licences.expressions import all_of, base, leaves
from harvester.licences.words import plain, words
from harvester.model.observation import Confidence, LicenceMatch

LIKE, SAME, EXACT, CONTAINED = 0.85, 0.92, 0.98, 0.95
_NEAR, _SURE = 0.02, 0.97
UNVERSIONED = frozenset(prose.UNVERSIONED)
_MOST, _SMALLEST_PART, _NEW_PART, _MOST_PARTS = 0.75, 60, 0.5, 6
_UNKNOWN_REST = 0.6
_ABOUT_LICENCES = re.compile(
    r"licen[cs]|licentie|copyright|©|auteursrecht|permission|rechten|rights", re.IGNORECASE
)
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")


class _Found(NamedTuple):
    identifiers: list[str]
    confidence: Confidence
    similarity: float
    documents: frozenset[int]
    whole: bool = False
    """Nothing in the text lies outside the standard text."""


def match(text: str) -> LicenceMatch:
    """The licence that a text grants, as far as the text alone can tell. Never raises; pure but
    for a
    one-off load of the standard texts."""
    text = plain(text)
    sequence = words(text)
    index = corpus()
    known, size = index.pairs(sequence)
    title = eupl(text)
    found = _by_text(index, known, size, title)
    if found is None:
        return _by_prose(text)
    if found.whole:
        rest = ""
    elif title and title.expression in found.identifiers:
        rest = text[: title.start]
    else:
        rest = _rest(index, found.documents, text)
    return _with_rest(found, text, rest)


def _by_text(index: Corpus, known: set[int], size: int, title: Eupl | None) -> _Found | None:
    if size == 0:
        return None
    found = _same(index, index.likely(known), size, SAME)
    if found is None:
        shared = index.shared(known)
        found = (
            _same(index, shared, size, SAME)
            or _contained(index, known, size)
            or _same(index, shared, size, LIKE)
        )
    if title is not None and title.dutch:
        found = _contained(index, known, size) or found
    if title is None:
        return found
    if found is not None and title.expression in found.identifiers:
        if found.confidence == "partial-text" and title.dutch:
            sure: Confidence = "exact-text" if found.similarity >= EXACT else "changed-text"
            return _Found([title.expression], sure, found.similarity, found.documents)
        return found
    if title.dutch or title.line:
        confidence: Confidence = "recognised-text" if title.dutch else "partial-text"
        return _Found([title.expression], confidence, 0.0, frozenset())
    return found


def _same(index: Corpus, shared: Mapping[int, int], size: int, lowest: float) -> _Found | None:
    scores = [
        (2 * common / (size + index.documents[number].size), number)
        for number, common in shared.items()
    ]
    good = [pair for pair in scores if pair[0] >= lowest]
    if not good:
        return None
    score, number = max(good)
    if score < _SURE:
        near = [
            pair
            for pair in good
            if pair[0] >= score - _NEAR and index.documents[pair[1]].identifier in COMMON
        ]
        score, number = max(near, default=(score, number))
    confidence: Confidence = (
        "exact-text" if score >= EXACT else "changed-text" if score >= SAME else "partial-text"
    )
    return _Found(
        [index.documents[number].identifier],
        confidence,
        score,
        frozenset({number}),
        shared[number] == size,
    )


def _contained(index: Corpus, known: set[int], size: int) -> _Found | None:
    shared = index.shared(known)
    whole = {
        number: common / index.documents[number].size
        for number, common in shared.items()
        if index.documents[number].size >= _SMALLEST_PART
        and common / index.documents[number].size >= CONTAINED
    }
    rest, taken, lowest = set(known), list[int](), 1.0
    while whole and len(taken) < _MOST_PARTS:
        left = index.shared(rest)
        able = [
            (left[number] * (1.01 if index.documents[number].identifier in COMMON else 1.0), number)
            for number in whole
            if left[number] / index.documents[number].size >= _NEW_PART
        ]
        if not able:
            break
        number = max(able)[1]
        lowest = min(lowest, whole.pop(number))
        taken.append(number)
        rest -= index.held(number, rest)
    if not taken:
        return None
    share = (len(known) - len(rest)) / size
    identifiers = list(dict.fromkeys(index.documents[number].identifier for number in taken))
    confidence: Confidence = (
        "partial-text" if share < _MOST else "exact-text" if lowest >= EXACT else "changed-text"
    )
    return _Found(identifiers, confidence, round(lowest, 4), frozenset(taken))


def _rest(index: Corpus, documents: frozenset[int], text: str) -> str:
    """The paragraphs that are not part of the recognised texts."""
    standard = {pair for number in documents for pair in index.contents[number]}
    kept = []
    for paragraph in _PARAGRAPH.split(text):
        sequence = words(paragraph)
        known, different = index.pairs(sequence)
        ours = len(known & standard)
        if different == 0 or ours / different < _UNKNOWN_REST:
            kept.append(paragraph)
    return "\n\n".join(kept)


def _with_rest(found: _Found, text: str, rest: str) -> LicenceMatch:
    """What the words around the recognised texts add: a choice, a restriction, other content."""
    said = prose.read(rest)
    own = _one_gnu(found.identifiers)
    expression, flags = all_of(own), ["several-licences"] if len(own) > 1 else []
    about_us = {base(one) for one in own} & {base(one) for one in leaves(said.expression or "")}
    if said.choice and said.expression and about_us:
        expression, flags = said.expression, ["choice"]
    else:
        in_part = found.confidence == "partial-text" and said.expression
        more = [said.expression] if in_part and said.expression else said.restricted
        expression = all_of([*more, *([expression] if expression else [])])
    content = said.content
    if content is None and said.expression and all(map(prose.is_content, leaves(said.expression))):
        content = said.expression if said.expression != expression else None
    plainly = LicenceMatch(
        expression=expression,
        confidence=found.confidence,
        similarity=round(found.similarity, 4),
        flags=flags,
        content=content,
    )
    return _flagged(plainly, text, said)


def _by_prose(text: str) -> LicenceMatch:
    said = prose.read(text)
    if said.expression is None and not restrictions.phrases(text):
        flags = ["not-recognised"] if _ABOUT_LICENCES.search(text) else []
        return LicenceMatch(expression=None, confidence="none", similarity=0.0, flags=flags)
    plainly = LicenceMatch(
        expression=said.expression,
        confidence="declared",
        similarity=0.0,
        flags=["choice"] if said.choice else [],
        content=said.content,
    )
    return _flagged(plainly, text, said)


def _one_gnu(identifiers: list[str]) -> list[str]:
    """Without the GPL that the LGPL of the same version needs beside it."""
    lesser = {one.removeprefix("L") for one in identifiers if one.startswith("LGPL-3.0")}
    return [one for one in identifiers if one not in lesser]


def _flagged(found: LicenceMatch, text: str, said: prose.Prose) -> LicenceMatch:
    """The match with its restrictions in the expression, and a flag for all that a reader
    must know.
    """
    taken = restrictions.phrases(text, leaves(found.expression or ""))
    named = [found.expression] if found.expression else []
    expression = all_of([*named, *(one.reference for one in taken)])
    parts = leaves(expression or "")
    other_content = bool(found.content) and not set(leaves(found.content or "")) <= set(parts)
    stated = found.confidence == "declared" and said.stated
    vague = "LicenseRef-EUPL" in parts or (not said.stated and not UNVERSIONED.isdisjoint(parts))
    flags = [
        *found.flags,
        *(flag for part in parts for flag in restrictions.flags_of(part)),
        *(one.flag for one in taken),
        *(["open-core"] if said.except_paths else []),
        *(
            ["or-later-not-stated"]
            if not stated and any(p.endswith("-only") for p in parts)
            else []
        ),
        *(["version-not-stated"] if vague else []),
        *(["content-licence"] if other_content else []),
    ]
    return found.model_copy(
        update={
            "expression": expression,
            "flags": list(dict.fromkeys(flags)),
            "content": found.content if other_content else None,
            "except_paths": list(said.except_paths),
        }
    )
