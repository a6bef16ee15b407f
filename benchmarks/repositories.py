"""Repositories that the benchmark builds itself, by `git fast-import`: the same ids every time."""

import hashlib
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

FIRST_DAY = int(datetime(2021, 1, 4, tzinfo=UTC).timestamp())


def _noise(seed: str, size: int) -> bytes:
    """Text that compresses about as badly as source code does."""
    blocks = (hashlib.sha256(f"{seed}/{n}".encode()).hexdigest() for n in range(size // 64 + 1))
    return "\n".join(blocks)[:size].encode()


def _stream(commits: int, folders: int, files: int) -> Iterator[bytes]:
    licence = b"SPDX-License-Identifier: EUPL-1.2\n"
    step = 5 * 365 * 86400 // commits
    for number in range(commits):
        stamp = FIRST_DAY + number * step
        who = f"Person {number % 17} <p{number % 17}@example.org> {stamp} +0000"
        message = f"Change {number} of the bench: {_noise(str(number), 60).decode()}\n".encode()
        yield f"commit refs/heads/main\nauthor {who}\ncommitter {who}\n".encode()
        yield b"data %d\n%s" % (len(message), message)
        if number == 0:
            yield b"M 100644 inline LICENSE\ndata %d\n%s\n" % (len(licence), licence)
            yield b"M 100644 inline README.md\ndata 8\n# Bench\n\n"
        for part in range(3):
            folder, file = (number * 7 + part) % folders, (number * 13 + part * 5) % files
            text = _noise(f"{number}/{part}", 8000)
            yield f"M 100644 inline src/d{folder}/f{file}.py\n".encode()
            yield b"data %d\n%s\n" % (len(text), text)
        if number % 500 == 499:
            yield f"tag v{number // 500}\nfrom refs/heads/main\ntagger {who}\n".encode()
            yield b"data 2\nv\n\n"


def build(path: Path, commits: int, folders: int = 40, files: int = 50) -> None:
    """A bare repository of so many commits, each changing three files of 8 kB (15 kB packed)."""
    subprocess.run(["git", "init", "-q", "--bare", "--initial-branch=main", str(path)], check=True)
    with subprocess.Popen(
        ["git", "-C", str(path), "fast-import", "--quiet"], stdin=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        for piece in _stream(commits, folders, files):
            process.stdin.write(piece)
        process.stdin.close()
    if process.returncode:
        raise RuntimeError("git fast-import failed")
    subprocess.run(["git", "-C", str(path), "repack", "-adq"], check=True)
