"""Line charts as inline SVG: at most three lines, each told apart by its dashes and its name."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from harvester.site.charts import Scale, scale

WIDTH, HEIGHT = 380, 230
LEFT, RIGHT, TOP, BOTTOM = 38, 268, 26, 200
_LETTERS = 15
"""So many letters fit beside the end of a line."""
_APART = 46
"""Names at the right stay so far apart that they can be read."""
_LOWEST = HEIGHT - 34
"""A name of three rows that starts lower would leave the drawing."""


@dataclass(frozen=True, slots=True)
class Line:
    """name: at most two words a row of letters; values: one for each label."""

    name: str
    values: Sequence[int]


@dataclass(frozen=True, slots=True)
class Lines:
    """What a line chart says. labels: below; only the first, middle and last are drawn.

    title and summary are read aloud; heading is drawn above. percent: values are of a hundred.
    """

    title: str
    summary: str
    heading: str
    labels: Sequence[str]
    lines: Sequence[Line]
    percent: bool = False


def line_chart(drawn: Lines, id_: str) -> Markup:
    """Lines from left to right with grid lines at round numbers. id_: unique on the page."""
    most = max((value for line in drawn.lines for value in line.values), default=0)
    top = scale(max(most, 4))
    if drawn.percent:
        top = Scale((0, 25, 50, 75, 100))
    parts = [
        Markup(
            '<svg class="chart" viewBox="0 0 {0} {1}" role="img" '
            'aria-labelledby="{2}-t {2}-d"><title id="{2}-t">{3}</title>'
            '<desc id="{2}-d">{4}</desc><text x="0" y="12">{5}</text>'
        ).format(WIDTH, HEIGHT, id_, drawn.title, drawn.summary, drawn.heading)
    ]
    parts += [_grid(value, top, drawn.percent) for value in top.ticks]
    places = _apart([_y(line.values[-1], top) for line in drawn.lines if line.values])
    for number, line in enumerate(drawn.lines[:3], 1):
        if line.values:
            parts.append(_line(line, number, top, places[number - 1], drawn.percent))
    parts += [
        Markup('<text x="{}" y="222" text-anchor="middle">{}</text>').format(
            _n(_x(place, len(drawn.labels))), drawn.labels[place]
        )
        for place in _labelled(len(drawn.labels))
    ]
    return Markup("").join([*parts, Markup("</svg>")])


def _line(line: Line, number: int, top: Scale, place: float, percent: bool) -> Markup:
    count = len(line.values)
    points = " ".join(
        f"{_n(_x(at, count))},{_n(_y(value, top))}" for at, value in enumerate(line.values)
    )
    last = line.values[-1]
    said = [
        Markup(
            '<polyline class="l{0}" points="{1}"/><circle class="d{0}" cx="{2}" cy="{3}" r="4"/>'
            '<text class="lab" x="{4}" y="{5}">{6}</text>'
        ).format(
            number, points, _n(_x(count - 1, count)), _n(_y(last, top)), RIGHT + 10,
            _n(place + 4), f"{last} %" if percent else last,
        )
    ]  # fmt: skip
    for row, words in enumerate(_rows(line.name), 1):
        said.append(
            Markup('<text x="{}" y="{}">{}</text>').format(
                RIGHT + 10, _n(place + 4 + 14 * row), words
            )
        )
    return Markup("").join(said)


def _apart(wanted: list[float]) -> list[float]:
    """Heights for the names: near the ends of the lines, never over each other, all inside."""
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    found = list(wanted)
    above: float = TOP - _APART
    for at in order:
        above = found[at] = max(wanted[at], above + _APART)
    below: float = _LOWEST + _APART
    for at in reversed(order):
        below = found[at] = min(found[at], below - _APART)
    return found


def _rows(name: str) -> list[str]:
    """A name in at most two rows of letters."""
    rows = [""]
    for word in name.split():
        if rows[-1] and len(rows[-1]) + len(word) >= _LETTERS and len(rows) < 2:
            rows.append(word)
        else:
            rows[-1] = f"{rows[-1]} {word}".strip()
    return rows


def _grid(value: int, top: Scale, percent: bool) -> Markup:
    y = _y(value, top)
    return Markup(
        '<line class="{}" x1="{}" x2="{}" y1="{}" y2="{}"/>'
        '<text x="{}" y="{}" text-anchor="end">{}</text>'
    ).format(
        "grid" if value else "axis", LEFT, RIGHT, _n(y), _n(y), LEFT - 6, _n(y + 4),
        f"{value}%" if percent else value,
    )  # fmt: skip


def _labelled(count: int) -> list[int]:
    """The first, the middle and the last, where there are so many."""
    return sorted({0, (count - 1) // 2, count - 1}) if count else []


def _x(at: int, count: int) -> float:
    return LEFT + (RIGHT - LEFT) * at / max(count - 1, 1)


def _y(value: float, top: Scale) -> float:
    return BOTTOM - value / top.most * (BOTTOM - TOP)


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
