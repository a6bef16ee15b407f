"""Where copies stand, of what day they are, and what happens when there is none."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from harvester.errors import UserError
from harvester.remote import RemoteTrouble, Session, Settings, Source, copy_day, mirror_path
from tests.servers.repos import Commit, build_repo, run_git

LIFE = [Commit("2020-01-01", files={"a": "a"}), Commit("2021-01-01", tag="v1")]


def stamp(path: Path, day: str) -> None:
    seconds = datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()
    os.utime(path, (seconds, seconds))


def test_a_template_leads_to_the_copy_whatever_its_case(tmp_path: Path) -> None:
    (tmp_path / "MinBZK+NL-Wallet" / "repo").mkdir(parents=True)
    template = f"github.com={tmp_path}/{{owner}}+{{name}}/repo"
    found = mirror_path(template, "https://github.com/minbzk/nl-wallet")
    assert found == tmp_path / "MinBZK+NL-Wallet" / "repo"
    assert mirror_path(template, "https://gitlab.com/minbzk/nl-wallet") is None
    assert mirror_path(template, "https://github.com.example.org/minbzk/nl-wallet") is None
    absent = mirror_path(template, "https://github.com/a/b")
    assert absent == tmp_path / "a+b" / "repo"
    with pytest.raises(RemoteTrouble) as caught:
        copy_day(absent)
    assert caught.value.outcome == "no-copy"


def test_subgroups_are_the_owner(tmp_path: Path) -> None:
    url = "https://gitlab.com/a/b/c"
    assert mirror_path(f"gitlab.com={tmp_path}/{{path}}", url) == tmp_path / "a/b/c"
    assert mirror_path(f"gitlab.com={tmp_path}/{{host}}/{{owner}}/{{name}}", url) == (
        tmp_path / "gitlab.com" / "a/b" / "c"
    )


@pytest.mark.parametrize(
    "template", ["", "github.com", "github.com=", "=/x", "h=/x/{branch}", "h=/x/{owner"]
)
def test_another_template_is_refused_with_an_example(template: str) -> None:
    with pytest.raises(UserError, match="host=folder"):
        mirror_path(template, "https://github.com/a/b")


def test_a_copy_is_of_the_day_its_refs_last_changed(tmp_path: Path) -> None:
    repo = tmp_path / "repo"
    build_repo(repo, LIFE)
    for one in repo.rglob("*"):
        if one.is_file():
            stamp(one, "2023-01-01")
    assert copy_day(repo) == datetime(2023, 1, 1, tzinfo=UTC)
    stamp(repo / "refs" / "heads" / "main", "2023-05-01")
    assert copy_day(repo) == datetime(2023, 5, 1, tzinfo=UTC)
    (repo / "FETCH_HEAD").touch()
    stamp(repo / "FETCH_HEAD", "2023-06-01T10:00")
    assert copy_day(repo) == datetime(2023, 6, 1, 10, tzinfo=UTC)
    (repo / "description").touch()  # not a ref: today, and no matter
    assert copy_day(repo) == datetime(2023, 6, 1, 10, tzinfo=UTC)
    stamp(repo / "HEAD", "2099-01-01")
    assert copy_day(repo) <= datetime.now(UTC)


def test_a_work_tree_is_a_copy_too(tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    head = build_repo(bare, LIFE)
    run_git(tmp_path, "clone", "--quiet", str(bare), str(tmp_path / "work"))
    with Session(Source("https://h.example.org/a", copy=tmp_path / "work"), Settings()) as session:
        assert session.refs().head == head
        session.fetch_history(head or "")
        assert len(session.git("log", "--format=%H").split()) == 2


def test_no_copy_is_told_and_nothing_is_asked_of_the_network(tmp_path: Path) -> None:
    source = Source("https://github.com/a/b", "github", tmp_path / "nothing")
    with Session(source, Settings()) as session, pytest.raises(RemoteTrouble) as caught:
        session.refs()
    assert caught.value.outcome == "no-copy"
    assert str(tmp_path) not in caught.value.detail


def test_a_copy_without_its_large_files_is_read(tmp_path: Path) -> None:
    """As made by `git clone --mirror --filter=blob:limit`: some blobs are not there."""
    whole = tmp_path / "whole"
    head = build_repo(whole, [Commit("2020-01-01", files={"big": "x" * 5000, "d/a": "a"})])
    run_git(whole, "config", "uploadpack.allowFilter", "true")
    copy = tmp_path / "copy"
    run_git(
        tmp_path, "clone", "--quiet", "--mirror", "--filter=blob:limit=1k", f"file://{whole}",
        str(copy),
    )  # fmt: skip
    whole.rename(tmp_path / "moved")
    big = run_git(tmp_path / "moved", "rev-parse", "HEAD:big")
    small = run_git(tmp_path / "moved", "rev-parse", "HEAD:d/a")
    with Session(Source("https://h.example.org/a", copy=copy), Settings()) as session:
        session.fetch_history(head or "")
        tree = session.git("log", "-1", "--format=%T").decode().strip()
        assert session.fetch_objects([tree], "blob:none") == set()
        assert session.git("ls-tree", "-r", "--name-only", "HEAD") == b"big\nd/a\n"
        assert session.fetch_objects([big, small]) == {big}
        assert session.git("cat-file", "blob", small) == b"a"


def test_a_broken_copy_is_broken(tmp_path: Path) -> None:
    repo = tmp_path / "repo"
    head = build_repo(repo, LIFE)
    for pack in (repo / "objects" / "pack").glob("*"):
        pack.chmod(0o644)
        pack.write_bytes(pack.read_bytes()[:-40])
    for loose in (repo / "objects").glob("??/*"):
        loose.unlink()
    with Session(Source("https://h.example.org/a", copy=repo), Settings()) as session:
        with pytest.raises(RemoteTrouble) as caught:
            session.fetch_history(head or "")
        assert caught.value.outcome in ("broken", "server-error")
        assert str(tmp_path) not in caught.value.detail
