"""One question to a forge that is busy, broken, moved or unchanged."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from harvester.apiclient import Client, NoAnswer, Store
from harvester.remote import Settings
from tests.servers.forge import ForgeServer

PATH = "/repos/gemeente/app"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "answers.sqlite") as made:
        yield made


@pytest.fixture
def client(forge: ForgeServer, quick: Settings, store: Store) -> Client:
    forge.add("gemeente/app")
    return Client(f"{forge.origin}/api/v3", quick, store)


def name(found: dict[str, str]) -> str:
    return found["full_name"]


def test_what_is_unchanged_is_not_sent_again(client: Client, forge: ForgeServer) -> None:
    first = client.get(PATH, name)
    again = client.get(PATH, name)
    assert (first.extract, first.changed) == ("gemeente/app", True)
    assert (again.extract, again.changed) == ("gemeente/app", False)
    assert [one.status for one in forge.seen] == [200, 304]
    forge.repos["gemeente/app"].stars += 1
    assert client.get(PATH, name).changed
    assert (client.requests, client.unchanged, forge.points) == (3, 1, 2)


def test_the_store_outlives_the_client_and_a_broken_one_is_made_anew(
    client: Client, forge: ForgeServer, quick: Settings, store: Store, tmp_path: Path
) -> None:
    client.get(PATH, name)
    store.close()
    with Store(tmp_path / "answers.sqlite") as again:
        assert not Client(client.base, quick, again).get(PATH, name).changed
    (tmp_path / "answers.sqlite").write_bytes(b"this is no database" * 1000)
    for rest in ("answers.sqlite-wal", "answers.sqlite-shm"):
        (tmp_path / rest).unlink(missing_ok=True)
    with Store(tmp_path / "answers.sqlite") as again:
        assert Client(client.base, quick, again).get(PATH, name).changed


def test_the_store_keeps_extracts_and_no_answers(
    client: Client, store: Store, tmp_path: Path
) -> None:
    client.get(PATH, name)
    store.close()
    kept = b"".join(file.read_bytes() for file in tmp_path.glob("answers.sqlite*"))
    assert b"gemeente/app" in kept
    assert b"login" not in kept
    assert b"A sentence that is not ours" not in kept


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (403, {"Retry-After": "0"}),
        (429, {"Retry-After": "0"}),
        (429, {}),
        (500, {}),
        (502, {}),
        (503, {"Retry-After": "0"}),
    ],
)
def test_a_busy_forge_is_asked_again(
    status: int, headers: dict[str, str], client: Client, forge: ForgeServer
) -> None:
    forge.misbehave("gemeente/app", "status", times=2, status=status, headers=headers)
    assert client.get(PATH, name).extract == "gemeente/app"
    assert len(forge.seen) == 3


def test_patience_ends(client: Client, forge: ForgeServer) -> None:
    forge.misbehave("gemeente/app", "status", status=500)
    with pytest.raises(NoAnswer) as trouble:
        client.get(PATH, name)
    assert trouble.value.reason == "forge-silent"
    assert len(forge.seen) == 4
    assert client.stopped is None


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (403, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "9999999999"}),
        (403, {"Retry-After": "3600"}),
        (429, {"Retry-After": "3600"}),
        (429, {"Retry-After": "Fri, 01 May 2026 00:00:00 GMT"}),
    ],
)
def test_a_long_wait_ends_the_asking_of_this_host(
    status: int, headers: dict[str, str], client: Client, forge: ForgeServer
) -> None:
    forge.misbehave("gemeente/app", "status", status=status, headers=headers)
    for _ in range(3):
        with pytest.raises(NoAnswer) as trouble:
            client.get(PATH, name)
        assert trouble.value.reason == "forge-quota"
    assert len(forge.seen) == 1


def test_the_last_question_of_a_quota_is_answered(client: Client, forge: ForgeServer) -> None:
    forge.quota = 1
    assert client.get(PATH, name).extract == "gemeente/app"
    with pytest.raises(NoAnswer) as trouble:
        client.get(PATH, name)
    assert trouble.value.reason == "forge-quota"
    assert len(forge.seen) == 1


def test_a_forbidden_question_is_no_quota(client: Client, forge: ForgeServer) -> None:
    forge.misbehave("gemeente/app", "status", status=403)
    with pytest.raises(NoAnswer) as trouble:
        client.get(PATH, name)
    assert trouble.value.reason == "forge-refused"
    assert (len(forge.seen), client.stopped) == (1, None)


def test_silence_is_no_answer(
    client: Client, forge: ForgeServer, impatient: Settings, store: Store
) -> None:
    client = Client(client.base, impatient, store)
    forge.misbehave("gemeente/app", "slow")
    with pytest.raises(NoAnswer) as trouble:
        client.get(PATH, name)
    assert trouble.value.reason == "forge-silent"
    assert len(forge.seen) == 2


def test_circles_end(client: Client, forge: ForgeServer) -> None:
    forge.misbehave("gemeente/app", "redirect", to=f"/api/v3{PATH}")
    with pytest.raises(NoAnswer) as trouble:
        client.get(PATH, name)
    assert trouble.value.reason == "forge-invalid"
    assert len(forge.seen) == 4
