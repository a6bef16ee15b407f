"""The standard licence texts, indexed by the word pairs in them.

Loaded once per process at the first question (about a second), and safe to ask from several
threads.
Texts that differ only in their identifier (GPL-3.0-only, GPL-3.0-or-later) are one document.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import threading
from array import array
from collections import Counter
from dataclasses import dataclass, field
from importlib import resources
from itertools import chain, pairwise

from harvester.licences.words import plain, words

_HOW_TO_APPLY = re.compile(
    r"\n[^\n]{0,40}(?:APPENDIX: How to apply|How to apply (?:these terms|this license|the)"
    r"|END OF TERMS AND CONDITIONS)",
    re.IGNORECASE,
)
_APPENDED_GPL = re.compile(r"\n\s*GNU GENERAL PUBLIC LICENSE\s*\n", re.IGNORECASE)
_GNU = re.compile(r"\A((?:A|L)?GPL-\d\.\d)(?:\+|-only|-or-later)?\Z")
_SHORTEST = 12
_RAREST, _LIKELY = 256, 16
_COMMON = (
    "MIT",
    "Apache-2.0",
    "GPL-3.0-only",
    "GPL-2.0-only",
    "AGPL-3.0-only",
    "LGPL-3.0-only",
    "LGPL-2.1-only",
    "BSD-3-Clause",
    "BSD-2-Clause",
    "EUPL-1.2",
    "EUPL-1.1",
    "MPL-2.0",
    "ISC",
    "EPL-2.0",
    "CC0-1.0",
    "CC-BY-4.0",
    "CC-BY-SA-4.0",
    "Unlicense",
    "0BSD",
    "Zlib",
    "PostgreSQL",
    "GPL-1.0-only",
)
COMMON = frozenset(_COMMON)
"""Licences that are preferred when a rare one fits about as well."""


@dataclass(frozen=True, slots=True)
class Document:
    """One standard text: its identifier and how many different word pairs it has."""

    identifier: str
    size: int


@dataclass(slots=True)
class Corpus:
    """Which documents hold which word pairs; every known pair has a number."""

    documents: list[Document] = field(default_factory=list)
    vocabulary: dict[str, int] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)
    """Two word numbers in one integer → number of the pair."""
    holders: list[array[int]] = field(default_factory=list)
    """Number of a pair → the documents that hold it."""
    contents: list[array[int]] = field(default_factory=list)
    """Number of a document → the pairs that it holds."""

    def add(self, different: set[tuple[str, str]]) -> None:
        """Take in the word pairs of one more document."""
        word, pair, document = self.vocabulary, self.numbers, len(self.contents)
        held = array("I")
        for first, second in different:
            one = word.setdefault(first, len(word))
            two = word.setdefault(second, len(word))
            number = pair.setdefault(one << 20 | two, len(pair))
            if number == len(self.holders):
                self.holders.append(array("H"))
            self.holders[number].append(document)
            held.append(number)
        self.contents.append(held)

    def pairs(self, sequence: list[str]) -> tuple[set[int], int]:
        """The known word pairs of a text, and the count of different pairs in all of it."""
        word, pair = self.vocabulary.get, self.numbers.get
        different = set(pairwise(sequence))
        found = set()
        for first, second in different:
            one, two = word(first), word(second)
            if one is not None and two is not None:
                number = pair(one << 20 | two)
                if number is not None:
                    found.add(number)
        return found, len(different)

    def shared(self, known: set[int]) -> Counter[int]:
        """Every document that holds any of these pairs → how many of them it holds."""
        return Counter(chain.from_iterable(map(self.holders.__getitem__, known)))

    def likely(self, known: set[int]) -> dict[int, int]:
        """The same for the few documents that share the rarest pairs: enough to find a near
        copy.
        """
        rarest = sorted(known, key=lambda number: len(self.holders[number]))[:_RAREST]
        first = self.shared(set(rarest)).most_common(_LIKELY)
        return {document: len(known.intersection(self.contents[document])) for document, _ in first}

    def held(self, document: int, among: set[int]) -> set[int]:
        """Those of these pairs that the document holds."""
        return among.intersection(self.contents[document])


def _canonical(identifiers: list[str]) -> str:
    """The identifier that stands for a group of equal texts; a GNU text cannot say "or later"."""
    ranked = sorted(identifiers, key=lambda i: (i not in COMMON, len(i), i))
    gnu = _GNU.match(ranked[0])
    return f"{gnu[1]}-only" if gnu else ranked[0]


def _variants(identifier: str, text: str) -> list[str]:
    """The text, and the shorter forms in which it is often copied."""
    found = [text]
    cut = _HOW_TO_APPLY.search(text)
    if cut and cut.start() > 1_000:
        found.append(text[: cut.start()])
    if identifier.startswith("LGPL-3.0"):
        gpl = _APPENDED_GPL.search(text, 3_000)
        if gpl:
            found.append(text[: gpl.start()])
    if identifier == "ISC":
        found.append(re.sub(r"(?i)\bISC\b(?! license)", "the author", text))
    return found


def _build() -> Corpus:
    packed = resources.files("harvester.data").joinpath("spdx-texts.json.gz").read_bytes()
    texts: dict[str, str] = json.loads(gzip.decompress(packed))["texts"]
    made = Corpus()
    seen: dict[bytes, int] = {}
    names: list[list[str]] = []
    sizes: list[int] = []
    for identifier in sorted(texts):
        for variant in _variants(identifier, plain(texts.pop(identifier))):
            sequence = words(variant)
            digest = hashlib.sha256(" ".join(sequence).encode()).digest()
            if digest in seen:
                names[seen[digest]].append(identifier)
                continue
            different = set(pairwise(sequence))
            if len(different) < _SHORTEST:
                continue
            seen[digest] = len(names)
            names.append([identifier])
            sizes.append(len(different))
            made.add(different)
    made.documents = [
        Document(_canonical(group), size) for group, size in zip(names, sizes, strict=True)
    ]
    return made


_lock = threading.Lock()
_loaded: list[Corpus] = []


def corpus() -> Corpus:
    """The one corpus of this process."""
    if not _loaded:
        with _lock:
            if not _loaded:
                _loaded.append(_build())
    return _loaded[0]
