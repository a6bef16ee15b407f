"""Arithmetic with calendar months, written as `2024-05`."""

from collections.abc import Iterator
from datetime import date


def month_of(day: date) -> str:
    """The month in which a day falls."""
    return f"{day.year:04d}-{day.month:02d}"


def shift(month: str, by: int) -> str:
    """The month that lies `by` months later (earlier, when negative)."""
    total = int(month[:4]) * 12 + int(month[5:]) - 1 + by
    return f"{total // 12:04d}-{total % 12 + 1:02d}"


def first_day(month: str) -> date:
    return date(int(month[:4]), int(month[5:]), 1)


def span(first: str, last: str) -> Iterator[str]:
    """Every month from first to last, both included."""
    month = first
    while month <= last:
        yield month
        month = shift(month, 1)
