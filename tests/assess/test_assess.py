"""The whole catalogue judged at once, case by case; and what holds for every judgement."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from harvester.assess import assess, worth
from harvester.model.assessment import Assessment, SoftwareAssessment
from harvester.model.catalogue import Catalogue, ForgeHost, LicencePolicy, Policy
from harvester.model.observation import Observation, Visit
from tests.judge.given import ROOT, URL, cases, observation_of, policy
from tests.judge.programs import address, facts_of, software_of

ALL = dict(cases(Path(__file__).parent / "cases"))
LIFE: dict[str, Any] = {"people": [date(2026, 3, 1), date(2026, 5, 1), date(2026, 8, 1)]}
GITHUB = ForgeHost.model_validate(
    {
        "host": "github.com",
        "name": "GitHub",
        "kind": "github",
        "operator": "GitHub",
        "operator_country": "US",
        "parent_country": "US",
        "source": {"review": "pending"},
    }
)


def whole_policy() -> Policy:
    text = (ROOT / "catalogue" / "licences.yml").read_text(encoding="utf-8")
    return Policy(licences=LicencePolicy.model_validate(yaml.safe_load(text)), checks=policy())


def judged(case: dict[str, Any]) -> Assessment:
    observations: dict[str, Observation] = {}
    visits: dict[str, Visit] = {}
    software = {}
    for n, (id_, given) in enumerate(case["software"].items()):
        for i, told in enumerate(given.get("repositories", {}).values()):
            told.update(LIFE | {"head": f"{n:020x}{i:020x}"} | told)
        software[id_] = software_of(given, id_)
        seen, visited = facts_of(given, case["asked"])
        observations |= seen
        visits |= visited
    catalogue = Catalogue(
        software=software,
        products={},
        categories={},
        organisations={},
        forges={"github.com": GITHUB},
        policy=whole_policy(),
    )
    return assess(catalogue, observations, visits, case["asked"])


def said(found: SoftwareAssessment) -> dict[str, Any]:
    return found.model_dump() | {
        "label": found.activity.label,
        "nl": found.activity.reason.nl,
        "class": found.licence.licence_class,
        "expression": found.licence.expression,
        "licence_nl": found.licence.reason.nl,
        "licence_en": found.licence.reason.en,
        "flags": found.licence.flags,
        "activity_flags": found.activity.flags,
        "scope_nl": found.licence.scope.nl if found.licence.scope else None,
        "offered_nl": found.offered_reason.nl,
        "offered_en": found.offered_reason.en,
        "deciding": [url.removeprefix(address("")) for url in found.deciding],
    }


@pytest.mark.parametrize("case", ALL.values(), ids=ALL)
def test_programs(case: dict[str, Any]) -> None:
    assessment = judged(case)
    for id_, expected in case["expect"].items():
        found = said(assessment.software[id_])
        assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize("case", ALL.values(), ids=ALL)
def test_every_assessment_survives_json_and_every_word_is_there(case: dict[str, Any]) -> None:
    assessment = judged(case)
    words = whole_policy().licences.words
    for found in (*assessment.software.values(), *assessment.repositories.values()):
        assert set(found.activity.flags) <= set(policy().flags)
        assert {f"flag.{flag}" for flag in found.licence.flags} <= set(words)
    text = assessment.model_dump_json()
    assert Assessment.model_validate_json(text) == assessment
    assert not [word for word in strings(json.loads(text)) if "{" in word or "}" in word]


def strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [word for part in value.values() for word in strings(part)]
    if isinstance(value, list):
        return [word for part in value for word in strings(part)]
    return [value] if isinstance(value, str) else []


def test_the_newest_version_of_the_main_repositories_is_the_last_release() -> None:
    program = {
        "repositories": {
            "main": {"role": "main", "tags": {"v1.2.0": date(2026, 7, 1), "v1.3.0-rc1": None}},
            "part": {"role": "part", "tags": {"v9.0.0": date(2026, 8, 1)}},
        }
    }
    found = judged({"asked": date(2026, 8, 15), "software": {"program": program}})
    program_found = found.software["program"]
    assert program_found.last_release_name == "v1.2.0"
    assert program_found.last_release == date(2026, 7, 1)
    assert program_found.first_seen == date(2026, 1, 1)


def test_repositories_that_nobody_lists_are_judged_too() -> None:
    observation = observation_of(LIFE, date(2026, 8, 15), address("unlisted"))
    catalogue = Catalogue(
        software={}, products={}, categories={}, organisations={}, forges={}, policy=whole_policy()
    )
    found = assess(catalogue, {observation.url: observation}, {}, date(2026, 8, 15))
    assert found.repositories[address("unlisted")].activity.label == "active"
    assert {f.question for f in found.repositories[address("unlisted")].findings} >= {"security"}


def test_the_worth_of_a_repository_is_judged_for_the_day_of_the_copy() -> None:
    given = LIFE | {
        "as_of": date(2026, 8, 15),
        "copy": True,
        "licences": [{"path": "LICENSE", "confidence": "exact-text", "expression": "EUPL-1.2"}],
    }
    observation = observation_of(given, date(2027, 8, 15))
    visit = Visit(url=URL, visited_on=date(2027, 8, 15), outcome="read", copy_read=True)
    found = worth(visit, observation, whole_policy(), date(2027, 8, 15))
    assert json.loads(json.dumps(found)) == found
    assert found["url"] == URL
    assert found["head"] == "a" * 40
    assert found["as_of"] == "2026-08-15"
    assert found["licence"]["class"] == "open"
    assert found["licence"]["expression"] == "EUPL-1.2"
    assert set(found["licence"]) >= {"confidence", "evidence", "conflicts", "events"}
    assert found["activity"]["label"] == "active"
    assert found["activity"]["judged_on"] == "2026-08-15"
    assert found["activity"]["reason"]["nl"]


def test_the_worth_of_a_repository_that_did_not_answer() -> None:
    visit = Visit(url=URL, visited_on=date(2026, 8, 15), outcome="gone")
    found = worth(visit, None, whole_policy(), date(2026, 8, 15))
    assert (found["head"], found["as_of"], found["observation"]) == (None, None, None)
    assert found["licence"]["class"] == "unknown"
    assert found["activity"]["label"] == "unknown"


def test_the_same_facts_give_the_same_assessment() -> None:
    case = ALL["components: the label that most components have"]
    assert judged(case) == judged(case)
