"""The page of changes: what many programs share on one day hides nothing else."""

from datetime import date

from harvester.site.changes import FEW, Change, ChangeKind, Several, folded
from harvester.site.labels import Status

DAY = date(2026, 5, 1)


def change(kind: ChangeKind, name: str, day: date = DAY) -> Change:
    return Change(day, kind, Status(kind, kind, "new", "live"), name, f"software/{name}/", "", None)


def test_many_new_programs_of_one_day_are_one_line_and_the_rest_stays() -> None:
    new = [change("new", f"p{i}") for i in range(FEW + 1)]
    licence = change("licence", "a")
    older = [change("new", f"q{i}", date(2026, 4, 1)) for i in range(FEW)]
    found = folded([licence, *new, *older])
    assert found[0] == licence
    several = found[1]
    assert isinstance(several, Several)
    assert [one.name for one in several.programs] == [one.name for one in new]
    assert found[2:] == older


def test_nothing_is_folded_that_is_not_new() -> None:
    changes = [change("licence", f"p{i}") for i in range(3 * FEW)]
    assert folded(changes) == changes
