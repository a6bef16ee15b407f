"""One visit's dealings with one repository: refs, history and objects."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from types import TracebackType

from harvester.remote.failures import is_fsck, is_refused_id, named_ids, trouble_of
from harvester.remote.gitwire import Refs
from harvester.remote.place import CopyPlace, Place, ServerPlace, Source
from harvester.remote.process import GitFailed
from harvester.remote.version import require_git
from harvester.remote.workspace import Workspace
from harvester.web import MIB, NothingInWindow, RemoteTrouble, Settings

_ID = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")
CAPPED_DAYS = 730
"""How far back a history is read that is too large to read as a whole."""
MOST_BATCHES = 64
"""Fetches that one batch may fall apart into while refused ids are searched."""


class _Refused(Exception):  # noqa: N818
    """The server refused at least one id of a batch; `ids` are those that it named."""

    def __init__(self, ids: set[str]) -> None:
        self.ids = ids
        super().__init__()


class Session:
    """A context manager; whatever it wrote is gone at its end. Its methods raise RemoteTrouble.

    notes: what was unusual (`fsck-retried`, `no-filter`, `history-capped`).
    """

    def __init__(self, source: Source, settings: Settings) -> None:
        require_git()
        self.source = source
        self.settings = settings
        self.notes: list[str] = []
        self._place: Place | None = None
        self._workspace: Workspace | None = None
        self._fetched = 0
        self._fsck = True

    def __enter__(self) -> "Session":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._drop()

    @property
    def redirected_to(self) -> str | None:
        """Another canonical address that the server sent us to, None when it did not."""
        return self._place.alias if self._place else None

    @property
    def bytes_received(self) -> int:
        """Application bytes so far: bodies of answers, and packs as they came."""
        return self._fetched + (self._place.received if self._place else 0)

    @property
    def can_filter(self) -> bool:
        """Can history be had without its files, and files one by one?"""
        return self._reach().can_filter

    def refs(self, tags: bool = False) -> Refs:
        """HEAD, its branch and, when asked, the tags; no git process over the network."""
        return self._reach().refs(tags)

    def fetch_history(self, head: str, since: date | None = None) -> None:
        """Get every commit behind `head` and no file; afterwards `refs/heads/visit` names it.

        since: only commits of that day (UTC) and later; NothingInWindow when there is none.
        Without filter support only `head` with its files comes (note `no-filter`). A history above
        the cap of bytes is read for its last 24 months (note `history-capped`).
        """
        refspec = [f"{_checked_id(head)}:refs/heads/visit"]
        if not self.can_filter:
            self._note("no-filter")
            self._fetch(["--no-filter", "--depth=1"], refspec, head=head)
            return
        window = [f"--shallow-since={since}T00:00:00+0000"] if since else []
        try:
            self._fetch(["--filter=tree:0", *window], refspec, head=head)
        except RemoteTrouble as trouble:
            if trouble.outcome != "too-large" or since:
                raise
            self._note("history-capped")
            self._drop()
            day = self._reach().today() - timedelta(CAPPED_DAYS)
            self._fetch_recent(day, refspec, head)

    def _fetch_recent(self, day: date, refspec: list[str], head: str) -> None:
        try:
            options = ["--filter=tree:0", f"--shallow-since={day}T00:00:00+0000"]
            self._fetch(options, refspec, head=head)
        except NothingInWindow:
            self._fetch(["--filter=tree:0", "--depth=1"], refspec, head=head)

    def fetch_objects(
        self,
        ids: Sequence[str],
        filter: str | None = None,  # noqa: A002
        depth: int | None = None,
    ) -> set[str]:
        """Get objects by their ids in one batch; returns the ids that could not be had.

        filter: `tree:0` or `blob:none`, of what hangs below them, or None. depth: how many
        generations of commits come; it makes the repository shallow, so use it last. A refused id
        is found and left out, the others still come.
        """
        wanted = [_checked_id(one) for one in dict.fromkeys(ids)]
        options = [f"--filter={filter}"] if filter else []
        options += [f"--depth={depth}"] if depth else []
        waiting = [wanted] if wanted else []
        refused: set[str] = set()
        for _ in range(MOST_BATCHES):
            if not waiting:
                break
            batch = waiting.pop()
            try:
                self._fetch([*options, "--stdin"], head=batch[0], data=_lines(batch))
            except _Refused as refusal:
                named = refusal.ids & set(batch)
                if len(batch) == 1:
                    refused |= set(batch)
                elif named:
                    refused |= named
                    waiting += [[one for one in batch if one not in named]]
                else:
                    middle = len(batch) // 2
                    waiting += [batch[middle:], batch[:middle]]
        return refused.union(*waiting)

    def git(self, *args: str, input: bytes | None = None, max_output: int = 128 * MIB) -> bytes:  # noqa: A002
        """Run local plumbing on what was fetched; it cannot reach the network."""
        return b"".join(self.stream(*args, input=input, max_output=max_output))

    def stream(
        self,
        *args: str,
        input: bytes | None = None,  # noqa: A002
        max_output: int = 512 * MIB,
    ) -> Iterator[bytes]:
        """Like `git`, piece by piece, so that a long log need not stand in memory."""
        if self._workspace is None:
            raise ValueError("nothing was fetched yet")
        try:
            yield from self._workspace.stream(args, input, max_output)
        except GitFailed as failure:
            raise trouble_of(failure) from None

    def _reach(self) -> Place:
        if self._place is None:
            copy = self.source.copy
            self._place = (
                CopyPlace(copy, self.settings) if copy else ServerPlace(self.source, self.settings)
            )
        return self._place

    def _fetch(
        self,
        options: Sequence[str],
        refspecs: Sequence[str] = (),
        *,
        head: str,
        data: bytes | None = None,
    ) -> None:
        """One fetch, once more without fsck when old objects have an odd form."""
        place = self._reach()
        if self._workspace is None:
            form = "sha256" if len(head) == 64 else "sha1"
            self._workspace = Workspace(self.settings, place.transport, form, place.upload_pack)
        workspace = self._workspace
        before = workspace.received()
        config = [*place.config(), ("transfer.fsckObjects", "true" if self._fsck else "false")]
        try:
            with place.turn():
                workspace.fetch(
                    options, refspecs, config=config, protocol=place.protocol, data=data
                )
        except GitFailed as failure:
            if is_fsck(failure) and self._fsck:
                self._fsck = False
                self._note("fsck-retried")
                self._fetch(options, refspecs, head=head, data=data)
            elif data is not None and is_refused_id(failure):
                raise _Refused(named_ids(failure)) from None
            else:
                raise trouble_of(failure) from None
        finally:
            self._fetched += max(0, workspace.received() - before)

    def _note(self, note: str) -> None:
        if note not in self.notes:
            self.notes.append(note)

    def _drop(self) -> None:
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = None


def _checked_id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise ValueError(f"{text!r} is not a full object id")
    return text


def _lines(ids: Sequence[str]) -> bytes:
    return "".join(f"{one}\n" for one in ids).encode()
