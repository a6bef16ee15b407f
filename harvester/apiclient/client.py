"""One question to one forge, and its answer."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from requests.utils import parse_header_links

from harvester.apiclient.store import Kept, Store
from harvester.apiclient.trouble import NoAnswer
from harvester.web import MIB, Answer, RemoteTrouble, Settings, hosts, request

TRIES = 4
"""Times one question is put, when the forge asks for patience or is in trouble."""
REDIRECTS = 3
ANSWERED = frozenset({200, 404, 410, 451})
_LEFT = ("X-RateLimit-Remaining", "RateLimit-Remaining")

Extract = Callable[[Any], Any]
"""From an answer to what may be kept of it, as JSON; raises for a shape that it does not know."""


@dataclass(frozen=True, slots=True)
class Reply:
    """extract: what the adapter kept (None unless status is 200). links: other pages, by `rel`."""

    status: int
    extract: Any = None
    links: Mapping[str, str] | None = None
    changed: bool = True
    """False: the forge said that it is as it was."""


class Client:
    """Asks one forge. Only its own origin hears the token; when the quota is used up it stops.

    base: address under which all questions lie. requests, unchanged, points: what it cost.
    """

    def __init__(
        self,
        base: str,
        settings: Settings,
        store: Store,
        *,
        headers: Mapping[str, str] | None = None,
        token: str | None = None,
    ) -> None:
        self.base = base
        self.settings = settings
        self.requests = self.unchanged = self.points = 0
        self.left: int | None = None
        self.stopped: NoAnswer | None = None
        self._store = store
        self._headers = {
            "Accept": "application/json",
            "Accept-Encoding": "gzip",  # a list of a hundred is a tenth of its size then
            **(headers or {}),
        }
        self._token = token
        self._origin = _origin(base)

    @property
    def has_token(self) -> bool:
        return self._token is not None

    def get(self, path: str, extract: Extract) -> Reply:
        """Ask `base + path`, on condition that it changed; raises NoAnswer."""
        url = path if path.startswith(f"{self._origin}/") else self.base + path
        kept = self._store.get(url)
        answer = self._follow(url, {"If-None-Match": kept.etag} if kept else {})
        if answer.status == 304:
            if kept is None:
                raise NoAnswer("forge-invalid", f"{url}: unchanged, but never asked")
            self.unchanged += 1
            self._store.put(url, kept)
            return Reply(200, kept.extract, kept.links, changed=False)
        if answer.status != 200:
            return Reply(answer.status)
        value = self._extracted(answer, extract)
        links = self._links(answer)
        if etag := answer.headers.get("ETag"):
            self._store.put(url, Kept(etag, value, links))
        return Reply(200, value, links)

    def post(self, path: str, question: Any, extract: Extract) -> Reply:
        """Put a question that is too long for an address (GraphQL); raises NoAnswer."""
        url = path if path.startswith(f"{self._origin}/") else self.base + path
        body = json.dumps(question).encode()
        answer = self._patiently("POST", url, {"Content-Type": "application/json"}, body)
        if answer.status != 200:
            raise NoAnswer("forge-refused", f"{url} answered {answer.status}")
        return Reply(200, self._extracted(answer, extract))

    def stop(self, detail: str) -> NoAnswer:
        """Ask nothing more in this run: the quota is used up."""
        self.stopped = NoAnswer("forge-quota", detail)
        return self.stopped

    def _follow(self, url: str, headers: Mapping[str, str]) -> Answer:
        """The answer of this address, or of where the same forge moved it to."""
        for _ in range(REDIRECTS + 1):
            answer = self._patiently("GET", url, headers, None)
            if answer.status == 304 or answer.status in ANSWERED:
                return answer
            if answer.redirect is None:
                raise NoAnswer("forge-refused", f"{url} answered {answer.status}")
            if _origin(answer.redirect) != self._origin:
                raise NoAnswer("forge-refused", f"{url} leads to another place; not followed")
            url = answer.redirect
        raise NoAnswer("forge-invalid", f"{url}: it leads around in circles")

    def _patiently(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None
    ) -> Answer:
        trouble = NoAnswer("forge-silent", url)
        for number in range(TRIES):
            if number:
                time.sleep(min(2.0 ** (number - 1), self.settings.patience))
            if self.stopped:
                raise self.stopped
            try:
                answer = self._once(method, url, headers, body)
            except RemoteTrouble as found:
                reason = "forge-invalid" if found.outcome == "too-large" else "forge-silent"
                trouble = NoAnswer(reason, found.detail)  # type: ignore[arg-type]
                if found.outcome not in ("timeout", "server-error") or number:
                    break
                continue
            if answer.status == 429 or (answer.status == 403 and self._asks_for_patience(answer)):
                trouble = self._wait_or_stop(answer)
            elif answer.status >= 500:
                trouble = NoAnswer("forge-silent", f"{url} answered {answer.status}")
            else:
                return answer
        raise trouble

    def _once(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None
    ) -> Answer:
        sent = {**self._headers, **headers}
        if self._token is not None and _origin(url) == self._origin:
            sent["Authorization"] = f"Bearer {self._token}"
        self.requests += 1
        answer = request(method, url, self.settings, headers=sent, body=body, max_bytes=16 * MIB)
        self._count(answer)
        return answer

    def _count(self, answer: Answer) -> None:
        """Remember how many questions are left; at none, this answer was the last one."""
        told = next((answer.headers[n] for n in _LEFT if n in answer.headers), "")
        if told.isdigit():
            self.left = int(told)
            if self.left == 0 and answer.status not in {403, 429}:
                self.stop(f"{self._origin} answers no more questions now")

    @staticmethod
    def _asks_for_patience(answer: Answer) -> bool:
        left = answer.headers.get("X-RateLimit-Remaining")
        return "Retry-After" in answer.headers or left == "0"

    def _wait_or_stop(self, answer: Answer) -> NoAnswer:
        """Leave the host alone for as long as it asks; stop when that is longer than we wait."""
        wait = answer.headers.get("Retry-After", "")
        place = urlsplit(answer.url).netloc
        if wait.isdigit() and int(wait) <= self.settings.patience:
            hosts.pause(place, self.settings, int(wait))
        elif wait or answer.headers.get("X-RateLimit-Remaining") == "0":
            raise self.stop(f"{place} answers no more questions now")
        return NoAnswer("forge-quota", f"{place} answered {answer.status} again and again")

    def _extracted(self, answer: Answer, extract: Extract) -> Any:
        try:
            found = json.loads(answer.body)
        except (ValueError, RecursionError):
            raise NoAnswer("forge-invalid", f"{answer.url}: no JSON") from None
        try:
            return extract(found)
        except (LookupError, TypeError, ValueError, AttributeError) as mistake:
            kind = type(mistake).__name__
            raise NoAnswer("forge-invalid", f"{answer.url}: of another shape ({kind})") from None

    def _links(self, answer: Answer) -> dict[str, str]:
        """Addresses of other pages, of the same origin only."""
        found = parse_header_links(answer.headers.get("Link", ""))
        return {
            link["rel"]: link["url"]
            for link in found
            if link.get("rel") and _origin(link["url"]) == self._origin
        }


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"
