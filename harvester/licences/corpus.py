"""The standard licence texts, indexed by the word pairs in them.

Loaded once per process at the first question (about a second), and safe to ask from several threads.
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

from harvester.licences.words import pairs, plain, words

_HOW_TO_APPLY = re.compile(
    r"\n[^\n]{0,40}(?:APPENDIX: How to apply|How to apply (?:these terms|this license|the)|END OF TERMS AND CONDITIONS)",
    re.IGNORECASE,
)
_APPENDED_GPL = re.compile(r"\n\s*GNU GENERAL PUBLIC LICENSE\s*\n", re.IGNORECASE)
_GNU = re.compile(r"\A((?:A|L)?GPL-\d\.\d)(?:\+|-only|-or-later)?\Z")
_SHORTEST = 12
_COMMON = (
    "MIT", "Apache-2.0", "GPL-3.0-only", "GPL-2.0-only", "AGPL-3.0-only", "LGPL-3.0-only", "LGPL-2.1-only",
    "BSD-3-Clause", "BSD-2-Clause", "EUPL-1.2", "EUPL-1.1", "MPL-2.0", "ISC", "EPL-2.0", "CC0-1.0",
    "CC-BY-4.0", "CC-BY-SA-4.0", "Unlicense", "0BSD", "Zlib", "PostgreSQL", "GPL-1.0-only",
)  # fmt: skip
COMMON = frozenset(_COMMON)
"""Licences that are preferred when a rare one fits about as well."""


@dataclass(frozen=True, slots=True)
class Document:
    """One standard text: its identifier and how many different word pairs it has."""

    identifier: str
    size: int


@dataclass(slots=True)
class Corpus:
    """Word pair → the documents that hold it."""

    documents: list[Document] = field(default_factory=list)
    vocabulary: dict[str, int] = field(default_factory=dict)
    postings: dict[int, array[int]] = field(default_factory=dict)

    def post(self, different: set[tuple[str, str]], number: int) -> None:
        """Remember that the document of this number holds these word pairs."""
        name = self.vocabulary
        for first, second in different:
            one = name.setdefault(first, len(name))
            two = name.setdefault(second, len(name))
            self.postings.setdefault(one << 20 | two, array("H")).append(number)

    def keys(self, sequence: list[str]) -> tuple[set[int], int]:
        """The known word pairs of a text as numbers, and the count of different pairs in all of it."""
        known = self.vocabulary.get
        different = set(pairs(sequence))
        found = set()
        for first, second in different:
            one, two = known(first), known(second)
            if one is not None and two is not None:
                found.add(one << 20 | two)
        return found, len(different)

    def shared(self, keys: set[int]) -> Counter[int]:
        """Document number → how many of these word pairs it holds."""
        counts: Counter[int] = Counter()
        for key in keys:
            holders = self.postings.get(key)
            if holders is not None:
                counts.update(holders)
        return counts

    def pairs_of(self, numbers: set[int], among: set[int]) -> set[int]:
        """Those word pairs of `among` that one of the documents holds."""
        return {key for key in among if not numbers.isdisjoint(self.postings.get(key, ()))}


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
    corpus = Corpus()
    numbers: dict[bytes, int] = {}
    names: list[list[str]] = []
    sizes: list[int] = []
    for identifier in sorted(texts):
        for variant in _variants(identifier, plain(texts.pop(identifier))):
            sequence = words(variant)
            digest = hashlib.sha256(" ".join(sequence).encode()).digest()
            if digest in numbers:
                names[numbers[digest]].append(identifier)
                continue
            different = set(pairs(sequence))
            if len(different) < _SHORTEST:
                continue
            number = numbers[digest] = len(names)
            names.append([identifier])
            sizes.append(len(different))
            corpus.post(different, number)
    corpus.documents = [
        Document(_canonical(group), size) for group, size in zip(names, sizes, strict=True)
    ]
    return corpus


_lock = threading.Lock()
_loaded: list[Corpus] = []


def corpus() -> Corpus:
    """The one corpus of this process."""
    if not _loaded:
        with _lock:
            if not _loaded:
                _loaded.append(_build())
    return _loaded[0]
