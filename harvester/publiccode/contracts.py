"""What the last day of a contract in a publiccode.yml means on a given day."""

from datetime import date
from typing import Literal

ContractState = Literal["unknown", "running", "ended", "not-credible"]

FAR = 10
"""Years ahead from which a last day was filled in for form's sake (2099-01-01)."""


def contract_state(until: date | None, asked_on: date) -> ContractState:
    """Whether a contract runs, by its last day; `until` itself still counts as running."""
    if until is None:
        return "unknown"
    if until < asked_on:
        return "ended"
    return "not-credible" if until.year - asked_on.year > FAR else "running"
