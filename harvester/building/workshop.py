"""The folder beside the site in which a new one is made, one build at a time.

    site.lock        held by the build that runs; the system lets go when that process ends
    site.new.<x>/    nl/ and en/ as they are made, old/ during the swap

The lock is a file, not a folder: network file systems lock files only.
"""

import contextlib
import fcntl
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from harvester.errors import UserError


@contextlib.contextmanager
def workshop(site: Path) -> Iterator[Path]:
    """A new folder beside `site`, gone afterwards; waits while another build of it runs.

    First puts right what a killed build left. Where `site` is a link, its target is meant. Raises
    UserError when nothing can be written there.
    """
    site = site.resolve()
    try:
        lock = (site.parent / f"{site.name}.lock").open("a+")
        with lock, _alone(lock.fileno()):
            _put_right(site)
            work = Path(tempfile.mkdtemp(prefix=f"{site.name}.new.", dir=site.parent))
            try:
                yield work
            finally:
                shutil.rmtree(work, ignore_errors=True)
    except OSError as error:
        raise UserError(
            f"The site cannot be written in {site.parent}: {error.strerror}. "
            "The site was left as it is."
        ) from error


@contextlib.contextmanager
def _alone(lock: int) -> Iterator[None]:
    """Hold the lock; say so when that takes waiting. No file is left locked by a dead process."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        owner = os.pread(lock, 20, 0).decode("ascii", "replace").strip()
        print(f"Waiting for another build of this site (process {owner}) …", file=sys.stderr)
        fcntl.flock(lock, fcntl.LOCK_EX)
    os.ftruncate(lock, 0)
    os.write(lock, f"{os.getpid()}\n".encode())
    yield


def _put_right(site: Path) -> None:
    """Take back the old site when a killed build left none, and sweep what such builds left."""
    left = sorted(site.parent.glob(f"{site.name}.new.*"))
    for work in left:
        if not site.exists() and (work / "old" / "index.html").is_file():
            (work / "old").rename(site)
    for work in left:
        shutil.rmtree(work, ignore_errors=True)


def swap(new: Path, site: Path) -> None:
    """Put `new` in the place of `site`; two renames, undone when the second one fails.

    Between the two the old site stands in `old` beside `new`, where the next build looks for it.
    """
    site = site.resolve()
    aside = new.parent / "old"
    had_one = site.exists()
    if had_one:
        site.rename(aside)
    try:
        new.rename(site)
    except BaseException:  # an interrupt too: the caller removes the folder with the old site
        if had_one:
            aside.rename(site)
        raise
