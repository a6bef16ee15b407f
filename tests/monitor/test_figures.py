"""Figures on data that one can count by hand: the cases stand in `cases/`."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from harvester.monitor.asof import facts_on
from harvester.monitor.report import FIGURES, figures, figures_of_body
from tests.judge.given import cases
from tests.monitor.world import World, real

CASES = dict(cases(Path(__file__).parent / "cases"))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_figures_are_what_one_counts_by_hand(case: dict[str, Any]) -> None:
    world = World(case)
    policy = real().figures
    assert policy is not None
    facts = facts_on(world.catalogue, world.observations, world.visits, world.day, policy)
    told = figures(facts)
    for id_, wanted in case["figures"].items():
        figure = told[id_]
        rows = [list(row) for row in figure.rows]
        assert rows == wanted["rows"], id_
        assert (figure.value, figure.denominator) == (wanted["value"], wanted["denominator"]), id_
        if "period" in wanted:
            assert figure.period == wanted["period"]


def test_every_figure_but_that_of_reviews_has_a_case() -> None:
    counted = {id_ for case in CASES.values() for id_ in case["figures"]}
    assert FIGURES.keys() - counted == {
        "review", "development-by-month", "activity-by-month", "publiccode-by-month",
        "programs-by-activity", "repositories-by-activity",
    }  # fmt: skip
    # These are held by test_independent.py (labels) and test_past.py (months).


def test_every_figure_has_its_definition_and_the_other_way_round() -> None:
    policy = real().figures
    assert policy is not None
    assert list(policy.figures) == list(FIGURES)
    columns = {
        column.name
        for make in FIGURES.values()
        for column in make(_empty()).columns
    }  # fmt: skip
    assert columns == policy.columns.keys()


def test_one_organisation_counts_only_what_is_its_own() -> None:
    case = next(iter(CASES.values()))
    world = World(case)
    policy = real().figures
    assert policy is not None
    facts = facts_on(world.catalogue, world.observations, world.visits, world.day, policy)
    own = figures_of_body(facts, "stad")
    assert (own["repositories-by-licence"].value, own["developed-open"].denominator) == (1, 1)
    assert own["commits-by-year"].denominator == 5
    foreign = figures_of_body(facts, "buiten")
    assert (foreign["commits-by-year"].value, foreign["developed-open"].denominator) == (6, 1)
    assert "absence" not in own


def _empty() -> Any:
    world = World({"day": date(2026, 1, 1)})
    policy = real().figures
    assert policy is not None
    return facts_on(world.catalogue, {}, {}, world.day, policy)


def test_case_files_are_read() -> None:
    names = {path.name for path in (Path(__file__).parent / "cases").glob("*.yml")}
    assert names == {"repositories.yml", "use_and_gaps.yml"}
    assert all(yaml.safe_load(p.read_text()) for p in (Path(__file__).parent / "cases").iterdir())
