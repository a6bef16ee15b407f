"""Finds the git server behind an address over HTTP: follows and checks redirects, asks for refs.

No git process is needed for it: one request for what the server can do, one for its refs.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from harvester.remote.failures import status_outcome
from harvester.remote.gitwire import (
    Advertisement,
    NotGit,
    Refs,
    ask_refs,
    read_advertisement,
    read_refs,
)
from harvester.web import Answer, RemoteTrouble, Settings, checked, request

_TAIL = "/info/refs"
_QUERY = "?service=git-upload-pack"
_ADVERTISEMENT = "application/x-git-upload-pack-advertisement"
_RESULT = "application/x-git-upload-pack-result"
_V2 = {"Git-Protocol": "version=2", "Accept": "*/*", "Accept-Encoding": "gzip"}
MOST_REDIRECTS = 3
_LOGIN_WORDS = ("login", "sign_in", "signin", "/auth", "sso")


@dataclass(frozen=True, slots=True)
class Server:
    """A git server that answered. transport: the address to fetch from, `.git` included where due.

    alias: the canonical address of another place that we were redirected to, None when there was
    none or it only added `.git` or `/`.
    """

    transport: str
    advertisement: Advertisement
    alias: str | None
    received: int


def discover(url: str, forge_kind: str, settings: Settings) -> Server:
    """The server of a canonical address; raises RemoteTrouble with the outcome of the first try."""
    first: RemoteTrouble | None = None
    for candidate in _candidates(url, forge_kind):
        try:
            return _follow(url, candidate, settings)
        except RemoteTrouble as trouble:
            first = first or trouble
            if trouble.outcome not in ("gone", "not-git"):
                raise
    raise first or RemoteTrouble("broken", f"no address to try for {url}")


def _candidates(url: str, forge_kind: str) -> list[str]:
    if forge_kind == "gitlab":  # it redirects what lacks .git
        return [f"{url}.git"]
    if forge_kind == "plain_git":
        return [url, f"{url}.git"]
    return [url]


def _follow(url: str, transport: str, settings: Settings) -> Server:
    received = 0
    for _ in range(MOST_REDIRECTS + 1):
        answer = request(
            "GET", transport + _TAIL + _QUERY, settings, headers=_V2, max_bytes=settings.max_bytes
        )
        received += answer.received
        if answer.redirect is None:
            return Server(transport, _advertisement(answer), _alias(url, transport), received)
        transport = _next(transport, answer.redirect, settings)
    raise RemoteTrouble("redirected", f"{url} redirects more than {MOST_REDIRECTS} times")


def _next(transport: str, target: str, settings: Settings) -> str:
    """The transport address that a redirect leads to, checked like any other address."""
    parts = urlsplit(target)
    if not parts.path.endswith(_TAIL):
        login = any(word in parts.path.lower() for word in _LOGIN_WORDS)
        place = f"{parts.scheme}://{parts.hostname or ''}{parts.path}"
        raise RemoteTrouble("needs-login" if login else "redirected", f"redirected to {place}")
    base = target.partition("?")[0].removesuffix(_TAIL).rstrip("/")
    if transport.startswith("https:") and parts.scheme != "https":
        raise RemoteTrouble("redirected", f"redirected away from https, to {parts.hostname}")
    plain = checked(base, settings)
    return f"{plain}.git" if base.lower().endswith(".git") else plain


def _alias(url: str, transport: str) -> str | None:
    plain = transport.removesuffix(".git")
    return None if plain.lower() == url.removesuffix(".git").lower() else plain


def _advertisement(answer: Answer) -> Advertisement:
    if outcome := status_outcome(answer.status):
        raise RemoteTrouble(outcome, f"status {answer.status} from {urlsplit(answer.url).netloc}")
    if answer.media_type != _ADVERTISEMENT:
        kind = answer.media_type or "no media type"
        raise RemoteTrouble("not-git", f"the answer is {kind}, not a git advertisement")
    try:
        return read_advertisement(answer.body)
    except NotGit as mistake:
        raise RemoteTrouble("not-git", f"no git advertisement: {mistake}") from None


def ask(server: Server, tags: bool, settings: Settings) -> tuple[Refs, int]:
    """The refs of a server, and the bytes that asking took; raises RemoteTrouble."""
    if server.advertisement.refs is not None:
        told = server.advertisement.refs
        return Refs(told.head, told.branch, dict(told.tags) if tags else {}), 0
    answer = request(
        "POST",
        f"{server.transport}/git-upload-pack",
        settings,
        headers=_V2 | {"Content-Type": "application/x-git-upload-pack-request", "Accept": _RESULT},
        body=ask_refs(server.advertisement, tags),
        max_bytes=settings.max_bytes,
    )
    if outcome := status_outcome(answer.status):
        raise RemoteTrouble(outcome, f"status {answer.status} on asking for refs")
    if answer.media_type != _RESULT:
        raise RemoteTrouble("not-git", f"the refs came as {answer.media_type}")
    try:
        return read_refs(answer.body), answer.received
    except NotGit as mistake:
        raise RemoteTrouble("not-git", f"no list of refs: {mistake}") from None
