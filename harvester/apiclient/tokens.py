"""Tokens of forges, from the environment: each belongs to one host and is shown to nobody else."""

import re
from collections.abc import Iterable, Mapping

from harvester.errors import UserError

PREFIX = "CATALOGUE_TOKEN_"
_TOKEN = re.compile(r"[A-Za-z0-9._~+/=-]{8,512}")


def variable_of(host: str) -> str:
    """The variable that holds the token of a host: `CATALOGUE_TOKEN_GITHUB_COM`."""
    return PREFIX + re.sub(r"[^A-Z0-9]", "_", host.upper())


def tokens_of(environment: Mapping[str, str], hosts: Iterable[str]) -> dict[str, str]:
    """Host → token, for the hosts that have one. Raises UserError, which never shows a token.

    A variable that fits two hosts is refused: one of them would hear the token of the other.
    """
    found: dict[str, str] = {}
    owners: dict[str, str] = {}
    for host in sorted(set(hosts)):
        name = variable_of(host)
        token = environment.get(name, "").strip()
        if not token:
            continue
        if name in owners:
            raise UserError(
                f"{name} fits both {owners[name]} and {host}, so neither may hear it. "
                "Leave one of the two out of catalogue/forges.yml, or unset the variable."
            )
        if not _TOKEN.fullmatch(token):
            raise UserError(
                f"{name} holds characters that no token has. Copy the token of {host} again."
            )
        owners[name] = host
        found[host] = token
    return found
