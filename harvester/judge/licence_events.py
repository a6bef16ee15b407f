"""When the licence changed: one event for each month in which the grant became another one."""

from collections.abc import Mapping
from itertools import pairwise

from harvester.evidence import in_docs_folder
from harvester.forges.addresses import commit_url
from harvester.judge.licence_claims import alike
from harvester.judge.licence_texts import grant
from harvester.licences.expressions import base, leaves
from harvester.licences.openness import is_open
from harvester.model.assessment import LicenceClass, LicenceEvent
from harvester.model.facts import Known
from harvester.model.observation import LicenceMatch, LicenceState, Observation
from harvester.model.policy import LicencePolicy

_Now = tuple[str | None, LicenceClass]


def events(
    observation: Observation, now: _Now, policy: LicencePolicy, forge_kind: str
) -> list[LicenceEvent]:
    """Changes of licence through time, renames and mended texts left out; [] where no past is
    known.

    now: expression and class of today, which may say more than texts can.
    """
    history = observation.licence_history
    if not isinstance(history, Known):
        return []
    steps = _steps(_states(observation, history.value), observation.verdicts, policy, now)
    found = []
    for (_, before, earlier), (state, after, later) in pairwise(steps):
        found.append(
            LicenceEvent(
                month=state.since,
                day=state.day,
                before=_as_now(before, now[0]),
                after=_as_now(after, now[0]),
                before_class=earlier,
                after_class=later,
                commit=state.commit,
                url=commit_url(forge_kind, observation.url, state.commit),
            )
        )
    return found


def _states(observation: Observation, states: list[LicenceState]) -> list[LicenceState]:
    """The states, with an empty one in front where the repository began without a licence file.

    A text beside the documents (doc/COPYING) has no known past: with it, no state is empty.
    """
    now = observation.licence_files
    if isinstance(now, Known) and any(in_docs_folder(file.path) for file in now.value):
        return [state for state in states if state.files]
    life = observation.history
    if not states or not isinstance(life, Known) or life.value.complete_since is not None:
        return states
    first = life.value.first_commit
    if states[0].files and f"{first:%Y-%m}" < states[0].since:
        return [LicenceState(since=f"{first:%Y-%m}", day=first, commit="", files={}), *states]
    return states


_Step = tuple[LicenceState, str | None, LicenceClass]


def _steps(
    states: list[LicenceState],
    verdicts: Mapping[str, LicenceMatch],
    policy: LicencePolicy,
    now: _Now,
) -> list[_Step]:
    """The states in which the grant differs from the one before.

    A text that we could not read in between is no change, nor is a gap between two alike; the last
    state is what the repository says today, also outside its licence files.
    """
    judged: list[_Step] = [(state, *_judged(state, verdicts, policy)) for state in states]
    if judged and judged[-1][1] is None and now[0] is not None:
        judged[-1] = (judged[-1][0], *now)
    steps: list[_Step] = []
    for number, step in enumerate(judged):
        last = number == len(judged) - 1
        if step[2] == "unknown" and step[1] is None and not last:
            continue
        while len(steps) > 1 and steps[-1][1] is None and _kept(steps[-2][1], step[1]):
            steps.pop()
        if steps and steps[-1][2] == step[2] and _kept(steps[-1][1], step[1]):
            continue
        steps.append(step)
    return steps


def _judged(
    state: LicenceState, verdicts: Mapping[str, LicenceMatch], policy: LicencePolicy
) -> tuple[str | None, LicenceClass]:
    if not state.files:
        return None, "none"
    found = {path: verdicts.get(blob) for path, blob in state.files.items()}
    expression = grant(found, policy).expression
    return expression, is_open(expression, policy).licence_class


def _kept(before: str | None, after: str | None) -> bool:
    """Whether the licences stayed: parts with another licence that come or go are no
    relicensing.
    """
    if before is None or after is None or " OR " in before + after:
        return alike(before, after) and (" OR " in (before or "")) == (" OR " in (after or ""))
    ours, theirs = set(map(base, leaves(before))), set(map(base, leaves(after)))
    return alike(before, after) or ours <= theirs or theirs <= ours


def _as_now(expression: str | None, now: str | None) -> str | None:
    """The wording of today for the same licence: only and or later cannot be read from texts."""
    return now if expression is not None and alike(expression, now) else expression
