"""Every question with each of its answers is a case file; a file is named after its question."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from harvester.checks import ABOUT_PROGRAMS_ONLY, CHECKS
from harvester.judge.activity import activity_verdict
from harvester.judge.seen import Seen
from tests.judge.given import cases, observation_of, policy
from tests.judge.programs import facts_of, software_of

ALL = dict(cases(Path(__file__).parent / "cases"))
ASKED_ON = date(2026, 8, 15)
LIFE: dict[str, Any] = {"people": [date(2026, 8, 1)]}


def question_of(id_: str) -> str:
    return str(ALL[id_].get("question", id_.partition(":")[0]))


@pytest.mark.parametrize("id_", ALL)
def test_answer(id_: str) -> None:
    case = ALL[id_]
    given = case["given"]
    for told in given.get("repositories", {}).values():
        told.update(LIFE | told)
    software = software_of(given)
    observations, visits = facts_of(given, ASKED_ON)
    seen = []
    for ref in software.repository_refs:
        observation, visit = observations.get(ref.url), visits.get(ref.url)
        why = activity_verdict(observation, visit, policy(), ASKED_ON).reason
        seen.append(Seen(ref.url, ref.role, observation, "github", why))

    finding = CHECKS[question_of(id_)](software, seen, policy(), ASKED_ON)

    said = finding.model_dump() | {"nl": finding.reason.nl, "en": finding.reason.en}
    said["urls"] = [proof.url for proof in finding.evidence]
    assert finding.question == question_of(id_)
    assert {key: said[key] for key in case["expect"]} == case["expect"]


def test_every_question_has_a_case_for_yes_and_for_no_or_unknown() -> None:
    answers: dict[str, set[str]] = {}
    for id_, case in ALL.items():
        answers.setdefault(question_of(id_), set()).add(case["expect"]["answer"])
    assert set(answers) == set(CHECKS)
    assert all("yes" in found for found in answers.values())
    assert all(found & {"no", "unknown"} for found in answers.values())


def test_the_questions_of_the_policy_are_the_questions_that_are_asked() -> None:
    assert [question.id for question in policy().readiness] == list(CHECKS)


def test_a_repository_by_itself_answers_every_question_about_repositories() -> None:
    observation = observation_of(LIFE, ASKED_ON)
    seen = [Seen(observation.url, "main", observation, "github", policy().reasons["not-read"])]
    for question in CHECKS.keys() - ABOUT_PROGRAMS_ONLY:
        assert CHECKS[question](None, seen, policy(), ASKED_ON).answer in ("yes", "no")
