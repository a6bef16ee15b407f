"""Facts: a value with its source, or an honest Unknown with its reason."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints

T = TypeVar("T")


class Record(BaseModel):
    """Base of every record: strict (no silent coercion), closed (no unknown keys), frozen."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


@dataclass(frozen=True, slots=True)
class Known(Generic[T]):
    """A value that was really seen.

    source: where (a path at a commit, `git log`, an address). state_of: the day it tells of.
    """

    value: T
    source: str
    state_of: date
    kind: Literal["known"] = "known"


@dataclass(frozen=True, slots=True)
class Unknown:
    """No answer, with the reason why.

    reason: a key of `reasons` in catalogue/checks.yml, which holds its words in both languages.
    detail: technical addition for maintainers (English, no personal data), may be empty.
    """

    reason: str
    detail: str = ""
    kind: Literal["unknown"] = "unknown"


class Text(Record):
    """The same sentence in Dutch and English."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    nl: Annotated[str, StringConstraints(min_length=1)]
    """In Dutch, in plain words."""
    en: Annotated[str, StringConstraints(min_length=1)]
    """In English, saying the same."""

    def __getitem__(self, language: str) -> str:
        return self.en if language == "en" else self.nl


Month = Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
"""A calendar month, `2024-05`."""

People = Literal["0", "1", "2-5", "6-20", ">20"]
"""A number of people, bucketed on purpose: small exact numbers can point at persons."""

Absence = Literal["0", "1", "2", "3+"]
"""The fewest people who together made half of the commits (CHAOSS Contributor Absence Factor)."""
