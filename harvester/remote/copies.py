"""Local copies of repositories: where one stands, of what day it is, and how git may read it."""

import re
import shlex
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from harvester.errors import UserError
from harvester.remote.gitwire import Refs
from harvester.remote.process import GitFailed
from harvester.web import RemoteTrouble

NO_COPY = (
    "the mirror holds no git repository for this address: put a copy there, "
    "or leave --mirror out for its host to visit the place itself"
)
"""Without the place: that is a folder of one machine, and every repository would have its own."""
_KNOWN = {"owner", "name", "path", "host"}


def mirror_path(template: str, url: str) -> Path | None:
    """Where the copy of a repository stands by a template, None when it is for another host.

    template: `github.com=/srv/mirror/{owner}+{name}/repo`; also {path} and {host}. Case is ignored
    where needed: the path of a GitHub address is folded, that of a folder is not. Raises UserError
    when the template is not of that form. The path need not exist.
    """
    host, equals, pattern = template.partition("=")
    unknown = set(re.findall(r"\{([^}]*)\}", pattern)) - _KNOWN
    loose = re.search(r"[{}]", re.sub(r"\{[^{}]*\}", "", pattern))
    if not equals or not host or not pattern or unknown or loose:
        raise UserError(
            f"Mirror {template!r} is not understood. "
            "Write it as host=folder, like github.com=/srv/mirror/{owner}+{name}/repo"
        )
    parts = urlsplit(url)
    if parts.netloc.lower() != host.lower():
        return None
    path = parts.path.strip("/")
    owner, _, name = path.rpartition("/")
    values = {"owner": owner, "name": name, "path": path, "host": host}
    found = Path("/") if pattern.startswith("/") else Path.cwd()
    for piece in Path(pattern).parts:
        if piece != "/":
            found = _child(found, re.sub(r"\{(\w+)\}", lambda match: values[match[1]], piece))
    return found


def unmatched(templates: Iterable[str], urls: Iterable[str]) -> dict[str, list[str]]:
    """Templates for a host at which none of these addresses lies → the hosts that there are."""
    hosts = sorted({urlsplit(url).netloc.lower() for url in urls})
    return {one: hosts for one in templates if one.partition("=")[0].lower() not in hosts}


def _child(folder: Path, name: str) -> Path:
    exact = folder / name
    if exact.exists() or not folder.is_dir() or "/" in name:
        return exact
    folded = name.lower()
    return next((one for one in sorted(folder.iterdir()) if one.name.lower() == folded), exact)


def copy_day(path: Path) -> datetime:
    """The moment whose state a copy shows: when its refs last changed (UTC); never after now.

    The newest modification time among HEAD, packed-refs, FETCH_HEAD and refs/**; raises
    RemoteTrouble `no-copy` where no repository stands.
    """
    folder = git_folder(path)
    named = (folder / name for name in ("HEAD", "packed-refs", "FETCH_HEAD"))
    times = [one.stat().st_mtime for one in (*named, *_files(folder / "refs")) if one.is_file()]
    now = datetime.now(UTC)
    return min(datetime.fromtimestamp(max(times), UTC), now)


def _files(folder: Path) -> Iterator[Path]:
    return (one for one in folder.rglob("*") if not one.is_symlink())


def git_folder(path: Path) -> Path:
    """The bare repository, or the `.git` in a work tree; RemoteTrouble `no-copy` for neither."""
    for folder in (path, path / ".git"):
        if (folder / "HEAD").is_file() and (folder / "objects").is_dir():
            return folder.resolve()
    raise RemoteTrouble("no-copy", NO_COPY)


def reader(folder: Path) -> list[str]:
    """git, allowed to read a repository that another user may own, and to filter it."""
    return [
        "git",
        "-c",
        f"safe.directory={folder}",
        "-c",
        "uploadpack.allowFilter=true",
        "-c",
        "uploadpack.allowAnySHA1InWant=true",
    ]


def upload_pack(folder: Path) -> str:
    """The command that serves the copy; git hands it to a shell, hence the quoting."""
    return shlex.join([*reader(folder), "upload-pack"])


def copy_refs(git: Callable[..., bytes], tags: bool) -> Refs:
    """HEAD and the tags of a copy. git: runs plumbing in it, and raises GitFailed."""
    refs = Refs()
    try:
        refs.branch = _branch(git("symbolic-ref", "--quiet", "HEAD"))
    except GitFailed:
        refs.branch = None  # HEAD without branch
    try:
        refs.head = git("rev-parse", "--verify", "--quiet", "HEAD^{commit}").decode().strip()
    except GitFailed:
        refs.head = None
    if tags:
        form = "--format=%(objectname) %(*objectname) %(refname)"
        for row in git("for-each-ref", form, "refs/tags").splitlines():
            oid, peeled, name = row.split(b" ", 2)
            key = name.removeprefix(b"refs/tags/").decode("utf-8", "backslashreplace")
            refs.tags[key] = (oid.decode(), peeled.decode() or None)
    return refs


def _branch(line: bytes) -> str | None:
    name = line.strip()
    if not name.startswith(b"refs/heads/"):
        return None
    return name.removeprefix(b"refs/heads/").decode("utf-8", "backslashreplace")
