"""Every way in which the world fails us has its own outcome, and no way of failing lasts."""

import socket
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest

from harvester.model.observation import Outcome
from harvester.remote import RemoteTrouble, Session, Settings, Source
from tests.conftest import PublicWorld
from tests.servers.githttp import GitServer
from tests.servers.repos import Commit, build_repo, run_git

ONE = [Commit("2020-01-01", "One", files={"a": "a\n"})]


def outcome(source: Source, settings: Settings, tags: bool = False) -> Outcome:
    with pytest.raises(RemoteTrouble) as caught, Session(source, settings) as session:
        session.refs(tags)
    assert caught.value.detail.isprintable() and len(caught.value.detail) <= 300
    return caught.value.outcome


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (401, "needs-login"),
        (403, "needs-login"),
        (404, "gone"),
        (410, "gone"),
        (451, "taken-down"),
        (429, "server-error"),
        (500, "server-error"),
        (503, "server-error"),
    ],
)
def test_a_status_has_its_outcome(
    git_server: GitServer, settings: Settings, status: int, expected: Outcome
) -> None:
    git_server.misbehave("app", "status", status=status)
    assert outcome(Source(git_server.url("app"), "github"), settings) == expected


def test_what_is_not_there_is_gone(git_server: GitServer, settings: Settings) -> None:
    assert outcome(Source(git_server.url("nothing"), "plain_git"), settings) == "gone"
    assert [one.path.split("?")[0] for one in git_server.seen] == [
        "/nothing/info/refs",
        "/nothing.git/info/refs",
    ]


def test_a_web_page_is_not_git(git_server: GitServer, settings: Settings) -> None:
    git_server.misbehave("app", "html")
    assert outcome(Source(git_server.url("app")), settings) == "not-git"


def test_a_server_that_never_answers_costs_a_moment(
    git_server: GitServer, settings: Settings
) -> None:
    git_server.misbehave("app", "hang")
    assert outcome(Source(git_server.url("app")), replace(settings, read_timeout=0.3)) == "timeout"


def test_a_server_that_drips_is_cut_off(git_server: GitServer, settings: Settings) -> None:
    git_server.misbehave("app", "drip")
    impatient = replace(settings, request_timeout=0.5)
    assert outcome(Source(git_server.url("app")), impatient) == "timeout"


@pytest.mark.parametrize("kind", ["drip-fetch", "hang-fetch"])
def test_a_server_that_gives_no_objects_is_cut_off_and_leaves_no_process(
    git_server: GitServer, settings: Settings, kind: str
) -> None:
    head = build_repo(git_server.folder / "app", ONE)
    assert head is not None
    git_server.misbehave("app", kind)
    with Session(Source(git_server.url("app")), replace(settings, git_timeout=1.5)) as session:
        assert session.refs().head == head
        with pytest.raises(RemoteTrouble) as caught:
            session.fetch_history(head)
    assert caught.value.outcome == "timeout"
    for _ in range(100):  # a killed process is gone as soon as the kernel has reaped it
        listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
        if f":{git_server.port}/app" not in listed.stdout:
            return
        time.sleep(0.1)
    pytest.fail(f"still there: {listed.stdout}")


def test_git_itself_gives_up_below_the_lowest_speed(
    git_server: GitServer, settings: Settings
) -> None:
    head = build_repo(git_server.folder / "app", ONE)
    assert head is not None
    git_server.misbehave("app", "drip-fetch")
    impatient = replace(settings, read_timeout=1)
    with (
        Session(Source(git_server.url("app")), impatient) as session,
        pytest.raises(RemoteTrouble) as caught,
    ):
        session.fetch_history(head)
    assert caught.value.outcome == "timeout"
    assert "slow" in caught.value.detail.lower()


def test_endless_refs_stop_at_the_cap(git_server: GitServer, settings: Settings) -> None:
    build_repo(git_server.folder / "app", ONE)
    git_server.misbehave("app", "endless-refs")
    small = replace(settings, max_bytes=1_000_000)
    assert outcome(Source(git_server.url("app")), small, tags=True) == "too-large"


def test_nobody_there_is_unreachable_and_remembered(settings: Settings) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{taken.getsockname()[1]}"
        with_place = replace(settings, allow_hosts=frozenset({place}))
        assert outcome(Source(f"http://{place}/app"), with_place) == "unreachable"
        taken.listen()  # now somebody is there, but this run knows better than to ask again
        taken.settimeout(0.2)
        assert outcome(Source(f"http://{place}/other"), with_place) == "unreachable"
        with pytest.raises(TimeoutError):
            taken.accept()


def test_an_unknown_name_is_asked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.remote.test_addresses import Names

    names = Names(0, "")
    monkeypatch.setattr(socket, "getaddrinfo", names)
    for name in ("a", "b", "c"):
        source = Source(f"https://nowhere.example.org/{name}", "github")
        assert outcome(source, Settings(per_second=1000)) == "unreachable"
    assert names.asked == 1


def test_a_host_that_asks_us_to_wait_is_left_in_peace(
    git_server: GitServer, settings: Settings
) -> None:
    git_server.misbehave("app", "status", status=429, retry_after=3600)
    build_repo(git_server.folder / "other", ONE)
    assert outcome(Source(git_server.url("app"), "github"), settings) == "server-error"
    assert outcome(Source(git_server.url("other")), settings) == "server-error"
    assert len(git_server.seen) == 1


def test_a_wrong_certificate_is_told_apart(public_world: PublicWorld) -> None:
    build_repo(public_world.server.folder / "app", ONE)
    distrusting = replace(public_world.settings, ca_file=None)
    assert outcome(Source(public_world.url("app")), distrusting) == "tls"


def test_a_proxy_that_is_not_there_is_unreachable(public_world: PublicWorld) -> None:
    gone = replace(public_world.settings, proxy="http://user:hidden@127.0.0.1:9")
    with (
        pytest.raises(RemoteTrouble) as caught,
        Session(Source(public_world.url("app")), gone) as session,
    ):
        session.refs()
    assert caught.value.outcome == "unreachable"
    assert "hidden" not in str(caught.value)


# --- redirects -------------------------------------------------------------------------------


def test_a_redirect_that_only_adds_git_is_no_alias(
    git_server: GitServer, settings: Settings
) -> None:
    head = build_repo(git_server.folder / "app", ONE)
    git_server.misbehave("app", "dot-git")
    with Session(Source(git_server.url("app")), settings) as session:
        assert session.refs().head == head
        assert session.redirected_to is None
        session.fetch_history(head or "")
    git_server.seen.clear()
    with Session(Source(git_server.url("app"), "gitlab"), settings) as session:
        assert session.refs().head == head
    assert len(git_server.seen) == 2  # on GitLab .git is asked for at once


def test_a_move_is_followed_and_becomes_an_alias(public_world: PublicWorld) -> None:
    head = build_repo(public_world.server.folder / "new", ONE)
    public_world.server.misbehave("old", "redirect", to="https://moved.example.org/new")
    with Session(Source(public_world.url("old"), "github"), public_world.settings) as session:
        assert session.refs().head == head
        assert session.redirected_to == "https://moved.example.org/new"
        session.fetch_history(head or "")
        assert session.git("log", "--format=%s") == b"One\n"
    assert set(public_world.proxy.asked) == {"git.example.org:443", "moved.example.org:443"}


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("http://git.example.org/app", "redirected"),
        ("https://127.0.0.1/app", "refused-address"),
        ("https://git.example.org:8443/app", "refused-address"),
        ("https://user:pass@git.example.org/app", "refused-address"),
        ("https://git.example.org/loop", "redirected"),
    ],
)
def test_other_redirects_are_not_followed(
    public_world: PublicWorld, target: str, expected: Outcome
) -> None:
    build_repo(public_world.server.folder / "app", ONE)
    public_world.server.misbehave("old", "redirect", to=target)
    public_world.server.misbehave("loop", "redirect", to="https://git.example.org/loop")
    source = Source(public_world.url("old"), "github")
    assert outcome(source, public_world.settings) == expected
    assert set(public_world.proxy.asked) <= {"git.example.org:443"}


def test_a_redirect_to_a_login_page_needs_a_login(
    git_server: GitServer, settings: Settings
) -> None:
    git_server.misbehave("users", "html")
    git_server.misbehave("app", "redirect", to="/users/sign_in?from=")
    assert outcome(Source(git_server.url("app")), settings) == "needs-login"


# --- servers that can do less ----------------------------------------------------------------


def test_without_filter_only_the_newest_commit_is_read(
    git_server: GitServer, settings: Settings
) -> None:
    head = build_repo(git_server.folder / "app", [*ONE, Commit("2021-01-01", files={"b": "b\n"})])
    for kind in ("no-filter", "no-any-id"):
        git_server.misbehave("app", kind)
        with Session(Source(git_server.url("app")), settings) as session:
            assert not session.can_filter
            session.fetch_history(head or "")
            assert session.notes == ["no-filter"]
            assert len(session.git("log", "--format=%H").split()) == 1
            assert session.git("cat-file", "blob", "HEAD:b") == b"b\n"


def test_protocol_v0_is_read_from_one_answer(git_server: GitServer, settings: Settings) -> None:
    tagged = [*ONE, Commit("2021-01-01", tag="v1", annotated="2021-02-01")]
    head = build_repo(git_server.folder / "app", tagged)
    git_server.misbehave("app", "no-v2")
    with Session(Source(git_server.url("app")), settings) as session:
        refs = session.refs(tags=True)
        assert (refs.head, refs.branch) == (head, "main")
        assert refs.tags == {"v1": (run_git(git_server.folder / "app", "rev-parse", "v1"), head)}
        assert len(git_server.seen) == 1
        assert session.can_filter
        session.fetch_history(head or "")
        tree = session.git("log", "-1", "--format=%T").decode().strip()
        assert session.fetch_objects([tree], "tree:0") == set()


def test_a_refused_id_is_left_out(git_server: GitServer, settings: Settings) -> None:
    files = {f"d{number}/x": f"{number}\n" for number in range(9)}
    repo = git_server.folder / "app"
    head = build_repo(repo, [Commit("2020-01-01", files=files)])
    trees = run_git(repo, "ls-tree", "--format=%(objectname)", "HEAD").split()
    git_server.misbehave("app", "refuse", ids=set(trees[3:5]))
    with Session(Source(git_server.url("app")), settings) as session:
        session.fetch_history(head or "")
        assert session.fetch_objects(trees, "tree:0") == set(trees[3:5])
        for tree in set(trees) - set(trees[3:5]):
            assert session.git("cat-file", "-t", tree) == b"tree\n"


# --- repositories that are odd or too large ---------------------------------------------------


def test_an_old_odd_commit_is_read_without_fsck(git_server: GitServer, settings: Settings) -> None:
    repo = git_server.folder / "app"
    head = build_repo(repo, ONE)
    tree = run_git(repo, "rev-parse", "HEAD^{tree}")
    odd = f"tree {tree}\nparent {head}\nauthor A <a> 1 +0000\ncommitter A <a> 01 +0000\n\nOdd\n"
    made = run_git(repo, "hash-object", "-t", "commit", "--literally", "-w", "--stdin",
                   data=odd.encode())  # fmt: skip
    run_git(repo, "update-ref", "refs/heads/main", made)
    with Session(Source(git_server.url("app")), settings) as session:
        session.fetch_history(made)
        assert session.notes == ["fsck-retried"]
        assert session.git("log", "--format=%s").split() == [b"Odd", b"One"]


def test_a_history_above_the_cap_is_read_for_two_years(
    git_server: GitServer, settings: Settings
) -> None:
    from datetime import UTC, datetime, timedelta

    today = datetime.now(UTC).date()
    past = [Commit("2010-01-01", "x" * 100 + str(n * 7919**3)) for n in range(2000)]
    recent = [Commit(str(today - timedelta(days)), "Recent") for days in (500, 30)]
    head = build_repo(git_server.folder / "app", [*past, *recent])
    small = replace(settings, max_bytes=20_000)
    for copy in (None, git_server.folder / "app"):
        with Session(Source(git_server.url("app"), copy=copy), small) as session:
            session.fetch_history(head or "")
            assert session.notes == ["history-capped"]
            assert session.git("log", "--format=%s").split() == [b"Recent", b"Recent"]
            assert session.bytes_received < 3 * small.max_bytes


def test_files_above_the_cap_are_too_large(
    git_server: GitServer, settings: Settings, tmp_path: Path
) -> None:
    import random

    noise = random.Random(1).randbytes(300_000)
    head = build_repo(git_server.folder / "app", [Commit("2020-01-01", files={"noise": noise})])
    git_server.misbehave("app", "no-filter")
    small = replace(settings, max_bytes=100_000)
    with (
        Session(Source(git_server.url("app")), small) as session,
        pytest.raises(RemoteTrouble) as caught,
    ):
        session.fetch_history(head or "")
    assert caught.value.outcome == "too-large"


def test_trouble_can_be_sent_between_processes() -> None:
    import pickle

    from harvester.remote import NothingInWindow

    for trouble in (RemoteTrouble("gone", "x\x1b[31m https://u:p@h/"), NothingInWindow("y")):
        again = pickle.loads(pickle.dumps(trouble))
        assert (type(again), again.outcome, again.detail) == (
            type(trouble),
            trouble.outcome,
            trouble.detail,
        )
        assert "u:p" not in str(again) and str(again).isprintable()
    for value in (
        Settings(allow_hosts=frozenset({"h:1"})),
        Source("https://h.nl/a", copy=Path("c")),
    ):
        assert pickle.loads(pickle.dumps(value)) == value
