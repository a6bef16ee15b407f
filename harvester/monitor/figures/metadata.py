"""Figures about publiccode.yml."""

from harvester.model.facts import Known
from harvester.model.observation import Observation
from harvester.monitor.facts import Facts
from harvester.monitor.figure import Figure
from harvester.monitor.figures.counting import by_class, for_public
from harvester.monitor.figures.through_time import by_month

VALID = ("valid", "warnings")
VERDICTS = (*VALID, "invalid", "unreadable", "something-else", "none", "unknown")


def publiccode(facts: Facts) -> Figure:
    """Deciding repositories by what their publiccode.yml is worth by the standard."""
    found = (
        (verdict_of(facts.observations.get(url)), one.public)
        for url, one in facts.repositories.items()
    )
    return by_class("publiccode", "publiccode", found, VERDICTS, VALID, of_public=for_public(facts))


def verdict_of(observation: Observation | None) -> str:
    """The verdict on the file of today; `none`: there is no file, `unknown`: we do not know."""
    if observation is None or not isinstance(observation.publiccode_history, Known):
        return "unknown"
    states = observation.publiccode_history.value
    if not states or states[-1].path is None:
        return "none"
    reading = observation.publiccode.get(states[-1].blob or "")
    return reading.verdict if reading else "unknown"


def publiccode_by_month(facts: Facts) -> Figure:
    """Deciding repositories with a valid file, another file or none, at the end of every month."""

    def name(verdict: str) -> str:
        if verdict in VALID:
            return "valid"
        return "absent" if verdict in ("none", "unknown") else "flawed"

    return by_month(
        facts, "publiccode-by-month", ("valid", "flawed", "absent"),
        lambda point: name(point.publiccode), "valid",
    )  # fmt: skip
