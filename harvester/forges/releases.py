"""Releases, where a forge lists them apart from the repository: one further question."""

from collections.abc import Callable
from typing import Any

from harvester.apiclient import Client, NoAnswer
from harvester.forges import hostile
from harvester.forges.forge import Seen
from harvester.model.forge import ForgeRelease

MOST = 30
"""The newest so many are kept; forges list the newest first."""


def with_releases(client: Client, seen: Seen, question: str, day: str, hidden: str) -> Seen:
    """The repository with the releases that this question lists, or as it was where it may not.

    day: the field with the day of announcement. hidden: the flag of a release that is none yet.
    """
    try:
        reply = client.get(question, _reader(day, hidden))
    except NoAnswer:  # releases can be closed to the public where the code is not
        return seen
    if reply.status != 200:
        return seen
    told = [ForgeRelease.model_validate_json(one) for one in reply.extract]
    return seen.model_copy(update={"releases": told})


def _reader(day: str, hidden: str) -> Callable[[Any], list[str]]:
    def read(found: Any) -> list[str]:
        if not isinstance(found, list):
            raise TypeError("not a list")
        return [
            ForgeRelease(name=name, day=hostile.day(one.get(day))).model_dump_json()
            for one in found[:MOST]
            if not one.get(hidden) and (name := hostile.name(one.get("tag_name")))
        ]

    return read
