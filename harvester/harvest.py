"""Sends visits over an executor and yields each result as it comes.

Works over threads, processes and a Dask cluster: workers return results, only the driver writes.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from datetime import date
from itertools import count
from time import monotonic
from urllib.parse import urlsplit

from harvester.errors import UserError
from harvester.model.catalogue import ForgeHost
from harvester.model.observation import Observation, Visit
from harvester.remote import Settings, canonical, mirror_path
from harvester.visit import Job, VisitResult, crashed, visit

IN_FLIGHT = 64
"""Visits handed to an executor at once: enough for any cluster, few enough to stop soon."""

__all__ = ["Job", "VisitResult", "due_first", "harvest", "job_for"]


def job_for(  # noqa: PLR0917 - the facts of one job, each named at the call
    url: str,
    forges: Mapping[str, ForgeHost],
    observation: Observation | None,
    visit: Visit | None,
    settings: Settings,
    today: date,
    *,
    mirrors: Sequence[str] = (),
    as_of: date | None = None,
    force: bool = False,
) -> Job:
    """The visit that one address asks for; raises UserError for a bad address or mirror.

    The forge is chosen by exact host; an unknown host is plain git. A mirror that is meant for the
    host is read instead of the network, whether or not its folder is there.
    """
    try:
        address = canonical(url, allow_hosts=settings.allow_hosts)
    except ValueError as mistake:
        raise UserError(str(mistake)) from None
    forge = forges.get(urlsplit(address).netloc)
    copies = [copy for template in mirrors if (copy := mirror_path(template, address))]
    copy = next((c for c in copies if c.exists()), copies[0] if copies else None)
    return Job(
        url=address,
        settings=settings,
        today=today,
        forge_kind=forge.kind if forge else "plain_git",
        copy=copy,
        as_of=as_of,
        observation=observation,
        visit=visit,
        force=force,
    )


def due_first(jobs: Iterable[Job]) -> list[Job]:
    """The longest unseen first: never visited, never read, then by the day of the last visit."""

    def unseen(job: Job) -> tuple[date, bool]:
        return (job.visit.visited_on if job.visit else date.min), job.observation is not None

    return sorted(jobs, key=unseen)


def harvest(
    jobs: Sequence[Job],
    executor: Executor,
    per_host: int = 4,
    budget: float | None = None,
) -> Iterator[VisitResult]:
    """Visit all, in order where hosts allow; yields results as they come, one for each job visited.

    per_host: visits to one host at the same time (local copies are not counted). budget: seconds
    after which no visit is begun any more; the jobs that are left yield nothing. When the caller
    stops or is interrupted, what waits is cancelled.
    """
    queue = _Queue(jobs, per_host)
    ends = None if budget is None else monotonic() + budget
    running: dict[Future[VisitResult], Job] = {}
    suspects: list[Job] = []
    try:
        while True:
            over = ends is not None and monotonic() >= ends
            while not over and len(running) < IN_FLIGHT and (job := queue.take()):
                try:
                    running[executor.submit(visit, job)] = job
                except BrokenExecutor:
                    queue.put_back(job)
                    break
            if over:
                for future in running:
                    future.cancel()
            if not running:
                break
            left = None if ends is None or over else max(0.0, ends - monotonic())
            done, _ = wait(running, timeout=left, return_when=FIRST_COMPLETED)
            for future in done:
                job = running.pop(future)
                queue.finished(job)
                result = _result(future, job)
                if result is not None:
                    yield result
                elif not future.cancelled():
                    suspects.append(job)
    finally:
        for future in running:
            future.cancel()
    if suspects:
        left = None if ends is None else max(0.0, ends - monotonic())
        yield from _after_a_death(suspects, queue.rest(), per_host, left)


def _result(future: "Future[VisitResult]", job: Job) -> VisitResult | None:
    """The result; None: cancelled, or its worker died together with others' work."""
    try:
        return future.result()
    except (BrokenExecutor, CancelledError):
        return None
    except Exception as error:  # such as KilledWorker of Dask: this job kills its worker
        return crashed(job, error)


def _after_a_death(
    suspects: Sequence[Job], rest: Sequence[Job], per_host: int, budget: float | None
) -> Iterator[VisitResult]:
    """A worker process died and its pool with it: each job it may have had alone, then the rest."""
    started = monotonic()
    for job in suspects:
        if budget is not None and monotonic() - started >= budget:
            return
        with ProcessPoolExecutor(1) as alone:
            future = alone.submit(visit, job)
            try:
                yield future.result()
            except BrokenExecutor as error:
                yield crashed(job, error)
    if rest:
        left = None if budget is None else max(0.0, budget - (monotonic() - started))
        with ProcessPoolExecutor() as fresh:
            yield from harvest(rest, fresh, per_host, left)


class _Queue:
    """Jobs in order, at most so many of one host at a time."""

    def __init__(self, jobs: Iterable[Job], per_host: int) -> None:
        self._per_host = per_host
        self._number = count()
        self._waiting: dict[str, deque[tuple[int, Job]]] = {}
        self._busy: dict[str, int] = {}
        for job in jobs:
            self._waiting.setdefault(_host(job), deque()).append((next(self._number), job))

    def take(self) -> Job | None:
        """The first job whose host has room."""
        free = [
            (line[0][0], host)
            for host, line in self._waiting.items()
            if line and (not host or self._busy.get(host, 0) < self._per_host)
        ]
        if not free:
            return None
        host = min(free)[1]
        self._busy[host] = self._busy.get(host, 0) + 1
        return self._waiting[host].popleft()[1]

    def put_back(self, job: Job) -> None:
        self.finished(job)
        self._waiting[_host(job)].appendleft((-1, job))

    def finished(self, job: Job) -> None:
        self._busy[_host(job)] -= 1

    def rest(self) -> list[Job]:
        """All that nobody took yet."""
        waiting = [pair for line in self._waiting.values() for pair in line]
        return [job for _, job in sorted(waiting, key=lambda pair: pair[0])]


def _host(job: Job) -> str:
    """What a limit holds for; empty for a local copy, which burdens nobody."""
    return "" if job.copy is not None else urlsplit(job.url).netloc
