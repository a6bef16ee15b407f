"""Developed in the open, or published once: what the months with changes tell."""

from typing import Literal

from harvester.judge.labels import label_of
from harvester.judge.life import Life, month_of
from harvester.model.catalogue import Thresholds

Mode = Literal["open", "once", "early", "unknown"]
MODES: tuple[Mode, ...] = ("open", "once", "early", "unknown")


def mode_of(life: Life | None, months: int, limits: Thresholds, needed: int) -> Mode:
    """months: with changes by people, after the month of the first. needed: of these, for `open`.

    once: the label is published-once. early: neither of the two, there is too little to go by.
    """
    if life is None:
        return "unknown"
    if months >= needed:
        return "open"
    return "once" if label_of(life, limits) == "published-once" else "early"


def months_after_first(human_months: list[str], life: Life | None) -> int:
    """How many of these months come after the month of the first change by people."""
    if life is None or life.first_human is None:
        return 0
    first = month_of(life.first_human)
    return sum(month > first for month in human_months)
