"""Figures about the life of programs and repositories."""

from typing import get_args

from harvester.judge.life import life_at
from harvester.model.assessment import ActivityKey
from harvester.monitor.facts import Facts
from harvester.monitor.figure import Figure
from harvester.monitor.figures.counting import by_class, for_public
from harvester.monitor.figures.through_time import by_month
from harvester.monitor.modes import MODES, Mode, mode_of, months_after_first
from harvester.monitor.months import known_until

LABELS: tuple[str, ...] = get_args(ActivityKey)
ABSENCE = ("1", "2", "3+")
RECENT_DAYS = 365


def programs_by_activity(facts: Facts) -> Figure:
    """Programs by their label of activity."""
    found = ((facts.judged(id_).activity.label, facts.is_public(id_)) for id_ in facts.programs)
    return by_class("programs-by-activity", "activity", found, LABELS, ["active"])


def repositories_by_activity(facts: Facts) -> Figure:
    """Deciding repositories by their label of activity."""
    found = (
        (facts.verdict(url).activity.label, one.public) for url, one in facts.repositories.items()
    )
    return by_class(
        "repositories-by-activity", "activity", found, LABELS, ["active"],
        of_public=for_public(facts),
    )  # fmt: skip


def developed_open(facts: Facts) -> Figure:
    """Deciding repositories developed in the open, against those published once."""
    found = ((mode(facts, url), one.public) for url, one in facts.repositories.items())
    return by_class("developed-open", "mode", found, MODES, ["open"], of_public=for_public(facts))


def mode(facts: Facts, url: str) -> Mode:
    """How one repository is developed, by the last state that is known."""
    history, seen = facts.history(url), facts.observations.get(url)
    if history is None or seen is None:
        return "unknown"
    life = life_at(history, min(facts.day, known_until(seen, facts.visits.get(url))))
    worked = [month.month for month in history.months if month.human]
    limits = facts.catalogue.policy.checks.thresholds
    return mode_of(life, months_after_first(worked, life), limits, facts.policy.open_months)


def development_by_month(facts: Facts) -> Figure:
    """The same at the end of every month."""
    return by_month(
        facts, "development-by-month", ("open", "once", "early"),
        lambda point: "early" if point.mode == "unknown" else point.mode, "open", keeps=True,
    )  # fmt: skip


def activity_by_month(facts: Facts) -> Figure:
    """Deciding repositories that were alive, quiet or over at the end of every month."""
    living = set(facts.policy.living)
    over = {"archived", "ended"}

    def name(label: str) -> str:
        return "living" if label in living else "over" if label in over else "quiet"

    return by_month(
        facts, "activity-by-month", ("living", "quiet", "over"),
        lambda point: name(point.activity), "living",
    )  # fmt: skip


def absence(facts: Facts) -> Figure:
    """How many people made half of the changes of a year, for repositories with recent changes."""
    found = []
    for url, one in facts.repositories.items():
        history = facts.history(url)
        if history is None or history.last_human is None:
            continue
        worked = [month for month in history.months if month.human]
        recent = (facts.day - history.last_human).days <= RECENT_DAYS
        if recent and worked and worked[-1].absence in ABSENCE:
            found.append((worked[-1].absence, one.public))
    return by_class("absence", "absence", found, ABSENCE, ["1"], of_public=for_public(facts))
