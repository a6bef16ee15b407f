"""The door for people: each command as a process, its exit code and what it says."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from harvester.commands.options import told_plainly
from tests.cli.conftest import WRITER, Command
from tests.conftest import PublicWorld
from tests.servers.repos import Commit, build_repo


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_valid_catalogue_is_counted(catalogue: Command) -> None:
    run = catalogue("validate")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("The catalogue is valid: 1 programs, 0 products")


def test_all_mistakes_are_told_at_once_with_their_place(catalogue: Command, root: Path) -> None:
    file = root / "catalogue" / "software" / "writer.yml"
    file.write_text(
        WRITER.replace("[office]", "[ofice]").replace("application", "aplication"),
        encoding="utf-8",
    )
    run = catalogue("validate")
    assert run.code == 1
    assert "catalogue/software/writer.yml:6:14: " in run.err
    assert "catalogue/software/writer.yml:3:7: " in run.err
    assert 'Did you mean "office"' in run.err
    assert len(run.err.splitlines()) == 2


def test_an_unknown_id_gets_the_nearest_one(catalogue: Command) -> None:
    run = catalogue("harvest", "writr")
    assert run.code == 1
    assert 'Did you mean "writer"' in run.err


@pytest.mark.parametrize("time", ["10", "m", "-5m", "10 m"])
def test_a_budget_needs_a_unit(catalogue: Command, time: str) -> None:
    run = catalogue("harvest", f"--budget={time}")
    assert run.code == 2
    assert "90s, 10m or 2h" in run.err


@pytest.mark.parametrize(
    "option", [("--workers", "0"), ("--workers", "-2"), ("--as-of", "2999-01-01"), ("--as-of", "x")]
)
def test_an_option_that_cannot_be_is_refused(catalogue: Command, option: tuple[str, str]) -> None:
    run = catalogue("harvest", *option)
    assert run.code == 2
    assert option[0] in run.err


def test_a_missing_authority_file_is_named(catalogue: Command) -> None:
    run = catalogue("harvest", CATALOGUE_CA_FILE="/nowhere/ca.pem")
    assert run.code == 1
    assert "CATALOGUE_CA_FILE" in run.err


def test_a_harvest_saves_and_the_second_one_of_the_day_writes_nothing(
    catalogue: Command, root: Path, network: dict[str, str]
) -> None:
    first = catalogue("harvest", **network)
    assert (first.code, "2 read" in first.err) == (0, True), first.err
    saved = contents(root)
    assert "catalogue/observed/git.example.org/writer.json" in saved
    second = catalogue("harvest", **network)
    assert second.code == 0
    assert contents(root) == saved


def test_what_was_known_stays_when_the_servers_fail(
    catalogue: Command, root: Path, network: dict[str, str], world: PublicWorld
) -> None:
    assert catalogue("harvest", **network).code == 0
    observation = root / "catalogue/observed/git.example.org/writer.json"
    known = observation.read_bytes()
    for name in ("writer", "printer"):
        world.server.misbehave(name, "status", status=500)
    run = catalogue("harvest", "--force", **network)
    assert run.code == 2
    assert "Could not visit 2; their last observations stay" in run.err
    assert observation.read_bytes() == known
    assert '"server-error"' in (root / "catalogue/observed/visits.json").read_text()


def test_a_fresh_harvest_leaves_the_catalogue_alone(
    catalogue: Command, root: Path, network: dict[str, str]
) -> None:
    before = contents(root / "catalogue")
    assert catalogue("harvest", "--fresh", **network).code == 0
    assert contents(root / "catalogue") == before
    assert (root / ".cache/observed/git.example.org/writer.json").exists()


def test_only_the_program_named_is_visited(
    catalogue: Command, root: Path, network: dict[str, str]
) -> None:
    other = WRITER.replace("/writer", "/drawer").replace("/printer", "/painter")
    (root / "catalogue/software/drawer.yml").write_text(other, encoding="utf-8")
    run = catalogue("harvest", "writer", **network)
    assert "Visited 2 repositories: 2 read" in run.err


def test_inspect_prints_what_a_repository_is_worth_and_writes_nothing(
    catalogue: Command, root: Path, network: dict[str, str]
) -> None:
    before = contents(root)
    run = catalogue("inspect", "https://git.example.org/writer", **network)
    assert run.code == 0
    found = run.json()
    assert found["licence"]["expression"] == "EUPL-1.2"
    assert {"expression", "class", "confidence", "evidence", "conflicts", "events"} <= set(
        found["licence"]
    )
    assert {"label", "reason", "judged_on"} <= set(found["activity"])
    assert len(found["head"]) == 40
    assert contents(root) == before


@pytest.mark.parametrize(("language", "word"), [("nl", "stand van"), ("en", "as of")])
def test_inspect_reads_well_in_both_languages(
    catalogue: Command, network: dict[str, str], language: str, word: str
) -> None:
    run = catalogue(
        "inspect", "--text", "--lang", language, "https://git.example.org/writer", **network
    )
    assert run.code == 0
    assert word in run.out


@pytest.mark.parametrize(
    "address",
    ["git@github.com:a/b", "https://127.0.0.1/a/b", "file:///etc", "https://u:p@github.com/a/b"],
)
def test_inspect_refuses_addresses_that_are_no_public_place(
    catalogue: Command, address: str
) -> None:
    run = catalogue("inspect", address)
    assert run.code == 1
    assert run.err.strip()


def test_inspect_of_a_repository_that_is_gone_says_so(
    catalogue: Command, network: dict[str, str]
) -> None:
    run = catalogue("inspect", "https://git.example.org/nowhere", **network)
    assert run.code == 2
    assert run.json()["visit"]["outcome"] == "gone"
    assert run.json()["licence"]["class"] == "unknown"


def test_a_copy_is_judged_for_its_own_day(catalogue: Command, tmp_path: Path) -> None:
    build_repo(tmp_path / "copies" / "a+b", [Commit("2020-05-05", "Only", {"LICENSE": "MIT\n"})])
    run = catalogue(
        "inspect",
        "https://github.com/a/b",
        "--mirror",
        f"github.com={tmp_path}/copies/{{owner}}+{{name}}",
        "--as-of",
        "2021-01-01",
    )
    found = run.json()
    assert found["as_of"] == "2021-01-01"
    assert found["activity"]["judged_on"] == "2021-01-01"
    assert found["observation"]["copy_read"] is True


@pytest.mark.parametrize("command", ["harvest", "inspect", "add"])
def test_a_mirror_for_a_host_that_is_not_there_is_told(
    command: str, catalogue: Command, network: dict[str, str], tmp_path: Path
) -> None:
    """A mistyped host would otherwise use the network unseen."""
    url = [] if command == "harvest" else ["https://git.example.org/writer"]
    mirror = f"git.exampel.org={tmp_path}/copies/{{name}}"
    run = catalogue(command, *url, "--mirror", mirror, **network)
    assert f'notice: --mirror "{mirror}" matches nothing' in run.err
    assert 'Did you mean "git.example.org"?' in run.err
    assert "visited over the network" in run.err


def test_a_mirror_that_fits_is_no_notice_and_says_what_it_lacks(
    catalogue: Command, tmp_path: Path, root: Path
) -> None:
    (tmp_path / "copies").mkdir()
    run = catalogue("harvest", "--mirror", f"GIT.example.org={tmp_path}/copies/{{name}}/repo")
    assert run.code == 2
    assert "notice" not in run.err
    assert "no-copy the mirror holds no git repository" in run.err
    assert "and 1 more" in run.err
    kept = (root / "catalogue" / "observed" / "visits.json").read_text(encoding="utf-8")
    assert "leave --mirror out" in kept
    assert str(tmp_path) not in kept


def test_due_and_force_contradict_each_other(catalogue: Command, network: dict[str, str]) -> None:
    run = catalogue("harvest", "--due", "--force")
    assert run.code == 1
    assert "contradict" in run.err
    assert catalogue("harvest", "--due", "writer", **network).code == 0
    again = catalogue("harvest", "--due", "writer", **network)
    assert "2 not-due" in again.err


def test_schemas_are_written_and_checked(catalogue: Command, root: Path) -> None:
    assert catalogue("schema", "--check").code == 1
    assert catalogue("schema").code == 0
    assert catalogue("schema", "--check").code == 0


def test_an_added_repository_becomes_a_draft_and_is_not_added_twice(
    catalogue: Command, root: Path, network: dict[str, str], world: PublicWorld
) -> None:
    build_repo(world.server.folder / "fresh", [Commit("2026-02-02", "One", {"README.md": "# F"})])
    run = catalogue("add", "https://git.example.org/fresh", **network)
    assert run.code == 0, run.err
    text = (root / "catalogue/software/fresh.yml").read_text(encoding="utf-8")
    assert "https://git.example.org/fresh" in text
    assert catalogue("validate").code == 1  # its questions are open: it is no entry yet
    assert "?" in text


def test_a_listed_repository_is_not_drafted_again(
    catalogue: Command, network: dict[str, str]
) -> None:
    run = catalogue("add", "https://git.example.org/writer", **network)
    assert run.code == 1
    assert "catalogue/software/writer.yml" in run.err


def test_strict_refuses_what_is_valid_but_below_the_mark(catalogue: Command, root: Path) -> None:
    assert catalogue("validate", "--strict").code == 0
    file = root / "catalogue" / "software" / "writer.yml"
    file.write_text(WRITER.replace("Write texts.", "Teksten schrijven."), encoding="utf-8")
    run = catalogue("validate", "--strict")
    assert run.code == 1
    assert "catalogue/software/writer.yml" in run.err


def test_ctrl_c_keeps_what_was_seen_and_says_how_to_go_on(
    root: Path, network: dict[str, str], world: PublicWorld
) -> None:
    world.server.misbehave("printer", "hang")
    command = [sys.executable, "-m", "harvester.cli", "--root", str(root), "harvest"]
    with subprocess.Popen(
        command, env={"PATH": os.environ["PATH"], **network}, stderr=subprocess.PIPE, text=True
    ) as process:
        seen = root / "catalogue/observed/git.example.org/writer.json"
        for _ in range(600):
            if seen.exists():
                break
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        said = iter(process.stderr.readline, "")
        assert any("run it again" in line for line in said)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
    assert json.loads(seen.read_text(encoding="utf-8"))["url"] == "https://git.example.org/writer"


def test_a_missing_git_is_told_once_and_no_visit_is_noted(
    catalogue: Command, root: Path, tmp_path: Path
) -> None:
    run = catalogue("harvest", PATH=str(tmp_path))
    assert (run.code, run.err) == (1, "git is missing. Install git 2.37 or later.\n")
    assert not (root / "catalogue" / "observed" / "visits.json").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk here that is always full")
def test_a_full_disk_is_told_plainly(capsys: pytest.CaptureFixture[str]) -> None:
    @told_plainly
    def fill() -> None:
        with Path("/dev/full").open("wb") as stream:
            stream.write(b"x" * 1_000_000)

    with pytest.raises(SystemExit, match="1"):
        fill()
    told = "No space left on device. Make room on that disk, and run it again.\n"
    assert capsys.readouterr().err == told


def test_a_port_that_does_not_exist_is_refused(catalogue: Command) -> None:
    run = catalogue("serve", "--port", "99999")
    assert (run.code, "99999" in run.err) == (2, True)


def test_a_root_without_a_catalogue_is_left_empty(catalogue: Command, root: Path) -> None:
    empty = root.parent / "empty"
    empty.mkdir()
    run = catalogue("--root", str(empty), "schema")
    assert run.code == 1
    assert "--root" in run.err
    assert list(empty.iterdir()) == []


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_report_of_a_day_nobody_knows_is_refused(catalogue: Command, day: str) -> None:
    run = catalogue("report", "--date", day)
    assert run.code == 2
    assert f"{day} lies " in run.err
