"""The life of a default branch as it was on a day: the numbers that labels are made of."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from harvester.model.facts import Month
from harvester.model.observation import History, MonthCount


@dataclass(frozen=True, slots=True)
class Life:
    """What people and robots had done on the default branch up to and including `day`.

    exact is False for a day in the past of the history: then only whole months are known, and a
    last date is the last day of its month (never more silent than it was).
    """

    day: date
    exact: bool
    first: date
    first_human: date | None
    last_human: date | None
    last_bot: date | None
    human: int
    human_12: int
    """Human commits in the 12 calendar months that end with the month of the day."""
    months_12: int
    """In how many of these months a human commit was made."""
    known_since: Month | None
    """Earlier months are not known; None: the whole history is."""

    @property
    def age_days(self) -> int | None:
        """Days since the first commit; None where the beginning is not known."""
        return None if self.known_since else (self.day - self.first).days

    @property
    def silent_days(self) -> int | None:
        """Days since the last human commit; None where there is none."""
        return (self.day - self.last_human).days if self.last_human else None


def month_of(day: date) -> Month:
    return f"{day.year:04}-{day.month:02}"


def first_day(month: Month) -> date:
    return date(int(month[:4]), int(month[5:]), 1)


def last_day(month: Month) -> date:
    year, number = int(month[:4]), int(month[5:])
    return date(year, number, monthrange(year, number)[1])


def months_before(month: Month, n: int) -> Month:
    """The month n months earlier."""
    at = int(month[:4]) * 12 + int(month[5:]) - 1 - n
    return f"{at // 12:04}-{at % 12 + 1:02}"


def life_at(history: History, day: date) -> Life | None:
    """The life on that day, by commits up to it only.

    None: there was no commit yet, or (in the past of a capped history) a month is missing.
    """
    if history.first_commit > day:
        return None
    exact = history.last_commit <= day
    known = history.months if exact else _ended(history.months, day)
    recent_since = months_before(_newest(day, exact), 11)
    if history.complete_since and not exact and recent_since < history.complete_since:
        return None
    recent = [m for m in reversed(known) if m.month >= recent_since]
    first_human = _not_after(history.first_human, day)
    if exact:
        human, last_human, last_bot = history.human, history.last_human, history.last_bot
    else:
        human = max(sum(m.human for m in known), 1 if first_human else 0)
        last_human = _last([m for m in known if m.human]) or first_human
        last_bot = _last([m for m in known if m.commits > m.human])
    if last_human is None and last_bot is None:
        last_bot = history.first_commit  # somebody made it, and it was no person
    return Life(
        day=day,
        exact=exact,
        first=history.first_commit,
        first_human=first_human,
        last_human=last_human,
        last_bot=last_bot,
        human=human,
        human_12=sum(m.human for m in recent),
        months_12=sum(1 for m in recent if m.human),
        known_since=history.complete_since,
    )


def _newest(day: date, exact: bool) -> Month:
    """The last month that counts: that of the day, or the last one that had ended."""
    month = month_of(day)
    return month if exact or last_day(month) == day else months_before(month, 1)


def _ended(months: list[MonthCount], day: date) -> list[MonthCount]:
    newest = _newest(day, exact=False)
    return [m for m in months if m.month <= newest]


def _last(months: list[MonthCount]) -> date | None:
    return last_day(months[-1].month) if months else None


def _not_after(found: date | None, day: date) -> date | None:
    return found if found and found <= day else None
