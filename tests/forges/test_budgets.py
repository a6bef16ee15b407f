"""What asking may cost: an unchanged repository next to nothing, on every kind of forge."""

import pytest

from harvester.forges.forge import Seen
from tests.forges.conftest import TODAY, Opener
from tests.forges.test_answering import LATER
from tests.forges.world import World, fill
from tests.servers.forge import ForgeServer

KINDS = [("github", ""), ("github", "secret-token"), ("gitlab", ""), ("forgejo", "")]


@pytest.mark.parametrize(("kind", "token"), KINDS)
def test_unchanged_costs_one_question_for_a_hundred_and_no_quota(
    kind: str, token: str, world: World
) -> None:
    fill(world, 250)
    world.ask(kind, TODAY, token=token)
    world.forge.seen.clear()
    world.forge.points = 0
    world.ask(kind, LATER, token=token)
    assert [one.status for one in world.forge.seen] == [304, 304, 304]
    assert world.forge.points == 0
    assert sum(one.sent for one in world.forge.seen) == 0
    assert all(visit.forge_asked_on == LATER for visit in world.visits.values())


@pytest.mark.parametrize("kind", ["github", "gitlab", "forgejo"])
def test_long_answers_come_packed(kind: str, world: World) -> None:
    fill(world, 100)
    world.ask(kind)
    listed = world.forge.seen[0]
    assert listed.sent < len(listed.answer) / 5


def test_repositories_of_subgroups_are_found_and_cost_no_question_more(
    world: World, forge: ForgeServer, opened: Opener
) -> None:
    paths = [f"groep/onder/nog-dieper/p{n}" for n in range(3)] + ["groep/app"]
    for path in paths:
        forge.add(path, releases=(("v1", "2024-01-01"),))
    world.visited(*paths)
    world.ask("gitlab")
    assert world.facts(paths[0]).archived.value is False
    assert world.facts(paths[0]).releases.value[0].name == "v1"
    forge.seen.clear()
    world.ask("gitlab", LATER)
    assert [one.status for one in forge.seen] == [304]
    assert "include_subgroups=true" in forge.seen[0].path
    adapter, client = opened("gitlab").of(forge.url(paths[0]))  # type: ignore[misc]
    seen = adapter.repository(client, paths[0])
    assert isinstance(seen, Seen)
    assert seen.path == paths[0]
    assert "/projects/groep%2Fonder%2Fnog-dieper%2Fp0" in forge.seen[1].path


def test_a_forge_that_gives_no_etags_is_still_asked_only_lists(world: World) -> None:
    world.forge.etags = False
    fill(world, 150)
    world.ask("gitlab")
    before = dict(world.observations)
    world.forge.seen.clear()
    world.ask("gitlab", LATER)
    assert [one.status for one in world.forge.seen] == [200, 200]
    assert world.observations == before
