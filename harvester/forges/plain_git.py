"""A host with git and nothing else that we can ask: it is never asked, and all stays unknown."""

from collections.abc import Mapping, Sequence

from harvester.apiclient import Client
from harvester.forges.forge import Page, Told

HEADERS: Mapping[str, str] = {}


def base(origin: str) -> str | None:
    return None


def source(client: Client, path: str) -> str:
    return ""


def repository(client: Client, path: str) -> Told:
    raise NotImplementedError("a host without a programming interface is not asked")


def batch(client: Client) -> int:
    return 0


def details(client: Client) -> bool:
    return False


def repositories(client: Client, paths: Sequence[str]) -> Mapping[str, Told]:
    return {}


def untold(client: Client) -> Mapping[str, str]:
    return {}


def account(client: Client, account: str, page: int) -> Page | None:
    return None
