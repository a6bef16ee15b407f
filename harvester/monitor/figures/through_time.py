"""Figures month by month: how many repositories stood how at the end of each month."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from harvester.judge.life import months_before
from harvester.model.facts import Month
from harvester.monitor.facts import Facts
from harvester.monitor.figure import Cell, Figure, Row, columns
from harvester.monitor.months import Point, last_whole_month


def by_month(
    facts: Facts,
    id_: str,
    names: Sequence[str],
    key: Callable[[Point], str],
    counted: str,
    *,
    keeps: bool = False,
) -> Figure:
    """Rows of (month, names of public bodies, unseen, the same for all). key: point → name.

    unseen: it had begun, but its state in that month is not known to us. keeps: what was `counted`
    once stays so for ever, seen or not. value: of public bodies, in the last month of which we know
    the state of at least half of their repositories.
    """
    last = last_whole_month(facts.day)
    public: defaultdict[Month, Counter[str]] = defaultdict(Counter)
    everything: defaultdict[Month, Counter[str]] = defaultdict(Counter)
    for url, one in facts.repositories.items():
        past = facts.everything.points.get(url, [])
        stood = [(point.month, key(point)) for point in past]
        if past:
            later = counted if keeps and stood[-1][1] == counted else "unseen"
            stood += [(month, later) for month in months(past[-1].month, last)]
        for month, name in stood:
            everything[month][name] += 1
            public[month][name] += one.public
    rows: list[Row] = []
    for month in sorted(everything):
        told: list[Cell] = [public[month][name] for name in (*names, "unseen")]
        told += [everything[month][name] for name in (*names, "unseen")]
        rows.append((month, *told))
    period = well_seen(public)
    newest = public[period] if period else Counter()
    return Figure(
        id=id_,
        value=newest[counted],
        denominator=newest.total(),
        columns=columns(
            "month:month",
            *(f"public_{name}" for name in (*names, "unseen")),
            *(f"all_{name}" for name in (*names, "unseen")),
        ),
        rows=tuple(rows),
        period=period,
    )


def well_seen(by_name: Mapping[Month, Counter[str]]) -> Month | None:
    """The last month of which at least half is seen; None: there is no such month."""
    seen = [month for month, n in by_name.items() if n.total() and 2 * n["unseen"] <= n.total()]
    return max(seen, default=None)


def months(after: Month, last: Month) -> list[Month]:
    """Every month after one, up to the last."""
    found, month = [], months_before(after, -1)
    while month <= last:
        found.append(month)
        month = months_before(month, -1)
    return found
