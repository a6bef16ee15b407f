"""When a claim counts as an alternative: told, and one function taken over wholly."""

import pytest

from harvester.model.catalogue import EditorSource
from harvester.model.facts import Text
from harvester.model.software import Replaces

WORDS = Text(nl="Teksten schrijven.", en="Writing texts.")


def _claim(covers: dict[str, str], *, function: bool = True, uncovered: bool = True) -> Replaces:
    return Replaces.model_validate(
        {
            "product": "paper",
            "function": WORDS if function else None,
            "uncovered": WORDS if uncovered else None,
            "covers": covers,
            "source": EditorSource.model_validate(
                {"editor": "judgement", "reviewed_on": "2026-11-24"}
            ),
        }
    )


@pytest.mark.parametrize(
    ("covers", "counts"),
    [
        ({}, True),
        ({"write": "yes"}, True),
        ({"write": "yes", "print": "no"}, True),
        ({"write": "partly"}, False),
        ({"write": "partly", "print": "partly"}, False),
        ({"write": "no"}, False),
    ],
)
def test_functions_that_were_compared_must_hold_one_yes(
    covers: dict[str, str], counts: bool
) -> None:
    assert _claim(covers).stands_in is counts


@pytest.mark.parametrize(("function", "uncovered"), [(True, False), (False, True), (False, False)])
def test_what_is_not_told_never_counts(function: bool, uncovered: bool) -> None:
    claim = _claim({"write": "yes"}, function=function, uncovered=uncovered)
    assert not claim.told
    assert not claim.stands_in
