"""Measures visits and clones, each in a process of its own, so that memory is told apart."""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from harvester.harvest import Job
from harvester.visit import visit

KIB = 1 if sys.platform != "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Measure:
    """seconds: wall clock. memory: peak of the harvester, git_memory: of its largest git (KiB)."""

    what: str
    bytes: int
    seconds: float
    memory: int
    git_memory: int


def _peaks() -> tuple[int, int]:
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // KIB
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // KIB
    return own, children


def _visits(job: Job) -> list[Measure]:
    """A first visit, and one a day later of what did not change."""
    started = time.perf_counter()
    first = visit(job)
    measures = [
        Measure("first visit", first.bytes_received, time.perf_counter() - started, *_peaks())
    ]
    if first.observation is None:
        raise RuntimeError(f"{job.url}: {first.visit.outcome} {first.visit.detail}")
    later = replace(job, observation=first.observation, force=False)
    started = time.perf_counter()
    again = visit(later)
    if again.visit.outcome != "unchanged":
        raise RuntimeError(f"{job.url}: {again.visit.outcome} instead of unchanged")
    taken = time.perf_counter() - started
    return [*measures, Measure("unchanged", again.bytes_received, taken, *_peaks())]


def _clone(source: str, options: list[str], what: str) -> list[Measure]:
    """A clone as anyone would make it; bytes are those of the packs that came."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "clone"
        started = time.perf_counter()
        done = subprocess.run(
            ["git", "clone", "-q", "--bare", *options, source, str(target)],
            capture_output=True,
            check=False,
        )
        taken = time.perf_counter() - started
        if done.returncode:
            return []
        size = sum(pack.stat().st_size for pack in target.glob("objects/pack/*.pack"))
        return [Measure(what, size, taken, *_peaks())]


def apart(call: Callable[..., list[Measure]], *args: Any) -> list[Measure]:
    """Run in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(call, *args).result()


def compare(job: Job, source: str, full: bool = True) -> list[Measure]:
    """Both visits, against a clone without files and a full clone of the same source."""
    measures = apart(_visits, job)
    measures += apart(_clone, source, ["--filter=blob:none"], "blob:none clone")
    if full:
        measures += apart(_clone, source, [], "full clone")
    return measures
