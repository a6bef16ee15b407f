"""What accounts hold, compared with the time before; nothing enters the catalogue by itself."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from harvester import catalogue as catalogue_files
from harvester import discovery
from harvester.discovery.comparing import compared
from harvester.errors import UserError
from harvester.forges.forge import Seen
from harvester.model.catalogue import Account, Catalogue, Organisation
from harvester.model.discovered import Discovered, DiscoveredAccount
from tests.forges.conftest import TODAY, Opener
from tests.servers.forge import ForgeServer

REAL = Path(__file__).parents[2] / "catalogue"
LATER = TODAY + timedelta(7)
KINDS = ["github", "gitlab", "forgejo"]


class World:
    """Organisations with accounts on the forge, and the state that is kept between runs."""

    def __init__(self, forge: ForgeServer, opened: Opener, folder: Path) -> None:
        self.forge, self.opened, self.folder = forge, opened, folder
        self.catalogue: Catalogue = catalogue_files.load(REAL).model_copy(
            update={"organisations": {}}
        )
        self.accounts("gemeente", "gemeente")

    def accounts(self, body: str, *names: str, group: bool = True) -> None:
        self.catalogue.organisations[body] = Organisation(
            id=body,
            name=body,
            level="municipality",
            # the forge of the test has a port, which real accounts cannot have
            accounts=[
                Account.model_construct(url=self.forge.url(name), group=group) for name in names
            ],
        )

    def discover(self, kind: str, today: date, only: tuple[str, ...] = ()) -> list[Any]:
        state = discovery.load(self.folder)
        listed = []
        for one in discovery.discover(self.catalogue, only, state, self.opened(kind), today):
            state = discovery.keep(self.folder, state, one)
            listed.append(one)
        return listed

    def changes(self, kind: str, today: date) -> list[tuple[str, str]]:
        found = [change for one in self.discover(kind, today) for change in one.changes]
        return [(change.kind, change.url.removeprefix(f"{self.forge.origin}/")) for change in found]


@pytest.fixture
def world(forge: ForgeServer, opened: Opener, tmp_path: Path) -> World:
    forge.add("gemeente/app")
    forge.add("gemeente/oud")
    forge.add("gemeente/kopie", parent="ander/app")
    return World(forge, opened, tmp_path)


@pytest.mark.parametrize("kind", KINDS)
def test_new_archived_moved_gone_and_back(kind: str, world: World) -> None:
    assert sorted(world.changes(kind, TODAY)) == [
        ("new", "gemeente/app"),
        ("new", "gemeente/kopie"),
        ("new", "gemeente/oud"),
    ]
    assert world.changes(kind, LATER) == []
    world.forge.repos["gemeente/app"].archived = True
    world.forge.rename("gemeente/oud", "gemeente/nieuw")
    gone = world.forge.repos.pop("gemeente/kopie")
    world.forge.add("gemeente/vers")
    assert sorted(world.changes(kind, LATER)) == [
        ("archived", "gemeente/app"),
        ("gone", "gemeente/kopie"),
        ("moved", "gemeente/oud"),
        ("new", "gemeente/vers"),
    ]
    world.forge.repos["gemeente/app"].archived = False
    world.forge.repos["gemeente/kopie"] = gone
    assert sorted(world.changes(kind, LATER)) == [
        ("back", "gemeente/kopie"),
        ("no-longer-archived", "gemeente/app"),
    ]


def test_an_unchanged_list_costs_one_free_question_for_a_hundred(world: World) -> None:
    for number in range(297):
        world.forge.add(f"gemeente/p{number:04}")
    world.discover("github", TODAY)
    world.forge.seen.clear()
    spent = world.forge.points
    world.discover("github", LATER)
    assert [one.status for one in world.forge.seen] == [304, 304, 304]
    assert world.forge.points == spent


def test_an_account_that_does_not_answer_stays_as_it_was(world: World) -> None:
    world.discover("github", TODAY)
    before = discovery.load(world.folder)
    world.forge.misbehave("gemeente", "broken")
    [listed] = world.discover("github", LATER)
    assert (listed.account.outcome, listed.changes) == ("no-answer", [])
    after = discovery.load(world.folder).accounts[world.forge.url("gemeente")]
    assert after.listed_on == TODAY
    assert after.repositories == before.accounts[world.forge.url("gemeente")].repositories
    [line] = discovery.report([listed], world.catalogue)
    assert "not listed" in line


def test_half_a_list_says_nothing_is_gone(world: World) -> None:
    for number in range(150):
        world.forge.add(f"gemeente/p{number:04}")
    world.discover("github", TODAY)
    world.forge.repos["gemeente/app"].stars += 1
    world.forge.etags = False
    world.forge.quota = 1
    [listed] = world.discover("github", LATER)
    assert (listed.account.outcome, listed.changes) == ("no-answer", [])


def test_forks_and_templates_are_set_apart(world: World, tmp_path: Path) -> None:
    home = "https://github.com/gemeente"
    found = {
        f"{home}/app": Seen(path="gemeente/app"),
        f"{home}/oud": Seen(path="gemeente/oud", archived=True),
        f"{home}/kopie": Seen(path="gemeente/kopie", fork=True),
        f"{home}/sjabloon": Seen(path="gemeente/sjabloon", template=True),
    }
    empty = DiscoveredAccount(organisation="gemeente")
    account, changes = compared(empty, found, lambda url: None, TODAY)
    listed = [discovery.Listed(home, account, changes)]
    lines = list(discovery.report(listed, world.catalogue))
    assert lines[0].endswith("4 repositories, 2 of them forks or templates")
    assert [line.split()[-1].rpartition("/")[2] for line in lines[1:]] == ["app", "oud"]
    made = discovery.drafts(tmp_path / "drafts", changes, world.catalogue, {}, TODAY)
    assert sorted(file.name for file in made) == ["app.yml", "oud.yml"]
    assert f"{home}/app" in (tmp_path / "drafts" / "app.yml").read_text("utf-8")
    assert discovery.drafts(tmp_path / "drafts", changes, world.catalogue, {}, TODAY) == []
    visits = discovery.to_visit(Discovered(accounts={home: account}), world.catalogue)
    assert visits == [f"{home}/app", f"{home}/oud"]


def test_what_the_catalogue_lists_gets_no_draft_and_is_said(world: World, tmp_path: Path) -> None:
    program = next(s for s in world.catalogue.software.values() if s.repository_refs)
    url = program.repository_refs[0].url
    change = discovery.Change(
        kind="new", url=url.upper().replace("HTTPS", "https"), organisation="x"
    )
    assert discovery.drafts(tmp_path / "d", [change], world.catalogue, {}, TODAY) == []


def test_an_account_of_a_person_and_one_that_is_not_there(world: World) -> None:
    world.forge.add("iemand/eigen")
    world.forge.people.add("iemand")
    world.accounts("gemeente", "iemand", "niemand")
    there, missing = world.discover("gitlab", TODAY)
    assert [url.rpartition("/")[2] for url in there.account.repositories] == ["eigen"]
    assert missing.account.outcome == "no-such-account"


def test_one_repository_can_stand_for_an_account(world: World) -> None:
    world.accounts("gemeente", "gemeente/app", group=False)
    assert world.changes("github", TODAY) == [("new", "gemeente/app")]


def test_a_host_without_lists_says_so(world: World) -> None:
    [listed] = world.discover("plain_git", TODAY)
    assert listed.account.outcome == "cannot-list"


def test_an_unknown_organisation_is_refused_with_the_nearest(world: World) -> None:
    with pytest.raises(UserError, match=r'no organisation "gemente".*gemeente'):
        world.discover("github", TODAY, only=("gemente",))


def test_the_kept_state_holds_addresses_and_days_only(world: World) -> None:
    world.discover("github", TODAY)
    text = (world.folder / discovery.FILE).read_text("utf-8")
    assert "sentence" not in text
    assert "login" not in text
    (world.folder / discovery.FILE).write_text("{", "utf-8")
    with pytest.raises(UserError, match=r"discovered\.json"):
        discovery.load(world.folder)
