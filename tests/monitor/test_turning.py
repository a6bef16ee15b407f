"""When a label became another one: only what held, by whole months, and it stays where it was."""

from datetime import date
from typing import Any

import pytest

from harvester.assess import assess
from harvester.monitor.then import on
from harvester.monitor.turning import Turn, turns_of
from tests.monitor.test_past import seen
from tests.monitor.world import World, real

ALFA, BETA = "https://github.com/stad/alfa", "https://github.com/stad/beta"
BUSY = {"from": "2020-01", "to": "2023-02", "people": 4, "day": 15}


def turns(given: dict[str, Any], day: date = date(2026, 7, 31)) -> list[tuple[str, str, str]]:
    """The changes of the program `alfa`: (day, before, after)."""
    world = World({"day": day, **given})
    judged = assess(world.catalogue, world.observations, world.visits, day)
    found = turns_of(world.catalogue, world.observations, world.visits, judged)
    assert all(turn.url in world.observations for turn in found.get("alfa", []))
    return [(f"{one.day}", one.before, one.after) for one in found.get("alfa", [])]


def one_repository(**observed: Any) -> dict[str, Any]:
    return {
        "programs": {"alfa": {"repositories": {ALFA: "main"}}},
        "repositories": {ALFA: observed},
    }


def test_a_program_falls_silent_at_the_end_of_the_month_in_which_the_rule_says_so() -> None:
    assert turns(one_repository(monthly=BUSY)) == [
        ("2023-05-31", "active", "limited"),
        ("2024-02-29", "limited", "silent"),  # more than 365 days since the end of February 2023
        ("2025-02-28", "silent", "long-silent"),
    ]


@pytest.mark.parametrize(
    ("resumed", "told"),
    [
        (7, []),
        (8, [("2023-05-31", "active", "limited"), ("2023-08-31", "limited", "active")]),
    ],
)
def test_a_short_pause_is_no_change_and_one_that_lasts_is(resumed: int, told: list[Any]) -> None:
    worked = [(year, month) for year in (2020, 2021, 2022) for month in range(1, 13)]
    worked += [(2023, 1), (2023, 2), *((2023, month) for month in range(resumed, 13))]
    people = {date(year, month, 15): 4 for year, month in worked}
    assert turns(one_repository(people=people), date(2023, 12, 31)) == told


def test_growing_older_is_no_change() -> None:
    busy = {"from": "2025-01", "to": "2026-07", "people": 4, "day": 15}
    assert turns(one_repository(monthly=busy)) == []


def test_of_what_we_could_not_see_nothing_is_told() -> None:
    capped = one_repository(monthly=BUSY, capped=date(2021, 6, 1))
    assert turns(capped)[0] == ("2024-02-29", "limited", "silent")  # not active to limited
    beta = {"repositories": {ALFA: "main", BETA: "main"}}
    unseen = {
        "programs": {"alfa": beta},
        "repositories": {ALFA: {"monthly": BUSY}, BETA: {"never": 1}},
    }
    assert turns(unseen) == []
    stale = one_repository(monthly=BUSY, as_of=date(2023, 9, 15))
    assert turns(stale) == [("2023-05-31", "active", "limited")]


def test_the_liveliest_of_the_main_repositories_decides_and_a_later_one_counts_from_its_start() -> (
    None
):
    later = {"from": "2024-09", "to": "2026-07", "people": 4, "day": 15}
    both = {ALFA: "main", BETA: "main"}
    given = {
        "programs": {"alfa": {"repositories": both}},
        "repositories": {ALFA: {"monthly": BUSY}, BETA: {"monthly": later, "head": "b" * 40}},
    }
    assert turns(given) == [
        ("2023-05-31", "active", "limited"),
        ("2024-02-29", "limited", "silent"),
        ("2024-10-31", "silent", "active"),
    ]
    given["programs"]["alfa"]["repositories"] = {ALFA: "main", BETA: "docs"}
    assert turns(given)[-1] == ("2025-02-28", "silent", "long-silent")


def test_the_end_that_the_makers_declare_is_told_elsewhere() -> None:
    ended = one_repository(
        monthly=BUSY, publiccode=[{"day": date(2023, 4, 3), "status": "obsolete"}]
    )
    assert turns(ended) == []


@pytest.mark.parametrize("day", [date(2022, 6, 30), date(2025, 3, 14)], ids=str)
def test_what_was_told_once_stays_told(day: date) -> None:
    observations, visits = seen()
    catalogue = real()

    def told(known: Any, looked: Any) -> set[tuple[str, Turn]]:
        judged = assess(catalogue, known, looked, date(2026, 11, 24))
        found = turns_of(catalogue, known, looked, judged)
        return {(id_, turn) for id_, found_here in found.items() for turn in found_here}

    before = told({u: then for u, one in observations.items() if (then := on(one, day))}, {})
    now = told(observations, visits)
    assert before and before <= now
