"""Snapshots keep what cannot be recomputed; a report of the past takes it from there."""

import json
from datetime import date
from pathlib import Path

import pytest

from harvester import observed, reporting, snapshots
from harvester.errors import UserError
from harvester.model.catalogue import Catalogue
from harvester.model.observation import Visit
from tests.monitor.world import real

DAY = date(2026, 11, 24)
URL = "https://github.com/MinBZK/nl-wallet"


def _visits(day: date) -> dict[str, Visit]:
    return {URL: Visit(url=URL, visited_on=day, outcome="timeout")}


def test_a_snapshot_is_read_back_and_a_month_is_never_overwritten(tmp_path: Path) -> None:
    made = reporting.snapshot(real(), {}, _visits(DAY), DAY)
    file = snapshots.save(tmp_path, made)
    assert file is not None
    assert file.name == "2026-11.json"
    assert snapshots.load(tmp_path) == [made]
    later = made.model_copy(update={"day": date(2026, 11, 30)})
    assert snapshots.save(tmp_path, later) is None
    assert snapshots.load(tmp_path) == [made]
    assert snapshots.save(tmp_path, later, replace=True) == file
    assert snapshots.load(tmp_path) == [later]
    policy = real().figures
    assert policy is not None
    assert made.figures.keys() == {i for i, one in policy.figures.items() if one.past != "git"}


def test_a_report_of_the_past_takes_from_a_snapshot_what_visits_alone_can_tell() -> None:
    kept = reporting.snapshot(real(), {}, _visits(DAY), DAY)
    later = date(2027, 3, 1)
    visits = _visits(later)
    made = reporting.report(real(), {}, visits, [kept], date(2026, 12, 31))
    told = {one.figure.id: one for one in made.told}
    assert told["coverage"].kept_on == DAY
    outcomes = {row[0]: row[1] for row in told["coverage"].figure.rows}
    assert outcomes["timeout"] == 1
    assert told["programs-by-licence"].kept_on is None
    before = reporting.report(real(), {}, visits, [kept], date(2026, 10, 1))
    assert {one.figure.id: one for one in before.told}["coverage"].figure.value is None
    now = reporting.report(real(), {}, visits, [kept], later)
    assert {one.figure.id: one for one in now.told}["coverage"].kept_on is None


def test_a_report_can_be_read_by_people_and_machines() -> None:
    made = reporting.report(real(), {}, {}, [], DAY)
    whole = json.loads(json.dumps(reporting.as_json(made, "")))
    assert whole["day"] == "2026-11-24"
    assert whole["list_of"] >= "2026-11-24"
    assert len(whole["figures"]) == len(list(reporting.as_text(made, "en")))


def test_a_spoiled_snapshot_is_named(tmp_path: Path) -> None:
    (tmp_path / "2026-01.json").write_text('{"day": "gisteren"}')
    with pytest.raises(UserError, match=r"2026-01\.json"):
        snapshots.load(tmp_path)


def test_a_catalogue_without_definitions_says_so() -> None:
    bare: Catalogue = real().model_copy(update={"figures": None})
    with pytest.raises(UserError, match=r"figures\.yml"):
        reporting.report(bare, {}, {}, [], DAY)


def test_snapshots_are_no_observations(tmp_path: Path) -> None:
    made = reporting.snapshot(real(), {}, {}, DAY)
    snapshots.save(reporting.folder(tmp_path), made)
    assert observed.load_all(tmp_path) == ({}, {})
