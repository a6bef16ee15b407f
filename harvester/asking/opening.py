"""A client for each host that is asked: its kind by exact name, its own token, one shared store."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from harvester.apiclient import Client, Store, tokens_of
from harvester.forges import FORGES, Forge
from harvester.model.catalogue import ForgeHost
from harvester.web import Settings

USER_AGENT = "catalogue-harvester"
"""Who asks: forges want a name, and these are no requests of git."""


class Clients:
    """Opens each host once. Raises UserError for a token that cannot be one."""

    def __init__(
        self,
        hosts: Mapping[str, ForgeHost],
        settings: Settings,
        store: Path | None = None,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        self._hosts = hosts
        self._settings = replace(settings, user_agent=USER_AGENT)
        self._tokens = tokens_of(environment, hosts)
        self._store = Store(store)
        self._open: dict[str, tuple[Forge, Client]] = {}

    def of(self, url: str) -> tuple[Forge, Client] | None:
        """The adapter and client for the host of an address; None: it can only be read by git."""
        parts = urlsplit(url)
        host = parts.netloc.lower()
        known = self._hosts.get(host)
        if known is None:
            return None
        if host not in self._open:
            forge = FORGES[known.kind]
            base = forge.base(f"{parts.scheme}://{host}")
            if base is None:
                return None
            client = Client(
                base,
                self._settings,
                self._store,
                headers=forge.HEADERS,
                token=self._tokens.get(host),
            )
            self._open[host] = forge, client
        return self._open[host]

    @property
    def opened(self) -> dict[str, Client]:
        """What was asked, by host."""
        return {host: client for host, (_, client) in self._open.items()}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._store.close()
