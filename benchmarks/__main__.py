"""Prints what a visit costs, beside what clones cost, in the same run.

python -m benchmarks                                     a repository of 15,000 commits, over HTTP
python -m benchmarks --mirror HOST=TEMPLATE ADDRESS…     local copies
python -m benchmarks --mirror HOST=TEMPLATE --all FILE   how long all addresses of a file take
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measuring import KIB, Measure, compare
from benchmarks.repositories import build
from harvester.harvest import Job, harvest, job_for
from harvester.remote import Settings
from tests.servers.githttp import GitServer

TODAY = datetime.now(UTC).date()
TARGETS = (
    "to reach: first visit <= 6 MB and <= 3 s, 50 times fewer bytes than a full clone; "
    "unchanged <= 1 kB; own memory <= 300 MB"
)


def show(name: str, measures: list[Measure]) -> None:
    print(f"\n{name}")
    print(f"  {'':<16} {'bytes':>13} {'seconds':>8} {'own MB':>7} {'git MB':>7}")
    for m in measures:
        print(
            f"  {m.what:<16} {m.bytes:>13,} {m.seconds:>8.2f} {m.memory / 1024:>7.0f}"
            f" {m.git_memory / 1024:>7.0f}"
        )
    sizes = {m.what: m.bytes for m in measures}
    if "full clone" in sizes:
        ratio = sizes["full clone"] / sizes["first visit"]
        print(f"  a first visit takes {ratio:.0f} times fewer bytes")


def over_http(commits: int) -> None:
    with tempfile.TemporaryDirectory() as folder, GitServer(Path(folder)) as server:
        build(Path(folder) / "bench", commits)
        settings = Settings(allow_hosts=frozenset({server.place}))
        job = Job(url=server.url("bench"), settings=settings, today=TODAY)
        show(f"{commits:,} commits, over HTTP", compare(job, server.url("bench")))


def copies(mirrors: list[str], urls: list[str]) -> None:
    # git takes these from the environment of a clone by us; the harvester makes its own.
    os.environ |= {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "safe.directory",
        "GIT_CONFIG_VALUE_0": "*",
    }
    for url in urls:
        job = job_for(url, {}, None, None, Settings(), TODAY, mirrors=mirrors)
        if job.copy is None or not job.copy.exists():
            print(f"\n{url}: no copy")
            continue
        with tempfile.TemporaryDirectory() as folder, GitServer(Path(folder)) as server:
            (Path(folder) / "copy").symlink_to(job.copy.resolve())
            show(f"{url}, a copy", compare(job, server.url("copy")))


def everything(mirrors: list[str], file: Path, workers: int) -> None:
    urls = [line.strip() for line in file.read_text().splitlines() if line.strip()]
    made = [job_for(url, {}, None, None, Settings(), TODAY, mirrors=mirrors) for url in urls]
    jobs = [job for job in made if job.copy is not None and job.copy.exists()]
    started, outcomes, received = time.perf_counter(), Counter[str](), 0
    with ThreadPoolExecutor(workers) as executor:
        for result in harvest(jobs, executor):
            outcomes[result.visit.outcome] += 1
            received += result.bytes_received
    taken = time.perf_counter() - started
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // KIB // 1024
    print(
        f"\n{len(jobs)} copies, {workers} workers: {taken:.0f} s, {received:,} bytes, own {own} MB"
    )
    print("  " + ", ".join(f"{number} {outcome}" for outcome, number in outcomes.most_common()))


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__.split("\n")[0]
    )
    parser.add_argument(
        "urls", nargs="*", metavar="ADDRESS", help="repositories to read from copies"
    )
    parser.add_argument("--mirror", action="append", default=[], metavar="HOST=TEMPLATE")
    parser.add_argument("--commits", type=int, default=15_000, help="of the built repository")
    parser.add_argument("--all", type=Path, metavar="FILE", help="addresses, one a line")
    parser.add_argument("--workers", type=int, default=8)
    given = parser.parse_args()
    print(f"{TARGETS}\npython {sys.version.split()[0]}, {os.cpu_count()} processors")
    if given.commits:
        over_http(given.commits)
    if given.urls:
        copies(given.mirror, given.urls)
    if given.all:
        everything(given.mirror, given.all, given.workers)


if __name__ == "__main__":
    main()
