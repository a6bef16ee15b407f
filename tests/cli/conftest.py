"""A small catalogue in its own folder, and `catalogue` started as people start it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PublicWorld
from tests.servers.repos import Commit, build_repo

REAL = Path(__file__).parents[2] / "catalogue"
POLICY = ("categories.yml", "organisations.yml", "forges.yml", "licences.yml", "checks.yml")

WRITER = """\
name: {nl: Schrijver, en: Writer}
description: {nl: Teksten schrijven., en: Write texts.}
kind: application
added: 2026-01-01
review: {status: pending}
categories: [office]
repositories:
  - {url: https://git.example.org/writer, role: main}
  - {url: https://git.example.org/printer, role: part}
"""


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Run]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with the real policy and one program with two repositories."""
    folder = tmp_path / "root"
    for name in ("software", "products", "observed"):
        (folder / "catalogue" / name).mkdir(parents=True)
    for name in POLICY:
        shutil.copy(REAL / name, folder / "catalogue" / name)
    (folder / "catalogue" / "software" / "writer.yml").write_text(WRITER, encoding="utf-8")
    return folder


@pytest.fixture
def catalogue(root: Path) -> Command:
    """`catalogue --root <folder> …` in a process of its own, without the caller's environment."""

    def run(*arguments: str, **environment: str) -> Run:
        done = subprocess.run(
            [sys.executable, "-m", "harvester.cli", "--root", str(root), *arguments],
            env={"PATH": os.environ["PATH"], "COLUMNS": "200", **environment},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Run(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def world(public_world: PublicWorld) -> PublicWorld:
    """Both repositories of the writer, served as https://git.example.org/ through a real proxy."""
    for name in ("writer", "printer"):
        build_repo(
            public_world.server.folder / name,
            [Commit("2026-01-15", "First version", {"README.md": "# It\n", "LICENSE": EUPL})],
        )
    return public_world


EUPL = "SPDX-License-Identifier: EUPL-1.2\n"


@pytest.fixture
def network(world: PublicWorld) -> dict[str, str]:
    """The environment that leads a command through the proxy of the test."""
    assert world.settings.proxy and world.settings.ca_file
    return {
        "CATALOGUE_PROXY": world.settings.proxy,
        "CATALOGUE_CA_FILE": str(world.settings.ca_file),
    }
