"""usedBy, status and verdict through time: every case is an entry in a file."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from harvester.judge.adoption import (
    Period,
    adoption,
    declared_licence,
    development_status,
    validity,
)
from harvester.judge.bodies import names_of
from harvester.model.catalogue import Organisation
from harvester.model.facts import Known, Unknown
from harvester.model.observation import History, Observation, PubliccodeReading, PubliccodeState
from tests.judge.given import cases, observation_of

ALL = dict(cases(Path(__file__).parent / "adoption_cases"))
NAMES = names_of(
    [
        Organisation(
            id="noordstad", name="Gemeente Noordstad", aliases=["Noordstad"], level="municipality"
        )
    ]
)
TODAY = date(2024, 6, 1)


def _observation(case: dict[str, Any]) -> Observation:
    plain = observation_of({"people": [date(2020, 1, 1)]}, TODAY)
    if case["states"] is None:
        return plain.model_copy(update={"publiccode_history": Unknown("shallow-copy")})
    states, readings = [], {}
    for number, one in enumerate(case["states"]):
        blob = f"{number:040x}" if one.get("file", True) else None
        path = "publiccode.yml" if blob else None
        month = date.fromisoformat(f"{one['since']}-20")
        states.append(
            PubliccodeState(since=one["since"], day=month, commit="c" * 40, path=path, blob=blob)
        )
        if blob and one.get("read", True):
            readings[blob] = PubliccodeReading(
                verdict=one.get("verdict", "valid"),
                used_by=one.get("users", []),
                development_status=one.get("status"),
                licence=one.get("licence"),
            )
    changed: dict[str, Any] = {
        "publiccode_history": Known(states, "log", TODAY), "publiccode": readings
    }  # fmt: skip
    if "capped" in case:
        assert isinstance(plain.history, Known)
        assert isinstance(plain.history.value, History)
        life = plain.history.value.model_copy(update={"complete_since": case["capped"]})
        changed["history"] = Known(life, "log", TODAY)
    return plain.model_copy(update=changed)


def _listed(periods: list[Period]) -> list[list[str | None]]:
    return [[one.value, one.since, one.until] for one in periods]


@pytest.mark.parametrize("case", ALL.values(), ids=ALL)
def test_through_time(case: dict[str, Any]) -> None:
    observation = _observation(case)
    asked = [key for key in ("adoption", "status", "validity", "licence") if key in case]
    assert asked
    if "adoption" in case:
        found = [
            [one.name, one.since, one.until, one.organisation, *(["at least"] * one.at_least)]
            for one in adoption(observation, NAMES)
        ]
        assert found == case["adoption"]
    if "status" in case:
        assert _listed(development_status(observation)) == case["status"]
    if "licence" in case:
        assert _listed(declared_licence(observation)) == case["licence"]
    if "validity" in case:
        assert _listed(validity(observation)) == case["validity"]
