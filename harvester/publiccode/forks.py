"""Whose file is this: does the `url` in a publiccode.yml name the repository it was found in?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal
from urllib.parse import urlsplit

from harvester.model.observation import PubliccodeReading

Relation = Literal["own", "technical-fork", "variant", "moved", "mistaken-url", "unknown"]

_INNER = re.compile(r"/(-|tree|blob|raw|src|archive|commits?|releases|wiki|issues)(/.*)?$")


def classify(
    reading: PubliccodeReading, repository_url: str, aliases: Iterable[str] = ()
) -> Relation:
    """How the file's `url` relates to the repository; a flag to explain, never a reason to drop.

    own: it names this repository. variant: so it does, and `isBasedOn` names another. moved: it
    names an earlier address (aliases: addresses that redirect here). technical-fork: it names a
    repository of the same name elsewhere; forks keep the original's url by the standard.
    mistaken-url: it names no repository, or another one of the same owner (a template left in, a
    renamed project, another spelling). unknown: no url, or nothing in common.
    """
    if not reading.url:
        return "unknown"
    there, here = place_of(reading.url), place_of(repository_url)
    if there == here:
        based_on = {place_of(url) for url in reading.is_based_on} - {here, None}
        return "variant" if based_on else "own"
    if there is None:
        return "mistaken-url"
    if there in {place_of(url) for url in aliases}:
        return "moved"
    if here is None:
        return "unknown"
    same_name = _bare(there.rpartition("/")[2]) == _bare(here.rpartition("/")[2])
    if there.rpartition("/")[0] == here.rpartition("/")[0]:
        return "mistaken-url"
    return "technical-fork" if same_name else "unknown"


def place_of(url: str) -> str | None:
    """Host and path of a repository in small letters, without `.git`, port or inner pages.

    None for an address that cannot be a repository, such as a host alone.
    """
    try:
        parts = urlsplit(url.strip().lower())
        host = parts.hostname or ""
    except ValueError:
        return None
    path = _INNER.sub("", parts.path.rstrip("/")).rstrip("/").removesuffix(".git")
    if not host or not path or path == "/":
        return None
    if host in ("github.com", "www.github.com", "codeberg.org") and path.count("/") != 2:
        return None
    return host.removeprefix("www.") + path


def _bare(name: str) -> str:
    return re.sub(r"[-_.]", "", name)
