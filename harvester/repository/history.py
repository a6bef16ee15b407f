"""From counted commits to the stored history, and from a window of it to the whole."""

from collections import Counter
from datetime import date

from harvester.model.observation import History, MonthCount
from harvester.repository.life import SNAPSHOT_SAMPLE, Life
from harvester.repository.months import first_day, month_of, shift, span
from harvester.repository.people import Identity, absence, bucket, commits_by_person

WINDOW_MONTHS = 15
"""Months before the former HEAD that a later visit reads again."""
FEW_HUMAN_COMMITS = 50


def window_start(former: History) -> date:
    """The first day from which a window must be read to replace whole months of `former`."""
    return first_day(shift(former.months[-1].month, -WINDOW_MONTHS))


def whole(life: Life) -> History:
    """The history of a log that was read from the first commit on (at least one commit)."""
    return _history(life, _months(life, min(life.commits), max(life.commits)))


def capped(life: Life, since: date) -> History:
    """The history of a log that was read from `since` on; earlier months are not known.

    Only months with twelve known months before are kept, so that numbers of people hold.
    """
    start = shift(month_of(since), 12)
    months = _months(life, start, max(start, *life.commits))
    return _history(life, months, complete_since=start)


def joined(former: History, life: Life) -> History | None:
    """The whole history from the former one and a window that was cut off; None: read it fully.

    Counts before the replaced months must be what they were: a difference means that commits with
    older dates arrived, or that the past was rewritten.
    """
    start = month_of(window_start(former))
    replaced = shift(start, 11)
    kept = [m for m in former.months if m.month < replaced]
    if not life.commits or life.undated or len(life.recent) < SNAPSHOT_SAMPLE:
        return None
    if min(life.commits) < start or not kept or month_of(former.first_commit) >= start:
        return None
    for month in kept:
        counted = (life.commits[month.month], life.humans(month.month))
        if month.month >= start and (month.commits, month.human) != counted:
            return None
    last = max(former.months[-1].month, *life.commits)
    months = kept + _months(life, replaced, last)
    return _history(life, months, former.complete_since, former)


def _months(life: Life, first: str, last: str) -> list[MonthCount]:
    result = []
    for month in span(first, last):
        year: Counter[Identity] = Counter()
        for back in range(12):
            year.update(life.human.get(shift(month, -back), {}))
        people = commits_by_person(year)
        result.append(
            MonthCount(
                month=month,
                commits=life.commits[month],
                human=life.humans(month),
                people=bucket(len(people)),
                absence=absence(people),
            )
        )
    return result


def _history(
    life: Life,
    months: list[MonthCount],
    complete_since: str | None = None,
    former: History | None = None,
) -> History:
    known = [d for d in (life.first, former.first_commit if former else None) if d]
    human = sum(m.human for m in months)
    first_human = former.first_human if former and former.first_human else life.first_human
    last_human = life.last_human or (former.last_human if former else None)
    few = first_human and last_human and human <= FEW_HUMAN_COMMITS
    return History(
        first_commit=min(known),
        last_commit=life.last or max(known),
        first_human=first_human,
        last_human=last_human,
        last_bot=life.last_bot or (former.last_bot if former else None),
        commits=sum(m.commits for m in months),
        human=human,
        months=months,
        complete_since=complete_since,
        snapshot_subjects=sum(snapshot for _, _, snapshot in life.recent),
        snapshot_sample=len(life.recent),
        once_span_days=(last_human - first_human).days
        if few and last_human and first_human
        else None,
    )
