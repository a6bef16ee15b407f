"""The last two years of a program by month: what the chart draws and its tables say."""

from collections.abc import Mapping

from harvester.model.assessment import SoftwareAssessment
from harvester.model.catalogue import Software
from harvester.model.facts import Known
from harvester.model.observation import History, Observation
from harvester.repository.months import shift, span
from harvester.site.entries import MonthRow

SHOWN = 24
"""So many months are shown, the month of the last state that was read included."""


def recent_months(
    entry: Software, judged: SoftwareAssessment, observations: Mapping[str, Observation]
) -> list[MonthRow]:
    """Changes by people in the repositories that rule the label, summed; none: nothing was read.

    The last month is the earliest of the months up to which each was read, so that no month counts
    as quiet merely because one copy is older. People cannot be summed over repositories (they may
    be the same), so a number of people is given for a single repository only.
    """
    roles = {ref.url: ref.role for ref in entry.repository_refs}
    mains = [url for url in judged.deciding if roles.get(url) == "main"]
    read = [
        (observation.as_of.strftime("%Y-%m"), observation.history.value)
        for url in mains or judged.deciding
        if (observation := observations.get(url)) and isinstance(observation.history, Known)
    ]
    if not read:
        return []
    last = min(month for month, _ in read)
    first = max(min(_first(h) for _, h in read), shift(last, 1 - SHOWN))
    return [_row(month, [h for _, h in read]) for month in span(first, last)]


def _first(history: History) -> str:
    return history.complete_since or history.first_commit.strftime("%Y-%m")


def _row(month: str, histories: list[History]) -> MonthRow:
    found = [m for history in histories for m in history.months if m.month == month]
    people = found[0].people if len(histories) == 1 and found else ""
    return MonthRow(month, sum(m.human for m in found), people)
