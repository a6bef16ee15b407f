"""When the licence changed: one event for each month in which the grant became another one."""

from collections.abc import Mapping

from harvester.forges.addresses import commit_url
from harvester.judge.licence_texts import grant
from harvester.licences.expressions import base, leaves
from harvester.licences.openness import is_open
from harvester.model.assessment import LicenceClass, LicenceEvent
from harvester.model.facts import Known
from harvester.model.observation import LicenceMatch, LicenceState, Observation
from harvester.model.policy import LicencePolicy


def events(
    observation: Observation, now: str | None, policy: LicencePolicy, forge_kind: str
) -> list[LicenceEvent]:
    """Changes of licence through time, renames and mended texts left out; [] where no past is known.

    now: the expression of today, which may say more than a text can (or later).
    """
    history = observation.licence_history
    if not isinstance(history, Known):
        return []
    steps = _steps(_states(observation, history.value), observation.verdicts, policy)
    found = []
    for (_, before, earlier), (state, after, later) in zip(steps, steps[1:], strict=False):
        found.append(
            LicenceEvent(
                month=state.since,
                day=state.day,
                before=_as_now(before, now),
                after=_as_now(after, now),
                before_class=earlier,
                after_class=later,
                commit=state.commit,
                url=commit_url(forge_kind, observation.url, state.commit),
            )
        )
    return found


def _states(observation: Observation, states: list[LicenceState]) -> list[LicenceState]:
    """The states, with an empty one in front where the repository began without a licence file."""
    life = observation.history
    if not states or not isinstance(life, Known) or life.value.complete_since is not None:
        return states
    first = life.value.first_commit
    if states[0].files and f"{first:%Y-%m}" < states[0].since:
        return [LicenceState(since=f"{first:%Y-%m}", day=first, commit="", files={}), *states]
    return states


_Step = tuple[LicenceState, str | None, LicenceClass]


def _steps(
    states: list[LicenceState], verdicts: Mapping[str, LicenceMatch], policy: LicencePolicy
) -> list[_Step]:
    """The states in which the grant differs from the one before; a text that we could not read in
    between two equal ones is no change."""
    steps: list[_Step] = []
    for state in states:
        expression, found = _judged(state, verdicts, policy)
        if steps and _alike(steps[-1][1], expression) and steps[-1][2] == found:
            continue
        if len(steps) > 1 and steps[-1][2] == "unknown" and _alike(steps[-2][1], expression):
            steps.pop()
            continue
        steps.append((state, expression, found))
    return steps


def _judged(
    state: LicenceState, verdicts: Mapping[str, LicenceMatch], policy: LicencePolicy
) -> tuple[str | None, LicenceClass]:
    if not state.files:
        return None, "none"
    expression = grant(
        {path: verdicts.get(blob) for path, blob in state.files.items()}, policy
    ).expression
    return expression, is_open(expression, policy).licence_class


def _bases(expression: str | None) -> list[str]:
    return sorted({base(leaf) for leaf in leaves(expression or "")})


def _alike(one: str | None, other: str | None) -> bool:
    """Whether two expressions name the same licences: only and or-later cannot be read from texts."""
    return (
        (one is None) == (other is None)
        and _bases(one) == _bases(other)
        and (" OR " in (one or "")) == (" OR " in (other or ""))
    )


def _as_now(expression: str | None, now: str | None) -> str | None:
    return now if expression is not None and _alike(expression, now) else expression
