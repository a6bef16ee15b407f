"""The verdict on a repository and a program: every case of cases/verdicts.yml, and what is not in
a table.
"""

from datetime import date

import pytest
import yaml

from harvester.judge.licence import licence_verdict, program_verdict
from harvester.model.assessment import LicenceVerdict
from harvester.model.catalogue import LicenceReview, Policy, RepositoryRef
from harvester.model.facts import Unknown
from tests.licences.conftest import cases, ids
from tests.licences.repository import COMMIT, URL, blob_of, observation_of

VERDICTS = cases("verdicts.yml")
TODAY = date(2026, 8, 15)


def judged(
    case: dict, policy: Policy, reviews: list[LicenceReview] | None = None
) -> LicenceVerdict:
    return licence_verdict(observation_of(case), policy, reviews or [], TODAY, "github")


@pytest.mark.parametrize("case", VERDICTS, ids=ids(VERDICTS))
def test_case(case: dict, policy: Policy) -> None:
    verdict = judged(case, policy)
    assert verdict.licence_class == case["class"], verdict.reason.en
    if "expression" in case:
        assert verdict.expression == case["expression"]
    if "confidence" in case:
        assert verdict.confidence == case["confidence"]
    assert set(case.get("flags", [])) <= set(verdict.flags)
    assert not set(case.get("not_flags", [])) & set(verdict.flags)
    if "conflicts" in case:
        assert [[c.found, c.declared, c.declared_in] for c in verdict.conflicts] == case[
            "conflicts"
        ]
    if "scope" in case:
        assert (
            verdict.scope is not None
            and case["scope"] in verdict.scope.nl
            and case["scope"] in verdict.scope.en
        )
    if "events" in case:
        assert [
            [e.month, e.before, e.after, e.before_class, e.after_class] for e in verdict.events
        ] == case["events"]
    assert verdict.reason.nl != verdict.reason.en
    assert all(f"flag.{flag}" in policy.licences.words for flag in verdict.flags)


def test_evidence_can_be_opened(policy: Policy) -> None:
    verdict = judged({"files": {"LICENSE": "standard:EUPL-1.2"}, "publiccode": "EUPL-1.2"}, policy)
    found = {one.path: one for one in verdict.evidence}
    assert found["LICENSE"].url == f"{URL}/blob/{COMMIT}/LICENSE"
    assert found["LICENSE"].how == "observed"
    assert found["publiccode.yml"].url == f"{URL}/blob/{COMMIT}/publiccode.yml#L12"
    assert found["publiccode.yml"].how == "declared"


def test_what_was_not_read_is_unknown_with_its_reason(policy: Policy) -> None:
    seen = observation_of({}).model_copy(update={"licence_files": Unknown("not-fetched")})
    verdict = licence_verdict(seen, policy, [], TODAY, "github")
    assert verdict.licence_class == "unknown"
    assert policy.checks.reasons["not-fetched"].nl in verdict.reason.nl


def _review(**change: object) -> LicenceReview:
    given = {
        "class": "open",
        "expression": "LicenseRef-Eigen",
        "reason": {"nl": "Wij lazen de tekst.", "en": "We read the text."},
        "repository": URL,
        "blob": blob_of("Eigen licentie"),
        "source": {"editor": "judgement", "reviewed_on": date(2026, 1, 1)},
        "reviewed_on": date(2026, 1, 1),
    }
    return LicenceReview.model_validate(given | change)


def test_a_persons_word_counts_until_the_file_changes(policy: Policy) -> None:
    case = {"files": {"LICENSE": "Eigen licentie"}}
    heard = judged(case, policy, [_review()])
    assert (heard.licence_class, heard.confidence, heard.expression) == (
        "open",
        "reviewed",
        "LicenseRef-Eigen",
    )
    assert "Wij lazen de tekst." in heard.reason.nl
    changed = judged({"files": {"LICENSE": "Eigen licentie, versie 2"}}, policy, [_review()])
    assert changed.licence_class == "unknown" and "review-void" in changed.flags
    later = judged(case, policy, [_review(reviewed_on=date(2027, 1, 1))])
    assert later.confidence != "reviewed"
    elsewhere = judged(case, policy, [_review(repository="https://github.com/voorbeeld/ander")])
    assert elsewhere.confidence != "reviewed"


def _program(policy: Policy, *parts: tuple[str, str]) -> LicenceVerdict:
    pairs = []
    for number, (role, licence) in enumerate(parts):
        ref = RepositoryRef.model_validate({"url": f"{URL}-{number}", "role": role})
        pairs.append((ref, judged({"files": {"LICENSE": licence}} if licence else {}, policy)))
    return program_verdict(pairs, policy)


def test_the_least_open_part_decides(policy: Policy) -> None:
    same = _program(policy, ("main", "standard:EUPL-1.2"), ("part", "standard:EUPL-1.2"))
    assert (same.licence_class, same.expression) == ("open", "EUPL-1.2")
    mixed = _program(policy, ("main", "standard:EUPL-1.2"), ("part", "standard:MIT"))
    assert (mixed.licence_class, mixed.expression) == ("open", "EUPL-1.2 AND MIT")
    closed = _program(policy, ("main", "standard:EUPL-1.2"), ("part", "standard:BUSL-1.1"))
    assert closed.licence_class == "not-open"
    assert "programma-1" in closed.reason.nl
    bare = _program(policy, ("main", "standard:EUPL-1.2"), ("part", ""))
    assert bare.licence_class == "none"
    assert len(bare.evidence) == 1


def test_other_roles_never_decide(policy: Policy) -> None:
    verdict = _program(
        policy, ("main", "standard:EUPL-1.2"), ("docs", ""), ("fork", "standard:BUSL-1.1")
    )
    assert verdict.licence_class == "open"
    nothing = _program(policy, ("docs", "standard:MIT"))
    assert (nothing.licence_class, nothing.expression) == ("unknown", None)


def test_every_word_is_there_in_both_languages(policy: Policy) -> None:
    words = policy.licences.words
    for kind in ("open", "not-open", "none", "unknown"):
        assert f"class.{kind}" in words
    for sure in (
        "exact-text",
        "changed-text",
        "recognised-text",
        "partial-text",
        "declared",
        "readme",
        "conflict",
        "reviewed",
        "none",
    ):
        assert f"confidence.{sure}" in words
    doubles = {key for key, text in words.items() if text.nl == text.en}
    assert doubles <= {"source.publiccode", "source.readme"}, doubles


def test_the_policy_file_has_no_key_twice() -> None:
    from tests.licences.conftest import ROOT

    text = (ROOT / "catalogue" / "licences.yml").read_text(encoding="utf-8")
    keys = [
        str(key.value)
        for _, value in yaml.compose(text).value
        if isinstance(value, yaml.MappingNode)
        for key, _ in value.value
    ]
    sections = [
        tuple(str(k.value) for k, _ in v.value)
        for _, v in yaml.compose(text).value
        if isinstance(v, yaml.MappingNode)
    ]
    assert keys
    assert all(len(section) == len(set(section)) for section in sections)
