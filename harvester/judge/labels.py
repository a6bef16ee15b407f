"""The rules by which commits alone give a label; checks.yml holds their numbers and words."""

from datetime import date

from harvester.judge.life import Life, first_day, life_at
from harvester.model.assessment import ActivityKey
from harvester.model.catalogue import ChecksPolicy, Thresholds
from harvester.model.observation import History


def activity_at(history: History, day: date, policy: ChecksPolicy) -> ActivityKey:
    """The label that the commits up to that day alone give; `unknown` before the first commit.

    For a day in the past only whole months are used, so that a series by month can be computed
    from one observation. The maker's own word (archived, ended) is not in it.
    """
    life = life_at(history, day)
    return label_of(life, policy.thresholds) if life else "unknown"


def label_of(life: Life, limits: Thresholds) -> ActivityKey:
    """The rules of checks.yml, in their order; the first that fits is the label."""
    if _published_once(life, limits):
        return "published-once"
    if life.last_human is None:
        return _without_people(life, limits)
    silent = (life.day - life.last_human).days
    if silent > limits.long_silent_days:
        return "long-silent"
    if silent > limits.silent_days:
        return "bots-only" if _bots_work(life, limits) else "silent"
    young = life.age_days is not None and life.age_days < limits.young_days
    months = limits.active_months_young if young else limits.active_months
    if silent <= limits.active_days and life.months_12 >= months:
        return "active"
    if life.age_days is not None and life.age_days < limits.new_days:
        return "new"
    return "limited"


def since_of(label: ActivityKey, life: Life) -> date | None:
    """The first day of the state that the label names, where it follows from the commits."""
    if label == "new":
        return life.first
    if label == "published-once":
        return life.first_human
    return life.last_human if label in ("long-silent", "silent", "bots-only") else None


def _published_once(life: Life, limits: Thresholds) -> bool:
    """Age counts from the first human commit: robots may have come long before the people."""
    if life.known_since or life.first_human is None or life.last_human is None:
        return False
    return (
        life.human <= limits.once_commits
        and (life.last_human - life.first_human).days <= limits.once_days
        and (life.day - life.first_human).days >= limits.once_age_days
    )


def _without_people(life: Life, limits: Thresholds) -> ActivityKey:
    if life.known_since:
        known_days = (life.day - first_day(life.known_since)).days
        return "long-silent" if known_days > limits.long_silent_days else "unknown"
    quiet = (life.day - (life.last_bot or life.first)).days
    if quiet > limits.long_silent_days:
        return "long-silent"
    return "silent" if quiet > limits.silent_days else "bots-only"


def _bots_work(life: Life, limits: Thresholds) -> bool:
    return life.last_bot is not None and (life.day - life.last_bot).days <= limits.silent_days
