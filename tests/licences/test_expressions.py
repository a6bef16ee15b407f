"""Expressions: what people write, what holds together, and what is open."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester import licences
from harvester.licences.expressions import all_of, any_of, base
from harvester.licences.notices import names, tags
from harvester.model.policy import LicencePolicy

NAMES = yaml.safe_load((Path(__file__).parent / "names.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("raw", NAMES)
def test_normalise(raw: str, policy) -> None:
    assert licences.normalise(raw, policy.licences.aliases) == NAMES[raw]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("MIT", "open"),
        ("EUPL-1.2", "open"),
        ("EUPL-1.2+", "open"),
        ("EUPL-1.0", "not-open"),
        ("BUSL-1.1", "not-open"),
        ("BUSL-1.1 OR MIT", "open"),
        ("BUSL-1.1 AND MIT", "not-open"),
        ("LicenseRef-Eigen", "unknown"),
        ("LicenseRef-Eigen OR MIT", "open"),
        ("LicenseRef-Eigen AND MIT", "unknown"),
        ("LicenseRef-Eigen AND BUSL-1.1", "not-open"),
        ("LicenseRef-Eigen OR BUSL-1.1", "unknown"),
        ("GPL-2.0-only WITH Classpath-exception-2.0", "open"),
        ("CC-BY-4.0", "open"),
        ("CC-BY-NC-4.0", "not-open"),
        ("(MIT OR BUSL-1.1) AND (SSPL-1.0 OR EUPL-1.2)", "open"),
        ("MIT AND", "unknown"),
        (None, "unknown"),
        ("LicenseRef-EUPL", "open"),
        ("SSPL-1.0", "not-open"),
        ("LicenseRef-Commons-Clause AND Apache-2.0", "not-open"),
    ],
)
def test_open(expression: str | None, expected: str, policy) -> None:
    assert licences.is_open(expression, policy.licences).licence_class == expected


def test_content_licences_are_labelled(policy) -> None:
    assert licences.is_open("CC-BY-4.0", policy.licences).content_only
    assert not licences.is_open("CC-BY-4.0 AND MIT", policy.licences).content_only


def test_policy_is_data() -> None:
    text = {"nl": "Onze eigen afspraak.", "en": "Our own agreement."}
    own = LicencePolicy.model_validate(
        {"also_open": {"LicenseRef-Eigen": text}, "never_open": {"MIT": text}}
    )
    assert licences.is_open("LicenseRef-Eigen", own).licence_class == "open"
    assert licences.is_open("MIT", own).licence_class == "not-open"


LEAVES = st.sampled_from(
    ["MIT", "EUPL-1.2", "BUSL-1.1", "LicenseRef-X", "GPL-3.0-only", "SSPL-1.0"]
)
RANK = {"not-open": 0, "unknown": 1, "open": 2}


@given(st.lists(LEAVES, min_size=1, max_size=4))
def test_and_takes_the_worst_or_the_best(parts: list[str]) -> None:
    policy = LicencePolicy()
    ranks = [RANK[licences.is_open(part, policy).licence_class] for part in parts]
    assert RANK[licences.is_open(all_of(parts), policy).licence_class] == min(ranks)
    assert RANK[licences.is_open(any_of(parts), policy).licence_class] == max(ranks)


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=120)
    | st.lists(
        st.sampled_from(["MIT", "AND", "OR", "WITH", "(", ")", "+", "/", "GPL-3.0", "foo"]),
        max_size=9,
    ).map(" ".join)
)
def test_normalise_never_fails_and_is_stable(raw: str) -> None:
    found = licences.normalise(raw)
    if found is not None:
        assert licences.normalise(found) == found
        assert licences.leaves(found)
        assert all(base(leaf) for leaf in licences.leaves(found))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=2000))
def test_any_text_gets_an_answer(text: str) -> None:
    found = licences.match(text)
    assert 0.0 <= found.similarity <= 1.0
    assert found.expression is None or licences.leaves(found.expression)
    names(text), tags(text)
