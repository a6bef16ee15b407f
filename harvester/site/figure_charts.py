"""Which figures have a chart, and of what."""

from collections.abc import Sequence

from markupsafe import Markup

from harvester.monitor.facts import Facts
from harvester.monitor.figure import Cell, Figure
from harvester.site.charts import Bars, bar_chart
from harvester.site.linechart import Line, Lines, line_chart
from harvester.site.view import View

COUNTS = {"development-by-month": ("public_open", "public_once")}
"""Series of which numbers are drawn: what is counted never shrinks."""
SHARES = {
    "licence-by-month": ("public_open",),
    "activity-by-month": ("public_living",),
    "publiccode-by-month": ("public_valid",),
}
"""Series of which the share of what was seen is drawn: what we no longer see is no decline."""
BARS = {"commits-by-year": "commits", "releases-by-year": "public_releases"}
FEWEST = 5
"""A share is drawn from the first month with so many repositories: of fewer it jumps about."""


def chart_of(view: View, facts: Facts, figure: Figure) -> Markup | None:
    """The chart of a figure; None: it has none, or too little is known to draw."""
    if figure.id in COUNTS:
        return _counts(view, facts, figure)
    if figure.id in SHARES:
        return _shares(view, facts, figure)
    if figure.id in BARS:
        return _bars(view, facts, figure)
    return None


def _counts(view: View, facts: Facts, figure: Figure) -> Markup | None:
    names = COUNTS[figure.id]
    rows = [row for row in _told(figure) if any(_of(figure, row, name) for name in names)]
    if len(rows) < 2:
        return None
    lines = [
        Line(_name(view, facts, name), [_of(figure, row, name) for row in rows]) for name in names
    ]
    return _drawn(view, facts, figure, rows, lines, percent=False)


def _shares(view: View, facts: Facts, figure: Figure) -> Markup | None:
    rows = [row for row in _told(figure) if _seen(figure, row) >= FEWEST]
    if len(rows) < 2:
        return None
    lines = [
        Line(
            _name(view, facts, name),
            [round(100 * _of(figure, row, name) / _seen(figure, row)) for row in rows],
        )
        for name in SHARES[figure.id]
    ]
    return _drawn(view, facts, figure, rows, lines, percent=True)


def _drawn(
    view: View,
    facts: Facts,
    figure: Figure,
    rows: Sequence[tuple[Cell, ...]],
    lines: list[Line],
    *,
    percent: bool,
) -> Markup:
    t = view.t
    first, last = str(rows[0][0]), str(rows[-1][0])
    said = [
        t(
            "monitor.chart.line_share" if percent else "monitor.chart.line",
            name=line.name, first=line.values[0], last=line.values[-1],
        )
        for line in lines
    ]  # fmt: skip
    span = t("monitor.chart.span", first=view.strings.month(first), last=view.strings.month(last))
    middle = rows[(len(rows) - 1) // 2]
    labels = [""] * len(rows)
    for place, row in ((0, rows[0]), ((len(rows) - 1) // 2, middle), (len(rows) - 1, rows[-1])):
        labels[place] = str(row[0])[:4]
    return line_chart(
        Lines(
            title=facts.policy.figures[figure.id].title[view.language],
            summary=" ".join([span, *said]),
            heading=t("monitor.chart.share" if percent else "monitor.chart.count"),
            labels=labels,
            lines=lines,
            percent=percent,
        ),
        f"chart-{figure.id}",
    )


def _bars(view: View, facts: Facts, figure: Figure) -> Markup | None:
    name = BARS[figure.id]
    rows = [row for row in figure.rows if _of(figure, row, name)]
    if len(rows) < 2:
        return None
    values = [_of(figure, row, name) for row in rows]
    heading = _name(view, facts, name)
    summary = view.t(
        "monitor.chart.bars", name=heading, first=str(rows[0][0]), last=str(rows[-1][0]),
        most=max(values), year=str(rows[values.index(max(values))][0]),
    )  # fmt: skip
    labels = [str(row[0]) for row in rows]
    title = facts.policy.figures[figure.id].title[view.language]
    return bar_chart(Bars(title, summary, heading, labels, values), f"chart-{figure.id}")


def _told(figure: Figure) -> list[tuple[Cell, ...]]:
    """The months up to the one that the value tells of: later ones are seen for less than half."""
    return [row for row in figure.rows if figure.period and str(row[0]) <= figure.period]


def _seen(figure: Figure, row: tuple[Cell, ...]) -> int:
    names = [column.name for column in figure.columns]
    return sum(
        int(str(row[place]))
        for place, name in enumerate(names)
        if name.startswith("public_") and name != "public_unseen"
    )


def _of(figure: Figure, row: tuple[Cell, ...], name: str) -> int:
    names = [column.name for column in figure.columns]
    return int(str(row[names.index(name)]))


def _name(view: View, facts: Facts, column: str) -> str:
    return facts.policy.columns[column][view.language]
