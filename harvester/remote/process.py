"""Runs one git process that cannot run away: time, output, files, memory and CPU have limits."""

import contextlib
import os
import selectors
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from harvester.web import MIB, RemoteTrouble

KEPT_ERROR = 16 * 1024
# Limits are set by a shell between us and git: preexec_fn is unsafe with threads, and prlimit is
# Linux only. All values are arguments, so nothing is quoted. macOS knows no `ulimit -v`.
_LIMITED = (
    'ulimit -t "$1" && ulimit -f "$2" && { ulimit -v "$3" 2>/dev/null || :; } '
    '&& shift 3 && exec "$@"'
)


@dataclass(frozen=True, slots=True)
class Limits:
    """seconds: wall clock, and CPU too; output, file_size and memory in bytes."""

    seconds: float
    output: int
    file_size: int
    memory: int


class GitFailed(Exception):  # noqa: N818 - translated into RemoteTrouble by failures.py
    """git ended with another code than 0; negative: killed by that signal."""

    def __init__(self, code: int, stderr: str) -> None:
        self.code = code
        self.stderr = stderr
        super().__init__(code, stderr)


def run(
    argv: Sequence[str], environment: Mapping[str, str], limits: Limits, data: bytes | None = None
) -> bytes:
    """All that the process writes; raises GitFailed, or RemoteTrouble `timeout` or `too-large`."""
    return b"".join(stream(argv, environment, limits, data))


def stream(
    argv: Sequence[str], environment: Mapping[str, str], limits: Limits, data: bytes | None = None
) -> Iterator[bytes]:
    """The output piece by piece; the process group is ended when the reader stops earlier."""
    with tempfile.TemporaryFile() as stdin:
        stdin.write(data or b"")
        stdin.seek(0)
        process = subprocess.Popen(
            _limited(argv, limits),
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=dict(environment),
            cwd="/",
            start_new_session=True,
        )
    ended = False
    errors = bytearray()
    try:
        yield from _pieces(process, limits, errors)
        ended = True
    finally:
        # Not reaped yet, so the number is still ours: the group dies with all its helpers
        # (git-remote-https, index-pack), which a plain kill of git would leave behind.
        if not ended:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
        for pipe in (process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()
        code = process.wait()
    if code != 0:
        raise GitFailed(code, errors.decode("utf-8", "replace"))


def _limited(argv: Sequence[str], limits: Limits) -> list[str]:
    seconds = str(max(1, int(limits.seconds)))
    blocks = str(max(1, limits.file_size // 512))
    kibibytes = str(max(64 * MIB, limits.memory) // 1024)
    return ["/bin/sh", "-c", _LIMITED, "sh", seconds, blocks, kibibytes, *argv]


def _pieces(
    process: "subprocess.Popen[bytes]", limits: Limits, errors: bytearray
) -> Iterator[bytes]:
    deadline = time.monotonic() + limits.seconds
    size = 0
    with selectors.DefaultSelector() as selector:
        for pipe in (process.stdout, process.stderr):
            if pipe is not None:
                selector.register(pipe, selectors.EVENT_READ)
        while selector.get_map():
            left = deadline - time.monotonic()
            ready = selector.select(left) if left > 0 else []
            if not ready:
                raise RemoteTrouble("timeout", f"git took more than {limits.seconds:.0f} seconds")
            for key, _ in ready:
                piece = os.read(key.fd, 256 * 1024)
                if not piece:
                    selector.unregister(key.fileobj)
                elif key.fileobj is process.stderr:
                    errors += piece
                    del errors[:-KEPT_ERROR]
                else:
                    size += len(piece)
                    if size > limits.output:
                        raise RemoteTrouble(
                            "too-large", f"git wrote more than {limits.output} bytes"
                        )
                    yield piece
