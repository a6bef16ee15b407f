"""The activity of a program as a chart with the same figures in a table."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from harvester.site.charts import Bars, bar_chart
from harvester.site.entries import MonthRow, SoftwareView
from harvester.site.labels import Status, activity_status
from harvester.site.sources import SourceLine
from harvester.site.view import View


@dataclass(frozen=True, slots=True)
class Quarter:
    """Three months; people: in the twelve months until the end of it, as a range."""

    period: str
    human: int
    people: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing and its tables. people: there is a number of people to show."""

    svg: Markup
    quarters: list[Quarter]
    people: bool
    source: SourceLine
    until: date


def chart_of(view: View, program: SoftwareView) -> Chart | None:
    """The last two years; None where no history was read."""
    months = program.months
    if not months:
        return None
    t, strings = view.t, view.strings
    heading = t("software.chart.axis")
    bars = Bars(
        title=t("software.chart.title", name=program.name),
        summary=_summary(view, months),
        heading=heading,
        labels=[strings.month(row.month) for row in months],
        values=[row.human for row in months],
    )
    until = _until(program, months[-1].month)
    return Chart(
        svg=bar_chart(bars, "activity"),
        quarters=_quarters(view, months),
        people=any(row.people for row in months),
        source=SourceLine("computed", t("software.chart.source"), day=until),
        until=until,
    )


def spread_of(view: View, program: SoftwareView) -> list[tuple[Status, int]]:
    """How many repositories (or components) have each label; nothing where there is only one."""
    spread = program.assessment.spread
    if sum(spread.values()) < 2:
        return []
    policy = view.catalogue.policy
    return [(activity_status(key, policy, view.language), n) for key, n in spread.items()]  # type: ignore[arg-type]


def _summary(view: View, months: list[MonthRow]) -> str:
    t, month = view.t, view.strings.month
    first, last = month(months[0].month), month(months[-1].month)
    total = sum(row.human for row in months)
    if not total:
        return t("software.chart.nothing", first=first, last=last)
    peak = max(months, key=lambda row: row.human)
    none = sum(not row.human for row in months)
    quiet = t("software.chart.quiet", n=none) if none else t("software.chart.no_quiet")
    return t(
        "software.chart.summary", first=first, last=last, n=total, most=peak.human,
        peak=month(peak.month), quiet=quiet,
    )  # fmt: skip


def _quarters(view: View, months: list[MonthRow]) -> list[Quarter]:
    """Three months at a time, counted back from the last, the latest first."""
    name = view.strings.month
    found = []
    for end in range(len(months), 0, -3):
        part = months[max(end - 3, 0) : end]
        people = part[-1].people.replace("-", "–")
        first, last = name(part[0].month), name(part[-1].month)
        period = first if first == last else f"{first} – {last}"
        found.append(Quarter(period, sum(row.human for row in part), people))
    return found


def _until(program: SoftwareView, month: str) -> date:
    """The day up to which the last month was read: of the repositories, the earliest one."""
    days = [row.as_of for row in program.repositories if row.decides and row.as_of]
    return min(day for day in days if f"{day:%Y-%m}" == month)
