"""A later visit reads a window and must come to what a whole reading would have told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from harvester.model.observation import Observation
from harvester.remote import Session
from harvester.visit import Job, visit
from tests.servers.repos import Commit, build_repo
from tests.visit.support import copy_job, history, known, seen

AUTHORS = [
    "Ada <ada@example.org>",
    "Ada <ada@home.example.org>",
    "Bob <bob@example.org>",
    "Cas <noreply@github.com>",
    "Renovate Bot <bot@renovateapp.com>",
]


def a_life(seed: int, first: date, days: int, number: int) -> list[Commit]:
    """A made-up history: people come and go, branches arrive late, licences change."""
    random = Random(seed)
    offsets = sorted(random.randrange(days) for _ in range(number))
    commits: list[Commit] = []
    side = 0
    for index, offset in enumerate(offsets):
        day = (first + timedelta(offset)).isoformat()
        author = random.choice(AUTHORS[: 2 + index * 3 // number])
        files: dict[str | bytes, object] = {f"f{random.randrange(9)}.py": str(index)}
        if random.random() < 0.08:
            files["LICENSE"] = random.choice(["one", "two", "SPDX-License-Identifier: MIT"])
        if random.random() < 0.05:
            files["publiccode.yml"] = random.choice(["name: a", "name: b", None])
            if files["publiccode.yml"] is None and "publiccode.yml" not in _alive(commits):
                del files["publiccode.yml"]
        tag = f"v{index}" if random.random() < 0.1 else None
        if index and random.random() < 0.2:
            side += 1
            late = (first + timedelta(offset - random.randrange(40))).isoformat()
            commits.append(
                Commit(late, "Aside", {f"s{side}.py": "s"}, author, branch=f"b{side}", start="main")
            )
            commits.append(Commit(day, "Merge", files, author, merge=f"b{side}", tag=tag))  # type: ignore[arg-type]
        else:
            commits.append(Commit(day, f"Change {index}", files, author, tag=tag))  # type: ignore[arg-type]
    return commits


def _alive(commits: Sequence[Commit]) -> set[str]:
    alive = {}
    for commit in commits:
        alive.update({str(path): content is not None for path, content in commit.files.items()})
    return {path for path, there in alive.items() if there}


def comparable(observation: Observation) -> dict[str, object]:
    """All that a window must come to as well; when something was read whole is another matter."""
    kept = observation.model_dump(mode="json")
    del kept["full_read_on"]
    return kept


def visits(path: Path, commits: list[Commit], split: int) -> tuple[Job, Observation]:
    """A visit when only the first commits were there; the job for the visit after the rest came."""
    days = [date.fromisoformat(c.day) for c in commits]
    then, now = max(days[:split]), max(days) + timedelta(2)
    first = copy_job(path, commits[:split], today=then, as_of=then)
    observation = seen(first)
    build_repo(path, commits[split:])
    return replace(first, today=now, as_of=now, observation=observation), observation


@settings(max_examples=12, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    number=st.integers(30, 300),
    months=st.integers(3, 60),
    share=st.floats(0.6, 0.98),
)
@example(seed=7, number=160, months=50, share=0.9)
@example(seed=8, number=120, months=30, share=0.97)
def test_a_window_comes_to_what_a_whole_reading_tells(
    seed: int, number: int, months: int, share: float
) -> None:
    commits = a_life(seed, date(2021, 1, 4), months * 30, number)
    split = int(len(commits) * share)
    while split < len(commits) and commits[split - 1].branch != "main":
        split += 1
    with TemporaryDirectory() as folder:
        job, _ = visits(Path(folder) / "app", commits, split)
        whole = seen(replace(job, observation=None))
        later = visit(job)
        if later.observation is None:  # nothing was added after the split
            assert later.visit.outcome == "unchanged"
            return
        assert known(later.observation.tags) == known(whole.tags) or not _tags_due(job)
        window = later.observation.model_copy(
            update={"tags": whole.tags, "tags_read_on": whole.tags_read_on}
        )
        assert comparable(window) == comparable(whole)


def _tags_due(job: Job) -> bool:
    assert job.observation is not None
    return (job.today - job.observation.tags_read_on).days > 30


def steady(months: int, each: int = 4) -> list[Commit]:
    """A project of even pace that began in January 2021."""
    return [
        Commit(
            f"{2021 + m // 12}-{m % 12 + 1:02d}-{3 + d * 5:02d}",
            f"Change {m}/{d}",
            {"a": f"{m}{d}"},
        )
        for m in range(months)
        for d in range(each)
    ]


def reads(job: Job, monkeypatch: object) -> list[date | None]:
    """From which days the histories were read during a visit; None: from the beginning."""
    asked: list[date | None] = []
    real = Session.fetch_history

    def noted(self: Session, head: str, since: date | None = None) -> None:
        asked.append(since)
        real(self, head, since)

    monkeypatch.setattr(Session, "fetch_history", noted)  # type: ignore[attr-defined]
    job_result = visit(job)
    assert job_result.visit.outcome == "read", job_result.visit
    assert job_result.observation is not None
    whole = seen(replace(job, observation=None))
    assert comparable(job_result.observation)["history"] == comparable(whole)["history"]
    return asked[:-1]


def test_a_moved_head_costs_a_window(tmp_path: Path, monkeypatch: object) -> None:
    commits = steady(40)
    job, former = visits(tmp_path / "app", commits, len(commits) - 3)
    assert history(former).months[-1].month == "2024-04"
    assert reads(job, monkeypatch) == [date(2023, 1, 1)]
    assert seen(job).full_read_on == former.full_read_on


def test_a_young_project_is_whole_in_its_window(tmp_path: Path, monkeypatch: object) -> None:
    commits = steady(6)
    job, former = visits(tmp_path / "app", commits, len(commits) - 3)
    assert len(reads(job, monkeypatch)) == 1
    assert seen(job).full_read_on == job.today > former.full_read_on


def test_nothing_in_the_window(tmp_path: Path, monkeypatch: object) -> None:
    """HEAD went back to a commit long before the window."""
    from tests.servers.repos import run_git

    commits = steady(40)
    job, _ = visits(tmp_path / "app", commits, len(commits))
    back = run_git(tmp_path / "app", "rev-parse", "main~120")
    run_git(tmp_path / "app", "update-ref", "refs/heads/main", back)
    assert reads(job, monkeypatch) == [date(2023, 1, 1), None]


def test_a_rewritten_history_is_read_anew(tmp_path: Path, monkeypatch: object) -> None:
    commits = steady(40)
    job, former = visits(tmp_path / "app", commits, len(commits))
    rewritten = [replace(c, branch="new", message=f"{c.message}!") for c in steady(41)]
    build_repo(tmp_path / "app", rewritten, head="new")
    assert reads(job, monkeypatch) == [date(2023, 1, 1), None]
    anew = seen(job)
    assert known(anew.head).commit != known(former.head).commit
    assert anew.full_read_on == job.today


def test_a_late_merge_of_old_work_is_read_anew(tmp_path: Path, monkeypatch: object) -> None:
    commits = steady(40)
    job, _ = visits(tmp_path / "app", commits, len(commits))
    build_repo(
        tmp_path / "app",
        [
            Commit("2023-05-05", "Old work", {"o": "o"}, branch="old", start="main"),
            Commit("2024-05-05", "Merge it", merge="old"),
        ],
    )
    assert reads(replace(job, today=date(2024, 6, 1), as_of=date(2024, 6, 1)), monkeypatch) == [
        date(2023, 1, 1),
        None,
    ]


def test_a_known_verdict_is_not_read_again(tmp_path: Path) -> None:
    commits = steady(40)
    commits[0].files["LICENSE"] = "SPDX-License-Identifier: MIT"
    job, former = visits(tmp_path / "app", commits, len(commits) - 3)
    (blob,) = former.verdicts
    marked = former.verdicts[blob].model_copy(update={"similarity": 0.123})
    kept = seen(replace(job, observation=former.model_copy(update={"verdicts": {blob: marked}})))
    assert kept.verdicts == {blob: marked}
    assert [f.size for f in known(kept.licence_files)] == [28]
    older = former.model_copy(update={"verdicts": {blob: marked}, "matcher": 0})
    assert seen(replace(job, observation=older)).verdicts == former.verdicts
