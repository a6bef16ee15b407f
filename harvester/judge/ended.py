"""What the makers themselves say of the end of their work, as it stood on a day."""

from dataclasses import dataclass
from datetime import date

from harvester.model.facts import Known, Unknown
from harvester.model.observation import Observation, PubliccodeReading


@dataclass(frozen=True, slots=True)
class Ended:
    """declared: in publiccode.yml; otherwise a notice at the top of a README."""

    path: str
    declared: bool
    state_of: date
    since: date | None = None
    commit: str | None = None
    line: int | None = None


def ended_on(observation: Observation, day: date) -> Ended | None:
    """The makers' word that work has ended, if it stood there on that day."""
    return _in_publiccode(observation, day) or _in_notice(observation, day)


def _in_publiccode(observation: Observation, day: date) -> Ended | None:
    history = observation.publiccode_history
    if isinstance(history, Unknown):
        return None
    states = [state for state in history.value if state.day <= day]
    if not states or not states[-1].path or not _obsolete(observation, states[-1].blob):
        return None
    last = states[-1]
    reading = observation.publiccode[last.blob or ""]
    began = last
    for state in reversed(states):
        if not _obsolete(observation, state.blob):
            break
        began = state
    return Ended(
        path=last.path or "",
        declared=True,
        state_of=min(day, history.state_of),
        since=began.day,
        commit=last.commit,
        line=reading.lines.get("developmentStatus"),
    )


def _obsolete(observation: Observation, blob: str | None) -> bool:
    reading: PubliccodeReading | None = observation.publiccode.get(blob or "")
    return reading is not None and reading.development_status == "obsolete"


def _in_notice(observation: Observation, day: date) -> Ended | None:
    """The notice is known for HEAD only: it says nothing of a day before the newest commit."""
    notice, history = observation.ended_notice, observation.history
    if isinstance(notice, Unknown) or notice.value is None:
        return None
    if isinstance(history, Known) and history.value.last_commit > day:
        return None
    head = observation.head
    return Ended(
        path=notice.value,
        declared=False,
        state_of=min(day, notice.state_of),
        commit=head.value.commit if isinstance(head, Known) else None,
    )
