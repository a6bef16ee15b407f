"""`catalogue publiccode`, as people and programs run it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.publiccode.cases import FOLDER

# A site-customisation that makes every socket an error: the command works offline.
NO_NETWORK = """import socket
def refused(*args, **options):
    raise AssertionError("the network was touched")
socket.socket.connect = socket.socket.connect_ex = socket.socket.sendto = refused
socket.getaddrinfo = socket.gethostbyname = refused
"""


@pytest.fixture
def offline(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK)
    return {**os.environ, "PYTHONPATH": str(tmp_path)}


def run(environment: dict[str, str], *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "harvester.cli", "publiccode", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )


def test_lines(offline: dict[str, str]) -> None:
    file = FOLDER / "not-date.yml"
    done = run(offline, file, FOLDER / "valid.yml")
    (line,) = done.stdout.splitlines()
    assert line.startswith(f"{file}:8:1: error: releaseDate: t.b.d. is not a date.")
    assert (done.returncode, done.stderr) == (1, "")


def test_lines_in_dutch(offline: dict[str, str]) -> None:
    done = run(offline, "--lang", "nl", FOLDER / "version-old.yml")
    assert "warning: publiccodeYmlVersion: Versie 0.4 is niet de nieuwste." in done.stdout
    assert done.returncode == 0


def test_json_is_one_object_a_file(offline: dict[str, str]) -> None:
    files = [FOLDER / f"{name}.yml" for name in ("valid", "small-country", "yaml-tab")]
    done = run(offline, "--json", *files)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["file"] for one in told] == [str(file) for file in files]
    assert [one["verdict"] for one in told] == ["valid", "warnings", "invalid"]
    assert told[0]["findings"] == []
    (small,) = told[1]["findings"]
    assert list(small) == ["level", "key", "line", "column", "message"]
    assert small["level"] == "warning"
    assert (small["key"], small["line"]) == ("intendedAudience.countries[0]", 10)
    assert done.returncode == 1


def test_a_file_that_cannot_be_read(offline: dict[str, str], tmp_path: Path) -> None:
    done = run(offline, tmp_path / "none.yml", tmp_path, FOLDER / "not-date.yml")
    assert len(done.stderr.splitlines()) == 2
    assert "not-date.yml:8:1: error" in done.stdout
    assert done.returncode == 2


def test_our_own_file_is_valid(offline: dict[str, str]) -> None:
    done = run(offline, Path(__file__).parents[2] / "publiccode.yml")
    assert (done.stdout, done.returncode) == ("", 0)
