"""Neither the machine's settings nor a stranger's repository decides what git does."""

import os
import shlex
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from harvester.remote import RemoteTrouble, Session, Settings, Source
from harvester.remote.environment import environment
from harvester.remote.process import GitFailed, Limits, run
from tests.conftest import PublicWorld
from tests.servers.githttp import GitServer
from tests.servers.repos import Commit, Submodule, build_repo, run_git

ONE = [Commit("2020-01-01", "One", files={"a": "a\n"})]
GENEROUS = Limits(20, 1_000_000, 1_000_000, 2**30)


@pytest.fixture
def trap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, git_server: GitServer) -> Path:
    """A user whose settings would send git elsewhere, log it in and run programs. → the marker."""
    marker = tmp_path / "sprung"
    touch = f"touch {shlex.quote(str(marker))}"
    home = tmp_path / "home"
    home.mkdir()
    (home / ".netrc").write_text("machine 127.0.0.1 login me password hidden\n")
    (home / ".netrc").chmod(0o600)
    (home / ".gitconfig").write_text(
        f'[url "{git_server.url("elsewhere")}"]\n\tinsteadOf = {git_server.url("app")}\n'
        f'[credential]\n\thelper = "!{touch}; echo username=me; echo password=hidden"\n'
        f'[core]\n\thooksPath = {home}\n\tfsmonitor = "{touch}"\n\tsshCommand = "{touch}"\n'
        f"[http]\n\tproxy = http://127.0.0.1:9\n\textraHeader = X-Secret: hidden\n"
    )
    hook = home / "reference-transaction"
    hook.write_text(f"#!/bin/sh\n{touch}\n")
    hook.chmod(0o755)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_ASKPASS", str(hook))
    monkeypatch.setenv("GIT_SSH_COMMAND", touch)
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.fsmonitor")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", touch)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    for name in ("http_proxy", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    return marker


def test_settings_of_the_user_count_for_nothing(
    trap: Path, git_server: GitServer, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GIT_DIR", "GIT_CONFIG_COUNT"):
        monkeypatch.delenv(name)  # not for the builder of repositories either
    head = build_repo(git_server.folder / "app", ONE)
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    with Session(Source(git_server.url("app")), settings) as session:
        assert session.refs().head == head
        session.fetch_history(head or "")
        assert session.git("log", "--format=%s") == b"One\n"
    assert not trap.exists()
    assert len(git_server.seen) >= 4
    for seen in git_server.seen:
        assert seen.path.startswith("/app/")
        assert not {"Authorization", "X-Secret"} & seen.headers.keys()


def test_nobody_is_logged_in_when_a_server_asks(
    trap: Path, git_server: GitServer, settings: Settings
) -> None:
    git_server.misbehave("app", "status", status=401)
    with pytest.raises(RemoteTrouble), Session(Source(git_server.url("app")), settings) as session:
        session.refs()
    argv = ["git", "ls-remote", git_server.url("app")]
    with pytest.raises(GitFailed, match=r"(?i)authentication|terminal prompts"):
        run(argv, environment(Path("/nonexistent"), (), "http"), GENEROUS)
    assert not trap.exists()
    assert all("Authorization" not in seen.headers for seen in git_server.seen)


def test_a_copy_can_set_no_trap(git_server: GitServer, settings: Settings, tmp_path: Path) -> None:
    marker = tmp_path / "sprung"
    script = tmp_path / "trap.sh"
    script.write_text(f'#!/bin/sh\ntouch {shlex.quote(str(marker))}\nexec "$@"\n')
    script.chmod(0o755)
    copy = tmp_path / "a copy; exit 1 $(exit 1) `exit` 'quoted' \"twice\""
    head = build_repo(copy, [Commit("2020-01-01", files={"a": "a", "lib": Submodule()})])
    with (copy / "config").open("a") as config:
        config.write(
            f"[core]\n\tfsmonitor = {script}\n\tsshCommand = {script}\n\thooksPath = {tmp_path}\n"
            f"[uploadpack]\n\tpackObjectsHook = {script}\n"
            f'[filter "x"]\n\tsmudge = {script}\n\tprocess = {script}\n'
            f'[alias]\n\tfor-each-ref = "!{script}"\n'
        )
    (copy / "hooks").mkdir()
    for name in ("reference-transaction", "post-update", "pre-auto-gc"):
        (copy / "hooks" / name).symlink_to(script)
    (copy / "info").mkdir(exist_ok=True)
    (copy / "info" / "attributes").write_text("* filter=x\n")
    with Session(Source("https://github.com/a/b", "github", copy), settings) as session:
        assert session.refs(tags=True).head == head
        session.fetch_history(head or "")
        tree = session.git("log", "-1", "--format=%T").decode().strip()
        assert session.fetch_objects([tree], "blob:none") == set()
        blob = session.git("ls-tree", head or "").split()[2].decode()
        assert session.fetch_objects([blob]) == set()
    assert not marker.exists()


@pytest.mark.parametrize("bad", ["--upload-pack=touch x", "HEAD", "1" * 39, "1" * 40 + "\n", ""])
def test_only_ids_are_asked_for(git_server: GitServer, settings: Settings, bad: str) -> None:
    build_repo(git_server.folder / "app", ONE)
    with Session(Source(git_server.url("app")), settings) as session:
        with pytest.raises(ValueError, match="object id"):
            session.fetch_history(bad)
        with pytest.raises(ValueError, match="object id"):
            session.fetch_objects([bad])


def test_plumbing_reaches_no_network(git_server: GitServer, settings: Settings) -> None:
    head = build_repo(git_server.folder / "app", ONE)
    with Session(Source(git_server.url("app")), settings) as session:
        session.fetch_history(head or "")
        before = len(git_server.seen)
        with pytest.raises(RemoteTrouble):
            session.git("ls-tree", head or "")  # was not fetched, and is not fetched now
        with pytest.raises(RemoteTrouble):
            session.git("fetch", git_server.url("app"), "HEAD")
        assert len(git_server.seen) == before


@pytest.mark.parametrize("protocol", ["", "https"])
def test_git_speaks_one_protocol_only(tmp_path: Path, git_server: GitServer, protocol: str) -> None:
    build_repo(git_server.folder / "app", ONE)
    marker = tmp_path / "sprung"
    for url in (f"ext::touch {marker}", str(git_server.folder / "app"), git_server.url("app")):
        argv = ["git", "ls-remote", "--end-of-options", url]
        with pytest.raises(GitFailed, match="not allowed"):
            run(argv, environment(tmp_path, (), protocol), GENEROUS)
    assert not marker.exists() and git_server.seen == []


def test_git_follows_no_redirect(git_server: GitServer) -> None:
    build_repo(git_server.folder / "app", ONE)
    git_server.misbehave("old", "redirect", to="/app")
    argv = ["git", "ls-remote", git_server.url("old")]
    with pytest.raises(GitFailed, match="301"):
        run(argv, environment(Path("/nonexistent"), (), "http"), GENEROUS)


def test_a_process_may_not_write_talk_or_last_without_end(tmp_path: Path) -> None:
    bare = {"PATH": os.environ["PATH"]}
    filled = tmp_path / "filled"
    writes = ["dd", "if=/dev/zero", f"of={filled}", "bs=65536", "count=100"]
    with pytest.raises(GitFailed):
        run(writes, bare, replace(GENEROUS, file_size=200_000))
    assert filled.stat().st_size <= 200_000
    with pytest.raises(RemoteTrouble) as caught:
        run(["yes"], bare, replace(GENEROUS, output=100_000))
    assert caught.value.outcome == "too-large"
    with pytest.raises(RemoteTrouble) as caught:
        run(["sh", "-c", "sleep 60 & sleep 60"], bare, replace(GENEROUS, seconds=0.3))
    assert caught.value.outcome == "timeout"


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS knows no limit of address space")
def test_a_process_may_not_take_all_memory() -> None:
    hungry = ["dd", "if=/dev/zero", "of=/dev/null", "bs=300M", "count=1"]
    bare = {"PATH": os.environ["PATH"], "LC_ALL": "C"}
    run(hungry, bare, GENEROUS)
    with pytest.raises(GitFailed, match="memory"):
        run(hungry, bare, replace(GENEROUS, memory=100 * 2**20))


def test_flooded_errors_keep_their_end_and_no_control_characters() -> None:
    bare = {"PATH": os.environ["PATH"]}
    loud = "i=0; while [ $i -lt 3000 ]; do echo noise noise noise >&2; i=$((i+1)); done; "
    with pytest.raises(GitFailed) as caught:
        run(["sh", "-c", loud + r"printf 'the \033[31mend\n' >&2; exit 3"], bare, GENEROUS)
    assert caught.value.code == 3
    assert len(caught.value.stderr) <= 16 * 1024
    trouble = RemoteTrouble("broken", caught.value.stderr[-30:])
    assert trouble.detail.endswith("end") and "\x1b" not in trouble.detail


def test_proxy_and_authority_reach_git_and_http_alike(public_world: PublicWorld) -> None:
    repo = public_world.server.folder / "owner" / "app"
    head = build_repo(repo, ONE)
    source = Source("https://github.com/owner/app", "github")
    with Session(source, public_world.settings) as session:
        assert session.refs().head == head
        session.fetch_history(head or "")
        tree = run_git(repo, "rev-parse", "HEAD^{tree}")
        assert session.fetch_objects([tree]) == set()
        assert session.redirected_to is None
    assert set(public_world.proxy.asked) == {"github.com:443"}
    assert len(public_world.proxy.asked) >= 3  # http, and each git process


def test_a_proxy_does_not_open_the_way_inside(
    public_world: PublicWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket

    from tests.remote.test_addresses import Names

    monkeypatch.setattr(socket, "getaddrinfo", Names(443, "10.1.2.3"))
    settings = replace(public_world.settings, proxy="http://127.0.0.1:9")
    with (
        pytest.raises(RemoteTrouble) as caught,
        Session(Source("https://inside.example.org/app"), settings) as session,
    ):
        session.refs()
    assert caught.value.outcome == "refused-address"
