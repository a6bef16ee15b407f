"""Every label, rule and boundary is a case file: adding one needs no code."""

from pathlib import Path
from typing import Any

import pytest

from harvester.judge.activity import activity_verdict
from tests.judge.given import cases, observation_of, policy, visit_of

ALL = dict(cases(Path(__file__).parent / "cases"))


@pytest.mark.parametrize("case", ALL.values(), ids=ALL)
def test_label(case: dict[str, Any]) -> None:
    asked_on = case["asked"]
    given = case["given"]
    observation = None if given.get("unseen") else observation_of(given, asked_on)

    verdict = activity_verdict(observation, visit_of(given), policy(), asked_on, "github")

    said = verdict.model_dump()
    said["nl"], said["en"] = verdict.reason.nl, verdict.reason.en
    assert set(verdict.flags) <= set(policy().flags)
    expected = {"flags": []} | case["expect"]
    assert {key: said[key] for key in expected} == expected


def test_every_label_has_a_case() -> None:
    assert {case["expect"]["label"] for case in ALL.values()} == set(policy().activity)
