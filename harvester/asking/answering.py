"""How soon reports are answered: from the days of single reports to three numbers. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from harvester.forges.forge import Report
from harvester.model.forge import IssueAnswers

PERIOD = timedelta(days=365)


def issue_answers(reports: Sequence[Report], today: date) -> IssueAnswers:
    """The numbers of the reports that were opened in the year before today."""
    lately = [one for one in reports if one.opened > today - PERIOD]
    return IssueAnswers(
        reports=len(lately),
        answered=sum(one.answered is not None for one in lately),
        half_within_days=_half_within([_waited(one, today) for one in lately]),
    )


def _waited(report: Report, today: date) -> tuple[int, bool]:
    """Days it was seen to wait, and whether an answer ended that."""
    end = report.answered or report.watched_until or today
    return max(0, (end - report.opened).days), report.answered is not None


def _half_within(waits: Sequence[tuple[int, bool]]) -> int | None:
    """Kaplan-Meier median: a plain median would call a forge slow (or fast) for its newest reports.

    Each of those that still wait says only that it took longer than that.
    """
    waiting = Fraction(1)
    for day in sorted({days for days, answered in waits if answered}):
        at_risk = sum(days >= day for days, _ in waits)
        waiting *= 1 - Fraction(waits.count((day, True)), at_risk)
        if waiting <= Fraction(1, 2):
            return day
    return None
