"""Publishing keeps the old site until the new one is good, and never loses a catalogue unseen."""

from pathlib import Path

import pytest

from harvester import building
from harvester.errors import UserError


def made(folder: Path, *programs: str) -> Path:
    for program in programs:
        page = folder / "software" / program / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(program)
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text(folder.name)
    return folder


def many(number: int) -> list[str]:
    return [f"program-{i}" for i in range(number)]


def test_a_first_site_has_nothing_to_lose(tmp_path: Path) -> None:
    building.refuse_loss(tmp_path / "site", made(tmp_path / "new"))


def test_one_in_twenty_may_go(tmp_path: Path) -> None:
    building.refuse_loss(made(tmp_path / "old", *many(20)), made(tmp_path / "new", *many(19)))


def test_more_than_one_in_twenty_may_not(tmp_path: Path) -> None:
    old, new = made(tmp_path / "old", *many(20)), made(tmp_path / "new", *many(18))
    with pytest.raises(UserError, match=r"2 of 20 programs \(program-18, program-19\)"):
        building.refuse_loss(old, new)


def test_pages_of_letters_are_no_programs(tmp_path: Path) -> None:
    site = made(tmp_path / "site", "one", "a-z/m")
    assert building.listed(site) == {"one"}


def test_the_new_site_takes_the_place_of_the_old(tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    site, new = made(tmp_path / "site", "old"), made(work / "new", "new")
    building._swap(new, site)
    assert (site / "index.html").read_text() == "new"
    assert building.listed(site) == {"new"}


def test_the_old_site_comes_back_when_the_swap_fails(tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    site = made(tmp_path / "site", "old")
    with pytest.raises(OSError, match="No such file"):
        building._swap(work / "not-there", site)
    assert building.listed(site) == {"old"}
