"""Looks up what was seen of a program's repositories, for the questions in `checks/`."""

from collections.abc import Sequence
from dataclasses import dataclass

from harvester.forges.addresses import file_url
from harvester.judge.words import short_name
from harvester.model.assessment import Evidence
from harvester.model.catalogue import DECIDING_ROLES, ChecksPolicy, Role
from harvester.model.facts import Known, Text, Unknown
from harvester.model.observation import Observation

GUIDING_ROLES: frozenset[Role] = DECIDING_ROLES | {"meta"}
"""Guidance for people counts wherever the project keeps it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One repository as the questions see it. why: the reason when it was never read."""

    url: str
    role: Role
    observation: Observation | None
    forge_kind: str
    why: Text

    @property
    def name(self) -> str:
        return short_name(self.url)


def evidence(seen: Seen, path: str, line: int | None = None) -> Evidence:
    """Where a file was seen: its page at the commit that was read."""
    observation = seen.observation
    if observation is None or isinstance(observation.head, Unknown):
        return Evidence(how="observed", label=path, url=seen.url, path=path)
    commit = observation.head.value.commit
    return Evidence(
        how="observed",
        label=path,
        url=file_url(seen.forge_kind, seen.url, commit, path, line) or seen.url,
        day=observation.as_of,
        commit=commit,
        path=path,
    )


def looked_at(seen: Sequence[Seen]) -> list[Evidence]:
    """Where nothing was found: the state that was read of each repository."""
    return [
        Evidence(
            how="observed",
            label=place.name,
            url=place.url,
            day=place.observation.as_of,
            commit=place.observation.head.value.commit
            if isinstance(place.observation.head, Known)
            else None,
        )
        for place in seen
        if place.observation
    ]


def path_of(seen: Seen, keys: Sequence[str], policy: ChecksPolicy) -> str | Text | None:
    """The first of these usual files; None: looked for and not there; a Text: why unknown."""
    if seen.observation is None:
        return seen.why
    files = seen.observation.files
    if isinstance(files, Unknown):
        return reason_words(files, policy)
    for key in keys:
        if files.value.get(key):
            return files.value[key]
    if any(key not in files.value for key in keys):
        return policy.reasons["not-looked-for"]
    return None


def reason_words(unknown: Unknown, policy: ChecksPolicy) -> Text:
    """The words of an Unknown."""
    return policy.reasons.get(unknown.reason) or policy.reasons["not-read"]


def guiding(seen: Sequence[Seen]) -> list[Seen]:
    """Where guidance for people may stand, the main repositories first."""
    places = [place for place in seen if place.role in GUIDING_ROLES]
    return sorted(places, key=lambda place: place.role != "main")


def ruling(seen: Sequence[Seen]) -> list[Seen]:
    """The main repositories; where there are none, the parts."""
    mains = [place for place in seen if place.role == "main"]
    return mains or [place for place in seen if place.role in DECIDING_ROLES]


def label_in(place: Seen, path: str, places: Sequence[Seen]) -> str:
    """A path, with its repository where there are several."""
    return path if len(places) == 1 else f"{place.name}: {path}"
