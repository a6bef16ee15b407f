"""Many visits over an executor: order, limits, interruption, budget, and workers that die."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from harvester import observed
from harvester.errors import UserError
from harvester.harvest import due_first, harvest, job_for
from harvester.model.catalogue import EditorSource, ForgeHost
from harvester.model.observation import Visit
from harvester.remote import Settings
from harvester.visit import Job, VisitResult
from tests.servers.githttp import GitServer
from tests.servers.repos import Commit, build_repo, run_git
from tests.visit.support import TODAY

SMALL = [Commit("2026-01-01", "One", {"LICENSE": "SPDX-License-Identifier: MIT\n"})]


def many(folder: Path, number: int, base: str = "https://github.com/example") -> list[Job]:
    """Copies of one small repository, as jobs with an address each."""
    first = folder / "r0"
    build_repo(first, SMALL)
    jobs = []
    for index in range(number):
        path = folder / f"r{index}"
        if index:
            run_git(folder, "clone", "-q", "--bare", str(first), str(path))
        jobs.append(Job(f"{base}/r{index}", Settings(), TODAY, copy=path, as_of=TODAY))
    return jobs


@pytest.fixture
def over_http(git_server: GitServer, settings: Settings) -> list[Job]:
    jobs = many(git_server.folder, 8, git_server.url("x").removesuffix("/x"))
    return [replace(job, copy=None, as_of=None, settings=settings) for job in jobs]


@pytest.fixture(params=["threads", "processes"])
def executor(request: pytest.FixtureRequest) -> Iterator[Executor]:
    made: Executor = (
        ThreadPoolExecutor(4)
        if request.param == "threads"
        else ProcessPoolExecutor(2, mp_context=get_context("spawn"))
    )
    with made as running:
        yield running


def test_every_job_yields_one_result(over_http: list[Job], executor: Executor) -> None:
    results = list(harvest(over_http, executor))
    assert Counter(r.visit.url for r in results) == Counter(j.url for j in over_http)
    assert {r.visit.outcome for r in results} == {"read"}
    assert all(r.observation and r.observation.url == r.visit.url for r in results)


def test_a_dask_cluster(over_http: list[Job]) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    with (
        distributed.LocalCluster(2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        results = list(harvest(over_http, client.get_executor()))
    assert Counter(r.visit.url for r in results) == Counter(j.url for j in over_http)


class Counting(Executor):
    """Real threads that note how many visits to one host run at once."""

    def __init__(self) -> None:
        self.threads = ThreadPoolExecutor(16)
        self.now: Counter[str] = Counter()
        self.most: Counter[str] = Counter()
        self.begun = 0
        self.lock = threading.Lock()

    def submit(self, call: Any, /, *args: Any, **options: Any) -> Future[Any]:
        host = args[0].url.split("/")[2]

        def counted() -> Any:
            with self.lock:
                self.begun += 1
                self.now[host] += 1
                self.most[host] = max(self.most[host], self.now[host])
            time.sleep(0.02)
            try:
                return call(*args, **options)
            finally:
                with self.lock:
                    self.now[host] -= 1

        return self.threads.submit(counted)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self.threads.shutdown(wait, cancel_futures=cancel_futures)


def test_at_most_so_many_of_one_host(over_http: list[Job], tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    copies = many(tmp_path / "copies", 8, "https://git.example.org/a")
    with Counting() as executor:
        results = list(harvest([*over_http, *copies], executor, per_host=3))
    assert len(results) == 16
    here = over_http[0].url.split("/")[2]
    assert executor.most[here] == 3
    assert executor.most["git.example.org"] > 3  # copies burden nobody


def test_longest_unseen_first() -> None:
    def job(name: str, days: int | None) -> Job:
        url = f"https://git.example.org/{name}"
        visited = TODAY - timedelta(days or 0)
        made = Visit(url=url, visited_on=visited, outcome="gone") if days is not None else None
        return Job(url, Settings(), TODAY, visit=made)

    order = due_first([job("new", 0), job("old", 40), job("never", None), job("older", 41)])
    assert [j.url.rpartition("/")[2] for j in order] == ["never", "older", "old", "new"]


def test_no_budget_left_visits_nothing(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as executor:
        assert list(harvest(many(tmp_path, 3), executor, budget=0)) == []


def test_a_budget_leaves_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0] * 3 + [100.0] * 1000)
    monkeypatch.setattr("harvester.harvest.monotonic", lambda: next(clock))
    monkeypatch.setattr("harvester.harvest.IN_FLIGHT", 2)
    jobs = many(tmp_path, 6)
    with ThreadPoolExecutor(1) as executor:
        results = list(harvest(jobs, executor, budget=50))
    assert 0 < len(results) <= 3
    assert [r.visit.url for r in results] == [j.url for j in jobs[: len(results)]]


def test_stopping_cancels_what_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harvester.harvest.IN_FLIGHT", 2)
    with Counting() as executor:
        running = harvest(many(tmp_path, 8), executor)
        next(running)
        running.close()  # type: ignore[attr-defined]
        executor.shutdown()
        assert executor.begun <= 3
        assert executor.now.total() == 0


class Mine:
    """Stands where a copy's path should stand, and kills the worker that looks at it."""

    def __init__(self, driver: int) -> None:
        self.driver = driver

    def __fspath__(self) -> str:
        if os.getpid() != self.driver:
            os.kill(os.getpid(), signal.SIGKILL)
        return "/nowhere"

    def __truediv__(self, other: str) -> Path:
        return Path(os.fspath(self)) / other


def test_a_worker_that_dies_loses_no_other(tmp_path: Path) -> None:
    jobs = many(tmp_path, 6)
    deadly = replace(jobs[2], url="https://github.com/example/deadly", copy=Mine(os.getpid()))  # type: ignore[arg-type]
    todo = [*jobs[:2], deadly, *jobs[2:]]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        results: list[VisitResult] = list(harvest(todo, executor))
    outcomes = {r.visit.url: r.visit.outcome for r in results}
    assert len(results) == 7
    assert outcomes.pop(deadly.url) == "crashed"
    assert set(outcomes.values()) == {"read"}


def test_job_for() -> None:
    forge = ForgeHost(
        host="github.com",
        name="GitHub",
        kind="github",
        operator="GitHub, Inc.",
        operator_country="US",
        parent_country="US",
        source=EditorSource(editor="judgement", reviewed_on=TODAY),
    )
    mirrors = ["gitlab.com=/srv/{path}", "github.com=/srv/mirror/{owner}+{name}/repo"]

    def made(url: str) -> Job:
        return job_for(url, {"github.com": forge}, None, None, Settings(), TODAY, mirrors=mirrors)

    job = made("https://GitHub.com/example/app.git/")
    assert (job.url, job.forge_kind) == ("https://github.com/example/app", "github")
    assert job.copy == Path("/srv/mirror/example+app/repo")
    other = made("https://github.com.example.org/example/app")
    assert (other.forge_kind, other.copy) == ("plain_git", None)
    for bad in ("https://127.0.0.1/a/b", "ssh://git@github.com/a/b", "--upload-pack=x"):
        with pytest.raises(UserError, match="https://"):
            made(bad)


DRIVER = """
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from harvester import observed
from harvester.harvest import harvest
from harvester.remote import Settings
from harvester.visit import Job
from datetime import date

copies, out = Path(sys.argv[1]), Path(sys.argv[2])
seen, visits = observed.load_all(out)
jobs = []
for path in sorted(copies.iterdir()):
    url = f"https://github.com/example/{path.name}"
    jobs.append(Job(url, Settings(), date(2026, 8, 15), copy=path, as_of=date(2026, 8, 15),
                    observation=seen.get(url), visit=visits.get(url)))
with ThreadPoolExecutor(2) as executor:
    for result in harvest(jobs, executor):
        observed.save(out, result.visit, result.observation)
        print(result.visit.outcome, flush=True)
"""


def drive(copies: Path, out: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", DRIVER, str(copies), str(out)], stdout=subprocess.PIPE, text=True
    )


def test_a_killed_harvest_goes_on_where_it_was(tmp_path: Path) -> None:
    copies, out = tmp_path / "copies", tmp_path / "observed"
    copies.mkdir()
    many(copies, 10)
    with drive(copies, out) as first:
        assert first.stdout is not None
        for _ in range(3):
            assert first.stdout.readline() == "read\n"
        first.kill()
        first.wait()
    kept, visits = observed.load_all(out)  # whole files only, whenever it was killed
    assert 3 <= len(kept) < 10 and set(visits) <= set(kept)
    with drive(copies, out) as second:
        outcomes = Counter(second.communicate()[0].split())
    assert outcomes == {"not-due": len(visits), "read": 10 - len(visits)}
    seen, visits = observed.load_all(out)
    assert len(seen) == len(visits) == 10
    before = {f: f.stat().st_mtime_ns for f in out.rglob("*")}
    with drive(copies, out) as third:
        assert Counter(third.communicate()[0].split()) == {"not-due": 10}
    assert {f: f.stat().st_mtime_ns for f in out.rglob("*")} == before
