"""What the strict side reports: typed findings with their words in Dutch and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from harvester.model.facts import Text
from harvester.publiccode.vocabulary import table

Level = Literal["error", "warning"]
Verdict = Literal["valid", "warnings", "invalid"]
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend, where it stands and how to mend it.

    rule: stable id. key: path as the reference parser writes it (`description.en.features`,
    `dependsOn.open[0].name`), empty when the file as a whole is meant. line and column count
    from 1; 0 when the key and everything around it is absent. value: what was written, at most 200
    characters, None where nothing was or where it may name a person.
    """

    rule: str
    level: Level
    key: str
    line: int
    column: int
    value: str | None
    message: Text
    mend: Text


@dataclass(frozen=True, slots=True)
class Report:
    """The strict verdict on one file; kind tells whether it is a publiccode.yml at all."""

    name: str
    verdict: Verdict
    kind: Literal["publiccode", "something-else", "unreadable"]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that a value breaks, and what the words of the rule need."""

    rule: str
    params: dict[str, str]

    @staticmethod
    def of(rule: str, **params: object) -> Fault:
        """A fault with its parameters as text."""
        return Fault(rule, {name: str(value) for name, value in params.items()})


def finding(
    fault: Fault, key: str, place: tuple[int, int], value: str | None = None, level: Level = "error"
) -> Finding:
    """The finding for a fault at a place, with the words of its rule."""
    words = table("words")["rules"][fault.rule]
    given = {"key": key, "value": shown(value), **fault.params}

    def text(part: str) -> Text:
        return Text(nl=words[part]["nl"].format(**given), en=words[part]["en"].format(**given))

    return Finding(
        fault.rule, level, key, *place, value and value[:200], text("message"), text("mend")
    )


def shown(value: str | None) -> str:
    """A value as it may stand in a sentence: short, on one line, never an e-mail address."""
    text = " ".join((value or "")[:400].split())
    if "@" in text or (len(text) > 40 and " " in text):
        return "…"  # a person, or a sentence of others
    text = "".join(char for char in text if char.isprintable())
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def verdict_of(findings: tuple[Finding, ...]) -> Verdict:
    """Invalid with one error, warnings with none but a warning, else valid."""
    levels = {found.level for found in findings}
    return "invalid" if "error" in levels else "warnings" if levels else "valid"
