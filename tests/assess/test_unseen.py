"""Whatever was seen of a program: what a licence verdict may and may not say."""

from datetime import date
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.assess.test_assess import LIFE, judged

LICENCES = st.sampled_from(["EUPL-1.2", "MIT", "BUSL-1.1", None])
ONE = st.fixed_dictionaries(
    {
        "role": st.sampled_from(["main", "main", "part", "mirror", "docs"]),
        "licence": LICENCES,
        "unseen": st.booleans(),
    }
)


@settings(max_examples=150, deadline=None)
@example(
    [
        {"role": "main", "licence": None, "unseen": True},
        {"role": "part", "licence": "EUPL-1.2", "unseen": False},
        {"role": "mirror", "licence": "BUSL-1.1", "unseen": False},
    ]
)
@given(st.lists(ONE, min_size=1, max_size=5))
def test_a_licence_is_never_said_of_what_nobody_saw(repositories: list[dict[str, Any]]) -> None:
    told: dict[str, Any] = {}
    for i, one in enumerate(repositories):
        told[f"r{i}"] = {"role": one["role"], **LIFE}
        if one["unseen"]:
            told[f"r{i}"]["unseen"] = True
        elif one["licence"]:
            file = {"path": "LICENSE", "confidence": "exact-text", "expression": one["licence"]}
            told[f"r{i}"]["licences"] = [file]
    case = {"asked": date(2026, 8, 15), "software": {"program": {"repositories": told}}}
    found = judged(case).software["program"]
    mains = [one for one in repositories if one["role"] == "main"]
    deciding = [one for one in repositories if one["role"] in {"main", "part"}]
    seen = [one for one in deciding if not one["unseen"]]
    kind = found.licence.licence_class
    if kind == "open":  # the main ones were all seen; without main ones every part was
        assert all(not one["unseen"] for one in mains or deciding)
    if kind in {"open", "open-so-far"}:
        assert all(one["licence"] in {"EUPL-1.2", "MIT"} for one in seen)
        assert found.licence.expression
    if kind == "open-so-far":
        assert any(one["unseen"] for one in mains or deciding)
        assert "Niet gezien: " in found.licence.reason.nl
    if kind == "unknown":
        assert found.licence.expression is None
    if any(one["licence"] == "BUSL-1.1" for one in seen):
        assert kind == "not-open"
    assert found.offered is (kind in {"open", "open-so-far"})
