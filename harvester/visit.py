"""One visit to one repository: what is due, what was seen, what stays as it was.

A visit never raises for trouble of the repository or the network: that becomes its outcome.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from harvester.model.facts import Known, Unknown
from harvester.model.observation import (
    GOOD_OUTCOMES,
    MATCHER,
    READER,
    Observation,
    Outcome,
    Tag,
    Visit,
)
from harvester.remote import (
    NothingInWindow,
    Refs,
    RemoteTrouble,
    Session,
    Settings,
    Source,
    copy_day,
)
from harvester.repository import observing, reading, tags

TAGS_DAYS = 30
"""Tags are read again after so many days, moved HEAD or not."""
FULL_DAYS = 90
"""The whole life is read again after so many days."""


@dataclass(frozen=True, slots=True)
class Job:
    """One repository to visit. copy: a local copy to read, never the network.

    as_of: the day whose state a copy shows, where its files do not tell it. force: read all anew.
    """

    url: str
    settings: Settings
    today: date
    forge_kind: str = "plain_git"
    copy: Path | None = None
    as_of: date | None = None
    observation: Observation | None = None
    visit: Visit | None = None
    force: bool = False


@dataclass(frozen=True, slots=True)
class VisitResult:
    """How a visit went. observation: only when something new was seen."""

    visit: Visit
    observation: Observation | None = None
    bytes_received: int = 0


def visit(job: Job) -> VisitResult:
    """Visit one repository; a bug inside becomes the outcome `crashed`, so that others go on."""
    try:
        if _seen_today(job):
            return VisitResult(_visit(job, "not-due"))
        return _go(job)
    except RemoteTrouble as trouble:
        return VisitResult(_visit(job, trouble.outcome, trouble.detail))
    except Exception as error:  # one bad repository must not end a harvest
        return crashed(job, error)


def crashed(job: Job, error: BaseException) -> VisitResult:
    """The result of a visit that a bug, or the death of its worker, ended."""
    return VisitResult(_visit(job, "crashed", type(error).__name__))


def _seen_today(job: Job) -> bool:
    """Whether today's visit was good, so that a rerun asks nothing."""
    last = job.visit
    return (
        not job.force
        and last is not None
        and last.visited_on == job.today
        and last.outcome in GOOD_OUTCOMES
        and (job.copy is not None or not last.copy_read)
        and (job.observation is None or not _outdated(job.observation))
    )


def _outdated(seen: Observation) -> bool:
    return seen.reader < READER or seen.matcher < MATCHER


def _visit(job: Job, outcome: Outcome, detail: str = "", seen_as_of: date | None = None) -> Visit:
    # Reading all anew (--force) also takes back a day that was given wrongly before.
    before = job.visit.head_seen_as_of if job.visit and not (job.force and seen_as_of) else None
    return Visit(
        url=job.url,
        visited_on=job.today,
        outcome=outcome,
        detail=detail,
        copy_read=job.copy is not None,
        head_seen_as_of=max((d for d in (seen_as_of, before) if d), default=None),
        forge_asked_on=job.visit.forge_asked_on if job.visit else None,
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the small first request told. day: whose state this is, as known before reading."""

    head: str
    refs: Refs
    day: date
    tags: bool
    """Whether the tags were asked for too."""


def _go(job: Job) -> VisitResult:
    day = job.today if job.copy is None else _copy_day(job, job.copy)
    former = job.observation
    if former is not None and not job.force and day < former.as_of:
        return VisitResult(_visit(job, "not-due", "the copy is older than what was seen"))
    tags_due = job.force or former is None or _older(job, former.tags_read_on, TAGS_DAYS)
    with _session(job) as session:
        refs = session.refs(tags_due)
        if refs.head is None:
            return VisitResult(_visit(job, "empty", "", day), None, session.bytes_received)
        asked = _Asked(refs.head, refs, day, tags_due)
        if former is not None and not _content_due(job, former, refs.head):
            seen = _only_tags(job, former, session, asked) if tags_due else None
            outcome: Outcome = "read" if seen else "unchanged"
            return VisitResult(_visit(job, outcome, "", day), seen, session.bytes_received)
        seen = _read(job, session, asked, window=_window_fits(job, session))
        received = session.bytes_received
    if seen is None:  # the window did not fit: a fresh repository, read whole
        with _session(job) as session:
            seen = _read(job, session, asked, window=False)
            received += session.bytes_received
    if seen is None:
        raise RemoteTrouble("broken", "the history could not be read as a whole")
    return VisitResult(_visit(job, "read", "", seen.as_of), seen, received)


def _session(job: Job) -> Session:
    return Session(Source(job.url, job.forge_kind, job.copy), job.settings)


def _copy_day(job: Job, copy: Path) -> date:
    return min(job.as_of or copy_day(copy).date(), job.today)


def _older(job: Job, day: date, days: int) -> bool:
    return job.today - day > timedelta(days)


def _content_due(job: Job, former: Observation, head: str) -> bool:
    moved = not isinstance(former.head, Known) or former.head.value.commit != head
    return job.force or moved or _outdated(former) or _older(job, former.full_read_on, FULL_DAYS)


def _window_fits(job: Job, session: Session) -> bool:
    """Whether a window may be enough: something was read whole, lately, by this reader."""
    former = job.observation
    return (
        former is not None
        and not job.force
        and not _outdated(former)
        and not _older(job, former.full_read_on, FULL_DAYS)
        and session.can_filter
    )


def _only_tags(job: Job, former: Observation, session: Session, asked: _Asked) -> Observation:
    """The former observation with its tags read anew; HEAD stands where it stood."""
    known = former.tags.value if isinstance(former.tags, Known) else []
    found = tags.read(session, asked.refs, job.today, former=known, fetch=session.can_filter)
    return former.model_copy(
        update={"tags": Known(found, "refs/tags", asked.day), "tags_read_on": job.today}
    )


def _read(job: Job, session: Session, asked: _Asked, *, window: bool) -> Observation | None:
    """What there is to see now; None: the window does not fit, read it whole in a new session."""
    former = job.observation
    try:
        found = reading.read(
            session,
            asked.head,
            job.today,
            asked.day,
            wanted={to for to, peeled in asked.refs.tags.values() if peeled is None},
            spared=observing.spared(former),
            former=former if window else None,
        )
    except NothingInWindow:
        if not window:
            raise
        return None
    if found is None:
        return None
    as_of = min(job.today, max(asked.day, found.life.last or asked.day))
    seen_tags, tags_read_on = _tags(job, session, asked, found, as_of)
    about = observing.Circumstances(
        url=job.url,
        as_of=as_of,
        today=job.today,
        copy_read=job.copy is not None,
        commit=asked.head,
        branch=asked.refs.branch,
        aliases=(session.redirected_to,) if session.redirected_to else (),
        notes=tuple(session.notes),
    )
    return observing.observation_of(found, seen_tags, tags_read_on, about, former)


def _tags(
    job: Job, session: Session, asked: _Asked, found: reading.Reading, as_of: date
) -> tuple[Known[list[Tag]] | Unknown, date]:
    former = job.observation
    if former is not None and not asked.tags:
        return former.tags, former.tags_read_on
    known = former.tags.value if former and isinstance(former.tags, Known) else []
    dated = tags.read(
        session,
        asked.refs,
        job.today,
        former=() if job.force or found.whole else known,
        days=found.life.days,
        fetch=session.can_filter,
    )
    return Known(dated, "refs/tags", as_of), job.today
