"""Which changes of licence are news: other terms, folded over the repositories of a program."""

from datetime import date, timedelta

import pytest

from harvester.judge.relicensing import BEGINNING_DAYS, other_terms, relicensings
from harvester.model.assessment import LicenceClass, LicenceEvent
from harvester.model.observation import History

DAY = date(2020, 3, 31)
LISTED = (
    "(GPL-2.0-only OR GPL-3.0-only) AND BSD-3-Clause AND MIT AND LGPL-2.0-only AND "
    "LGPL-3.0-or-later AND (LGPL-2.1-only OR GPL-3.0-only)"
)


def event(
    before: str | None,
    after: str | None,
    classes: tuple[LicenceClass, LicenceClass] = ("open", "open"),
    *,
    day: date = DAY,
    commit: str = "a" * 40,
) -> LicenceEvent:
    return LicenceEvent(
        month=f"{day:%Y-%m}", day=day, before=before, after=after, before_class=classes[0],
        after_class=classes[1], commit=commit, url=f"https://example.org/commit/{commit}",
    )  # fmt: skip


def began(day: date) -> History:
    return History(
        first_commit=day, last_commit=DAY, first_human=day, last_human=DAY, last_bot=None,
        commits=9, human=9, months=[], complete_since=None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("MIT", "AGPL-3.0-only"),
        ("GPL-2.0-only", "GPL-3.0-only"),
        ("BSD-3-Clause", "BSD-3-Clause-Clear"),  # says that no patent is licensed
        ("BSD-3-Clause-Clear", "BSD-2-Clause-Views"),
        ("GPL-2.0-only AND MIT", "AGPL-3.0-only AND MIT"),  # the main licence, with the same part
        ("GPL-2.0-only", "GPL-2.0-only OR MIT"),  # one may choose now
        ("MIT OR Apache-2.0", "MIT"),
        ("MIT", "MPL-2.0 AND OFL-1.1"),
    ],
)
def test_other_terms_are_news(before: str, after: str) -> None:
    assert other_terms(event(before, after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("BSD-2-Clause-Views", "BSD-2-Clause"),
        ("BSD-2-Clause-FreeBSD", "BSD-2-Clause"),
        ("GPL-2.0-only", "GPL-2.0-or-later"),
        # a choice of version written out is what `or later` says in short
        ("GPL-2.0-only", "(GPL-2.0-only OR GPL-3.0-only) AND (LGPL-2.1-only OR GPL-3.0-only)"),
        ("AGPL-3.0-only", "AGPL-3.0-only AND MIT"),
        (LISTED, f"{LISTED} AND Apache-2.0"),
        (LISTED, LISTED.replace("LGPL-3.0-or-later", "BSD-2-Clause") + " AND GPL-2.0-or-later"),
    ],
)
def test_another_wording_or_a_few_parts_of_many_are_none(before: str, after: str) -> None:
    assert not other_terms(event(before, after))
    assert not other_terms(event(after, before))


def test_leaving_open_source_is_always_news() -> None:
    partly = "Apache-2.0 AND LicenseRef-Source-Available"
    assert other_terms(event("Apache-2.0", partly, ("open", "not-open")))
    assert other_terms(event("BSD-2-Clause", "BSD-2-Clause", ("open", "unknown")))
    assert other_terms(event("MIT", None, ("open", "none")))


def test_a_first_licence_is_news_only_when_the_repository_lived_without_one() -> None:
    first = event(None, "EUPL-1.2", ("none", "open"))
    young = began(DAY - timedelta(days=BEGINNING_DAYS))
    old = began(DAY - timedelta(days=BEGINNING_DAYS + 1))
    assert relicensings("alfa", [([first], young)]) == []
    assert relicensings("alfa", [([first], None)]) == []
    assert [one.event for one in relicensings("alfa", [([first], old)])] == [first]
    # read for its last years only: what looks like a beginning is none
    capped = young.model_copy(update={"complete_since": f"{young.first_commit:%Y-%m}"})
    assert [one.event for one in relicensings("alfa", [([first], capped)])] == [first]


def test_the_same_change_in_several_repositories_is_one() -> None:
    later = event("MIT", "MPL-2.0", day=DAY, commit="b" * 40)
    sooner = event("MIT", "MPL-2.0", day=DAY - timedelta(days=9), commit="c" * 40)
    other = event("Apache-2.0", "MPL-2.0", commit="d" * 40)
    found = relicensings("alfa", [([later], None), ([sooner], None), ([other], None)])
    assert [(one.event, one.repositories) for one in found] == [(sooner, 2), (other, 1)]
