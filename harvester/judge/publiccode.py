"""The publiccode.yml that a repository has now."""

from dataclasses import dataclass

from harvester.judge.seen import Seen
from harvester.model.facts import Unknown
from harvester.model.observation import PubliccodeReading


@dataclass(frozen=True, slots=True)
class PubliccodeNow:
    """reading is None where the file itself could not be read."""

    path: str
    reading: PubliccodeReading | None


def publiccode_now(place: Seen) -> PubliccodeNow | None:
    """The file at HEAD; None where there is none, or where nothing is known."""
    observation = place.observation
    if observation is None or isinstance(observation.publiccode_history, Unknown):
        return None
    states = observation.publiccode_history.value
    if not states or states[-1].path is None:
        return None
    last = states[-1]
    return PubliccodeNow(last.path or "", observation.publiccode.get(last.blob or ""))
