"""Counting a stream of commits month by month: the raw numbers behind a history."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from heapq import heappush, heapreplace
from typing import NamedTuple

from harvester.data import words
from harvester.repository.commits import Commit
from harvester.repository.months import month_of
from harvester.repository.people import Identity, is_bot

FIRST_SANE_DAY = date(1980, 1, 1)
"""Dates before this are no dates of a commit (mostly a clock at zero)."""
SNAPSHOT_SAMPLE = 20


class Ending(NamedTuple):
    """The last commit of a month on the first-parent line: the state the branch had then."""

    month: str
    day: date
    commit: str
    tree: str


@dataclass(slots=True)
class Life:
    """What a log says of the default branch. Identities stay in memory and are never stored."""

    commits: Counter[str] = field(default_factory=Counter)
    human: dict[str, Counter[Identity]] = field(default_factory=lambda: defaultdict(Counter))
    first: date | None = None
    last: date | None = None
    first_human: date | None = None
    last_human: date | None = None
    last_bot: date | None = None
    recent: list[tuple[date, str, bool]] = field(default_factory=list)
    """The most recent non-merge commits: day, id, whether it imports a snapshot."""
    line: list[tuple[date, str, str]] = field(default_factory=list)
    """The first-parent line, newest first: day, commit, root tree."""
    days: dict[str, date] = field(default_factory=dict)
    """The day of each commit that was asked for (`wanted`)."""
    undated: int = 0

    @property
    def total(self) -> int:
        return self.commits.total()

    def humans(self, month: str) -> int:
        """Human commits in a month."""
        return self.human[month].total() if month in self.human else 0

    def endings(self) -> list[Ending]:
        """The last state of every month, oldest first.

        A state is never older than the one before it: a commit with an older date that was merged
        late counts for the month in which it arrived.
        """
        found: dict[str, Ending] = {}
        day = FIRST_SANE_DAY
        for stamped, commit, tree in reversed(self.line):
            day = max(day, stamped)
            found[month_of(day)] = Ending(month_of(day), day, commit, tree)
        return list(found.values())


@cache
def _snapshot() -> re.Pattern[str]:
    return re.compile("|".join(words("bots")["snapshot_subjects"]))


def count(log: Iterable[Commit], today: date, wanted: Collection[str] = ()) -> Life:
    """Count a whole log (children before parents). Days are UTC, and none is after `today`."""
    life = Life()
    bots: dict[Identity, bool] = {}
    undated: list[tuple[Identity, bool]] = []
    next_on_line: str | None = None
    for commit in log:
        who = Identity.of(commit.name, commit.email)
        if who not in bots:
            bots[who] = is_bot(who)
        day = _day(commit.stamp, today)
        if next_on_line in (None, commit.id):
            life.line.append((day, commit.id, commit.tree))
            next_on_line = commit.parents[0] if commit.parents else "end"
        if commit.id in wanted:
            life.days[commit.id] = day
        if day < FIRST_SANE_DAY:
            undated.append((who, bots[who]))
            continue
        _add(life, month_of(day), who, bots[who])
        _stretch(life, day, bots[who])
        if not commit.is_merge:
            entry = (day, commit.id, bool(_snapshot().search(commit.subject.lower())))
            if len(life.recent) < SNAPSHOT_SAMPLE:
                heappush(life.recent, entry)
            elif entry > life.recent[0]:
                heapreplace(life.recent, entry)
    life.undated = len(undated)
    if undated:  # they count for the oldest month that has a date
        day = life.first or FIRST_SANE_DAY
        for who, bot in undated:
            _add(life, month_of(day), who, bot)
            _stretch(life, day, bot)
    return life


def _day(stamp: int, today: date) -> date:
    try:
        return min(datetime.fromtimestamp(stamp, UTC).date(), today)
    except (OverflowError, ValueError, OSError):
        return today if stamp > 0 else date(1970, 1, 1)


def _add(life: Life, month: str, who: Identity, bot: bool) -> None:
    life.commits[month] += 1
    if not bot:
        life.human[month][who] += 1


def _stretch(life: Life, day: date, bot: bool) -> None:
    life.first = min(life.first or day, day)
    life.last = max(life.last or day, day)
    if bot:
        life.last_bot = max(life.last_bot or day, day)
    else:
        life.first_human = min(life.first_human or day, day)
        life.last_human = max(life.last_human or day, day)
