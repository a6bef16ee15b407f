"""What a last day means: sentinel dates of real files among them."""

from datetime import date

import pytest

from harvester.publiccode.contracts import contract_state


@pytest.mark.parametrize(
    ("until", "state"),
    [
        (None, "unknown"),
        (date(2020, 12, 31), "ended"),
        (date(2026, 11, 23), "ended"),
        (date(2026, 11, 24), "running"),
        (date(2035, 1, 1), "running"),
        (date(2036, 12, 31), "running"),
        (date(2037, 1, 1), "not-credible"),
        (date(2099, 1, 1), "not-credible"),
    ],
)
def test_contract(until: date | None, state: str) -> None:
    assert contract_state(until, date(2026, 11, 24)) == state
