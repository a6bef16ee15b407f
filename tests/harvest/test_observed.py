"""Observations on disk: stable, whole, never newer than this program understands."""

import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from harvester import observed
from harvester.errors import UserError
from harvester.model.observation import READER, Observation, Outcome, Visit
from harvester.visit import Job, VisitResult, visit
from tests.visit.support import TODAY, URL, copy_job, seen


def moments(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file with its inode and time of writing: neither stays when a file is written again."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {str(file): (file.stat().st_ino, file.stat().st_mtime_ns) for file in files}


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    result = visit(copy_job(tmp_path / "app"))
    assert observed.save(tmp_path / "o", result.visit, result.observation)
    assert (tmp_path / "o/github.com/example/app.json").is_file()
    observations, visits = observed.load_all(tmp_path / "o")
    assert observations == {URL: result.observation}
    assert visits == {URL: result.visit}


def test_the_same_again_writes_nothing(tmp_path: Path) -> None:
    job = copy_job(tmp_path / "app")
    result = visit(job)
    observed.save(tmp_path / "o", result.visit, result.observation)
    before = moments(tmp_path / "o")
    assert not observed.save(tmp_path / "o", result.visit, result.observation)
    again = visit(replace(job, observation=result.observation, visit=result.visit))
    assert not observed.save(tmp_path / "o", again.visit, again.observation)
    assert moments(tmp_path / "o") == before


def test_an_unchanged_visit_changes_one_line(tmp_path: Path) -> None:
    job = copy_job(tmp_path / "app")
    first = visit(job)
    for name in ("zz", "aa", "Mm"):
        other = first.visit.model_copy(update={"url": f"https://github.com/example/{name}"})
        observed.save(tmp_path / "o", other, None)
    observed.save(tmp_path / "o", first.visit, first.observation)
    table = tmp_path / "o" / "visits.json"
    before, files = table.read_text().splitlines(), moments(tmp_path / "o")
    assert len(json.loads(table.read_text())) == 4 and before[1:-1] == sorted(before[1:-1])
    day = TODAY + timedelta(5)
    later = visit(replace(job, today=day, as_of=day, observation=first.observation))
    observed.save(tmp_path / "o", later.visit, later.observation)
    after = table.read_text().splitlines()
    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert len(changed) == 1 and URL in changed[0][0]
    unchanged = {f for f, moment in moments(tmp_path / "o").items() if files[f] == moment}
    assert unchanged == set(files) - {str(table)}


def test_a_failed_visit_keeps_the_observation(tmp_path: Path) -> None:
    job = copy_job(tmp_path / "app")
    first = visit(job)
    observed.save(tmp_path / "o", first.visit, first.observation)
    failed = visit(replace(job, copy=tmp_path / "gone", today=TODAY + timedelta(1)))
    observed.save(tmp_path / "o", failed.visit, failed.observation)
    observations, visits = observed.load_all(tmp_path / "o")
    assert observations == {URL: first.observation}
    assert visits[URL].outcome == "no-copy"


def test_the_newer_of_two_folders_counts(tmp_path: Path) -> None:
    job = copy_job(tmp_path / "app")
    first = visit(job)
    later = visit(replace(job, today=TODAY + timedelta(1), as_of=TODAY + timedelta(1), force=True))
    observed.save(tmp_path / "committed", later.visit, later.observation)
    observed.save(tmp_path / "fresh", first.visit, first.observation)
    for order in (("committed", "fresh"), ("fresh", "committed")):
        observations, visits = observed.load_all(*(tmp_path / name for name in order))
        assert observations == {URL: later.observation}
        assert visits == {URL: later.visit}
    assert observed.load_all(tmp_path / "nowhere") == ({}, {})


@pytest.mark.parametrize("outcome", ["unreachable", "timeout"])
def test_a_machine_without_a_network_takes_no_visit_back(tmp_path: Path, outcome: Outcome) -> None:
    job = copy_job(tmp_path / "app")
    good = visit(job)
    failed = good.visit.model_copy(
        update={"outcome": outcome, "visited_on": TODAY + timedelta(1), "detail": "no network"}
    )
    observed.save(tmp_path / "committed", good.visit, good.observation)
    observed.save(tmp_path / "fresh", failed, None)
    assert observed.load_all(tmp_path / "committed", tmp_path / "fresh")[1] == {URL: good.visit}
    assert observed.load_all(tmp_path / "fresh")[1] == {URL: failed}  # where nothing else is known
    gone = failed.model_copy(update={"outcome": "gone"})
    observed.save(tmp_path / "fresh", gone, None)
    assert observed.load_all(tmp_path / "committed", tmp_path / "fresh")[1] == {URL: gone}


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://github.com/MinBZK/nl-wallet", "github.com/MinBZK/nl-wallet.json"),
        ("https://gitlab.com/a/b/c.d", "gitlab.com/a/b/c.d.json"),
        ("https://git.example.org/~x/y", "git.example.org/~x/y.json"),
        ("https://git.example.org/../../etc/passwd", "git.example.org/%2E./%2E./etc/passwd.json"),
        ("https://git.example.org/.ssh/a b\\c", "git.example.org/%2Essh/a%20b%5Cc.json"),
        ("http://127.0.0.1:80/a", "127.0.0.1%3A80/a.json"),
    ],
)
def test_paths_cannot_escape(url: str, path: str) -> None:
    assert observed.path_of(url) == path


def spoil(text: str, **changes: Any) -> str:
    return json.dumps({**json.loads(text), **changes})


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"reader": READER + 1}, "written by a newer harvester"),
        ({"surprise": 1}, "surprise: Extra inputs are not permitted"),
        ({"as_of": "yesterday"}, "as_of: "),
        ({"history": {"kind": "perhaps"}}, "history: "),
        (None, "cannot be read as JSON"),
    ],
)
def test_a_file_that_does_not_fit_is_named(
    tmp_path: Path, changes: dict[str, Any] | None, message: str
) -> None:
    result = visit(copy_job(tmp_path / "app"))
    observed.save(tmp_path / "o", result.visit, result.observation)
    file = tmp_path / "o" / "github.com/example/app.json"
    file.write_text("{" if changes is None else spoil(file.read_text(), **changes))
    with pytest.raises(UserError, match=r"app\.json") as told:
        observed.load_all(tmp_path / "o")
    assert message in str(told.value)


@pytest.mark.parametrize("text", ['{"https://github.com/a/b": 5}', "[]", "[" * 100_000])
def test_a_table_of_visits_of_another_form_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / observed.VISITS).write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=r"visits\.json"):
        observed.load_all(tmp_path)


def save_many(folder: Path, name: str) -> None:
    for number in range(40):
        told = Visit(url=f"https://github.com/{name}/{number}", visited_on=TODAY, outcome="gone")
        observed.save(folder, told, None)


def test_two_harvests_at_once_lose_no_visit(tmp_path: Path) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        for done in [pool.submit(save_many, tmp_path, name) for name in ("a", "b")]:
            done.result()
    assert len(observed.load_all(tmp_path)[1]) == 80


def test_what_cannot_be_written_is_told_and_leaves_nothing_behind(tmp_path: Path) -> None:
    result = visit(copy_job(tmp_path / "app"))
    (tmp_path / "o/github.com/example/app.json/in-the-way").mkdir(parents=True)
    with pytest.raises(UserError, match=r"app\.json: cannot be written"):
        observed.save(tmp_path / "o", result.visit, result.observation)
    assert not list((tmp_path / "o").rglob("*.tmp"))


def test_json_stays_small_in_a_diff() -> None:
    value = {"b": [{"x": 1, "y": "é"}, {"x": 2}], "a": {}, "c": "z" * 120, "d": ["w" * 60] * 2}
    text = observed.dump(value)
    assert json.loads(text) == value
    assert text.splitlines()[:3] == ["{", ' "a": {},', ' "b": [{"x": 1, "y": "é"}, {"x": 2}],']
    assert max(map(len, text.splitlines())) < 130


def echo(record: Observation | Visit | VisitResult | Job) -> Any:
    return record


def test_every_record_survives_json_and_another_process(tmp_path: Path) -> None:
    job = copy_job(tmp_path / "app")
    observation = seen(job)
    empty = Observation.model_validate_json(
        json.dumps(
            {
                **observation.model_dump(mode="json"),
                **{
                    key: {"kind": "unknown", "reason": "not-read", "detail": ""}
                    for key in ("history", "tags", "files", "languages", "licence_files")
                },
            }
        )
    )
    for record in (observation, empty):
        assert Observation.model_validate_json(record.model_dump_json()) == record
    result = visit(replace(job, observation=observation))
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        for record in (observation, empty, result, job):
            assert process.submit(echo, record).result() == record
        assert process.submit(visit, job).result().observation == observation
    assert isinstance(observation.as_of, date)
