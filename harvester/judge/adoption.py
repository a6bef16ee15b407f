"""What a publiccode.yml said through time: who uses it, in which state, and how valid it was."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from harvester.judge.bodies import fold, resolve, shown
from harvester.judge.life import months_before
from harvester.model.facts import Known, Month
from harvester.model.observation import Observation, PubliccodeReading, PubliccodeState

Values = Callable[[PubliccodeReading], Mapping[str, str]]
"""Key → what is shown: two spellings of one organisation have the same key."""


class Period(NamedTuple):
    """How long the file said one thing, by month.

    until: the last month in which it said so; None: it says so now. at_least: earlier months were
    not read, so it may have begun before.
    """

    value: str
    since: Month
    until: Month | None
    at_least: bool = False


class Adoption(NamedTuple):
    """How long an organisation was named under `usedBy`. name: as it was written last.

    organisation: its id in the catalogue, None for one that is not in it. The rest as in Period.
    """

    name: str
    since: Month
    until: Month | None
    at_least: bool = False
    organisation: str | None = None


def adoption(observation: Observation, names: Mapping[str, str]) -> list[Adoption]:
    """Every time that an organisation was named as a user, the earliest first.

    names: any name of an organisation, folded → id (`bodies.names_of`). Nothing where no file is
    known. A month in which the file could not be read ends nothing.
    """

    def users(reading: PubliccodeReading) -> Mapping[str, str]:
        return {resolve(name, names) or f"={fold(name)}": shown(name) for name in reading.used_by}

    return [
        Adoption(*period, None if key.startswith("=") else key)
        for key, period in _periods(observation, users)
    ]


def development_status(observation: Observation) -> list[Period]:
    """Every state of `developmentStatus`, the earliest first."""
    return _alone(observation, lambda reading: reading.development_status)


def declared_licence(observation: Observation) -> list[Period]:
    """Every licence that `legal.license` named, the earliest first."""
    return _alone(observation, lambda reading: reading.licence)


def validity(observation: Observation) -> list[Period]:
    """Every verdict on the file by the standard of today, the earliest first."""
    return _alone(observation, lambda reading: reading.verdict)


def _alone(
    observation: Observation, value: Callable[[PubliccodeReading], str | None]
) -> list[Period]:
    """Periods of a key that has one value at a time."""

    def values(reading: PubliccodeReading) -> Mapping[str, str]:
        said = value(reading)
        return {said: said} if said else {}

    return [period for _, period in _periods(observation, values, single=True)]


@dataclass(slots=True)
class _Open:
    value: str
    since: Month
    at_least: bool


def _periods(
    observation: Observation, values: Values, *, single: bool = False
) -> list[tuple[str, Period]]:
    history = observation.publiccode_history
    states = history.value if isinstance(history, Known) else []
    running: dict[str, _Open] = {}
    ended: list[tuple[str, Period]] = []
    for state in states:
        said, whole = _said(state, observation, values)
        if whole or (single and said):
            ended += _closed(running, running.keys() - said.keys(), months_before(state.since, 1))
        at_least = state is states[0] and _begins_before(observation, state.since)
        for key, value in said.items():
            if key in running:
                running[key].value = value
            else:
                running[key] = _Open(value, state.since, at_least)
    ended += _closed(running, list(running), None)
    return sorted(ended, key=lambda one: (one[1].since, one[1].value.casefold()))


def _said(
    state: PubliccodeState, observation: Observation, values: Values
) -> tuple[Mapping[str, str], bool]:
    """What a state says, and whether that is all: a file that was not read may say more."""
    if state.path is None:
        return {}, True
    reading = observation.publiccode.get(state.blob or "")
    if reading is None:
        return {}, False
    return values(reading), reading.verdict != "unreadable"


def _closed(
    running: dict[str, _Open], keys: Collection[str], until: Month | None
) -> list[tuple[str, Period]]:
    return [
        (key, Period(one.value, one.since, until, one.at_least))
        for key in sorted(keys)
        for one in [running.pop(key)]
    ]


def _begins_before(observation: Observation, since: Month) -> bool:
    history = observation.history
    limit = history.value.complete_since if isinstance(history, Known) else None
    return limit is not None and since <= limit
