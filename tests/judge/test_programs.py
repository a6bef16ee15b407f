"""How the labels of repositories become the label of a program, case by case."""

from pathlib import Path
from typing import Any

import pytest

from harvester.judge.activity import activity_verdict
from harvester.judge.program import program_activity
from harvester.judge.twins import twins
from tests.judge.given import cases, policy
from tests.judge.programs import address, facts_of, software_of

ALL = dict(cases(Path(__file__).parent / "program_cases"))


@pytest.mark.parametrize("case", ALL.values(), ids=ALL)
def test_program(case: dict[str, Any]) -> None:
    asked_on = case["asked"]
    software = software_of(case["given"])
    observations, visits = facts_of(case["given"], asked_on)
    same = twins(software.repository_refs, observations)
    judged = [
        (
            ref,
            activity_verdict(
                observations.get(ref.url), visits.get(ref.url), policy(), asked_on, "github"
            ),
        )
        for ref in software.repository_refs
        if ref.url not in same
    ]

    verdict, spread = program_activity(software, judged, policy(), asked_on)

    said = verdict.model_dump() | {"spread": spread, "twins": same}
    said["nl"], said["en"] = verdict.reason.nl, verdict.reason.en
    expected = dict(case["expect"])
    named = expected.pop("twins", {})
    expected["twins"] = {address(a): address(b) for a, b in named.items()}
    assert {key: said[key] for key in expected} == expected
