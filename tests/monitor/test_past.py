"""The past: nothing later is used, and the months say what a report of that day says."""

import json
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from harvester import observed
from harvester.model.catalogue import Catalogue, FiguresPolicy
from harvester.model.facts import Known
from harvester.model.observation import (
    History,
    LicenceFile,
    LicenceMatch,
    LicenceState,
    MonthCount,
    Observation,
    PubliccodeReading,
    PubliccodeState,
    Tag,
    Visit,
)
from harvester.monitor.asof import facts_on
from harvester.monitor.facts import Facts
from harvester.monitor.figures.development import mode
from harvester.monitor.figures.metadata import VALID, verdict_of
from harvester.monitor.report import figures
from tests.monitor.world import ROOT, real

DAYS = [date(2019, 3, 15), date(2023, 12, 31), date(2026, 6, 30)]
LATER = "f" * 40


@cache
def seen() -> tuple[dict[str, Observation], dict[str, Visit]]:
    """Sixty real observations: every part of a repository occurs."""
    observations, visits = observed.load_all(ROOT / "catalogue" / "observed")
    kept = dict(sorted(observations.items())[::2][:60])
    return kept, {url: visits[url] for url in kept if url in visits}


def policy() -> FiguresPolicy:
    found = real().figures
    assert found is not None
    return found


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_nothing_later_is_used(day: date) -> None:
    observations, visits = seen()
    before = figures(facts_on(real(), observations, visits, day, policy()))
    poisoned = {url: _poisoned(one, day) for url, one in observations.items()}
    later = {url: _visited_later(visit, day) for url, visit in visits.items()}
    after = figures(facts_on(_said_later(real(), day), poisoned, later, day, policy()))
    assert before == after
    assert any(figure.value for figure in before.values())


def test_the_poison_works() -> None:
    """Asked for a later day, the same events change everything that is not about the list."""
    observations, visits = seen()
    today = date(2027, 1, 31)
    before = figures(facts_on(real(), observations, visits, today, policy()))
    changed = set()
    for day in (date(2019, 3, 15), date(2025, 3, 31)):
        poisoned = {url: _poisoned(one, day) for url, one in observations.items()}
        after = figures(facts_on(_said_later(real(), day), poisoned, visits, today, policy()))
        changed |= {id_ for id_ in before if before[id_] != after[id_]}
    about_the_list = {"places", "countries", "programs-by-level", "review"}
    about_visits = {"coverage", "state-age"}  # these were not poisoned
    for_ever = {"developed-open", "development-by-month"}  # once in the open, always in the open
    assert before.keys() - changed <= about_the_list | about_visits | for_ever


def _poisoned(one: Observation, day: date) -> Observation:
    """The same repository after wild events on the days after `day`; its past is as it was."""
    if one.as_of <= day or not isinstance(one.history, Known):
        return one
    tomorrow = day + timedelta(days=31)
    as_of = max(one.as_of, tomorrow + timedelta(days=150))
    month = f"{tomorrow:%Y-%m}"
    history: History = one.history.value
    if history.first_commit > day:
        return one.model_copy(update={"as_of": as_of})
    months = [m for m in history.months if m.month < f"{day:%Y-%m}"]
    months += [m for m in history.months if m.month == f"{day:%Y-%m}"]
    months += [
        MonthCount(month=later, commits=90, human=80, people=">20", absence="3+")
        for later in (f"{tomorrow + timedelta(days=30 * n):%Y-%m}" for n in range(5))
    ]
    wild = history.model_copy(
        update={"months": months, "last_commit": as_of, "last_human": as_of, "last_bot": as_of,
                "commits": 9999, "human": 8888, "once_span_days": 9}
    )  # fmt: skip
    state = LicenceState(since=month, day=tomorrow, commit=LATER, files={"LICENSE": LATER})
    said = PubliccodeState(
        since=month, day=tomorrow, commit=LATER, path="publiccode.yml", blob=LATER
    )
    reading = PubliccodeReading(
        verdict="valid", development_status="obsolete", used_by=["Gemeente Utrecht"]
    )
    closed = LicenceMatch(expression="BUSL-1.1", confidence="exact-text", similarity=1.0)
    return one.model_copy(
        update={
            "as_of": as_of,
            "history": Known(wild, "log", as_of),
            "tags": _with(one.tags, Tag(name="v99.0.0", day=tomorrow), as_of),
            "licence_history": _with(one.licence_history, state, as_of),
            "licence_files": Known([LicenceFile(path="LICENSE", blob=LATER)], "tree", as_of),
            "verdicts": {**one.verdicts, LATER: closed},
            "publiccode_history": _with(one.publiccode_history, said, as_of),
            "publiccode": {**one.publiccode, LATER: reading},
            "ended_notice": Known("README.md", "tree", as_of),
        }
    )


def _with(fact: Any, more: Any, as_of: date) -> Any:
    known = fact.value if isinstance(fact, Known) else []
    if not isinstance(fact, Known):
        return fact  # what was never read stays unread
    return Known([*known, more], fact.source, as_of)


def _visited_later(visit: Visit, day: date) -> Visit:
    if visit.visited_on <= day:
        return visit
    return visit.model_copy(update={"outcome": "gone", "head_seen_as_of": day + timedelta(days=9)})


def _said_later(catalogue: Catalogue, day: date) -> Catalogue:
    """The same list of programs, with claims that somebody made after the day."""
    tomorrow = (day + timedelta(days=1)).isoformat()
    page = {"url": "https://example.org/", "seen_on": tomorrow}
    kept = {}
    for id_, program in catalogue.software.items():
        raw = program.model_dump(mode="json", by_alias=True)
        known = _known_by(raw["used_by"], raw["added"], day)
        raw["used_by"] = [
            *known,
            {"organisation": "gemeente-utrecht", "evidence": "reported", "source": page},
        ]
        raw["lifecycle"] = {"state": "ended", "since": tomorrow, "source": page}
        raw["replaces"] = [*_known_by(raw["replaces"], raw["added"], day), _claim(page)]
        if program.lifecycle and _known_by([raw["lifecycle"]], raw["added"], day):
            raw["lifecycle"] = program.lifecycle.model_dump(mode="json")
        kept[id_] = type(program).model_validate_json(json.dumps(raw))
    return catalogue.model_copy(update={"software": kept})


def _claim(page: Mapping[str, str]) -> dict[str, Any]:
    words = {"nl": "alles", "en": "everything"}
    return {"product": "workday", "function": words, "uncovered": words, "source": page}


def _known_by(claims: list[Any], added: str, day: date) -> list[Any]:
    def told(source: dict[str, Any]) -> str:
        return str(source.get("seen_on") or source.get("reviewed_on") or added)

    return [one for one in claims if told(one["source"]) <= day.isoformat()]


@pytest.mark.parametrize("month", ["2018-06", "2022-01", "2024-12"])
def test_a_month_says_what_a_report_of_its_last_day_says(month: str) -> None:
    """Two paths to the same numbers: month by month, and everything judged anew for that day."""
    observations, visits = seen()
    now = facts_on(real(), observations, visits, date(2026, 11, 24), policy())
    last = (date(int(month[:4]), int(month[5:]), 28) + timedelta(days=4)).replace(day=1)
    then = facts_on(real(), observations, visits, last - timedelta(days=1), policy())
    told = figures(now)
    _agree(told["publiccode-by-month"], month, then, _publiccode)
    _agree(told["licence-by-month"], month, then, _licence)
    _agree(told["activity-by-month"], month, then, _activity)


def _agree(figure: Any, month: str, then: Facts, name: Any) -> None:
    names = [column.name for column in figure.columns]
    row = dict(zip(names, next(r for r in figure.rows if r[0] == month), strict=True))
    counted: Counter[str] = Counter()
    for url in then.repositories:
        one = then.observations.get(url)
        if one and one.as_of == then.day and isinstance(one.history, Known):  # known then
            counted[f"all_{name(then, url)}"] += 1
    told = {key: row[key] for key in row if key.startswith("all_") and key != "all_unseen"}
    assert told == {key: counted[key] for key in told}, figure.id


def _publiccode(facts: Facts, url: str) -> str:
    verdict = verdict_of(facts.observations.get(url))
    if verdict in VALID:
        return "valid"
    return "absent" if verdict in ("none", "unknown") else "flawed"


def _licence(facts: Facts, url: str) -> str:
    found = facts.verdict(url).licence.licence_class
    return {"open": "open", "not-open": "not_open"}.get(found, "unclear")


def _activity(facts: Facts, url: str) -> str:
    label = facts.verdict(url).activity.label
    if label in facts.policy.living:
        return "living"
    return "over" if label in ("ended", "archived") else "quiet"


def test_what_was_developed_in_the_open_stays_so() -> None:
    observations, visits = seen()
    early = facts_on(real(), observations, visits, date(2022, 1, 31), policy())
    later = facts_on(real(), observations, visits, date(2024, 12, 31), policy())
    before = {url for url in early.repositories if mode(early, url) == "open"}
    assert before
    assert all(mode(later, url) == "open" for url in before if url in later.observations)


def test_only_what_was_listed_by_that_day_on_request() -> None:
    observations, visits = seen()
    then = facts_on(real(), observations, visits, date(2026, 6, 30), policy(), listed_then=True)
    assert then.catalogue.software == {}
    assert all(figure.value in (0, None) for figure in figures(then).values())
