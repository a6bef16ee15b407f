"""The shape of a figure: a number, of how many, and the rows behind it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Cell = str | int | date | None
Kind = Literal[
    "absence", "activity", "age", "category", "country", "day", "evidence", "gap", "host",
    "level", "licence", "mode", "month", "number", "organisation", "outcome", "product",
    "program", "publiccode", "quarter", "review", "text", "year",
]  # fmt: skip
"""What a cell holds: a number, a day, or a key that has words in the catalogue."""


@dataclass(frozen=True, slots=True)
class Column:
    """name: its key among `columns` of figures.yml, and the heading in downloads."""

    name: str
    kind: Kind = "number"


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """value: None where nothing can be said for that day. id: also the key of its definition.

    period: the month that value and denominator tell of, where that is not the day itself.
    """

    id: str
    value: int | None
    denominator: int | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    period: str | None = None

    @property
    def share(self) -> int | None:
        """Of a hundred, rounded; None where there is nothing to divide by."""
        if self.value is None or not self.denominator:
            return None
        return round(100 * self.value / self.denominator)


def columns(*told: str) -> tuple[Column, ...]:
    """`columns("licence:licence", "all")`: a name, and its kind unless it is a number."""
    pairs = (one.partition(":") for one in told)
    return tuple(Column(name, kind or "number") for name, _, kind in pairs)  # type: ignore[arg-type]
