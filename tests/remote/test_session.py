"""A visit's dealings with a real git server, and with a copy on disk."""

import os
import tempfile
from datetime import date
from pathlib import Path

import pytest

from harvester.remote import NothingInWindow, RemoteTrouble, Session, Settings, Source
from harvester.remote.workspace import sweep
from tests.servers.githttp import GitServer
from tests.servers.repos import Commit, Link, Submodule, build_repo, run_git

LIFE = [
    Commit("2020-01-15", "First", files={"README.md": "# App\n", "src/a.py": "a = 1\n"}),
    Commit("2021-02-01", "Aside", branch="side", start="main", files={"docs/b.md": "b\n"}),
    Commit(
        "2021-03-01",
        "Merge",
        files={"docs/b.md": "b\n"},
        merge="side",
        tag="v1",
        annotated="2021-03-09",
    ),
    Commit("2022-05-01", "Later", files={"LICENSE": "text\n"}, tag="v2"),
]


@pytest.fixture
def app(git_server: GitServer) -> str:
    head = build_repo(git_server.folder / "app", LIFE)
    assert head is not None
    return head


@pytest.fixture(params=["http", "copy"])
def session(request: pytest.FixtureRequest, git_server: GitServer, settings: Settings, app: str):
    copy = git_server.folder / "app" if request.param == "copy" else None
    with Session(Source(git_server.url("app"), "plain_git", copy), settings) as opened:
        yield opened


def test_refs_name_head_branch_and_tags(session: Session, app: str, git_server: GitServer) -> None:
    refs = session.refs(tags=True)
    assert (refs.head, refs.branch) == (app, "main")
    assert set(refs.tags) == {"v1", "v2"}
    object_id, peeled = refs.tags["v1"]
    repo = git_server.folder / "app"
    assert object_id == run_git(repo, "rev-parse", "v1")
    assert peeled == run_git(repo, "rev-parse", "v1^{commit}")
    assert refs.tags["v2"] == (app, None)
    assert session.refs(tags=False).tags == {}


def test_history_comes_without_files_and_objects_come_by_id(session: Session, app: str) -> None:
    session.fetch_history(app)
    assert session.git("log", "--format=%s", "HEAD").decode().split() == [
        "Later",
        "Merge",
        "Aside",
        "First",
    ]
    tree = session.git("log", "-1", "--format=%T").decode().strip()
    check = session.git("cat-file", "--batch-check", input=f"{tree}\n".encode())
    assert b"missing" in check
    assert session.fetch_objects([tree], "tree:0") == set()
    rows = dict(
        reversed(row.split(b" ")[2].split(b"\t"))
        for row in session.git("ls-tree", app).splitlines()
    )
    assert set(rows) == {b"LICENSE", b"README.md", b"docs", b"src"}
    assert session.fetch_objects([rows[b"LICENSE"].decode()]) == set()
    assert session.git("cat-file", "blob", rows[b"LICENSE"].decode()) == b"text\n"
    assert b"missing" in session.git("cat-file", "--batch-check", input=rows[b"src"] + b"\n")
    assert session.notes == []


def test_subtrees_bring_every_path_and_no_content(session: Session, app: str) -> None:
    session.fetch_history(app)
    tree = session.git("log", "-1", "--format=%T").decode().strip()
    session.fetch_objects([tree], "tree:0")
    subtrees = [
        row.split()[2].decode()
        for row in session.git("ls-tree", app).splitlines()
        if row.split()[1] == b"tree"
    ]
    assert session.fetch_objects(subtrees, "blob:none") == set()
    paths = session.git("ls-tree", "-r", "--name-only", app).decode().split()
    assert paths == ["LICENSE", "README.md", "docs/b.md", "src/a.py"]
    blob = session.git("rev-parse", f"{app}:src/a.py")
    assert b"missing" in session.git("cat-file", "--batch-check", input=blob)


def test_an_unknown_id_does_not_spoil_the_batch(session: Session, app: str) -> None:
    session.fetch_history(app)
    tree = session.git("log", "-1", "--format=%T").decode().strip()
    unknown = {f"{digit}" * 40 for digit in "1234"}
    assert session.fetch_objects([*unknown, tree], "tree:0") == unknown
    assert session.git("ls-tree", app)


def test_a_window_holds_only_younger_commits(session: Session, app: str) -> None:
    session.fetch_history(app, since=date(2021, 2, 15))
    assert session.git("log", "--format=%s").decode().split() == ["Later", "Merge"]


def test_an_empty_window_is_told_and_the_whole_can_follow(session: Session, app: str) -> None:
    with pytest.raises(NothingInWindow):
        session.fetch_history(app, since=date(2024, 1, 1))
    session.fetch_history(app)
    assert len(session.git("log", "--format=%H").split()) == 4


def test_nothing_stays_on_disk(session: Session, app: str) -> None:
    session.fetch_history(app)
    workspace = session._workspace
    assert workspace is not None and workspace.home.is_dir()
    session.__exit__(None, None, None)
    assert not workspace.home.exists()


def test_what_killed_visits_left_is_removed_a_day_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old, new, other = (
        tmp_path / name for name in ("catalogue-visit-old", "catalogue-visit-new", "other")
    )
    for folder in (old, new, other):
        (folder / "git").mkdir(parents=True)
    for folder in (old, other):
        os.utime(folder, (1_600_000_000, 1_600_000_000))
    (tmp_path / "catalogue-visit-link").symlink_to(other)
    sweep.cache_clear()
    sweep()
    assert not old.exists()
    assert new.is_dir() and (other / "git").is_dir()


def test_an_unchanged_visit_is_small_and_starts_no_git(
    git_server: GitServer, settings: Settings, app: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Session(Source(git_server.url("app")), settings) as session:
        monkeypatch.setenv("PATH", "/nowhere")  # a git process could not even start
        assert session.refs().head == app
    monkeypatch.undo()
    assert git_server.bytes_sent == session.bytes_received <= 1000
    assert [one.method for one in git_server.seen] == ["GET", "POST"]


def test_received_bytes_are_those_that_were_sent(
    git_server: GitServer, settings: Settings, app: str
) -> None:
    noise = {f"f{number}": f"{number * 7919}\n" * 50 for number in range(200)}
    head = build_repo(git_server.folder / "app", [Commit("2023-01-01", "Much", files=noise)])
    assert head is not None
    with Session(Source(git_server.url("app")), settings) as session:
        session.refs()
        session.fetch_history(head)
        tree = session.git("log", "-1", "--format=%T").decode().strip()
        session.fetch_objects([tree], "tree:0")
    overhead = git_server.bytes_sent - session.bytes_received
    assert 0 <= overhead < 2000  # advertisements and acknowledgements of two fetches


def test_an_empty_repository_has_no_head(git_server: GitServer, settings: Settings) -> None:
    build_repo(git_server.folder / "empty")
    for copy in (None, git_server.folder / "empty"):
        with Session(Source(git_server.url("empty"), copy=copy), settings) as session:
            refs = session.refs(tags=True)
        assert (refs.head, refs.branch, refs.tags) == (None, "main", {})


def test_a_head_without_branch_is_read(git_server: GitServer, settings: Settings, app: str) -> None:
    repo = git_server.folder / "app"
    first = run_git(repo, "rev-parse", "main~2")
    build_repo(repo, head=first)
    for copy in (None, repo):
        with Session(Source(git_server.url("app"), copy=copy), settings) as session:
            refs = session.refs()
            assert (refs.head, refs.branch) == (first, None)
            session.fetch_history(first)
            assert session.git("log", "--format=%s").decode().split() == ["First"]


def test_a_head_that_names_no_branch_is_empty(
    git_server: GitServer, settings: Settings, app: str
) -> None:
    build_repo(git_server.folder / "app", head="gone")
    for copy in (None, git_server.folder / "app"):
        with Session(Source(git_server.url("app"), copy=copy), settings) as session:
            assert session.refs().head is None


def test_names_that_are_no_utf8_links_and_submodules_come_as_they_are(
    git_server: GitServer, settings: Settings
) -> None:
    files = {
        b"caf\xe9.txt": "x",
        "LICENSE": Link("docs/LICENSE"),
        "lib": Submodule(),
        ".gitmodules": '[submodule "lib"]\n\tpath = lib\n\turl = --upload-pack=touch /tmp/x\n',
    }
    head = build_repo(git_server.folder / "odd", [Commit("2020-01-01", files=files)])
    assert head is not None
    run_git(git_server.folder / "odd", "update-ref", "refs/tags/caf\udce9", head)
    with Session(Source(git_server.url("odd")), settings) as session:
        assert session.refs(tags=True).tags == {"caf\\xe9": (head, None)}
        session.fetch_history(head)
        tree = session.git("log", "-1", "--format=%T").decode().strip()
        session.fetch_objects([tree], "tree:0")
        rows = session.git("ls-tree", "-z", head)
        assert b"120000 blob" in rows and b"160000 commit" in rows and b"caf\xe9.txt" in rows
        blob = run_git(git_server.folder / "odd", "rev-parse", "HEAD:LICENSE")
        session.fetch_objects([blob])
        assert session.git("cat-file", "blob", blob) == b"docs/LICENSE"


def test_a_giant_file_is_only_asked_for_its_size(git_server: GitServer, settings: Settings) -> None:
    head = build_repo(git_server.folder / "big", [Commit("2020-01-01", files={"a": "a"})])
    run_git_with_zeros(git_server.folder / "big", 512)
    head = run_git(git_server.folder / "big", "rev-parse", "HEAD")
    with Session(Source(git_server.url("big")), settings) as session:
        session.fetch_history(head)
        tree = session.git("log", "-1", "--format=%T").decode().strip()
        session.fetch_objects([tree], "tree:0")
        assert session.bytes_received < 2000
        blob = session.git("ls-tree", head).split()[2].decode()
        assert session.fetch_objects([blob]) == set()
        size = session.git("cat-file", "--batch-check=%(objectsize)", input=f"{blob}\n".encode())
        assert int(size) == 512 * 1024 * 1024
        with pytest.raises(RemoteTrouble) as caught:
            session.git("cat-file", "blob", blob, max_output=1024 * 1024)
        assert caught.value.outcome == "too-large"


def run_git_with_zeros(path: Path, mebibytes: int) -> None:
    """Add one commit with one file of zeros, streamed, so that memory stays small."""
    import subprocess

    head = b"commit refs/heads/main\ncommitter A <a@example.org> 1600000000 +0000\ndata 1\nx\n"
    head += b"from refs/heads/main^0\ndeleteall\nM 100644 inline zeros\ndata %d\n"
    with subprocess.Popen(
        [
            "git",
            "-C",
            str(path),
            "-c",
            "core.bigFileThreshold=1m",
            "-c",
            "core.compression=1",
            "fast-import",
            "--quiet",
        ],
        stdin=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        process.stdin.write(head % (mebibytes * 1024 * 1024))
        for _ in range(mebibytes):
            process.stdin.write(bytes(1024 * 1024))
        process.stdin.write(b"\n")
    assert process.returncode == 0
