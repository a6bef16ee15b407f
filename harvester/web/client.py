"""One HTTP request: explicit, capped, checked, polite, and never redirected by itself."""

import functools
import re
import threading
import weakref
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import requests
from requests.structures import CaseInsensitiveDict
from urllib3.exceptions import (
    HTTPError,
    MaxRetryError,
    NewConnectionError,
    ProtocolError,
    ReadTimeoutError,
    SSLError,
)

from harvester.web import hosts
from harvester.web.addresses import is_test_host, resolve_public
from harvester.web.connections import Adapter, Watch, watched
from harvester.web.settings import MIB, Settings
from harvester.web.trouble import RemoteTrouble

_mine = threading.local()
_all: "weakref.WeakSet[requests.Session]" = weakref.WeakSet()
_lock = threading.Lock()
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. received: bytes of the body as they came over the line."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str
    received: int

    @property
    def media_type(self) -> str:
        return self.headers.get("Content-Type", "").split(";")[0].strip().lower()

    @property
    def redirect(self) -> str | None:
        """Where the server sends us, as an absolute address, or None."""
        target = self.headers.get("Location")
        if self.status not in _REDIRECTS or not target:
            return None
        return urljoin(self.url, target)


def _session(settings: Settings) -> requests.Session:
    """This thread's session: keeps connections alive, takes nothing from the environment."""
    key = (settings.proxy, settings.ca_file, settings.user_agent)
    sessions: dict[object, requests.Session] = _mine.__dict__.setdefault("sessions", {})
    if key not in sessions:
        session = requests.Session()
        session.trust_env = False
        session.headers.clear()
        session.headers["User-Agent"] = settings.user_agent
        session.verify = str(settings.ca_file) if settings.ca_file else True
        if settings.proxy:
            session.proxies = {"http": settings.proxy, "https": settings.proxy}
        for scheme in ("http://", "https://"):
            session.mount(scheme, Adapter(pool_maxsize=1))
        sessions[key] = session
        with _lock:
            _all.add(session)
    return sessions[key]


def close_connections() -> None:
    """Close the connections that all threads of this process kept alive."""
    with _lock:
        for session in list(_all):
            session.close()


def request(
    method: str,
    url: str,
    settings: Settings,
    *,
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    max_bytes: int = 8 * MIB,
) -> Answer:
    """Send one request and read its whole answer, of any status.

    max_bytes: cap of the body, after decompression. The caller has checked the address
    (`addresses.checked`); who it leads to is checked here. Raises RemoteTrouble.
    """
    place = urlsplit(url).netloc.lower()
    with hosts.turn(place, settings):
        if settings.proxy and not is_test_host(url, settings):
            refuse_known_private(url)
        with watched(settings) as watch:
            try:
                answer = _twice(
                    lambda: _exchange(
                        method, url, settings, headers=headers, body=body, max_bytes=max_bytes
                    )
                )
            except RemoteTrouble as trouble:
                raise trouble if not watch.expired else _too_slow(place, settings) from None
            except (requests.RequestException, HTTPError, OSError, ValueError) as failure:
                raise _translated(failure, place, settings, watch) from None
    hosts.answered(place, settings)
    if answer.status in (429, 503):
        wait = answer.headers.get("Retry-After", "")
        if wait.isdigit():
            hosts.pause(place, settings, min(int(wait), 86400))
    return answer


def _twice(exchange: Callable[[], Answer]) -> Answer:
    """Try once more when a connection that was kept alive turns out to be closed."""
    try:
        return exchange()
    except requests.exceptions.ConnectionError as failure:
        if not (failure.args and isinstance(failure.args[0], ProtocolError)):
            raise
    return exchange()


def _exchange(
    method: str,
    url: str,
    settings: Settings,
    *,
    headers: Mapping[str, str] | None,
    body: bytes | None,
    max_bytes: int,
) -> Answer:
    with _session(settings).request(
        method,
        url,
        headers=dict(headers or {}),
        data=body,
        timeout=(settings.connect_timeout, settings.read_timeout),
        allow_redirects=False,
        stream=True,
    ) as response:
        pieces: list[bytes] = []
        size = 0
        while piece := response.raw.read1(64 * 1024, decode_content=True):
            size += len(piece)
            if size > max_bytes:
                raise RemoteTrouble("too-large", f"an answer of more than {max_bytes} bytes: {url}")
            pieces.append(piece)
        found: CaseInsensitiveDict[str] = response.headers
        received = int(response.raw.tell())
        return Answer(response.status_code, found, b"".join(pieces), url, received)


def refuse_known_private(url: str) -> None:
    """Behind a proxy only the name can be checked: refuse one that we know to be not public."""
    parts = urlsplit(url)
    if reason := _why_private(parts.hostname or "", parts.port or 443):
        raise RemoteTrouble("refused-address", reason)


@functools.lru_cache(maxsize=1024)
def _why_private(host: str, port: int) -> str:
    """Asked once per host: name servers behind a proxy may be slow to say that they know none."""
    try:
        resolve_public(host, port)
    except RemoteTrouble as trouble:
        return trouble.detail if trouble.outcome == "refused-address" else ""
    return ""


def _too_slow(place: str, settings: Settings) -> RemoteTrouble:
    return RemoteTrouble(
        "timeout", f"{place} took more than {settings.request_timeout:.0f} seconds"
    )


def _translated(failure: Exception, place: str, settings: Settings, watch: Watch) -> RemoteTrouble:
    """The outcome of an exception of requests; remembers a host that cannot be reached."""
    if watch.expired:
        return _too_slow(place, settings)
    text = f"{place}: {_cause(failure)}"
    if isinstance(failure, requests.exceptions.SSLError | SSLError):
        return RemoteTrouble("tls", text)
    if isinstance(failure, requests.exceptions.ReadTimeout | ReadTimeoutError):
        silence = f"{place} was silent for {settings.read_timeout:.0f} seconds"
        return RemoteTrouble("timeout", silence)
    if not _never_connected(failure):
        return RemoteTrouble("server-error", text)
    trouble = RemoteTrouble("unreachable", text)
    hosts.dead(place, settings, trouble)
    return trouble


def _cause(failure: Exception) -> str:
    """What really happened, without the names of the classes that it came through."""
    inner = failure.args[0] if failure.args else None
    reason = inner.reason if isinstance(inner, MaxRetryError) and inner.reason else failure
    return re.sub(r"^\S*\(host=[^)]*\): ", "", str(reason))


def _never_connected(failure: Exception) -> bool:
    """No such name, refused, no answer to connecting, or a proxy that does not let us through."""
    if isinstance(failure, requests.exceptions.ProxyError | requests.exceptions.ConnectTimeout):
        return True
    inner = failure.args[0] if failure.args else None
    return isinstance(inner, MaxRetryError) and isinstance(inner.reason, NewConnectionError)
