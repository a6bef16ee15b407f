"""A repository as it was on a day.

What remains of one that was read after that day is what git keeps by month: whole months that had
ended, tags, licence files and publiccode.yml. What is known for HEAD only (README, manifests, usual
files, twins) is unknown then: a later commit may have brought it.
"""

from datetime import date
from typing import Any

from harvester.judge.life import last_day, month_of, months_before
from harvester.model.facts import Known, Unknown
from harvester.model.forge import ForgeFacts
from harvester.model.observation import (
    History,
    LicenceFile,
    LicenceState,
    Observation,
)

_NOT_THEN = Unknown("not-read")


def on(observation: Observation, day: date) -> Observation | None:
    """The repository as it was; None: it did not exist yet, or nothing is known of that day."""
    if observation.as_of <= day:
        return observation
    if isinstance(observation.history, Unknown) or observation.history.value.first_commit > day:
        return None
    history = _history(observation.history, day)
    states = _until(observation.licence_history, day)
    publiccode = _until(observation.publiccode_history, day)
    files = _licence_files(states, observation, publiccode)
    blobs = _blobs(states)
    read = {one.blob for one in publiccode.value} if isinstance(publiccode, Known) else set()
    return observation.model_copy(
        update={
            "as_of": day,
            "full_read_on": min(observation.full_read_on, day),
            "tags_read_on": min(observation.tags_read_on, day),
            "head": _NOT_THEN,
            "history": history,
            "tags": _tags(observation, day),
            "licence_files": files,
            "licence_history": states,
            "declared_licences": _NOT_THEN,
            "verdicts": {b: found for b, found in observation.verdicts.items() if b in blobs},
            "publiccode_history": publiccode,
            "publiccode": {b: r for b, r in observation.publiccode.items() if b in read},
            "files": _NOT_THEN,
            "languages": _NOT_THEN,
            "ended_notice": _NOT_THEN,
            "forge": ForgeFacts(
                **{
                    name: fact if isinstance(fact, Unknown) or fact.state_of <= day else _NOT_THEN
                    for name, fact in observation.forge
                }
            ),
            "notes": [],
        }
    )


def _history(fact: Known[History], day: date) -> Known[History] | Unknown:
    """Whole months only, whether or not the branch moved later: the past depends on itself."""
    history = fact.value
    if history.complete_since and months_before(month_of(day), 11) < history.complete_since:
        return _NOT_THEN
    months = [month for month in history.months if last_day(month.month) <= day]
    human = [month.month for month in months if month.human]
    robots = [month.month for month in months if month.commits > month.human]
    first_human = (
        history.first_human if history.first_human and history.first_human <= day else None
    )
    people = max(sum(month.human for month in months), 1 if first_human else 0)
    made = History(
        first_commit=history.first_commit,
        last_commit=last_day(months[-1].month) if months else history.first_commit,
        first_human=first_human,
        last_human=last_day(human[-1]) if human else first_human,
        last_bot=last_day(robots[-1]) if robots else None,
        commits=max(sum(month.commits for month in months), 1),
        human=people,
        months=months,
        complete_since=history.complete_since,
    )
    return Known(made, fact.source, day)


def _until(fact: Any, day: date) -> Any:
    """A fact that is a list of dated states, without the later ones."""
    if isinstance(fact, Unknown):
        return fact
    return Known([one for one in fact.value if one.day <= day], fact.source, day)


def _tags(observation: Observation, day: date) -> Any:
    tags = observation.tags
    if isinstance(tags, Unknown):
        return tags
    return Known([one for one in tags.value if one.day and one.day <= day], tags.source, day)


def _licence_files(
    states: Known[list[LicenceState]] | Unknown, observation: Observation, publiccode: Any
) -> Any:
    """The files of the last state. Without any, a README may have named a licence: unknown."""
    if isinstance(states, Unknown):
        return states
    files = states.value[-1].files if states.value else {}
    declared = isinstance(publiccode, Known) and publiccode.value and publiccode.value[-1].path
    if not files and not declared:
        return _NOT_THEN
    return Known(
        [LicenceFile(path=path, blob=blob) for path, blob in sorted(files.items())],
        states.source,
        states.state_of,
    )


def _blobs(states: Known[list[LicenceState]] | Unknown) -> set[str]:
    if isinstance(states, Unknown):
        return set()
    return {blob for state in states.value for blob in state.files.values()}
