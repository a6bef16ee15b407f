"""The two places that a visit can read from: a server over HTTP, and a local copy."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from harvester.remote.copies import copy_day, copy_refs, git_folder, reader, upload_pack
from harvester.remote.discover import ask, discover
from harvester.remote.environment import environment, http_config
from harvester.remote.failures import trouble_of
from harvester.remote.gitwire import Refs
from harvester.remote.process import GitFailed, Limits, run
from harvester.web import (
    MIB,
    Settings,
    checked,
    hosts,
    is_test_host,
    resolve_public,
)


@dataclass(frozen=True, slots=True)
class Source:
    """How to reach one repository.

    url: its canonical public address. forge_kind: github, gitlab, forgejo or plain_git.
    copy: a local copy to read instead of the network.
    """

    url: str
    forge_kind: str = "plain_git"
    copy: Path | None = None


class Place(Protocol):
    """What a session needs to know of where it reads from."""

    transport: str
    """What git fetches from."""
    upload_pack: str
    """The command that serves a copy; empty over the network."""
    protocol: str
    """The only protocol that git may speak to it."""
    can_filter: bool
    alias: str | None
    received: int
    """Bytes of answers that came without a git process."""

    def refs(self, tags: bool) -> Refs: ...
    def today(self) -> date: ...
    def config(self) -> Sequence[tuple[str, str]]: ...
    def turn(self) -> AbstractContextManager[None]: ...


class ServerPlace:
    """A git server; making one asks it what it can do. Raises RemoteTrouble."""

    upload_pack = ""

    def __init__(self, source: Source, settings: Settings) -> None:
        url = checked(source.url, settings)
        self._settings = settings
        self._server = discover(url, source.forge_kind, settings)
        self.transport = self._server.transport
        self.protocol = urlsplit(self.transport).scheme
        self.can_filter = self._server.advertisement.can_filter
        self.alias = self._server.alias
        self.received = self._server.received

    def refs(self, tags: bool) -> Refs:
        refs, received = ask(self._server, tags, self._settings)
        self.received += received
        return refs

    def today(self) -> date:
        return datetime.now(UTC).date()

    def config(self) -> Sequence[tuple[str, str]]:
        """Checks once more whom the name leads to, and lets git connect to nobody else."""
        parts = urlsplit(self.transport)
        host, port = parts.hostname or "", parts.port or 443
        pinned: dict[tuple[str, int], list[str]] = {}
        if not self._settings.proxy and not is_test_host(self.transport, self._settings):
            pinned[host, port] = resolve_public(host, port)
        return http_config(self._settings, pinned)

    def turn(self) -> AbstractContextManager[None]:
        return hosts.turn(urlsplit(self.transport).netloc.lower(), self._settings)


class CopyPlace:
    """A local copy; raises RemoteTrouble `no-copy` when there is none."""

    protocol = "file"
    can_filter = True
    alias: str | None = None
    received = 0

    def __init__(self, copy: Path, settings: Settings) -> None:
        self._folder = git_folder(copy)
        self._settings = settings
        self.transport = str(self._folder)
        self.upload_pack = upload_pack(self._folder)

    def refs(self, tags: bool) -> Refs:
        try:
            return copy_refs(self._git, tags)
        except GitFailed as failure:
            raise trouble_of(failure) from None

    def _git(self, *args: str) -> bytes:
        settings = self._settings
        limits = Limits(settings.git_timeout, 64 * MIB, MIB, settings.max_memory)
        argv = [*reader(self._folder), f"--git-dir={self._folder}", *args]
        return run(argv, environment(Path("/nonexistent"), (), ""), limits)

    def today(self) -> date:
        return copy_day(self._folder).date()

    def config(self) -> Sequence[tuple[str, str]]:
        return ()

    def turn(self) -> AbstractContextManager[None]:
        return nullcontext()
