"""Builds observations from the short form of the case files; histories by the real counting.

people, bots   day → number of commits, or a list of days
monthly        {from: 2022-01, to: 2026-08, people: 3, day: 15}: so many commits in every month
subject        of every commit;  imports: so many of the newest commits import a snapshot
as_of          day of the state (default: the day asked on);  head_seen_as_of, copy
capped         the first day that could be read of a longer history
history        {unknown: reason} instead of commits
tags           name → day;  publiccode [{day, status}];  notice, archived {day, is}
files          key → path or null; what is not named was looked for and not there
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from harvester.model.catalogue import ChecksPolicy
from harvester.model.facts import Known, Unknown
from harvester.model.observation import (
    ForgeFacts,
    Head,
    History,
    LicenceFile,
    LicenceMatch,
    Observation,
    PubliccodeFinding,
    PubliccodeReading,
    PubliccodeState,
    Tag,
    Visit,
)
from harvester.repository import history, life
from harvester.repository.commits import Commit

URL = "https://github.com/example/program"
ROOT = Path(__file__).parents[2]
FILES: list[str] = list(
    yaml.safe_load((ROOT / "harvester" / "data" / "usual_files.yml").read_text(encoding="utf-8"))
)
"""The usual files that a visit looks for."""


@cache
def policy() -> ChecksPolicy:
    """The real policy."""
    text = (ROOT / "catalogue" / "checks.yml").read_text(encoding="utf-8")
    return ChecksPolicy.model_validate(yaml.safe_load(text))


def cases(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every case of every file in the folder, with an id for the test report."""
    for file in sorted(folder.glob("*.yml")):
        for case in yaml.safe_load(file.read_text(encoding="utf-8")):
            yield f"{file.stem}: {case['case']}", case


def history_of(given: dict[str, Any], today: date) -> History:
    """The history of these commits, counted as a visit counts them."""
    stamps = [(day, n, False) for day, n in _days(given.get("people"))]
    stamps += [(day, n, True) for day, n in _days(given.get("bots"))]
    stamps += [(day, n, False) for day, n in _monthly(given.get("monthly"))]
    return history_of_commits(
        [(day, bot) for day, n, bot in stamps for _ in range(n)],
        today,
        given.get("subject", "Work"),
        given.get("capped"),
        given.get("imports", 0),
    )


def history_of_commits(
    commits: list[tuple[date, bool]],
    today: date,
    subject: str = "Work",
    capped: date | None = None,
    imports: int = 0,
) -> History:
    """The history of commits, each with its day and whether a robot made it."""
    log = []
    ordered = sorted(commits)
    for i, (day, bot) in reversed(list(enumerate(ordered))):
        stamp = int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())
        name = "renovate[bot]" if bot else "Someone"
        parents = (f"{i - 1:040x}",) if i else ()
        newest = len(ordered) - i
        subject_now = "Squashed import" if newest <= imports else subject
        log.append(Commit(f"{i:040x}", "0" * 40, parents, stamp, name, "", subject_now))
    counted = life.count(log, today)
    return history.capped(counted, capped) if capped else history.whole(counted)


def observation_of(given: dict[str, Any], asked_on: date, url: str = URL) -> Observation:
    """The observation that the short form describes."""
    as_of = given.get("as_of", asked_on)
    unknown = given.get("history", {}).get("unknown")
    archived = given.get("archived")
    states, readings = _publiccode(given.get("publiccode", []))
    licences = given.get("licences", [])
    files = dict.fromkeys(FILES) | given.get("files", {})
    return Observation(
        url=url,
        as_of=as_of,
        copy_read=given.get("copy", False),
        full_read_on=as_of,
        tags_read_on=as_of,
        head=Known(Head(commit=given.get("head", "a" * 40), branch="main"), "HEAD", as_of),
        history=Unknown(unknown)
        if unknown
        else Known(history_of(given, as_of), "log of HEAD", as_of),
        tags=_fact(
            given.get("tags", {}),
            as_of,
            lambda tags: [Tag(name=name, day=day) for name, day in tags.items()],
        ),
        licence_files=_fact(
            licences,
            as_of,
            lambda found: [
                LicenceFile(
                    path=f["path"], blob=f"{i:040x}", symlink=f.get("symlink", False), size=9
                )
                for i, f in enumerate(found)
            ],
        ),
        licence_history=Unknown("not-read"),
        declared_licences=Unknown("not-read"),
        verdicts={
            f"{i:040x}": LicenceMatch(
                expression=f.get("expression"), confidence=f["confidence"], similarity=1.0
            )
            for i, f in enumerate(licences if isinstance(licences, list) else [])
            if "confidence" in f
        },
        publiccode_history=Known(states, "log of HEAD", as_of),
        publiccode=readings,
        files=Unknown(given["files"]["unknown"])
        if "unknown" in given.get("files", {})
        else Known({k: v for k, v in files.items() if v != "not-looked-for"}, "tree", as_of),
        languages=Known({}, "tree", as_of),
        ended_notice=Known(given.get("notice"), "tree", as_of),
        forge=ForgeFacts(
            archived=Known(archived["is"], "api.github.com", archived["day"])
            if archived
            else Unknown("not-asked"),
            fork_of=Unknown("not-asked"),
            description=Unknown("not-asked"),
        ),
    )


def visit_of(given: dict[str, Any], url: str = URL) -> Visit | None:
    """The visit that the short form describes, if any."""
    seen = given.get("head_seen_as_of")
    told = given.get("visit", {"day": seen, "outcome": "unchanged"} if seen else None)
    if told is None:
        return None
    return Visit(url=url, visited_on=told["day"], outcome=told["outcome"], head_seen_as_of=seen)


def _fact(value: Any, as_of: date, made: Any) -> Any:
    if isinstance(value, dict) and "unknown" in value:
        return Unknown(value["unknown"])
    return Known(made(value), "HEAD", as_of)


def _days(given: Any) -> list[tuple[date, int]]:
    if isinstance(given, dict):
        return list(given.items())
    return [(day, 1) for day in given or []]


def _monthly(given: dict[str, Any] | None) -> Iterator[tuple[date, int]]:
    if given is None:
        return
    year, month = map(int, given["from"].split("-"))
    while f"{year}-{month:02}" <= given["to"]:
        yield date(year, month, given.get("day", 15)), given.get("people", 1)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _publiccode(
    given: list[dict[str, Any]],
) -> tuple[list[PubliccodeState], dict[str, PubliccodeReading]]:
    states, readings = [], {}
    for i, state in enumerate(given):
        day, blob = state["day"], f"{i:040x}"
        gone = state.get("gone", False)
        states.append(
            PubliccodeState(
                since=f"{day:%Y-%m}",
                day=day,
                commit="b" * 40,
                path=None if gone else state.get("path", "publiccode.yml"),
                blob=None if gone else blob,
            )
        )
        if not gone and not state.get("not_fetched"):
            readings[blob] = PubliccodeReading(
                verdict=state.get("verdict", "valid"),
                development_status=state.get("status"),
                roadmap=state.get("roadmap"),
                lines={"developmentStatus": 7, "roadmap": 9},
                findings=[
                    PubliccodeFinding(
                        rule="r",
                        level=level,
                        key="k",
                        line=line,
                        column=1,
                        message_nl="n",
                        message_en="e",
                    )
                    for level, line in state.get("findings", [])
                ],
            )
    return states, readings
