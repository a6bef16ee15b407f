"""Mistakes in files that people write: where, what, and how to mend it."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from harvester.errors import CatalogueErrors
from harvester.yamlnodes import Node, Path, key_position, position


@dataclass(frozen=True, order=True, slots=True)
class Mistake:
    """One mistake; line and column count from 1."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


@dataclass(slots=True)
class Mistakes:
    """Gathers every mistake before anything is refused."""

    found: set[Mistake] = field(default_factory=set)

    def add(self, file: str, place: tuple[int, int], message: str) -> None:
        self.found.add(Mistake(file, *place, message))

    def at_value(self, file: str, node: Node, path: Path, message: str) -> None:
        self.add(file, position(node, path), message)

    def at_key(self, file: str, node: Node, path: Path, message: str) -> None:
        self.add(file, key_position(node, path), message)

    def insist(self) -> None:
        """Raise CatalogueErrors when there is any mistake, in the order of files and lines."""
        if self.found:
            raise CatalogueErrors([str(mistake) for mistake in sorted(self.found)])


def suggestion(wrong: str, known: Iterable[str], names: Mapping[str, str] | None = None) -> str:
    """` Did you mean "…"?` for the nearest known word, or nothing.

    names: further words by which people may know something → the word to write.
    """
    words = {name.casefold(): word for name, word in (names or {}).items()}
    words |= {word.casefold(): word for word in known}
    near = difflib.get_close_matches(wrong.casefold(), words, n=1, cutoff=0.7)
    if not near and len(wrong) > 2:  # part of a longer word says more than a likeness
        near = sorted((w for w in words if wrong.casefold() in w), key=len)[:1]
    return f' Did you mean "{words[near[0]]}"?' if near else ""
