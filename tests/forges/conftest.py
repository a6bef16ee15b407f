"""A forge that behaves, and clients that may ask it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from harvester.asking import Clients
from harvester.model.catalogue import EditorSource, ForgeHost
from harvester.remote import Settings
from tests.forges.world import TODAY, Opener, World
from tests.servers.forge import ForgeServer

__all__ = ["TODAY", "Opener", "host"]


@pytest.fixture
def forge() -> Iterator[ForgeServer]:
    with ForgeServer() as server:
        yield server


@pytest.fixture
def quick(forge: ForgeServer) -> Settings:
    """Settings that may ask the forge of the test, and wait for nobody who asks for patience."""
    return Settings(
        allow_hosts=frozenset({forge.place}),
        per_second=10_000,
        read_timeout=10,
        request_timeout=20,
        patience=0.05,
    )


@pytest.fixture
def impatient(quick: Settings) -> Settings:
    """For a forge that says nothing at all; too short for one that works on a busy machine."""
    return replace(quick, read_timeout=0.3, request_timeout=2)


def host(name: str, kind: str) -> ForgeHost:
    return ForgeHost(
        host=name,
        name=name,
        kind=kind,  # type: ignore[arg-type]
        operator="Nobody",
        operator_country="NL",
        parent_country="NL",
        source=EditorSource(editor="judgement", reviewed_on=TODAY),
    )


@pytest.fixture
def opened(forge: ForgeServer, quick: Settings, tmp_path: Path) -> Iterator[Opener]:
    """`opened("gitlab")`: clients that know the forge as a GitLab; the same store every time."""
    made: list[Clients] = []

    def open_as(kind: str, token: str = "", settings: Settings = quick) -> Clients:
        variable = "CATALOGUE_TOKEN_" + forge.place.replace(".", "_").replace(":", "_")
        hosts = {forge.place: host(forge.place, kind)}
        made.append(
            Clients(hosts, settings, tmp_path / "forges.sqlite", {variable: token} if token else {})
        )
        return made[-1]

    yield open_as
    for clients in made:
        clients.__exit__(None, None, None)


@pytest.fixture
def world(forge: ForgeServer, opened: Opener) -> World:
    return World(forge, opened)
