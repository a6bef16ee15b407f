"""A forge on loopback that behaves as GitHub, GitLab and Forgejo do, and can be told not to.

    with ForgeServer() as forge:
        forge.add("gemeente/app", archived=True)
        forge.misbehave("gemeente/app", "status", status=451)

GitHub Enterprise answers under /api/v3 and /api/graphql, GitLab under /api/v4, Forgejo under
/api/v1. Answers are the smallest that fit the official contracts, with our values over them; every
list and repository has an ETag. Kinds of misbehaviour, by repository or account:
    status      status=…, headers={…}, times=…      answers nothing else, so many times
    redirect    to=…                                 301
    huge  bomb  slow  broken  html  nested                 a body that nobody wants
"""

import gzip
import hashlib
import json
import re
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from ssl import SSLContext
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import graphql

from tests.forges.examples import example
from tests.servers.forge_answers import (
    FORGEJO,
    SCHEMA,
    Repo,
    Root,
    definition,
    forgejo_releases,
    forgejo_repository,
    github_full,
    github_minimal,
    gitlab_project,
    gitlab_releases,
)
from tests.servers.forge_cost import MOST_NODES, cost


@dataclass
class Exchange:
    """One question and its answer, as they went over the line."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes = b""
    status: int = 0
    answer: bytes = b""
    sent: int = 0
    """Bytes of the body as they went over the line."""
    answer_headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Misbehaviour:
    kind: str
    options: dict[str, Any]
    times: float


class ForgeServer:
    """Serves what was added. quota: questions that are left, None: as many as you like."""

    def __init__(self, tls: SSLContext | None = None) -> None:
        self.repos: dict[str, Repo] = {}
        self.people: set[str] = set()
        """Accounts that are no organisations."""
        self.moved: dict[str, str] = {}
        self.behaviour: dict[str, Misbehaviour] = {}
        self.quota: int | None = None
        self.points = 0
        self.page_size = 100
        self.etags = True
        self.most_in_batch: int | None = None
        """Repositories in one question of GraphQL that it has time for; of more it says 502."""
        self.graphql_leads_to: str | None = None
        self.seen: list[Exchange] = []
        self.closing = threading.Event()
        owner = self

        class Handler(_Handler):
            forge = owner

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self.scheme = "https" if tls else "http"
        if tls:
            self._http.socket = tls.wrap_socket(
                self._http.socket, server_side=True, do_handshake_on_connect=False
            )
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self._http.server_address[1]}"

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.place}"

    def url(self, path: str) -> str:
        return f"{self.origin}/{path}"

    def add(self, path: str, **facts: Any) -> Repo:
        self.repos[path] = Repo(path, **facts)
        return self.repos[path]

    def rename(self, old: str, new: str) -> None:
        self.repos[new] = self.repos.pop(old)
        self.repos[new].path = new
        self.moved[old] = new

    def misbehave(self, name: str, kind: str, times: float = float("inf"), **options: Any) -> None:
        self.behaviour[name] = Misbehaviour(kind, options, times)

    def charge(self, points: int = 1) -> bool:
        """Whether the quota allowed it."""
        self.points += points
        if self.quota is None:
            return True
        if self.quota <= 0:
            return False
        self.quota -= points
        return True

    def account(self, name: str) -> list[Repo]:
        found = [r for r in self.repos.values() if r.path.startswith(f"{name}/") and not r.private]
        return sorted(found, key=lambda repo: repo.path)

    def __enter__(self) -> "ForgeServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    forge: ForgeServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 30

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass

    def do_GET(self) -> None:
        self._serve(b"")

    def do_POST(self) -> None:
        self._serve(self.rfile.read(int(self.headers.get("Content-Length", "0"))))

    def _serve(self, body: bytes) -> None:
        self.exchange = Exchange(self.command, self.path, dict(self.headers.items()), body)
        self.forge.seen.append(self.exchange)
        try:
            self._route(body)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _route(self, body: bytes) -> None:
        parts = urlsplit(self.path)
        path = unquote(parts.path)
        if path in {"/api/graphql", "/graphql"}:
            self._graphql(body)
            return
        for pattern, answer, *what in _ROUTES:
            if found := re.fullmatch(pattern, path):
                name = found["name"]
                told = self.forge.behaviour.get(name)
                if told and told.times > 0:
                    told.times -= 1
                    getattr(self, f"_{told.kind}")(**told.options)
                elif not self.forge.charge(0):
                    self._say(403, {"message": "API rate limit exceeded"})
                else:
                    query = {key: values[0] for key, values in parse_qs(parts.query).items()}
                    getattr(self, answer)(name, query, *what)
                return
        self._say(404, {"message": "Not Found"})

    # --- what it says ------------------------------------------------------------------------

    def _repository(self, name: str, query: dict[str, str], make: Any) -> None:
        if new := self.forge.moved.get(name):
            there = self.path.replace(name, new).replace(
                name.replace("/", "%2F"), new.replace("/", "%2F")
            )
            self._say(301, {"message": "Moved Permanently", "url": there}, {"Location": there})
        elif name not in self.forge.repos or self.forge.repos[name].private:
            self._say(404, {"message": "Not Found", "documentation_url": "https://example.org/"})
        else:
            self._say(200, make(self.forge.repos[name]))

    def _organisation(self, name: str, query: dict[str, str], _: Any) -> None:
        if name in self.forge.people:
            self._say(404, {"message": "not found"})
        else:
            org = example(definition(FORGEJO, "organization"), FORGEJO)
            self._say(200, {**org, "name": name})

    def _list(self, name: str, query: dict[str, str], make: Any, person: bool) -> None:
        found = self.forge.account(name)
        if not found or person != (name in self.forge.people):
            self._say(404, {"message": "Not Found"})
            return
        size = min(int(query.get("per_page") or query["limit"]), self.forge.page_size)
        page = int(query.get("page", "1"))
        last = max(1, -(-len(found) // size))
        link = {}
        if page < last:
            base = re.sub(r"([?&])page=\d+", r"\1page={}", self.path)
            link["Link"] = ", ".join(
                f'<{self.forge.origin}{base.format(number)}>; rel="{rel}"'
                for rel, number in (("next", page + 1), ("last", last))
            )
        part = found[(page - 1) * size : page * size]
        self._say(200, [make(repo) for repo in part], link)

    def _graphql(self, body: bytes) -> None:
        if self.forge.graphql_leads_to:
            self._redirect(self.forge.graphql_leads_to)
            return
        question = json.loads(body)
        most = self.forge.most_in_batch
        if most is not None and question["query"].count("...facts") > most:
            self._status(502)
            return
        document = graphql.parse(question["query"])
        mistakes = graphql.validate(SCHEMA, document)
        if mistakes:
            self._say(200, {"errors": [{"message": str(m)} for m in mistakes]})
            return
        asked = cost(SCHEMA, document)
        if asked.nodes > MOST_NODES:
            self._say(200, {"errors": [{"type": "MAX_NODE_LIMIT_EXCEEDED"}]})
            return
        if not self.forge.charge(asked.points):
            self._say(200, {"errors": [{"type": "RATE_LIMITED", "message": "limit"}]})
            return
        made = graphql.execute_sync(
            SCHEMA, document, self._root(asked.points), variable_values=question["variables"]
        )
        errors = [{"type": "NOT_FOUND", "path": e.path} for e in made.errors or ()]
        answer: dict[str, Any] = {"data": made.data}
        self._say(200, {**answer, "errors": errors} if errors else answer)

    def _root(self, points: int) -> Root:
        forge = self.forge

        def find(path: str) -> Repo | None:
            told = forge.behaviour.get(path)
            hidden = told is not None and told.options.get("status") == 451
            return None if hidden else forge.repos.get(forge.moved.get(path, path))

        return Root(find, points, 5000 if forge.quota is None else max(0, forge.quota))

    def _say(self, status: int, value: Any, headers: dict[str, str] | None = None) -> None:
        body = json.dumps(value).encode()
        sent = {"Content-Type": "application/json; charset=utf-8", **(headers or {})}
        if status == 200 and self.command == "GET" and self.forge.etags:
            sent["ETag"] = f'W/"{hashlib.sha256(body).hexdigest()}"'
            if self.headers.get("If-None-Match") == sent["ETag"]:
                status, body = 304, b""
        if status not in {304, 403} and self.command == "GET":
            self.forge.charge()
        if self.forge.quota is not None:
            sent["X-RateLimit-Remaining"] = str(max(0, self.forge.quota))
        self._answer(status, body, sent)

    def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.exchange.status, self.exchange.answer = status, body
        self.exchange.answer_headers = headers
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        if len(body) > 1000 and self.headers.get("Accept-Encoding") == "gzip":
            body = gzip.compress(body, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.exchange.sent = len(body)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    # --- misbehaviour ------------------------------------------------------------------------

    def _status(self, status: int, headers: dict[str, str] | None = None) -> None:
        body = b'{"message": "no", "documentation_url": "https://example.org/"}'
        self._answer(status, body, {"Content-Type": "application/json", **(headers or {})})

    def _redirect(self, to: str) -> None:
        self._answer(301, b"{}", {"Content-Type": "application/json", "Location": to})

    def _huge(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        piece = b'"' + b"a" * 65536
        for _ in count():
            if self.forge.closing.is_set():
                return
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))

    def _bomb(self) -> None:
        """Little over the line, and far too much once it is unpacked."""
        self._answer(200, b'"' + b"a" * 20_000_000, {"Content-Type": "application/json"})

    def _slow(self) -> None:
        self.forge.closing.wait()
        self.close_connection = True

    def _broken(self) -> None:
        self._answer(200, b'{"archived": tr', {"Content-Type": "application/json"})

    def _nested(self) -> None:
        self._answer(200, b"[" * 500_000, {"Content-Type": "application/json"})

    def _shape(self) -> None:
        self._answer(200, b'{"archived": "no"}', {"Content-Type": "application/json"})

    def _html(self) -> None:
        self._answer(200, b"<!doctype html><title>Hello</title>", {"Content-Type": "text/html"})


_ROUTES: list[Any] = [
    (r"(?:/api/v3)?/repos/(?P<name>[^/]+/[^/]+)", "_repository", github_full),
    (r"(?:/api/v3)?/orgs/(?P<name>[^/]+)/repos", "_list", github_minimal, False),
    (r"(?:/api/v3)?/users/(?P<name>[^/]+)/repos", "_list", github_minimal, True),
    (r"/api/v4/projects/(?P<name>.+)/releases", "_repository", gitlab_releases),
    (r"/api/v4/projects/(?P<name>.+)", "_repository", gitlab_project),
    (r"/api/v4/groups/(?P<name>.+)/projects", "_list", gitlab_project, False),
    (r"/api/v4/users/(?P<name>.+)/projects", "_list", gitlab_project, True),
    (r"/api/v1/repos/(?P<name>[^/]+/[^/]+)", "_repository", forgejo_repository),
    (r"/api/v1/repos/(?P<name>[^/]+/[^/]+)/releases", "_repository", forgejo_releases),
    (r"/api/v1/orgs/(?P<name>[^/]+)", "_organisation", None),
    (r"/api/v1/orgs/(?P<name>[^/]+)/repos", "_list", forgejo_repository, False),
    (r"/api/v1/users/(?P<name>[^/]+)/repos", "_list", forgejo_repository, True),
]
