"""Asking forges and discovering, as people start them: processes, a real proxy, exit codes."""

import json
import os
import shutil
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import trustme

from tests.cli.conftest import EUPL, Command
from tests.servers.forge import ForgeServer
from tests.servers.githttp import GitServer
from tests.servers.proxy import ForwardProxy
from tests.servers.repos import Commit, build_repo

TOKEN = "ghp_0123456789abcdefghij"
APP = """\
name: {nl: App, en: App}
description: {nl: Iets doen., en: Do something.}
kind: application
added: 2026-01-01
review: {status: pending}
categories: [office]
repositories:
  - {url: https://github.com/gemeente/app, role: main}
"""
BODIES = """\
gemeente:
  name: Gemeente Voorbeeld
  level: municipality
  accounts:
    - url: https://github.com/gemeente
"""


@dataclass(frozen=True)
class GitHub:
    """github.com and api.github.com, played by two servers behind one proxy."""

    git: GitServer
    api: ForgeServer
    environment: dict[str, str]


@pytest.fixture
def github(tmp_path: Path, root: Path) -> Iterator[GitHub]:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("github.com", "api.github.com").configure_cert(context)
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    served = tmp_path / "served"
    (served / "gemeente").mkdir(parents=True)
    for name in ("app", "nieuw"):
        files = {"README.md": "# It\n", "LICENSE": EUPL}
        build_repo(served / "gemeente" / f"{name}.git", [Commit("2026-01-15", "First", files)])
    catalogue = root / "catalogue"
    for file in (catalogue / "software").glob("*.yml"):
        file.unlink()
    (catalogue / "software" / "app.yml").write_text(APP, encoding="utf-8")
    (catalogue / "organisations.yml").write_text(BODIES, encoding="utf-8")
    with GitServer(served, tls=context) as git, ForgeServer(context) as api:
        api.add("gemeente/app", archived=True)
        api.add("gemeente/nieuw")
        api.add("gemeente/kopie", parent="ander/kopie")
        routes = {"github.com:443": git.place, "api.github.com:443": api.place}
        with ForwardProxy(routes) as proxy:
            environment = {
                "CATALOGUE_PROXY": proxy.url,
                "CATALOGUE_CA_FILE": str(tmp_path / "ca.pem"),
            }
            yield GitHub(git, api, environment)


def observed(root: Path, name: str = "app") -> Any:
    file = root / "catalogue" / "observed" / "github.com" / "gemeente" / f"{name}.json"
    return json.loads(file.read_text("utf-8"))


def test_a_harvest_asks_the_forge_after_its_visits(
    root: Path, catalogue: Command, github: GitHub
) -> None:
    run = catalogue("harvest", **github.environment)
    assert run.code == 0, run.err
    assert "Forges told about 1 repositories, in 1 questions." in run.err
    told = observed(root)["forge"]
    assert told["archived"]["value"] is True
    assert told["archived"]["source"] == "https://api.github.com/repos/gemeente/app"
    before = {p: p.read_bytes() for p in (root / "catalogue" / "observed").rglob("*.json")}
    asked = len(github.api.seen)
    run = catalogue("harvest", **github.environment)
    assert run.code == 0
    assert len(github.api.seen) == asked
    assert before == {p: p.read_bytes() for p in (root / "catalogue" / "observed").rglob("*.json")}


def test_no_forges_asks_none(root: Path, catalogue: Command, github: GitHub) -> None:
    assert catalogue("harvest", "--no-forges", **github.environment).code == 0
    assert github.api.seen == []
    assert observed(root)["forge"]["archived"]["reason"] == "not-asked"


def test_a_used_up_quota_is_said_and_is_no_failure(
    root: Path, catalogue: Command, github: GitHub
) -> None:
    github.api.quota = 0
    run = catalogue("harvest", **github.environment)
    assert run.code == 0
    assert "github.com" in run.err
    assert "git goes on alone. 1 repositories wait for a next run." in run.err
    assert observed(root)["forge"]["archived"]["reason"] == "not-asked"


def test_a_token_is_heard_by_the_interface_alone_and_printed_nowhere(
    root: Path, catalogue: Command, github: GitHub
) -> None:
    run = catalogue("harvest", CATALOGUE_TOKEN_GITHUB_COM=TOKEN, **github.environment)
    assert run.code == 0, run.err
    assert TOKEN not in run.out + run.err
    assert {seen.headers.get("Authorization") for seen in github.api.seen} == {f"Bearer {TOKEN}"}
    assert all("Authorization" not in seen.headers for seen in github.git.seen)
    for file in root.rglob("*"):
        assert not file.is_file() or TOKEN.encode() not in file.read_bytes()
    bad = catalogue("harvest", CATALOGUE_TOKEN_GITHUB_COM="no token at all", **github.environment)
    assert bad.code == 1
    assert "no token at all" not in bad.out + bad.err


def test_discovering_reports_drafts_and_feeds_a_harvest(
    root: Path, catalogue: Command, github: GitHub, tmp_path: Path
) -> None:
    before = sorted((root / "catalogue" / "software").iterdir())
    run = catalogue("discover", "--drafts", str(tmp_path / "drafts"), **github.environment)
    assert run.code == 0, run.err
    lines = run.out.splitlines()
    assert lines[0].endswith("(gemeente): 3 repositories, 1 of them forks or templates")
    assert any("gemeente/app" in line and "in the catalogue: app" in line for line in lines)
    assert [file.name for file in (tmp_path / "drafts").iterdir()] == ["nieuw.yml"]
    assert sorted((root / "catalogue" / "software").iterdir()) == before
    again = catalogue("discover", "gemeente", **github.environment)
    assert (again.code, len(again.out.splitlines())) == (0, 1)
    run = catalogue("harvest", "--discovered", **github.environment)
    assert run.code == 0, run.err
    assert observed(root, "nieuw")["forge"]["archived"]["value"] is False
    assert not (root / "catalogue/observed/github.com/gemeente/kopie.json").exists()


def test_an_unknown_organisation_and_a_silent_forge(catalogue: Command, github: GitHub) -> None:
    run = catalogue("discover", "gemeent", **github.environment)
    assert run.code == 1
    assert 'Did you mean "gemeente"?' in run.err
    github.api.misbehave("gemeente", "broken")
    assert catalogue("discover", **github.environment).code == 2


def test_a_moved_repository_is_flagged_for_its_editor(
    root: Path, catalogue: Command, github: GitHub
) -> None:
    github.api.rename("gemeente/app", "gemeente/programma")
    assert catalogue("harvest", **github.environment).code == 0
    assert "https://github.com/gemeente/programma" in observed(root)["aliases"]
    run = catalogue("validate", "--strict")
    assert "app.yml: https://github.com/gemeente/app has moved to" in run.out + run.err


@pytest.mark.parametrize(("status", "said"), [(404, "is gone or closed"), (451, "was taken down")])
def test_a_repository_that_its_forge_no_longer_shows_is_flagged_for_its_editor(
    status: int, said: str, root: Path, catalogue: Command, github: GitHub
) -> None:
    github.api.misbehave("gemeente/app", "status", status=status)
    assert catalogue("harvest", **github.environment).code == 0
    run = catalogue("validate", "--strict")
    assert f"app.yml: https://github.com/gemeente/app {said}" in run.out + run.err


def test_no_process_beside_ours_hears_the_token(
    root: Path, catalogue: Command, github: GitHub, tmp_path: Path
) -> None:
    """Arguments and environment of every git, as any user of the machine could list them."""
    git, heard = shutil.which("git"), tmp_path / "heard"
    assert git
    shim = tmp_path / "bin" / "git"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\n{{ echo "$@"; env; }} >> "{heard}"\nexec "{git}" "$@"\n')
    shim.chmod(0o755)
    environment = {
        **github.environment,
        "CATALOGUE_TOKEN_GITHUB_COM": TOKEN,
        "PATH": f"{shim.parent}{os.pathsep}{os.environ['PATH']}",
    }
    run = catalogue("harvest", **environment)
    assert run.code == 0, run.err
    assert {one.headers.get("Authorization") for one in github.api.seen} == {f"Bearer {TOKEN}"}
    told = heard.read_text(encoding="utf-8")
    assert "fetch" in told
    assert TOKEN not in told
    assert "CATALOGUE_TOKEN" not in told


def test_slow_huge_and_broken_answers_are_said_and_git_goes_on(
    root: Path, catalogue: Command, github: GitHub
) -> None:
    for what in ("huge", "bomb", "broken"):
        github.api.misbehave("gemeente/app", what)
        run = catalogue("harvest", "--force", **github.environment)
        assert run.code == 0, run.err
        assert "no answer: forge-invalid" in run.err
        assert observed(root)["head"]["kind"] == "known"
        assert observed(root)["forge"]["archived"]["reason"] == "forge-invalid"
