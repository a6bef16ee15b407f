"""Line charts: nothing outside the drawing, and names that can be read."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from harvester.site.linechart import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, Line, Lines, line_chart

VALUES = st.lists(st.integers(0, 5000), min_size=1, max_size=40)


@given(st.lists(VALUES, min_size=1, max_size=3), st.booleans())
def test_lines_stay_inside(given_values: list[list[int]], percent: bool) -> None:
    length = min(map(len, given_values))
    values = [[min(v, 100) if percent else v for v in one[:length]] for one in given_values]
    lines = [Line(f"een lange naam {n}", one) for n, one in enumerate(values)]
    labels = [str(2000 + n) for n in range(length)]
    made = line_chart(Lines("Titel", "Samenvatting", "Kop", labels, lines, percent), "a")
    drawing = ElementTree.fromstring(made)
    drawn = drawing.findall("polyline")
    assert [len(str(one.get("points")).split()) for one in drawn] == [length] * len(lines)
    for one in drawn:
        for pair in str(one.get("points")).split():
            x, y = map(float, pair.split(","))
            assert LEFT <= x <= RIGHT
            assert TOP - 0.1 <= y <= BOTTOM + 0.1
    names = [float(str(one.get("y"))) for one in drawing.findall("text[@class='lab']")]
    assert all(abs(a - b) >= 45 for n, a in enumerate(names) for b in names[:n])
    assert all(0 <= float(str(one.get("y"))) <= HEIGHT + 1 for one in drawing.findall("text"))
    assert "style" not in made


def test_a_name_cannot_break_out() -> None:
    lines = [Line("<script>", [1, 2])]
    made = str(line_chart(Lines('"><b>', "s", "h", ["a", "b"], lines), "x"))
    assert "<script>" not in made
    assert "<b>" not in made
