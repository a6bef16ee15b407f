"""The same code at two addresses: repositories of one program with an equal HEAD count once."""

from collections.abc import Mapping, Sequence

from harvester.model.catalogue import RepositoryRef, Role
from harvester.model.facts import Known
from harvester.model.observation import Observation

_FIRST: tuple[Role, ...] = (
    "main", "part", "meta", "docs", "deployment", "example", "legacy", "fork", "mirror",
)  # fmt: skip
"""Of twins the one with the earlier role counts; with equal roles the one that is listed first."""


def twins(refs: Sequence[RepositoryRef], observations: Mapping[str, Observation]) -> dict[str, str]:
    """Address → address of the twin that counts in its place."""
    counted: dict[str, str] = {}
    found: dict[str, str] = {}
    for ref in sorted(refs, key=lambda ref: _FIRST.index(ref.role)):
        observation = observations.get(ref.url)
        if observation is None or not isinstance(observation.head, Known):
            continue
        first = counted.setdefault(observation.head.value.commit, ref.url)
        if first != ref.url:
            found[ref.url] = first
    return found
