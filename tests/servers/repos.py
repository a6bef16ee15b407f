"""Builds small real repositories with fixed dates, by `git fast-import`: the same ids every time.

    build_repo(path, [
        Commit("2020-01-15", "First version", files={"README.md": "# Hello\n"}),
        Commit("2020-02-01", "Bump x", author="dependabot[bot] <1+dependabot[bot]@example.org>"),
        Commit("2020-03-01", "Work aside", branch="feature", start="main", files={"b.txt": "b"}),
        Commit("2020-03-05", "Merge it", merge="feature", tag="v1.0", annotated="2020-03-09"),
    ])

Everything is bare. `build_repo` may be called again on the same path to add later commits.
"""

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

PERSON = "Ada Voorbeeld <ada@example.org>"


@dataclass(frozen=True)
class Link:
    """A symbolic link in the tree."""

    target: str


@dataclass(frozen=True)
class Submodule:
    """A submodule entry in the tree."""

    commit: str = "1" * 40


Content = str | bytes | Link | Submodule | None


@dataclass(frozen=True)
class Commit:
    """One commit, on top of what `branch` holds.

    day: `2020-01-15` or `2020-01-15T10:30` (UTC); the hour is 12 when not given.
    files: path (text, or bytes for names that are not UTF-8) → content; None deletes the file.
    start: where a new branch begins; merge: a branch whose tip becomes the second parent (its files
    do not come along: name those that the merge brings).
    tag: name of a tag on this commit; annotated: day of the tag object, None for a light tag.
    committed: day of the committer date when it is not the author's.
    """

    day: str
    message: str = "Change"
    files: dict[str | bytes, Content] = field(default_factory=dict)
    author: str = PERSON
    committer: str | None = None
    committed: str | None = None
    branch: str = "main"
    start: str | None = None
    merge: str | None = None
    tag: str | None = None
    annotated: str | None = None


def _stamp(day: str) -> str:
    text = day if "T" in day else f"{day}T12:00"
    return f"{int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())} +0000"


def _data(content: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(content), content)


def _quoted(path: str | bytes) -> bytes:
    raw = path.encode() if isinstance(path, str) else path
    return (
        b'"'
        + b"".join(
            b"%c" % byte if 32 <= byte < 127 and byte not in b'"\\' else b"\\%03o" % byte
            for byte in raw
        )
        + b'"'
    )


def _change(path: str | bytes, content: Content) -> bytes:
    name = _quoted(path)
    if content is None:
        return b"D %s\n" % name
    if isinstance(content, Submodule):
        return b"M 160000 %s %s\n" % (content.commit.encode(), name)
    if isinstance(content, Link):
        return b"M 120000 inline %s\n%s" % (name, _data(content.target.encode()))
    raw = content.encode() if isinstance(content, str) else content
    return b"M 100644 inline %s\n%s" % (name, _data(raw))


def _script(commits: Sequence[Commit], known: set[str]) -> bytes:
    lines: list[bytes] = []
    touched: set[str] = set()
    for commit in commits:
        ref = f"refs/heads/{commit.branch}"
        lines.append(f"commit {ref}\n".encode())
        lines.append(f"author {commit.author} {_stamp(commit.day)}\n".encode())
        committer = commit.committer or commit.author
        lines.append(f"committer {committer} {_stamp(commit.committed or commit.day)}\n".encode())
        lines.append(_data(commit.message.encode()))
        if commit.branch not in known and commit.start:
            lines.append(f"from refs/heads/{commit.start}\n".encode())
        elif commit.branch in known - touched:
            lines.append(f"from {ref}^0\n".encode())
        known.add(commit.branch)
        touched.add(commit.branch)
        if commit.merge:
            lines.append(f"merge refs/heads/{commit.merge}\n".encode())
        lines += [_change(path, content) for path, content in commit.files.items()]
        lines.append(b"\n")
        if commit.tag and commit.annotated:
            lines.append(f"tag {commit.tag}\nfrom {ref}\n".encode())
            lines.append(f"tagger {commit.author} {_stamp(commit.annotated)}\n".encode())
            lines.append(_data(commit.tag.encode()))
        elif commit.tag:
            lines.append(f"reset refs/tags/{commit.tag}\nfrom {ref}\n\n".encode())
    return b"".join(lines)


def run_git(path: Path, *args: str, data: bytes | None = None) -> str:
    """Run git in a test repository, apart from the user's own configuration."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": "/nonexistent",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": "/dev/null",
    }
    done = subprocess.run(
        ["git", "-C", str(path), *args],
        input=data,
        env=environment,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"git {args[0]}: {done.stderr.decode(errors='replace')}")
    return done.stdout.decode(errors="replace").strip()


def build_repo(path: Path, commits: Sequence[Commit] = (), head: str = "main") -> str | None:
    """Make (or extend) the bare repository at `path`; returns the id of HEAD, None when empty.

    head: the branch that HEAD names, or a full commit id for a HEAD without branch.
    """
    if not (path / "HEAD").exists():
        path.mkdir(parents=True, exist_ok=True)
        run_git(path, "init", "--quiet", "--bare", "--initial-branch=main", "--template=")
    refs = run_git(path, "for-each-ref", "--format=%(refname:strip=2)", "refs/heads").split()
    if commits:
        run_git(path, "fast-import", "--quiet", "--force", data=_script(commits, set(refs)))
    if len(head) == 40 and all(letter in "0123456789abcdef" for letter in head):
        (path / "HEAD").write_text(f"{head}\n")
    else:
        (path / "HEAD").write_text(f"ref: refs/heads/{head}\n")
    try:
        return run_git(path, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    except RuntimeError:
        return None
