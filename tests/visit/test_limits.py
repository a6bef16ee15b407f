"""Histories, copies and trees that are larger or smaller than usual."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from harvester.model.facts import Unknown
from harvester.remote import Settings
from harvester.repository import tags
from tests.servers.repos import Commit, build_repo, run_git
from tests.visit.support import copy_job, history, known, seen


def test_a_history_above_the_cap_is_read_for_its_last_months(tmp_path: Path) -> None:
    import hashlib

    commits = [
        Commit(
            f"{2016 + m // 12}-{m % 12 + 1:02d}-10",
            "".join(hashlib.sha256(f"{m}/{i}".encode()).hexdigest() for i in range(60)),
            {"LICENSE": "SPDX-License-Identifier: MIT\n"},
        )
        for m in range(127)
    ]
    job = copy_job(tmp_path / "app", commits, as_of=date(2026, 8, 1), settings=Settings())
    whole = seen(job)
    size = 160_000  # fewer bytes than all commits have together, more than those of two years
    capped = seen(replace(job, settings=Settings(max_bytes=size)))
    assert capped.notes == ["history-capped"]
    life = history(capped)
    assert life.complete_since is not None and life.complete_since > "2025-07"
    months = {m.month: m for m in history(whole).months}
    assert [months[m.month] for m in life.months] == life.months
    assert life.last_human == history(whole).last_human
    assert life.began is None  # its first day was not read
    assert history(whole).began == date(2016, 1, 10)
    assert known(capped.licence_files) == known(whole.licence_files)


def test_a_shallow_copy_does_not_tell_of_the_past(tmp_path: Path) -> None:
    commits = [Commit(f"2026-0{m}-01", f"Month {m}", {"a.py": str(m)}) for m in range(1, 8)]
    build_repo(tmp_path / "whole", commits)
    whole = tmp_path / "whole"
    run_git(tmp_path, "clone", "-q", "--bare", "--depth=2", f"file://{whole}", "shallow")
    observation = seen(replace(copy_job(whole), copy=tmp_path / "shallow"))
    assert observation.history == Unknown("shallow-copy")
    assert observation.notes == ["shallow-copy"]
    assert known(observation.languages) == {"Python": 1}


def test_a_copy_that_lacks_large_blobs(tmp_path: Path) -> None:
    files: dict[str | bytes, object] = {
        "LICENSE": "SPDX-License-Identifier: MIT\n",
        "README.md": "x" * 3000,
        "big/data.bin": "y" * 5000,
    }
    whole = tmp_path / "whole"
    build_repo(whole, [Commit("2026-01-01", "One", files)])  # type: ignore[arg-type]
    run_git(whole, "config", "uploadpack.allowFilter", "true")
    run_git(
        tmp_path, "clone", "-q", "--bare", "--filter=blob:limit=1000", f"file://{whole}", "partial"
    )
    run_git(tmp_path / "partial", "remote", "remove", "origin")
    observation = seen(replace(copy_job(whole), copy=tmp_path / "partial"))
    assert history(observation).commits == 1
    (licence,) = known(observation.licence_files)
    assert observation.verdicts[licence.blob].expression == "MIT"
    assert known(observation.files)["readme"] == "README.md"
    assert observation.ended_notice == Unknown("not-fetched", "README.md")


def test_only_the_newest_of_very_many_tags_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tags, "MAX_KEPT", 3)
    commits = [
        Commit(f"2026-01-{d:02d}", "x", {"a": str(d)}, tag=f"v{d}", annotated=f"2026-02-{d:02d}")
        for d in range(1, 8)
    ]
    observation = seen(copy_job(tmp_path / "app", commits))
    assert [t.name for t in known(observation.tags)] == ["v5", "v6", "v7"]
    assert observation.notes == ["tags-cut"]


def test_a_tag_off_the_branch_and_a_tag_of_a_tree(tmp_path: Path) -> None:
    path = tmp_path / "app"
    build_repo(
        path,
        [
            Commit("2026-01-01", "One", {"a/b": "x"}),
            Commit("2026-03-03", "Aside", {"b": "b"}, branch="aside", start="main", tag="side"),
        ],
    )
    run_git(path, "update-ref", "refs/tags/tree", run_git(path, "rev-parse", "main:a"))
    found = known(seen(copy_job(path, [])).tags)
    assert [(t.name, t.day) for t in found] == [("tree", None), ("side", date(2026, 3, 3))]
