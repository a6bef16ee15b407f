"""How soon reports are answered: three numbers, nobody's name, and only where it costs little."""

import json
from datetime import date, timedelta

import pytest

from harvester.asking.answering import issue_answers
from harvester.forges.forge import Report
from harvester.forges.github_reports import reports
from harvester.model.facts import Known, Unknown
from harvester.model.forge import ForgeFacts, IssueAnswers
from tests.forges.conftest import TODAY
from tests.forges.world import World, fill
from tests.servers.forge_answers import Issue

LATER = TODAY + timedelta(7)
TOKEN = "secret-token"


def report(opened: int, answered: int | None = None, *, seen_waiting: int | None = None) -> Report:
    """Opened so many days ago, answered (or no longer watched) so many days after that."""
    day = TODAY - timedelta(opened)
    return Report(
        opened=day,
        answered=None if answered is None else day + timedelta(answered),
        watched_until=None if seen_waiting is None else day + timedelta(seen_waiting),
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], (0, 0, None)),
        ([report(400, 1)], (0, 0, None)),
        ([report(100, 0), report(90, 3), report(80, 9)], (3, 3, 3)),
        ([report(100, 2), report(90), report(80)], (3, 1, None)),
        ([report(100, 2), report(90, 4), report(80), report(70)], (4, 2, 4)),
        # of a busy place the newest reports wait for a day only: that is no slow place
        ([*[report(1)] * 9, *[report(20, 2)] * 3], (12, 3, 2)),
        # closed without an answer on the same day: nobody could have answered later
        ([*[report(50, seen_waiting=0)] * 3, report(50, 5)], (4, 1, 5)),
    ],
)  # fmt: skip
def test_three_numbers(given: list[Report], expected: tuple[int, int, int | None]) -> None:
    found = issue_answers(given, TODAY)
    assert (found.reports, found.answered, found.half_within_days) == expected


def node(by: str | None, *comments: tuple[str, str | None], total: int = 0, kind: str = "User",
         closed: str | None = None) -> dict[str, object]:  # fmt: skip
    def author(login: str | None) -> dict[str, str] | None:
        return {"login": login, "__typename": kind if login == by else "User"} if login else None

    shown = [{"createdAt": f"{day}T10:00:00Z", "author": author(who)} for day, who in comments]
    return {
        "createdAt": "2026-03-01T10:00:00Z",
        "closedAt": closed and f"{closed}T10:00:00Z",
        "author": author(by),
        "comments": {"totalCount": max(total, len(shown)), "nodes": shown},
    }


@pytest.mark.parametrize(
    ("given", "answered", "watched_until"),
    [
        (node("a", ("2026-03-02", "a"), ("2026-03-04", "b")), date(2026, 3, 4), None),
        (node("a", ("2026-03-02", "A")), None, None),
        (node("a", ("2026-03-02", "renovate[bot]"), ("2026-03-03", "dependabot")), None, None),
        (node("a", ("2026-03-02", None)), date(2026, 3, 2), None),
        (node(None, ("2026-03-02", None)), None, None),
        (node(None, ("2026-03-02", "b")), date(2026, 3, 2), None),
        (node("a", ("2026-02-01", "b")), date(2026, 3, 1), None),
        (node("a", closed="2026-03-09"), None, date(2026, 3, 9)),
        (node("a", ("2026-03-02", "a"), ("2026-03-05", "a"), total=9), None, date(2026, 3, 5)),
        (node("a", ("2026-03-02", "a"), total=9, closed="2026-03-01"), None, date(2026, 3, 1)),
    ],
)
def test_who_answers_whom(
    given: dict[str, object], answered: date | None, watched_until: date | None
) -> None:
    assert reports({"nodes": [given]}) == [
        Report(opened=date(2026, 3, 1), answered=answered, watched_until=watched_until)
    ]


def test_reports_of_programs_are_none_and_gaps_are_passed_over() -> None:
    made = [node("renovate[bot]"), node("github-actions"), node("app", kind="Bot"), None]
    assert reports({"nodes": made}) == []
    assert reports(None) is None


def test_with_a_token_answers_come_in_the_same_question(world: World) -> None:
    repo = world.forge.add("gemeente/app")
    repo.reports = (
        Issue("2026-04-01", "melder", (("2026-04-03", "maker", "User"),)),
        Issue("2026-03-01", "melder", (("2026-03-02", "een-programma", "Bot"),)),
        Issue("2024-01-01", "melder"),
    )
    world.visited("gemeente/app")
    world.ask("github", token=TOKEN)
    assert [one.method for one in world.forge.seen] == ["POST"]
    fact = world.facts("gemeente/app").issue_answers
    assert fact.value == IssueAnswers(reports=2, answered=1, half_within_days=2)
    assert fact.source.endswith("/repos/gemeente/app")
    assert fact.state_of == TODAY
    kept = world.observations[world.forge.url("gemeente/app")].model_dump_json()
    assert not any(login in kept for login in ("melder", "maker", "een-programma"))


def test_without_a_token_it_is_said_why_and_a_token_mends_it(world: World) -> None:
    fill(world, 3)
    world.ask("github")
    facts = world.facts("gemeente/p0001")
    assert facts.issue_answers == facts.releases == Unknown("needs-token")
    assert len(world.forge.seen) == 1
    world.ask("github", LATER, token=TOKEN)
    facts = world.facts("gemeente/p0001")
    assert isinstance(facts.issue_answers, Known)
    assert isinstance(facts.releases, Known)
    before = facts.issue_answers
    world.ask("github", LATER + timedelta(1))
    assert world.facts("gemeente/p0001").issue_answers == before


@pytest.mark.parametrize("kind", ["gitlab", "forgejo"])
def test_where_it_costs_too_much_it_is_said(kind: str, world: World) -> None:
    fill(world, 3)
    world.ask(kind, token=TOKEN)
    assert world.facts("gemeente/p0001").issue_answers == Unknown("too-many-questions")
    asked = len(world.forge.seen)
    world.ask(kind, LATER, token=TOKEN)
    assert len(world.forge.seen) == asked + 1


def test_where_nobody_can_report_nothing_is_said_of_answers(world: World) -> None:
    world.forge.add("gemeente/app", issues=None)
    world.visited("gemeente/app")
    world.ask("github", token=TOKEN)
    facts = world.facts("gemeente/app")
    assert facts.issues_on.value is False
    assert facts.issue_answers == Unknown("forge-not-told")


def test_a_file_of_before_has_not_asked() -> None:
    older = json.loads(ForgeFacts().model_dump_json())
    del older["issue_answers"]
    assert ForgeFacts.model_validate_json(json.dumps(older)).issue_answers == Unknown("not-asked")


def test_a_batch_that_takes_too_long_is_put_in_smaller_parts(world: World) -> None:
    fill(world, 50)
    world.forge.most_in_batch = 20
    world.ask("github", token=TOKEN)
    assert isinstance(world.facts("gemeente/p0049").issue_answers, Known)
    answered = [one for one in world.forge.seen if one.method == "POST" and one.status == 200]
    assert [one.body.count(b"...facts") for one in answered] == [10] * 5
