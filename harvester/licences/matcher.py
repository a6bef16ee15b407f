"""A licence text → an SPDX expression, with how sure that is.

1. the text is a standard text (Dice over word pairs >= 0.92);
2. or holds one or more standard texts (containment >= 0.95), possibly with much else around them;
3. or names licences in prose;
and after each of these: what the rest of the text adds or takes away. Thresholds: docs/decisions/030.
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
    """The licence that a text grants, as far as the text alone can tell. Never raises; pure but for a
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
    """What the words around the recognised texts add: a choice, a restriction, a licence for content."""
    said = prose.read(rest)
    own = _one_gnu(found.identifiers)
    expression = all_of(own)
    flags = ["several-licences"] if len(own) > 1 else []
    if (
        said.choice
        and said.expression
        and {base(i) for i in own} & {base(i) for i in leaves(said.expression)}
    ):
        expression, flags = said.expression, ["choice"]
    else:
        named = (
            [said.expression]
            if found.confidence == "partial-text" and said.expression
            else said.restricted
        )
        expression = all_of([*named, *([expression] if expression else [])])
    content = said.content
    if content is None and said.expression and all(map(prose.is_content, leaves(said.expression))):
        content = said.expression if said.expression != expression else None
    taken = restrictions.phrases(text, leaves(expression or ""))
    return _finished(expression, found.confidence, found.similarity, flags, content, said, taken)


def _by_prose(text: str) -> LicenceMatch:
    said = prose.read(text)
    taken = restrictions.phrases(text, leaves(said.expression or ""))
    if said.expression is None and not taken:
        flags = ["not-recognised"] if _ABOUT_LICENCES.search(text) else []
        return LicenceMatch(expression=None, confidence="none", similarity=0.0, flags=flags)
    return _finished(
        said.expression,
        "declared",
        0.0,
        ["choice"] if said.choice else [],
        said.content,
        said,
        taken,
    )


def _one_gnu(identifiers: list[str]) -> list[str]:
    """Without the GPL that the LGPL of the same version needs beside it."""
    lesser = {
        identifier.removeprefix("L")
        for identifier in identifiers
        if identifier.startswith("LGPL-3.0")
    }
    return [identifier for identifier in identifiers if identifier not in lesser]


def _finished(
    expression: str | None,
    confidence: Confidence,
    similarity: float,
    flags: list[str],
    content: str | None,
    said: prose.Prose,
    taken: list[restrictions.Restriction],
) -> LicenceMatch:
    expression = all_of([*([expression] if expression else []), *(r.reference for r in taken)])
    content = (
        content if content and not set(leaves(content)) <= set(leaves(expression or "")) else None
    )
    parts = leaves(expression or "")
    flags = [
        *flags,
        *(flag for part in parts for flag in restrictions.flags_of(part)),
        *(r.flag for r in taken),
    ]
    if said.except_paths:
        flags.append("open-core")
    if any(part.endswith("-only") for part in parts) and not (
        confidence == "declared" and said.stated
    ):
        flags.append("or-later-not-stated")
    if (
        any(part in prose.UNVERSIONED for part in parts) and not said.stated
    ) or "LicenseRef-EUPL" in parts:
        flags.append("version-not-stated")
    if content:
        flags.append("content-licence")
    return LicenceMatch(
        expression=expression,
        confidence=confidence,
        similarity=round(similarity, 4),
        flags=list(dict.fromkeys(flags)),
        content=content,
        except_paths=list(said.except_paths),
    )
