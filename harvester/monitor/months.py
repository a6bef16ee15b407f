"""The past of one repository, month by month, judged by the rules of today."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple, TypeVar

from harvester.judge.labels import label_of
from harvester.judge.licence import licence_verdict
from harvester.judge.life import Life, last_day, month_of, months_before
from harvester.model.assessment import ActivityKey, LicenceClass
from harvester.model.catalogue import Catalogue, FiguresPolicy, LicenceReview, Thresholds
from harvester.model.facts import Known, Month, Unknown
from harvester.model.observation import History, Observation, Visit
from harvester.monitor.modes import Mode, mode_of
from harvester.monitor.then import on

T = TypeVar("T")
Declared = tuple[str, str | None]
"""The verdict on a publiccode.yml, and the development status that it declares."""
_NOTHING: Declared = ("unknown", None)


class Point(NamedTuple):
    """How a repository stood at the end of a month. publiccode: a verdict, or `none`, `unknown`."""

    month: Month
    licence: LicenceClass
    activity: ActivityKey
    mode: Mode
    publiccode: str


def points(
    observation: Observation, visit: Visit | None, catalogue: Catalogue, policy: FiguresPolicy
) -> Iterator[Point]:
    """From the month of the first commit to the last whole month whose state is known."""
    if not isinstance(observation.history, Known):
        return
    history = observation.history.value
    limits = catalogue.policy.checks.thresholds
    licences = _licences(observation, catalogue)
    declared = _publiccode(observation)
    unknown: LicenceClass = "unknown"
    human_after = 0
    for life, worked in _lives(history, last_whole_month(known_until(observation, visit))):
        month = month_of(life.day)
        after = life.first_human is not None and month > month_of(life.first_human)
        human_after += worked and after
        known = _is_known(history, month)
        yield Point(
            month=month,
            licence=_at(licences, month, unknown),
            activity=_label(life, declared, limits, known=known),
            mode=mode_of(life if known else None, human_after, limits, policy.open_months),
            publiccode=_at(declared, month, _NOTHING)[0],
        )


def activity_by_month(
    observation: Observation, visit: Visit | None, limits: Thresholds
) -> Iterator[tuple[Month, ActivityKey]]:
    """The label of every month that `points` tells, and nothing else."""
    if not isinstance(observation.history, Known):
        return
    history, declared = observation.history.value, _publiccode(observation)
    for life, _ in _lives(history, last_whole_month(known_until(observation, visit))):
        month = month_of(life.day)
        yield month, _label(life, declared, limits, known=_is_known(history, month))


def _is_known(history: History, month: Month) -> bool:
    """Whether all twelve months up to this one are known."""
    return history.complete_since is None or months_before(month, 11) >= history.complete_since


def _label(
    life: Life, declared: list[tuple[Month, Declared]], limits: Thresholds, *, known: bool
) -> ActivityKey:
    if _at(declared, month_of(life.day), _NOTHING)[1] == "obsolete":
        return "ended"
    return label_of(life, limits) if known else "unknown"


def known_until(observation: Observation, visit: Visit | None) -> date:
    """The last day whose state is known: later visits may have found the same HEAD."""
    seen = visit.head_seen_as_of if visit else None
    return max(seen, observation.as_of) if seen else observation.as_of


def last_whole_month(day: date) -> Month:
    """The last month that had ended on that day."""
    month = month_of(day)
    return month if last_day(month) == day else months_before(month, 1)


def _lives(history: History, last: Month) -> Iterator[tuple[Life, bool]]:
    """The life at the end of every month, and whether people changed something in that month."""
    counted = {month.month: month for month in history.months}
    month = history.complete_since or month_of(history.first_commit)
    first_human = history.first_human
    recent: list[tuple[Month, int]] = []
    people, last_human, last_bot = 0, None, None
    while month <= last:
        day, found = last_day(month), counted.get(month)
        human = found.human if found else 0
        if human:
            people, last_human = people + human, day
            recent.append((month, human))
        if found and found.commits > human:
            last_bot = day
        begun = first_human if first_human and first_human <= day else None
        since = months_before(month, 11)
        recent = [one for one in recent if one[0] >= since]
        nobody = begun is None and last_bot is None
        life = Life(
            day=day,
            exact=True,
            first=history.first_commit,
            first_human=begun,
            last_human=last_human or begun,
            last_bot=history.first_commit if nobody else last_bot,
            human=max(people, 1 if begun else 0),
            human_12=sum(n for _, n in recent),
            months_12=len(recent),
            known_since=history.complete_since,
        )
        yield life, human > 0
        month = months_before(month, -1)


def _at(steps: list[tuple[Month, T]], month: Month, otherwise: T) -> T:
    place = bisect_right([since for since, _ in steps], month)
    return steps[place - 1][1] if place else otherwise


def _licences(observation: Observation, catalogue: Catalogue) -> list[tuple[Month, LicenceClass]]:
    """Month → class, at every change of licence files or publiccode.yml."""
    reviews = _reviews(observation.url, catalogue)
    changed = {state.since for state in _states(observation.licence_history)}
    changed |= {state.since for state in _states(observation.publiccode_history)}
    changed |= {month_of(review.reviewed_on) for review in reviews}
    found: list[tuple[Month, LicenceClass]] = []
    for month in sorted(changed):
        day = last_day(month)
        then = on(observation, day)
        if then is not None:
            alone = then.model_copy(update={"licence_history": Unknown("not-read")})  # no events
            verdict = licence_verdict(alone, catalogue.policy, reviews, day)
            found.append((month, verdict.licence_class))
    return found


def _reviews(url: str, catalogue: Catalogue) -> list[LicenceReview]:
    programs = catalogue.software.values()
    return [r for one in programs for r in one.licence_review if r.repository == url]


def _states(fact: Any) -> list[Any]:
    return fact.value if isinstance(fact, Known) else []


def _publiccode(observation: Observation) -> list[tuple[Month, Declared]]:
    """Month → verdict on the file, and its status; no file is `none`."""
    if not isinstance(observation.publiccode_history, Known):
        return []
    states = observation.publiccode_history.value
    found: list[tuple[Month, Declared]] = []
    if isinstance(observation.history, Known):
        history = observation.history.value
        found.append((history.complete_since or month_of(history.first_commit), ("none", None)))
    for state in states:
        reading = observation.publiccode.get(state.blob or "")
        if state.path is None:
            found.append((state.since, ("none", None)))
        elif reading is None:
            found.append((state.since, ("unknown", None)))
        else:
            found.append((state.since, (reading.verdict, reading.development_status)))
    return found
