"""Which addresses we visit at all: `https://host/path` on the public internet, nothing else."""

import ipaddress
import socket
from urllib.parse import urlsplit

from harvester.model import address
from harvester.web.settings import Settings
from harvester.web.trouble import RemoteTrouble, clean


def canonical(
    url: str, case_sensitive: bool = True, allow_hosts: frozenset[str] = frozenset()
) -> str:
    """The one written form of a repository address; raises ValueError that says what to mend.

    The rule is that of the catalogue (`harvester.model.address`). With `case_sensitive=False`
    (GitHub, GitLab) the path is lower-case too. allow_hosts: the servers that a test runs itself.
    """
    try:
        form = _of_test(url, allow_hosts) or address.canonical(url)
    except address.AddressError as mistake:
        raise ValueError(
            f"Address {clean(url)!r} is refused: {mistake} Write it as https://host/owner/name."
        ) from None
    return form if case_sensitive else form.lower()


def _of_test(url: str, allow_hosts: frozenset[str]) -> str:
    """The form of an address on a server of a test, which has a port and no certificate; or ""."""
    if not allow_hosts:
        return ""
    scheme, _, rest = url.partition("://")
    netloc, _, path = rest.partition("/")
    if scheme not in ("http", "https") or netloc.lower() not in allow_hosts:
        return ""
    return f"{scheme}://{netloc.lower()}/{address.path_in(path)}"


def checked(url: str, settings: Settings) -> str:
    """The address in canonical form, or RemoteTrouble `refused-address`."""
    try:
        return canonical(url, allow_hosts=settings.allow_hosts)
    except ValueError as mistake:
        raise RemoteTrouble("refused-address", str(mistake)) from None


def is_test_host(url: str, settings: Settings) -> bool:
    """Is this one of the servers that a test runs itself?"""
    return urlsplit(url).netloc.lower() in settings.allow_hosts


def is_public(numeric: str) -> bool:
    """Is this numeric address on the public internet (not loopback, private, link-local, …)?"""
    try:
        number = ipaddress.ip_address(numeric.partition("%")[0])
    except ValueError:
        return False
    if isinstance(number, ipaddress.IPv6Address):
        inner = number.ipv4_mapped or number.sixtofour
        if inner is None and number in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)  # NAT64, RFC 6052
        if inner is not None:
            return is_public(str(inner))
    return number.is_global and not number.is_multicast


def refuse_unless_public(host: str, numeric: str) -> None:
    """Raise RemoteTrouble when a name leads to an address that is not public."""
    if not is_public(numeric):
        raise RemoteTrouble("refused-address", f"{host} leads to {numeric}, which is not public")


def resolve_public(host: str, port: int) -> list[str]:
    """All numeric addresses of a name; RemoteTrouble when it has none or one is not public."""
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as failure:
        raise RemoteTrouble("unreachable", f"the name {host} is not known: {failure}") from None
    addresses = list(dict.fromkeys(str(row[4][0]) for row in rows))
    for numeric in addresses:
        refuse_unless_public(host, numeric)
    return addresses
