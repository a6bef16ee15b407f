"""A first publiccode.yml (0.7) from curated and harvested facts, for people to finish."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from harvester.model.catalogue import Catalogue, Software
from harvester.model.observation import Observation, PubliccodeReading
from harvester.publiccode import drafting
from harvester.publiccode.drafting import Part
from harvester.publiccode.vocabulary import table
from harvester.publiccode.yamltext import block, comment

Language = Literal["nl", "en"]


@dataclass(frozen=True, slots=True)
class DraftResult:
    """A draft and what is left to do.

    text: the file, with remarks in one language. marked_fields: key paths that are left open; a
    strict check has errors for exactly these. to_check: key paths that we derived or composed.
    """

    text: str
    marked_fields: tuple[str, ...] = ()
    to_check: tuple[str, ...] = ()


@dataclass(slots=True)
class _Draft:
    language: Language
    lines: list[str] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)
    to_check: list[str] = field(default_factory=list)

    def word(self, key: str) -> str:
        return str(table("words")["draft"][key][self.language])

    def put(self, part: Part, depth: int = 0, path: str = "") -> None:
        """One key with its remark; a part without value becomes a remark only."""
        at = f"{path}.{part.key}" if path else part.key
        if part.children is not None:
            self.lines.append(f"{'  ' * depth}{part.key}:")
            for child in part.children:
                self.put(child, depth + 1, at)
            return
        if part.value is None:
            self.marked.append(at)
            self.lines += comment(f"{self.word('fill')}: {part.key}: {self.word(part.key)}", depth)
            return
        if part.remark:
            self.to_check.append(at)
            self.lines += comment(f"{self.word('check')}: {self.word(part.remark)}", depth)
        self.lines += block(part.key, part.value, depth)


def draft(
    software: Software,
    catalogue: Catalogue,
    observation: Observation | None = None,
    licence: str | None = None,
    language: Language = "nl",
) -> DraftResult | None:
    """A draft for the main repository of a program; None when it has none.

    observation: of that repository; what its present (invalid) publiccode.yml says is used first.
    licence: SPDX expression found in the repository. Persons are never named: under contacts
    stands the organisation.
    """
    url = _repository(software, observation)
    if url is None:
        return None
    reading = _present(observation)
    made = _Draft(language)
    made.lines += comment(made.word("head"), 0)
    for part in drafting.parts(software, catalogue, reading, url, licence):
        made.put(part)
    text = "\n".join(made.lines) + "\n"
    return DraftResult(text, tuple(made.marked), tuple(made.to_check))


def _repository(software: Software, observation: Observation | None) -> str | None:
    if observation is not None:
        return observation.url
    ranked: Any = sorted(
        (ref for ref in software.repository_refs if ref.role in ("main", "part")),
        key=lambda ref: ref.role != "main",
    )
    return ranked[0].url if ranked else None


def _present(observation: Observation | None) -> PubliccodeReading | None:
    """What the publiccode.yml at HEAD says, where there is one."""
    history = observation.publiccode_history if observation else None
    if observation is None or history is None or history.kind == "unknown" or not history.value:
        return None
    return observation.publiccode.get(history.value[-1].blob or "")
