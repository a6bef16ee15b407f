"""Which tags look like versions."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from harvester.judge.releases import is_trial, is_version, newest_release
from harvester.model.observation import Tag

NAMES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "releases.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", NAMES["versions"])
def test_versions(name: str) -> None:
    assert is_version(name)
    assert not is_trial(name)


@pytest.mark.parametrize("name", NAMES["trials"])
def test_trials(name: str) -> None:
    assert is_version(name)
    assert is_trial(name)


@pytest.mark.parametrize("name", NAMES["others"])
def test_no_versions(name: str) -> None:
    assert not is_version(name)
    assert not is_trial(name)


def test_the_newest_by_day_then_by_number() -> None:
    day = date(2026, 1, 1)
    tags = [Tag(name=n, day=day) for n in ("v1.9.0", "v1.10.0", "v1.2.0")]
    tags += [Tag(name="v9.0.0", day=date(2025, 1, 1)), Tag(name="v99.0.0", day=None)]
    newest = newest_release(tags, date(2026, 8, 1))
    assert newest and newest.name == "v1.10.0"


def test_without_days_the_highest_number() -> None:
    tags = [Tag(name=n, day=None) for n in ("v1.9.0", "v1.10.0", "v1.2.0")]
    newest = newest_release(tags, date(2026, 8, 1))
    assert newest and newest.name == "v1.10.0"
    assert newest_release([], date(2026, 8, 1)) is None


@pytest.mark.parametrize("case", NAMES["newest"], ids=lambda case: case["case"])
def test_the_newest_as_projects_tag(case: dict[str, Any]) -> None:
    told = [line.rsplit(" ", 1) for line in case["tags"]]
    tags = [Tag(name=name, day=date.fromisoformat(day)) for name, day in told]
    for given in (tags, tags[::-1]):
        newest = newest_release(given, date(2026, 11, 24))
        assert newest and newest.name == case["newest"]


def test_the_newest_of_a_day_in_the_past() -> None:
    tags = [Tag(name=f"v1.{n}.0", day=date(2026, n, 1)) for n in range(1, 9)]
    newest = newest_release(tags, date(2026, 4, 20))
    assert newest and newest.name == "v1.4.0"
