"""Publishing keeps the old site until the new one is good, and never loses a catalogue unseen."""

import signal
import subprocess
import sys
import threading
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
    building.swap(new, site)
    assert (site / "index.html").read_text() == "new"
    assert building.listed(site) == {"new"}


def test_the_old_site_comes_back_when_the_swap_fails(tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    site = made(tmp_path / "site", "old")
    with pytest.raises(OSError, match="No such file"):
        building.swap(work / "not-there", site)
    assert building.listed(site) == {"old"}


KILLED = """
import sys, time
from pathlib import Path
from harvester import building
site = Path(sys.argv[1])
with building.workshop(site) as work:
    (work / "nl").mkdir()
    if sys.argv[2] == "between":  # the first rename of the swap, and no second one
        site.rename(work / "old")
    print("ready", flush=True)
    time.sleep(600)
"""


def killed_build(site: Path, where: str) -> subprocess.Popen[str]:
    """A process of its own that holds the workshop and stops half-way."""
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(site), where], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.parametrize("where", ["before", "between"])
def test_the_next_build_puts_right_what_a_killed_one_left(tmp_path: Path, where: str) -> None:
    site = made(tmp_path / "site", "old")
    with killed_build(site, where) as process:
        process.send_signal(signal.SIGKILL)
    assert site.exists() == (where == "before")
    with building.workshop(site) as work:
        assert building.listed(site) == {"old"}
        assert [one.name for one in tmp_path.glob("site.new.*")] == [work.name]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["site", "site.lock"]


def test_a_build_waits_for_another_one_and_touches_nothing_of_it(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    site = made(tmp_path / "site", "old")
    entered = threading.Event()

    def second() -> None:
        with building.workshop(site):
            entered.set()

    with killed_build(site, "between") as process:
        waiting = threading.Thread(target=second)
        waiting.start()
        assert not entered.wait(0.3)
        assert len(list(tmp_path.glob("site.new.*"))) == 1
        process.kill()
        waiting.join(20)
    assert entered.is_set()
    assert f"(process {process.pid})" in capfd.readouterr().err
    assert building.listed(site) == {"old"}


def test_a_link_to_the_site_stays_a_link(tmp_path: Path) -> None:
    """The site may stand on another disk: the folder there is replaced, not the link to it."""
    disk = tmp_path / "disk"
    disk.mkdir()
    real = made(disk / "www", "old")
    (tmp_path / "site").symlink_to(real)
    with building.workshop(tmp_path / "site") as work:
        assert work.parent == disk
        building.swap(made(work / "nl", "new"), tmp_path / "site")
    assert (tmp_path / "site").is_symlink()
    assert building.listed(tmp_path / "site") == {"new"}


def test_a_place_where_nothing_can_be_written_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with (
        pytest.raises(UserError, match=r"cannot be written in .*file: Not a directory"),
        building.workshop(tmp_path / "file" / "site"),
    ):
        raise AssertionError("never entered")
