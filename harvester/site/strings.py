"""Every word of the interface, by key, in one language: `locales/nl.yml` and `locales/en.yml`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from harvester.site.addresses import Language

Words = str | tuple[str, str] | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Strings:
    """The words of one language; a key leads to a sentence, or to its forms for one and many."""

    language: Language
    words: Mapping[str, Words] = field(repr=False)
    tree: Mapping[str, Any] = field(repr=False, default_factory=dict)

    def __call__(self, key: str) -> Any:
        """What stands at a key as it was written: a sentence, or a mapping with all below it."""
        found: Any = self.tree
        for step in key.split("."):
            found = found[step]
        return found

    def t(self, key: str, **values: object) -> str:
        """The sentence with its `{placeholders}` filled; `n` chooses between one and many.

        Numbers and days are written as the language writes them. KeyError for an unknown key.
        """
        words = self.words[key]
        if isinstance(words, tuple):
            words = words[0] if values["n"] == 1 else words[1]
        if not values:
            return words
        return words.format_map({name: self.written(value) for name, value in values.items()})

    def has(self, key: str) -> bool:
        return key in self.words

    def written(self, value: object) -> str:
        """A value as text: 1234 → `1.234`, a date → `23 augustus 2026`."""
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, int) and not isinstance(value, bool):
            return self.number(value)
        return str(value)

    def number(self, value: int) -> str:
        grouped = f"{value:,}"
        return grouped if self.language == "en" else grouped.replace(",", ".")

    def day(self, value: date) -> str:
        """`23 augustus 2026`."""
        return f"{value.day} {self.words['months.long'][value.month - 1]} {value.year}"

    def short_day(self, value: date) -> str:
        """`23 aug 2026`."""
        return f"{value.day} {self.words['months.short'][value.month - 1]} {value.year}"

    def month(self, month: str) -> str:
        """`2026-08` → `aug 2026`."""
        year, number = month.split("-")
        return f"{self.words['months.short'][int(number) - 1]} {year}"

    def month_name(self, number: int) -> str:
        """1 → `jan`."""
        return self.words["months.short"][number - 1]

    def listed(self, names: list[str]) -> str:
        """Names as a sentence lists them: `a, b en c`."""
        if len(names) < 2:
            return "".join(names)
        return self.t("and", head=", ".join(names[:-1]), last=names[-1])


@cache
def strings_of(language: Language) -> Strings:
    """The words of `nl` or `en`, read once."""
    source = files("harvester.site").joinpath(f"locales/{language}.yml")
    tree = yaml.safe_load(source.read_text(encoding="utf-8"))
    return Strings(language, dict(_flat(tree)), tree)


def _flat(tree: Mapping[str, Any], lead: str = "") -> Iterator[tuple[str, Words]]:
    for key, value in tree.items():
        if isinstance(value, str):
            yield lead + key, value
        elif isinstance(value, list):
            yield lead + key, tuple(value)
        elif set(value) == {"one", "many"}:
            yield lead + key, (value["one"], value["many"])
        else:
            yield from _flat(value, f"{lead}{key}.")
