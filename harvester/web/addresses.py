"""Which addresses we visit at all: `https://host/path` on the public internet, nothing else."""

import ipaddress
import re
import socket
from urllib.parse import urlsplit

from harvester.web.settings import Settings
from harvester.web.trouble import RemoteTrouble, clean

_HOST = re.compile(
    r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$"
)
_SEGMENT = re.compile(r"[A-Za-z0-9._~+@-]{1,255}$")
LONGEST = 500


def _refuse(url: str, why: str) -> ValueError:
    return ValueError(
        f"Address {clean(url)!r} is refused: {why}. Write it as https://host/owner/name."
    )


def canonical(
    url: str, case_sensitive: bool = True, allow_hosts: frozenset[str] = frozenset()
) -> str:
    """The one written form of a repository address; raises ValueError that says what to mend.

    `https`, lower-case host, no port, user, query or fragment, no `.git`, no trailing slash; with
    `case_sensitive=False` (GitHub, GitLab) the path is lower-case too.
    """
    if len(url) > LONGEST:
        raise _refuse(url, f"it is longer than {LONGEST} characters")
    if re.search(r"[\x00-\x20\x7f\\]", url):  # urlsplit would drop line breaks in silence
        raise _refuse(url, "it holds a space, control character or backslash")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as mistake:
        raise _refuse(url, str(mistake)) from None
    host = parts.hostname or ""
    if parts.netloc.lower() not in allow_hosts or parts.scheme not in ("http", "https"):
        if parts.scheme != "https":
            raise _refuse(url, "it does not begin with https://")
        if "@" in parts.netloc:
            raise _refuse(url, "it holds a user name or password")
        if port not in (None, 443):
            raise _refuse(url, "it names a port")
        if not _HOST.fullmatch(host):
            raise _refuse(url, f"{clean(host)!r} is not a full host name in ASCII letters")
    if parts.query or parts.fragment or "?" in url or "#" in url:
        raise _refuse(url, "it holds a query or fragment")
    segments = parts.path.strip("/").split("/")
    if segments == [""]:
        raise _refuse(url, "it has no path")
    for segment in segments:
        if segment in ("", ".", "..") or not _SEGMENT.fullmatch(segment):
            raise _refuse(url, f"{clean(segment)!r} cannot be a part of its path")
    path = "/".join(segments)
    if path.lower().endswith(".git"):
        path = path[:-4]
    if not path or path.endswith("/"):
        raise _refuse(url, "nothing is left without .git")
    netloc = host if parts.scheme == "https" and port in (None, 443) else parts.netloc.lower()
    return f"{parts.scheme}://{netloc}/{path if case_sensitive else path.lower()}"


def checked(url: str, settings: Settings) -> str:
    """The address in canonical form, or RemoteTrouble `refused-address`."""
    try:
        return canonical(url, allow_hosts=settings.allow_hosts)
    except ValueError as mistake:
        raise RemoteTrouble("refused-address", str(mistake)) from None


def is_test_host(url: str, settings: Settings) -> bool:
    """Is this one of the servers that a test runs itself?"""
    return urlsplit(url).netloc.lower() in settings.allow_hosts


def is_public(address: str) -> bool:
    """Is this numeric address on the public internet (not loopback, private, link-local, …)?"""
    try:
        number = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(number, ipaddress.IPv6Address):
        inner = number.ipv4_mapped or number.sixtofour
        if inner is None and number in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)  # NAT64, RFC 6052
        if inner is not None:
            return is_public(str(inner))
    return number.is_global and not number.is_multicast


def refuse_unless_public(host: str, address: str) -> None:
    """Raise RemoteTrouble when a name leads to an address that is not public."""
    if not is_public(address):
        raise RemoteTrouble("refused-address", f"{host} leads to {address}, which is not public")


def resolve_public(host: str, port: int) -> list[str]:
    """All numeric addresses of a name; RemoteTrouble when it has none or one is not public."""
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as failure:
        raise RemoteTrouble("unreachable", f"the name {host} is not known: {failure}") from None
    addresses = list(dict.fromkeys(str(row[4][0]) for row in rows))
    for address in addresses:
        refuse_unless_public(host, address)
    return addresses
