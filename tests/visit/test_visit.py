"""One visit, every field: the same over a real git server and from a copy."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from harvester.model.facts import Known, Unknown
from harvester.model.observation import Observation
from harvester.remote import Settings
from harvester.visit import Job, visit
from tests.servers.githttp import GitServer
from tests.servers.repos import Commit, Link, Submodule, build_repo
from tests.visit.support import LICENCE, LIFE, TODAY, URL, copy_job, history, known, seen


@pytest.fixture(params=["server", "copy"])
def job(request: pytest.FixtureRequest, git_server: GitServer, settings: Settings) -> Job:
    """The same repository, visited over HTTP and as a copy."""
    path = git_server.folder / "app"
    if request.param == "copy":
        return copy_job(path)
    build_repo(path, LIFE)
    return Job(url=git_server.url("app"), settings=settings, today=TODAY)


def test_every_field(job: Job) -> None:
    result = visit(job)
    assert result.visit.outcome == "read"
    assert result.visit.visited_on == result.visit.head_seen_as_of == TODAY
    observation = result.observation
    assert observation is not None
    assert observation.as_of == observation.full_read_on == observation.tags_read_on == TODAY
    assert observation.copy_read is (job.copy is not None)
    assert known(observation.head).branch == "main"
    life = history(observation)
    assert (life.commits, life.human) == (7, 6)
    assert (life.first_commit, life.last_commit) == (date(2025, 1, 10), date(2026, 7, 1))
    assert (life.first_human, life.last_human) == (date(2025, 1, 10), date(2026, 7, 1))
    assert life.last_bot == date(2025, 3, 9)
    assert life.once_span_days == (date(2026, 7, 1) - date(2025, 1, 10)).days
    assert (life.snapshot_sample, life.snapshot_subjects) == (6, 0)
    assert life.complete_since is None
    months = {m.month: m for m in life.months}
    assert len(months) == 19 and life.months[-1].month == "2026-07"
    assert [(m.commits, m.human, m.people, m.absence) for m in life.months[:5]] == [
        (2, 2, "1", "1"),
        (0, 0, "1", "1"),
        (2, 1, "1", "1"),
        (1, 1, "1", "1"),
        (1, 1, "2-5", "1"),
    ]
    assert (months["2026-03"].people, months["2026-05"].people) == ("2-5", "0")
    assert (months["2026-07"].people, months["2026-07"].absence) == ("1", "1")
    assert [(t.name, t.day) for t in known(observation.tags)] == [
        ("v1.0", date(2025, 3, 5)),
        ("v1.1", date(2025, 6, 1)),
    ]
    states = known(observation.licence_history)
    assert [(s.since, s.day, list(s.files)) for s in states] == [
        ("2025-01", date(2025, 1, 20), ["LICENSE"]),
        ("2025-03", date(2025, 3, 9), ["LICENSE"]),
    ]
    (licence,) = known(observation.licence_files)
    assert (licence.path, licence.symlink, licence.size) == ("LICENSE", False, len(LICENCE))
    assert observation.verdicts[licence.blob].expression == "EUPL-1.2"
    assert set(observation.verdicts) == {b for s in states for b in s.files.values()}
    (state,) = known(observation.publiccode_history)
    assert (state.since, state.path) == ("2025-05", "publiccode.yml")
    assert set(observation.publiccode) == {state.blob}
    files = known(observation.files)
    assert files["readme"] == "README.md" and files["dockerfile"] == "Dockerfile"
    assert files["tests"] == "tests/test_app.py" and files["helm"] is None
    assert known(observation.languages) == {"Python": 3, "Dockerfile": 1}
    assert known(observation.ended_notice) is None
    assert isinstance(observation.forge.archived, Unknown)
    assert observation.notes == []


def test_unchanged_costs_one_small_request(
    git_server: GitServer, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_repo(git_server.folder / "app", LIFE)
    first = Job(url=git_server.url("app"), settings=settings, today=TODAY)
    observation = seen(first)
    later = replace(first, today=TODAY + timedelta(3), observation=observation)
    before = len(git_server.seen), git_server.bytes_sent
    monkeypatch.setenv("PATH", "/nonexistent")  # no git process can start
    result = visit(later)
    assert (result.visit.outcome, result.observation) == ("unchanged", None)
    assert result.visit.head_seen_as_of == later.today
    assert len(git_server.seen) - before[0] <= 2
    assert git_server.bytes_sent - before[1] <= 1000
    assert result.bytes_received <= 1000


def test_seen_today_asks_nothing(git_server: GitServer, settings: Settings) -> None:
    build_repo(git_server.folder / "app", LIFE)
    first = Job(url=git_server.url("app"), settings=settings, today=TODAY)
    result = visit(first)
    requests = len(git_server.seen)
    again = visit(replace(first, observation=result.observation, visit=result.visit))
    assert (again.visit.outcome, again.observation) == ("not-due", None)
    assert len(git_server.seen) == requests
    forced = visit(replace(first, observation=result.observation, visit=result.visit, force=True))
    assert forced.observation == result.observation


def test_due_rules(tmp_path: Path) -> None:
    job = copy_job(tmp_path / "app")
    observation = seen(job)

    def outcome(days: int, **changes: object) -> tuple[str, Observation | None]:
        former = observation.model_copy(update=dict(changes))
        day = TODAY + timedelta(days)
        result = visit(replace(job, today=day, as_of=day, observation=former))
        return result.visit.outcome, result.observation

    assert outcome(30) == ("unchanged", None)
    word, tags_only = outcome(31)
    assert word == "read" and tags_only is not None
    assert tags_only.tags_read_on == TODAY + timedelta(31)
    assert (tags_only.full_read_on, tags_only.as_of) == (TODAY, TODAY)
    word, whole = outcome(91)
    assert word == "read" and whole is not None
    assert whole.full_read_on == whole.as_of == TODAY + timedelta(91)
    assert outcome(1, reader=0)[0] == "read"
    assert outcome(1, matcher=0)[0] == "read"


def test_the_day_of_a_copy(tmp_path: Path) -> None:
    job = copy_job(tmp_path / "app")
    assert seen(replace(job, as_of=date(2026, 8, 1))).as_of == date(2026, 8, 1)
    assert seen(replace(job, as_of=date(2026, 1, 1))).as_of == date(2026, 7, 1)  # newest commit
    assert seen(replace(job, as_of=date(2027, 1, 1))).as_of == TODAY
    undated = seen(replace(job, as_of=None))
    assert undated.as_of == TODAY  # written just now, and never after the day of the visit


def test_an_older_copy_does_not_undo_what_was_seen(tmp_path: Path) -> None:
    job = copy_job(tmp_path / "app")
    observation = seen(job)
    older = visit(replace(job, observation=observation, as_of=TODAY - timedelta(1)))
    assert (older.visit.outcome, older.observation) == ("not-due", None)


def test_a_failed_visit_keeps_what_was_known(git_server: GitServer, settings: Settings) -> None:
    build_repo(git_server.folder / "app", LIFE)
    job = Job(url=git_server.url("app"), settings=settings, today=TODAY)
    first = visit(job)
    later = replace(
        job, today=TODAY + timedelta(9), observation=first.observation, visit=first.visit
    )
    for status, outcome in ((404, "gone"), (401, "needs-login"), (500, "server-error")):
        git_server.misbehave("app", "status", status=status)
        result = visit(later)
        assert (result.visit.outcome, result.observation) == (outcome, None)
        assert result.visit.head_seen_as_of == TODAY
        assert result.visit.visited_on == later.today


def test_an_empty_repository(git_server: GitServer, settings: Settings) -> None:
    build_repo(git_server.folder / "app")
    result = visit(Job(url=git_server.url("app"), settings=settings, today=TODAY))
    assert (result.visit.outcome, result.observation) == ("empty", None)


def test_a_missing_copy(tmp_path: Path) -> None:
    job = Job(url=URL, settings=Settings(), today=TODAY, copy=tmp_path / "nowhere")
    assert visit(job).visit.outcome == "no-copy"


def test_a_head_without_branch(tmp_path: Path) -> None:
    head = build_repo(tmp_path / "app", LIFE)
    assert head is not None
    build_repo(tmp_path / "app", head=head)
    observation = seen(Job(url=URL, settings=Settings(), today=TODAY, copy=tmp_path / "app"))
    assert known(observation.head).branch == ""
    assert known(observation.head).commit == head


def test_a_server_that_cannot_filter(git_server: GitServer, settings: Settings) -> None:
    build_repo(git_server.folder / "app", LIFE)
    git_server.misbehave("app", "no-filter")
    observation = seen(Job(url=git_server.url("app"), settings=settings, today=TODAY))
    assert observation.history == Unknown("no-filter")
    assert observation.licence_history == Unknown("no-filter")
    (licence,) = known(observation.licence_files)
    assert observation.verdicts[licence.blob].expression == "EUPL-1.2"
    assert known(observation.files)["dockerfile"] == "Dockerfile"
    assert observation.notes == ["no-filter"]


def test_a_refused_tree_is_unknown_not_absent(git_server: GitServer, settings: Settings) -> None:
    from tests.servers.repos import run_git

    path = git_server.folder / "app"
    build_repo(path, LIFE)
    git_server.misbehave("app", "refuse", ids={run_git(path, "rev-parse", "main:src")})
    observation = seen(Job(url=git_server.url("app"), settings=settings, today=TODAY))
    assert observation.files == Unknown("not-fetched")
    assert observation.licence_files == Unknown("not-fetched")
    assert isinstance(observation.history, Known)
    assert [s.since for s in known(observation.licence_history)] == ["2025-01", "2025-03"]


def test_odd_trees(tmp_path: Path) -> None:
    commits = [
        Commit(
            "2026-01-01",
            "Odd",
            {
                "LICENSE": Link("../../etc/passwd"),
                "COPYING": b"\0\1binary",
                "LICENSE.txt": "x" * (1024 * 1024 + 1),
                b"caf\xe9.py": "x",
                "module": Submodule(),
                "README.md": Link("src/README.md"),
            },
        )
    ]
    observation = seen(copy_job(tmp_path / "app", commits))
    found = {f.path: f for f in known(observation.licence_files)}
    assert found["LICENSE"].symlink and not found["COPYING"].symlink
    assert found["LICENSE.txt"].size == 1024 * 1024 + 1
    assert observation.verdicts == {}
    assert known(observation.languages) == {"Python": 1}
    assert observation.ended_notice == Unknown("not-fetched", "README.md")


def test_odd_dates(tmp_path: Path) -> None:
    commits = [
        Commit("1970-01-02", "A clock at zero"),
        Commit("2020-05-05", "Good"),
        Commit("2031-01-01", "A clock that runs ahead"),
    ]
    life = history(seen(copy_job(tmp_path / "app", commits)))
    assert (life.first_commit, life.last_commit) == (date(2020, 5, 5), TODAY)
    assert (life.months[0].month, life.months[0].commits) == ("2020-05", 2)
    assert life.months[-1].month == "2026-08"


def test_snapshots_are_noticed(tmp_path: Path) -> None:
    subjects = ["Initial", *["Automated squashed import from release in private repo"] * 4]
    commits = [Commit(f"2026-0{i + 1}-01", s) for i, s in enumerate(subjects)]
    life = history(seen(copy_job(tmp_path / "app", commits)))
    assert (life.snapshot_sample, life.snapshot_subjects) == (5, 4)


def test_a_side_branch_does_not_count_as_the_state_of_a_month(tmp_path: Path) -> None:
    commits = [
        Commit("2026-01-05", "A", {"LICENSE": "one"}),
        Commit("2026-01-20", "B", {"LICENSE": "two"}, branch="aside", start="main"),
        Commit("2026-03-02", "C", merge="aside", files={"LICENSE": "two"}),
    ]
    states = known(seen(copy_job(tmp_path / "app", commits)).licence_history)
    assert [s.since for s in states] == ["2026-01", "2026-03"]


def test_no_person_is_stored(tmp_path: Path) -> None:
    from harvester.observed import dump, save

    job = copy_job(tmp_path / "app")
    result = visit(job)
    save(tmp_path / "observed", result.visit, result.observation)
    written = "".join(
        file.read_text() for file in (tmp_path / "observed").rglob("*") if file.is_file()
    )
    assert "example.org" not in written
    for name in ("Ada", "Voorbeeld", "Bob", "First version", "Go on"):
        assert name not in written
    assert dump({}) == "{}\n"


def test_reading_all_anew_takes_back_a_day_that_was_given_wrongly(tmp_path: Path) -> None:
    wrong = copy_job(tmp_path / "app")
    first = visit(wrong)
    right = replace(
        wrong,
        as_of=date(2026, 7, 20),
        observation=first.observation,
        visit=first.visit,
        force=True,
    )
    again = visit(right)
    assert again.observation is not None
    assert again.observation.as_of == again.visit.head_seen_as_of == date(2026, 7, 20)
