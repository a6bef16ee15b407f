"""Charts: round numbers at the side, nothing outside the drawing, no bar lost."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvester.site.charts import BOTTOM, LEAST, TOP, WIDTH, Bars, bar_chart, scale, sparkline

MONTHS = [f"m{number}" for number in range(24)]


def _bars(values: list[int]) -> Bars:
    return Bars("Titel", "Samenvatting", "Kop", MONTHS[: len(values)], values)


@pytest.mark.parametrize(
    ("most", "ticks"),
    [
        (4, (0, 1, 2, 3, 4)),
        (5, (0, 2, 4, 6)),
        (71, (0, 20, 40, 60, 80)),
        (80, (0, 20, 40, 60, 80)),
        (81, (0, 50, 100)),
        (1200, (0, 500, 1000, 1500)),
    ],
)
def test_the_side_has_round_numbers(most: int, ticks: tuple[int, ...]) -> None:
    assert scale(most).ticks == ticks


@given(st.integers(1, 10**7))
def test_the_side_reaches_over_the_highest_with_few_lines(most: int) -> None:
    ticks = scale(most).ticks
    assert ticks[-1] >= most
    assert ticks[-2] < most
    assert 2 <= len(ticks) <= 5


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=24))
def test_bars_stay_inside_and_none_is_lost(values: list[int]) -> None:
    drawing = ElementTree.fromstring(bar_chart(_bars(values), "a"))
    bars = drawing.findall("rect")
    assert len(bars) == sum(value > 0 for value in values)
    for bar in bars:
        x, y, width, height = (float(bar.get(key, "")) for key in ("x", "y", "width", "height"))
        assert 0 <= x <= x + width <= WIDTH
        assert TOP - 0.1 <= y <= y + height <= BOTTOM + 0.1
    assert "style" not in str(bar_chart(_bars(values), "a"))


@given(st.lists(st.integers(0, 5000), max_size=24))
def test_a_sparkline_has_a_bar_for_every_month(values: list[int]) -> None:
    drawing = ElementTree.fromstring(sparkline(values))
    assert len(drawing.findall("rect")) == len(values)
    assert drawing.get("aria-hidden") == "true"
    assert sum(bar.get("class") == "z" for bar in drawing) == sum(not value for value in values)


def test_one_change_does_not_look_like_a_peak() -> None:
    [bar] = ElementTree.fromstring(bar_chart(_bars([0, 1, 0]), "a")).findall("rect")
    assert float(bar.get("height", "")) == pytest.approx((BOTTOM - TOP) / LEAST, abs=0.1)


def test_no_months_is_an_empty_drawing_and_no_crash() -> None:
    assert not ElementTree.fromstring(bar_chart(_bars([]), "a")).findall("rect")
