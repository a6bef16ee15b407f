"""Where source code lives: who operates the host, in which country, and what moved."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

from harvester.model.catalogue import ForgeHost
from harvester.model.facts import Known
from harvester.model.observation import Observation


class Place(NamedTuple):
    """One host. operator and countries are None for a host that nobody described yet."""

    host: str
    name: str
    operator: str | None
    operator_country: str | None
    parent_country: str | None


class Move(NamedTuple):
    """A repository that is known under two addresses. seen_on: the day, where a forge told it.

    other_host: it went to another host, not only to another name.
    """

    before: str
    after: str
    seen_on: date | None
    other_host: bool


def place_of(url: str, forges: Mapping[str, ForgeHost]) -> Place:
    """The place of an address, by the exact name of its host."""
    host = (urlsplit(url).hostname or "").lower()
    known = forges.get(host)
    if known is None:
        return Place(host, host, None, None, None)
    return Place(host, known.name, known.operator, known.operator_country, known.parent_country)


def moves_of(observation: Observation) -> list[Move]:
    """Other addresses under which this repository is known now, by its server or its forge."""
    told = observation.forge.moved_to
    days = {told.value: told.state_of} if isinstance(told, Known) and told.value else {}
    here = urlsplit(observation.url).netloc.lower()
    return [
        Move(observation.url, alias, days.get(alias), urlsplit(alias).netloc.lower() != here)
        for alias in observation.aliases
    ]
