"""Jobs for the tests of a visit: a day that does not move, and a repository of the test."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from harvester.model.facts import Known
from harvester.model.observation import History, Observation
from harvester.remote import Settings
from harvester.visit import Job, VisitResult, visit
from tests.servers.repos import Commit, build_repo

TODAY = date(2026, 8, 15)
URL = "https://github.com/example/app"

LICENCE = "SPDX-License-Identifier: EUPL-1.2\n"
LIFE = [
    Commit("2025-01-10", "First version", {"README.md": "# App\n", "LICENSE": "All rights.\n"}),
    Commit("2025-01-20", "Tests", {"tests/test_app.py": "x", "src/app.py": "x", "src/b.py": "x"}),
    Commit("2025-03-05", "Licence", {"LICENSE": LICENCE}, tag="v1.0"),
    Commit("2025-03-09", "Bump a", author="dependabot[bot] <d@example.org>"),
    Commit("2025-04-02", "Aside", {"c.txt": "c"}, branch="aside", start="main"),
    Commit(
        "2025-05-05",
        "Merge it",
        {"publiccode.yml": "publiccodeYmlVersion: '0.4'\nname: App\n"},
        author="Bob <bob@example.org>",
        merge="aside",
        tag="v1.1",
        annotated="2025-06-01",
    ),
    Commit("2026-07-01", "Go on", {"Dockerfile": "FROM scratch\n"}, author="Bob <bob@example.org>"),
]


def copy_job(path: Path, commits: Sequence[Commit] = LIFE, **changes: Any) -> Job:
    """A job that reads a copy, built here first; it is of TODAY unless `as_of` is given."""
    build_repo(path, commits)
    given: dict[str, Any] = {"today": TODAY, "as_of": TODAY, "copy": path, "settings": Settings()}
    return Job(url=URL, forge_kind="github", **{**given, **changes})


def seen(job: Job) -> Observation:
    """The observation of a visit that must go well."""
    result = visit(job)
    assert result.observation is not None, result.visit
    return result.observation


def history(observation: Observation) -> History:
    assert isinstance(observation.history, Known), observation.history
    return observation.history.value


def known(fact: Any) -> Any:
    assert isinstance(fact, Known), fact
    return fact.value


__all__ = ["LIFE", "TODAY", "URL", "VisitResult", "copy_job", "history", "known", "seen", "visit"]
