"""What is known of repositories on the test forge, and asking about them."""

from collections.abc import Callable
from datetime import date
from typing import Any

from harvester.asking import Asked, Clients, ask
from harvester.model.observation import Observation, Visit
from harvester.remote import Settings
from tests.judge.given import observation_of
from tests.servers.forge import ForgeServer

TODAY = date(2026, 5, 1)
Opener = Callable[..., Clients]


class World:
    """What is known of repositories on the forge, as the files would hold it."""

    def __init__(self, forge: ForgeServer, opened: Opener) -> None:
        self.forge = forge
        self.opened = opened
        self.observations: dict[str, Observation] = {}
        self.visits: dict[str, Visit] = {}

    def visited(self, *paths: str) -> None:
        for path in paths:
            url = self.forge.url(path)
            self.observations[url] = observation_of(
                {"history": {"unknown": "not-read"}}, TODAY, url
            )
            self.visits[url] = Visit(url=url, visited_on=TODAY, outcome="read")

    def ask(
        self, kind: str, today: date = TODAY, token: str = "", settings: Settings | None = None
    ) -> list[Asked]:
        clients = self.opened(kind, token, *([settings] if settings else []))
        found = list(ask(list(self.visits), self.observations, self.visits, clients, today))
        for one in found:
            self.visits[one.visit.url] = one.visit
            if one.observation:
                self.observations[one.visit.url] = one.observation
        return found

    def facts(self, path: str) -> Any:
        return self.observations[self.forge.url(path)].forge


def fill(world: World, number: int, account: str = "gemeente") -> None:
    paths = [f"{account}/p{n:04}" for n in range(number)]
    for path in paths:
        world.forge.add(path, releases=(("v1", "2024-01-01"),))
    world.visited(*paths)
