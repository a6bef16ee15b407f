"""The words of a coercion, for the people who keep the file."""

from __future__ import annotations

from dataclasses import dataclass

from harvester.model.facts import Text
from harvester.publiccode.vocabulary import table


@dataclass(frozen=True, slots=True)
class Coercion:
    """A liberty that the tolerant reader took; key: where, line: from 1."""

    rule: str
    key: str
    line: int
    text: Text


def explained(entry: str) -> Coercion:
    """The coercion behind one entry of `PubliccodeReading.coercions`."""
    rule, rest = entry.split(" ", 1)
    key, line = rest.rsplit(" ", 1)
    words = table("words")["coercions"][rule]
    return Coercion(rule, "" if key == "." else key, int(line), Text(**words))
