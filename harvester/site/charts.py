"""Charts as inline SVG: classes only, readable without colour and without sight."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

WIDTH, HEIGHT = 360, 210
LEFT, TOP, BOTTOM = 38, 26, 180
_SPARK_WIDTH, _SPARK_HEIGHT = 120, 24
_STEPS = (1, 2, 5)
LEAST = 4
"""The side reaches at least this far: one change may not look like a peak."""


@dataclass(frozen=True, slots=True)
class Bars:
    """What a bar chart says. labels: one for each value; only some are drawn.

    title and summary are read aloud; heading is drawn above the bars.
    """

    title: str
    summary: str
    heading: str
    labels: Sequence[str]
    values: Sequence[int]


def bar_chart(bars: Bars, id_: str) -> Markup:
    """Bars from zero, with grid lines at round numbers and about three labels below.

    id_: unique on the page, for title and description.
    """
    top = scale(max((*bars.values, LEAST)))
    step = (WIDTH - LEFT) / max(len(bars.values), 1)
    parts = [
        Markup(
            '<svg class="chart" viewBox="0 0 {0} {1}" role="img" '
            'aria-labelledby="{2}-t {2}-d"><title id="{2}-t">{3}</title>'
            '<desc id="{2}-d">{4}</desc><text x="0" y="12">{5}</text>'
        ).format(WIDTH, HEIGHT, id_, bars.title, bars.summary, bars.heading)
    ]
    parts += [_line(value, top) for value in top.ticks]
    parts += [
        Markup('<rect class="b" x="{}" y="{}" width="{}" height="{}"/>').format(
            _n(LEFT + number * step + step * 0.1), _n(_y(value, top)),
            _n(step * 0.8), _n(BOTTOM - _y(value, top)),
        )
        for number, value in enumerate(bars.values)
        if value
    ]  # fmt: skip
    parts += [
        Markup('<text x="{}" y="202">{}</text>').format(
            _n(LEFT + number * step), bars.labels[number]
        )
        for number in _labelled(len(bars.labels))
    ]
    return Markup("").join([*parts, Markup("</svg>")])


def sparkline(values: Sequence[int]) -> Markup:
    """Bars as small as a word, only beside the same in words: hidden from screen readers."""
    most = max(values, default=0)
    step = _SPARK_WIDTH / max(len(values), 1)
    parts = []
    for number, value in enumerate(values):
        height = max(value / most * (_SPARK_HEIGHT - 1), 1) if value else 1
        parts.append(
            Markup('<rect{} x="{}" y="{}" width="{}" height="{}"/>').format(
                Markup("") if value else Markup(' class="z"'),
                _n(number * step), _n(_SPARK_HEIGHT - height), _n(step * 0.76), _n(height),
            )
        )  # fmt: skip
    start = Markup(
        '<svg class="spark" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">'
    ).format(_SPARK_WIDTH, _SPARK_HEIGHT)
    return start + Markup("").join(parts) + Markup("</svg>")


@dataclass(frozen=True, slots=True)
class Scale:
    """The numbers along the side, from zero up to the highest."""

    ticks: tuple[int, ...]

    @property
    def most(self) -> int:
        return self.ticks[-1]


def scale(most: int) -> Scale:
    """At most four round steps that reach over the highest value; never nothing."""
    size = 1
    while True:
        for step in _STEPS:
            if step * size * 4 >= most:
                count = max(-(-most // (step * size)), 1)
                return Scale(tuple(step * size * n for n in range(count + 1)))
        size *= 10


def _line(value: int, top: Scale) -> Markup:
    return Markup(
        '<line class="{}" x1="{}" x2="{}" y1="{}" y2="{}"/>'
        '<text x="{}" y="{}" text-anchor="end">{}</text>'
    ).format(
        "grid" if value else "axis", LEFT, WIDTH, _n(_y(value, top)), _n(_y(value, top)),
        LEFT - 6, _n(_y(value, top) + 4), escape(value),
    )  # fmt: skip


def _y(value: float, top: Scale) -> float:
    return BOTTOM - value / top.most * (BOTTOM - TOP)


def _labelled(count: int) -> list[int]:
    """Which bars get a label: a third of the way apart, so that they never touch."""
    return list(range(0, count, max(-(-count // 3), 8))) if count > 8 else list(range(count))[:1]


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
