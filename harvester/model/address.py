"""Addresses of repositories: one rule and one spelling, without network or disk."""

import ipaddress
import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

_HOST = re.compile(r"^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$")
_STEP = re.compile(r"[A-Za-z0-9._~+@-]{1,255}")
_MAX_LENGTH = 500


class AddressError(ValueError):
    """This address of a repository is refused; the text says why and how to mend it."""


@lru_cache(maxsize=10_000)
def canonical(url: str) -> str:
    """The one spelling of a repository's address: `https://host/path`, host in small letters.

    A closing `.git` or `/` and port 443 are dropped; capitals in the path are kept, as people know
    them (compare with `identity`). Raises AddressError for anything that is not a plain public
    https address: another scheme, user information, another port, an address literal, a name
    without a dot, a query or a fragment, a path that climbs.
    """
    parts = _split(url)
    return f"https://{_host(parts)}/{path_in(parts.path)}"


def path_in(written: str) -> str:
    """The path of a repository in its one spelling; raises AddressError as `canonical` does."""
    path = written.strip("/")
    if path.lower().endswith(".git"):
        path = path[:-4]
    if not path or path.endswith("/"):
        raise AddressError("The address has no path to a repository.")
    if any(step in {".", ".."} or not _STEP.fullmatch(step) for step in path.split("/")):
        raise AddressError("The path has characters that do not belong in an address.")
    return path


def identity(url: str, *, case_sensitive: bool = False) -> str:
    """What makes two addresses the same: the canonical form, folded where the host folds."""
    address = canonical(url)
    return address if case_sensitive else address.lower()


def host_of(url: str) -> str:
    """The host of a canonical address."""
    return urlsplit(url).netloc


def path_of(url: str) -> str:
    """The path of a canonical address, without the slash before it."""
    return urlsplit(url).path.lstrip("/")


def _split(url: str) -> SplitResult:
    if len(url) > _MAX_LENGTH:
        raise AddressError(f"The address is longer than {_MAX_LENGTH} characters.")
    if not url.isascii() or not url.isprintable() or " " in url or "\\" in url:
        raise AddressError("The address has characters that do not belong in an address.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise AddressError("This is not an address.") from None
    if parts.scheme != "https":
        raise AddressError("Only addresses that start with https:// are read.")
    if "@" in parts.netloc:
        raise AddressError("The address holds a user name or password: leave it out.")
    if port not in {None, 443}:
        raise AddressError("The address names a port: only the usual one is read.")
    if parts.query or parts.fragment or "?" in url or "#" in url:
        raise AddressError(
            "The address has a `?` or `#`: give the address of the repository itself."
        )
    return parts


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").lower()
    try:
        ipaddress.ip_address(host)
    except ValueError:
        pass
    else:
        raise AddressError("The address is a number: give the name of the host.")
    if not _HOST.match(host):
        raise AddressError("The host is not a public name.")
    if host.endswith((".localhost", ".local", ".internal", ".localdomain", ".arpa")):
        raise AddressError("The host is not a public name.")
    return host
