"""Addresses as the reference parser takes them (Go's net/url on RFC 3986), URNs, e-mail."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MAX_LENGTH = 10_000

_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):")
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_BAD_HOST = re.compile(r"[\x00-\x20\x7f\\^`{|}/?#%]")
_USER = re.compile(r"^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$")
_URN = re.compile(
    r"^urn:(?!urn:)[a-z0-9][a-z0-9-]{0,31}:([a-z0-9()+,\-.:=@;$_!*']|%[0-9a-f]{2})+$",
    re.IGNORECASE | re.ASCII,
)
_EMAIL = re.compile(
    r"^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~\u00a0-\uffef]+(\.[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~\u00a0-\uffef]+)*"
    r"@([A-Za-z0-9\u00a0-\uffef]([A-Za-z0-9.~\u00a0-\uffef-]*[A-Za-z0-9\u00a0-\uffef])?\.)+"
    r"[A-Za-z\u00a0-\uffef]([A-Za-z0-9~\u00a0-\uffef-]*[A-Za-z\u00a0-\uffef])?\.?$"
)


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of an address that the rules look at."""

    scheme: str
    host: str
    opaque: str
    fragment: str
    path: str = ""


def parse_address(text: str, *, request: bool = False) -> Address | None:
    """The parts of an address, None when it cannot be one.

    request: it must be absolute or start with `/`, and `#` has no meaning.
    """
    if len(text) > MAX_LENGTH or re.search(r"[\x00-\x1f\x7f]", text):
        return None
    if (request and not text) or text.startswith(":"):
        return None
    rest, _, fragment = (text, "", "") if request else text.partition("#")
    scheme = ""
    if found := _SCHEME.match(rest):
        scheme, rest = found[1].lower(), rest[found.end() :]
    rest = rest.partition("?")[0]
    if not rest.startswith("/"):
        if scheme:
            return Address(scheme, "", rest, fragment)
        if request or ":" in rest.partition("/")[0]:
            return None
    host = ""
    if rest.startswith("//") and (scheme or (not request and not rest.startswith("///"))):
        authority, slash, path = rest[2:].partition("/")
        rest = slash + path
        user, at, host = authority.rpartition("@")
        if at and not _USER.match(user):
            return None
        if not _host_is_good(host):
            return None
    if _BAD_ESCAPE.search(rest) or _BAD_ESCAPE.search(fragment):
        return None
    return Address(scheme, host, "", fragment, rest)


def _host_is_good(host: str) -> bool:
    name, colon, port = host.rpartition(":")
    if host.startswith("["):
        end = host.rfind("]")
        return end > 0 and re.fullmatch(r"(:\d*)?", host[end + 1 :]) is not None
    if colon and not re.fullmatch(r"\d*", port, re.ASCII):
        return False
    return not _BAD_HOST.search(name if colon else host)


def is_address(text: str) -> bool:
    """Whether this is an absolute address of any kind."""
    found = parse_address(text)
    if found is None or not found.scheme:
        return False
    if found.scheme == "file":
        return found.path not in ("", "/")
    return bool(found.host or found.opaque or found.fragment)


def is_web_address(text: str) -> bool:
    """Whether this is an http(s) address with a host."""
    found = parse_address(text)
    return found is not None and found.scheme in ("http", "https") and bool(found.host)


def is_uri(text: str) -> bool:
    """Whether this is a URN, or an address with a scheme and a host."""
    found = parse_address(text, request=True)
    if found is None:
        return False
    if found.scheme == "urn":
        return _URN.match(text) is not None
    return bool(found.scheme and found.host)


def is_email(text: str) -> bool:
    """Whether this looks like one e-mail address."""
    return len(text) <= 320 and _EMAIL.match(text) is not None


@cache
def _video_patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    """Patterns by the last two labels of their host, so that few are tried."""
    text = files("harvester.publiccode").joinpath("data", "video-addresses.txt").read_text("utf-8")
    found: dict[str, list[re.Pattern[str]]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            pattern = re.compile(".*".join(map(re.escape, line.split("*"))))
            found.setdefault(_domain(line), []).append(pattern)
    return {domain: tuple(patterns) for domain, patterns in found.items()}


def _domain(address: str) -> str:
    host = address.partition("://")[2].partition("/")[0]
    return ".".join(host.lower().split(".")[-2:])


def is_video(text: str) -> bool:
    """Whether an oEmbed provider answers for this address."""
    if len(text) > 500:
        return False
    patterns = _video_patterns()
    return any(p.fullmatch(text) for p in (*patterns.get(_domain(text), ()), *patterns.get("", ())))
