"""Each adapter reads from its own interface the same facts of the same repository."""

from datetime import date

import pytest

from harvester.apiclient import NoAnswer
from harvester.forges.forge import Seen
from harvester.model.forge import ForgeRelease
from tests.forges.conftest import Opener
from tests.servers.forge import ForgeServer

ADAPTERS = ["github", "gitlab", "forgejo"]
RELEASES = (("v2.0", "2024-03-01"), ("v1.0", "2023-01-15"))


@pytest.fixture
def filled(forge: ForgeServer) -> ForgeServer:
    forge.add(
        "gemeente/app", archived=True, topics=("zaken", "common-ground"), releases=RELEASES,
        branch="hoofd", issues=4, proposals=9, stars=12, forks=2, changed="2025-05-06T07:08:09Z",
    )  # fmt: skip
    forge.add("gemeente/kopie", parent="ander/origineel", issues=None)
    forge.add("gemeente/van-iemand", parent="iemand/origineel", parent_kind="User")
    forge.add("gemeente/geheim", private=True)
    forge.people.add("iemand")
    return forge


@pytest.mark.parametrize("kind", ADAPTERS)
def test_facts_of_one_repository(kind: str, filled: ForgeServer, opened: Opener) -> None:
    adapter, client = _of(opened(kind), filled)
    seen = adapter.repository(client, "gemeente/app")
    assert isinstance(seen, Seen)
    assert seen.path == "gemeente/app"
    assert (seen.archived, seen.fork, seen.parent) == (True, False, None)
    assert seen.topics == ["common-ground", "zaken"]
    assert (seen.default_branch, seen.stars, seen.forks) == ("hoofd", 12, 2)
    assert seen.issues_on is True
    assert (seen.created, seen.changed_on) == (date(2020, 1, 2), date(2025, 5, 6))
    if kind == "github":  # without a token: issues and proposals are one number, releases not told
        assert (seen.open_issues, seen.releases) == (None, None)
    else:
        assert seen.open_issues == 4
        assert seen.releases == _releases()


@pytest.mark.parametrize("kind", ADAPTERS)
def test_forks_and_whose_they_are(kind: str, filled: ForgeServer, opened: Opener) -> None:
    adapter, client = _of(opened(kind), filled)
    seen = adapter.repository(client, "gemeente/kopie")
    assert (seen.fork, seen.parent, seen.parent_personal) == (True, "ander/origineel", False)
    assert seen.issues_on is False
    seen = adapter.repository(client, "gemeente/van-iemand")
    assert (seen.fork, seen.parent, seen.parent_personal) == (True, None, True)


@pytest.mark.parametrize("kind", ADAPTERS)
def test_what_is_not_public_is_gone(kind: str, filled: ForgeServer, opened: Opener) -> None:
    adapter, client = _of(opened(kind), filled)
    assert adapter.repository(client, "gemeente/geheim") == "gone"
    assert adapter.repository(client, "gemeente/nooit") == "gone"
    filled.misbehave("gemeente/app", "status", status=451)
    assert adapter.repository(client, "gemeente/app") == "taken-down"


@pytest.mark.parametrize("kind", ADAPTERS)
def test_a_renamed_repository_is_found_under_its_new_path(
    kind: str, filled: ForgeServer, opened: Opener
) -> None:
    filled.rename("gemeente/app", "gemeente/programma")
    adapter, client = _of(opened(kind), filled)
    assert adapter.repository(client, "gemeente/app").path == "gemeente/programma"


@pytest.mark.parametrize("kind", ADAPTERS)
def test_the_list_of_an_account(kind: str, filled: ForgeServer, opened: Opener) -> None:
    for number in range(250):
        filled.add(f"groot/p{number:03}")
    filled.add("iemand/eigen")
    adapter, client = _of(opened(kind), filled)
    page = adapter.account(client, "gemeente", 1)
    assert [seen.path for seen in page.repositories] == [
        "gemeente/app", "gemeente/kopie", "gemeente/van-iemand",
    ]  # fmt: skip
    assert page.last == 1
    pages = [adapter.account(client, "groot", number) for number in (1, 2, 3)]
    assert [len(page.repositories) for page in pages] == [100, 100, 50]
    assert pages[0].last == 3
    assert [seen.path for seen in adapter.account(client, "iemand", 1).repositories] == [
        "iemand/eigen"
    ]
    assert adapter.account(client, "niemand", 1) is None


def test_a_batch_tells_all_and_leaves_out_what_is_not_there(
    filled: ForgeServer, opened: Opener
) -> None:
    filled.add("gemeente/oud")
    filled.rename("gemeente/oud", "gemeente/nieuw")
    adapter, client = _of(opened("github", token="secret-token"), filled)
    assert adapter.batch(client) == 50
    paths = ["gemeente/app", "gemeente/kopie", "gemeente/van-iemand", "gemeente/oud", "x/y"]
    told = adapter.repositories(client, paths)
    assert set(told) == set(paths) - {"x/y"}
    app = told["gemeente/app"]
    assert (app.archived, app.open_issues, app.releases) == (True, 4, _releases())
    assert app.topics == ["common-ground", "zaken"]
    assert told["gemeente/kopie"].parent == "ander/origineel"
    assert told["gemeente/van-iemand"].parent_personal
    assert told["gemeente/oud"].path == "gemeente/nieuw"
    assert client.points == filled.points == 1


def test_plain_git_has_nothing_to_ask(filled: ForgeServer, opened: Opener) -> None:
    assert opened("plain_git").of(filled.url("gemeente/app")) is None
    assert filled.seen == []


@pytest.mark.parametrize("kind", ADAPTERS)
@pytest.mark.parametrize("what", ["broken", "nested", "html", "shape", "huge", "bomb"])
def test_nonsense_is_no_answer(kind: str, what: str, filled: ForgeServer, opened: Opener) -> None:
    filled.misbehave("gemeente/app", what)
    adapter, client = _of(opened(kind), filled)
    with pytest.raises(NoAnswer) as trouble:
        adapter.repository(client, "gemeente/app")
    assert trouble.value.reason == "forge-invalid"


@pytest.mark.parametrize("kind", ADAPTERS)
def test_a_path_from_a_forge_can_be_nothing_else(
    kind: str, filled: ForgeServer, opened: Opener
) -> None:
    for path in ("../../etc/passwd", "a/b?c", "a", "a//b", "a/<b>"):
        filled.repos["gemeente/app"].path = path
        adapter, client = _of(opened(kind), filled)
        with pytest.raises(NoAnswer):
            adapter.repository(client, "gemeente/app")


def _of(clients: object, forge: ForgeServer):  # type: ignore[no-untyped-def]
    return clients.of(forge.url("gemeente/app"))  # type: ignore[attr-defined]


def _releases() -> list[ForgeRelease]:
    return [ForgeRelease(name=name, day=date.fromisoformat(day)) for name, day in RELEASES]
