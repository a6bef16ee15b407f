"""What only the website of a repository tells: where it is known, with its source, else nothing."""

import re
from datetime import date
from typing import Any

import pytest

from harvester.model.facts import Known
from harvester.model.forge import ForgeFacts, IssueAnswers
from harvester.site.addresses import LANGUAGES, Language
from harvester.site.pages import repository, software
from harvester.site.strings import strings_of
from harvester.site.told import answer_rows, told_rows
from harvester.site.view import View, build_view
from tests.pages import small

SOURCE = "https://api.example.org/repos/alfa/alfa"
ASKED = date(2026, 1, 9)


def known(value: Any) -> Known[Any]:
    return Known(value, SOURCE, ASKED)


def view_with(facts: ForgeFacts, language: Language = "nl") -> View:
    seen = small.observations()
    seen[small.ALFA] = seen[small.ALFA].model_copy(update={"forge": facts})
    return build_view(
        small.small_catalogue(), seen, small.visits(), small.assessment(), language, small.SITE
    )


ANSWERS = IssueAnswers(reports=20, answered=14, half_within_days=2)
TOLD = ForgeFacts(
    created=known(date(2021, 5, 4)), issues_on=known(True), open_issues=known(7), stars=known(1200),
    forks=known(1), moved_to=known(None), fork_of=known("https://git.example.org/oud/alfa"),
    issue_answers=known(ANSWERS),
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_repository_shows_them_with_source_and_day(language: Language) -> None:
    view = view_with(TOLD, language)
    made = repository.page(view, view.repositories[small.ALFA]).content
    part = made[made.index('id="told"') :]
    rows = re.findall(r"<li>.*?</li>", part[: part.index("</ul>")], flags=re.S)
    assert len(rows) == 6  # it has not moved
    assert all(f'href="{SOURCE}"' in row and "2026-01-09" in row for row in rows)
    assert "git.example.org/oud/alfa" in rows[0]
    assert ("1.200" if language == "nl" else "1,200") in part


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_program_tells_how_soon_reports_are_answered(language: Language) -> None:
    view = view_with(TOLD, language)
    program = next(one for one in view.software.values() if small.ALFA in
                   [row.ref.url for row in one.repositories if row.decides])  # fmt: skip
    [row] = answer_rows(view.observations[small.ALFA], view.strings)
    made = software.page(view, program).content
    assert row.text in made[made.index('id="take-part"') :]
    assert {"20", "14", "2"} <= set(re.findall(r"\d+", row.text))


def test_what_is_unknown_makes_no_section() -> None:
    view = view_with(ForgeFacts())
    made = repository.page(view, view.repositories[small.ALFA]).content
    assert 'id="told"' not in made


def test_where_nothing_can_be_reported_no_number_of_reports_is_shown() -> None:
    strings = strings_of("en")
    off = ForgeFacts(issues_on=known(False), open_issues=known(0))
    texts = [row.text for row in told_rows(view_with(off).observations[small.ALFA], strings)]
    assert texts == [strings.t("repository.told.issues_off")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("found", "key"),
    [
        ((9, 3, None), "slow"),
        ((9, 8, 0), "same_day"),
        ((9, 8, 1), "half"),
        ((2, 2, 1), None),
        ((0, 0, None), None),
    ],
)
def test_each_pace_has_its_sentence(
    found: tuple[int, int, int | None], key: str | None, language: Language
) -> None:
    answers = IssueAnswers(reports=found[0], answered=found[1], half_within_days=found[2])
    strings = strings_of(language)
    seen = view_with(ForgeFacts(issue_answers=known(answers))).observations[small.ALFA]
    rows = list(answer_rows(seen, strings))
    if key is None:  # half of two says nothing
        assert rows == []
    else:
        assert rows[0].text.endswith(strings.t(f"repository.answers.{key}", n=found[2] or 0))
        assert rows[0].source.how == "computed"
