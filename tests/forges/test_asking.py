"""Asking about many repositories: few questions, nothing erased, the longest unasked first."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from harvester.apiclient import NoAnswer
from harvester.asking import Asked, reachable
from harvester.model.facts import Known, Unknown
from harvester.model.observation import Observation, Visit
from harvester.remote import Settings
from tests.forges.conftest import TODAY
from tests.forges.world import World, fill

LATER = TODAY + timedelta(7)


@pytest.mark.parametrize("kind", ["github", "gitlab", "forgejo"])
def test_facts_are_laid_into_the_observation(kind: str, world: World) -> None:
    world.forge.add("gemeente/app", archived=True, topics=("zaken",))
    world.visited("gemeente/app")
    before = world.observations[world.forge.url("gemeente/app")]
    world.ask(kind)
    facts = world.facts("gemeente/app")
    assert facts.archived.value is True
    assert facts.archived.state_of == TODAY
    assert facts.archived.source.startswith(f"{world.forge.origin}/api/")
    assert facts.standing.value == "public"
    assert facts.moved_to.value is None
    assert facts.fork_of.value is None
    after = world.observations[world.forge.url("gemeente/app")]
    assert after.model_copy(update={"forge": before.forge}) == before
    assert Observation.model_validate_json(after.model_dump_json()) == after
    assert world.visits[after.url].forge_asked_on == TODAY


@pytest.mark.parametrize("kind", ["github", "gitlab", "forgejo"])
def test_a_second_run_on_the_same_day_asks_nothing(kind: str, world: World) -> None:
    fill(world, 3)
    world.ask(kind)
    asked = len(world.forge.seen)
    assert world.ask(kind) == []
    assert len(world.forge.seen) == asked


@pytest.mark.parametrize("kind", ["github", "gitlab", "forgejo"])
def test_unchanged_facts_keep_their_first_day(kind: str, world: World) -> None:
    fill(world, 3)
    world.ask(kind)
    before = dict(world.observations)
    world.ask(kind, LATER)
    assert world.observations == before
    assert {visit.forge_asked_on for visit in world.visits.values()} == {LATER}
    world.forge.repos["gemeente/p0001"].archived = True
    world.ask(kind, LATER + timedelta(1))
    facts = world.facts("gemeente/p0001")
    assert (facts.archived.value, facts.archived.state_of) == (True, LATER + timedelta(1))
    assert facts.stars.state_of == TODAY


def test_a_failed_asking_erases_nothing(world: World, impatient: Settings) -> None:
    world.forge.add("gemeente/app", stars=7)
    world.visited("gemeente/app")
    world.ask("github")
    before = world.facts("gemeente/app")
    for what in ("broken", "slow"):
        world.forge.misbehave("gemeente/app", what)
        [asked] = world.ask("github", LATER, settings=impatient)
        assert isinstance(asked.trouble, NoAnswer)
        assert world.facts("gemeente/app").stars == before.stars
        assert world.visits[asked.visit.url].forge_asked_on == TODAY


def test_what_was_never_told_says_why(world: World) -> None:
    world.forge.add("gemeente/app")
    world.forge.misbehave("gemeente/app", "broken")
    world.visited("gemeente/app")
    world.ask("github")
    assert world.facts("gemeente/app").archived.reason == "forge-invalid"
    world.forge.behaviour.clear()
    world.ask("github")
    facts = world.facts("gemeente/app")
    assert facts.archived.value is False
    assert facts.releases == Unknown("needs-token")


@pytest.mark.parametrize(("status", "said"), [(404, "gone"), (451, "taken-down")])
def test_gone_and_taken_down_are_said_and_the_rest_stays(
    status: int, said: str, world: World
) -> None:
    world.forge.add("gemeente/app", stars=7)
    world.visited("gemeente/app")
    world.ask("github")
    world.forge.misbehave("gemeente/app", "status", status=status)
    world.ask("github", LATER)
    facts = world.facts("gemeente/app")
    assert (facts.standing.value, facts.standing.state_of) == (said, LATER)
    assert facts.stars == Known(7, facts.stars.source, TODAY)


@pytest.mark.parametrize("kind", ["github", "gitlab", "forgejo"])
def test_a_moved_repository_gets_an_alias(kind: str, world: World) -> None:
    fill(world, 3)
    world.forge.rename("gemeente/p0001", "gemeente/nieuw")
    world.ask(kind)
    new = world.forge.url("gemeente/nieuw")
    assert world.facts("gemeente/p0001").moved_to.value == new
    assert world.observations[world.forge.url("gemeente/p0001")].aliases == [new]


def test_the_address_of_a_persons_account_is_not_kept(world: World) -> None:
    world.forge.add("gemeente/app", parent="jan-jansen/origineel", parent_kind="User")
    world.visited("gemeente/app")
    world.ask("github")
    facts = world.facts("gemeente/app")
    assert facts.fork.value is True
    assert facts.fork_of == Unknown("personal-account")
    assert "jansen" not in world.observations[world.forge.url("gemeente/app")].model_dump_json()


def test_no_sentences_of_others_are_kept(world: World) -> None:
    fill(world, 2)
    world.ask("github")
    assert all("sentence" not in o.model_dump_json() for o in world.observations.values())


def test_one_question_for_a_hundred_of_an_account(world: World) -> None:
    fill(world, 250)
    world.ask("github")
    assert len(world.forge.seen) == 3
    world.forge.seen.clear()
    world.ask("github", LATER)
    assert [one.status for one in world.forge.seen] == [304, 304, 304]


def test_a_long_list_is_not_read_for_a_few(world: World) -> None:
    for number in range(900):
        world.forge.add(f"groot/a{number:04}")
    world.forge.add("groot/z1")
    world.forge.add("groot/z2")
    world.visited("groot/z1", "groot/z2")
    world.ask("github")
    assert len(world.forge.seen) == 3
    assert world.facts("groot/z1").archived.value is False


def test_with_a_token_details_come_fifty_at_a_time(world: World) -> None:
    fill(world, 120)
    world.ask("github", token="secret-token")
    assert [one.method for one in world.forge.seen] == ["GET", "GET", "POST", "POST", "POST"]
    facts = world.facts("gemeente/p0007")
    assert (facts.open_issues.value, facts.open_together.value) == (3, 5)
    assert facts.releases.value[0].name == "v1"
    world.forge.seen.clear()
    world.ask("github", LATER, token="secret-token")
    assert [one.status for one in world.forge.seen] == [304, 304]


def test_details_are_asked_again_only_where_something_changed(world: World) -> None:
    fill(world, 60)
    world.ask("github", token="secret-token")
    world.forge.repos["gemeente/p0003"].issues = 9
    world.forge.repos["gemeente/p0004"].changed = f"{LATER}T00:00:00Z"
    world.forge.repos["gemeente/p0004"].releases = (("v2", "2026-05-08"),)
    world.forge.seen.clear()
    world.ask("github", LATER, token="secret-token")
    assert [one.method for one in world.forge.seen] == ["GET", "POST"]
    assert world.forge.seen[1].body.count(b"...facts") == 2
    assert world.facts("gemeente/p0003").open_issues.value == 9
    assert world.facts("gemeente/p0004").releases.value[0].name == "v2"


def test_a_quota_goes_to_the_longest_unasked(world: World) -> None:
    for number in range(6):
        path = f"account{number}/app"
        world.forge.add(path)
        world.visited(path)
        url = world.forge.url(path)
        seen = {"forge_asked_on": TODAY - timedelta(number)}
        world.visits[url] = world.visits[url].model_copy(update=seen)
    world.forge.quota = 2
    asked = world.ask("github", LATER)
    assert _paths(asked) == ["account5/app", "account4/app"]
    world.forge.quota = 2
    assert _paths(world.ask("github", LATER)) == ["account3/app", "account2/app"]
    left = world.facts("account0/app").archived
    assert left == Unknown("not-asked")


def test_a_quota_that_ends_in_a_batch_erases_nothing(world: World) -> None:
    fill(world, 60)
    world.forge.quota = 4  # one page, and less than one batch
    world.ask("github", token="secret-token")
    assert world.facts("gemeente/p0059").archived.value is False
    world.forge.quota = None
    world.ask("github", LATER, token="secret-token")
    assert world.facts("gemeente/p0059").releases.value[0].name == "v1"


def test_plain_git_is_unknown_with_its_reason(world: World) -> None:
    world.forge.add("gemeente/app")
    world.visited("gemeente/app")
    world.ask("plain_git")
    assert world.facts("gemeente/app").archived == Unknown("plain-git")
    assert world.forge.seen == []
    assert world.ask("plain_git", LATER) == []


def test_a_host_that_git_did_not_reach_is_not_asked() -> None:
    def seen(url: str, outcome: Any, day: date = TODAY, copy: bool = False) -> Visit:
        return Visit(url=url, visited_on=day, outcome=outcome, copy_read=copy)

    visits = [
        seen("https://up.example.org/a/a", "gone"),
        seen("https://down.example.org/a/a", "unreachable"),
        seen("https://copied.example.org/a/a", "read", copy=True),
        seen("https://earlier.example.org/a/a", "read", TODAY - timedelta(1)),
    ]
    known = {visit.url: visit for visit in visits}
    assert reachable(list(known), known, TODAY) == ["https://up.example.org/a/a"]


def _paths(asked: Iterable[Asked]) -> list[str]:
    return ["/".join(one.visit.url.split("/")[3:]) for one in asked]
