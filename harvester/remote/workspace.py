"""The temporary bare repository of one visit: no hooks, no templates, no work tree."""

import contextlib
import functools
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from harvester.remote.environment import environment
from harvester.remote.process import GitFailed, Limits, run, stream
from harvester.web import MIB, RemoteTrouble, Settings

_CONFIG = """\
[core]
\trepositoryformatversion = 1
\tbare = true
[extensions]
\tobjectFormat = {object_format}
"""
_FETCH = (
    "fetch",
    "--quiet",
    "--no-tags",
    "--no-write-fetch-head",
    "--no-auto-gc",
    "--update-shallow",  # a source may be shallow itself; without this its branch is refused
    "--recurse-submodules=no",
)


_PREFIX = "catalogue-visit-"
_LEFT_BEHIND = 24 * 3600
"""Seconds after which a folder can only be of a visit that was killed."""


@functools.cache
def sweep() -> None:
    """Remove, once per process, what visits that were killed left behind. Only our own user's."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            seen = folder.lstat()
            old = time.time() - seen.st_mtime > _LEFT_BEHIND
            if old and seen.st_uid == os.getuid() and stat.S_ISDIR(seen.st_mode):
                shutil.rmtree(folder, ignore_errors=True)


class Workspace:
    """A repository that fetches from one place and lives until `close`."""

    def __init__(self, settings: Settings, url: str, object_format: str, upload_pack: str) -> None:
        """url: what git fetches from. upload_pack: the command that serves a copy, or empty."""
        sweep()
        self.settings = settings
        self.home = Path(tempfile.mkdtemp(prefix=_PREFIX))
        self.git_dir = self.home / "git"
        for name in ("objects/pack", "objects/info", "refs/heads"):
            (self.git_dir / name).mkdir(parents=True)
        (self.git_dir / "HEAD").write_text("ref: refs/heads/visit\n")
        (self.git_dir / "config").write_text(_CONFIG.format(object_format=object_format))
        # Only a fetch knows the remote: to anything else an object that was not fetched is just
        # missing, and not a reason to fetch it or to fail.
        self._remote = [
            ("remote.origin.url", url),
            ("remote.origin.promisor", "true"),
            ("remote.origin.partialCloneFilter", "tree:0"),
        ]
        if upload_pack:
            self._remote.append(("remote.origin.uploadpack", upload_pack))

    def close(self) -> None:
        shutil.rmtree(self.home, ignore_errors=True)

    def received(self) -> int:
        """Bytes of all packs that came, broken ones included."""
        packs = self.git_dir / "objects" / "pack"
        names = [*packs.glob("*.pack"), *packs.glob("tmp_pack_*")]
        return sum(one.stat().st_size for one in names)

    def fetch(
        self,
        options: Sequence[str],
        refspecs: Sequence[str],
        *,
        config: Sequence[tuple[str, str]],
        protocol: str,
        data: bytes | None = None,
    ) -> None:
        """One `git fetch`, within what is left of the visit's bytes. Raises GitFailed."""
        left = self.settings.max_bytes - self.received()
        if left <= 0:
            raise self._too_large()
        argv = self._argv(*_FETCH, *options, "--end-of-options", "origin", *refspecs)
        limits = self._limits(output=MIB, file_size=left)
        try:
            run(argv, environment(self.home, [*self._remote, *config], protocol), limits, data)
        except GitFailed:
            if self._reached_limit():  # git does not tell why the writer of its pack died
                raise self._too_large() from None
            raise

    def stream(self, args: Sequence[str], data: bytes | None, max_output: int) -> Iterator[bytes]:
        """The output of local plumbing, piece by piece, no protocol allowed. Raises GitFailed."""
        limits = self._limits(output=max_output, file_size=self.settings.max_bytes)
        return stream(self._argv(*args), environment(self.home, (), ""), limits, data)

    def _reached_limit(self) -> bool:
        """Limits count in blocks of 512 bytes."""
        return self.received() + 512 > self.settings.max_bytes

    def _too_large(self) -> RemoteTrouble:
        return RemoteTrouble("too-large", f"more than {self.settings.max_bytes} bytes received")

    def _argv(self, *args: str) -> list[str]:
        return ["git", f"--git-dir={self.git_dir}", *args]

    def _limits(self, output: int, file_size: int) -> Limits:
        return Limits(self.settings.git_timeout, output, file_size, self.settings.max_memory)
