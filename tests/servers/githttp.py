"""A real git server over HTTP on loopback (`git http-backend`), that can be told to misbehave.

    with GitServer(folder) as server:                # folder holds bare repositories
        server.url("app")                            # http://127.0.0.1:PORT/app
        server.misbehave("app", "status", status=404)

Kinds of misbehaviour, by the first segment of the path; the last one said counts:
    status       status=…, retry_after=…             answers nothing else
    redirect     to=…                                the place of the repository (address or path)
    dot-git                                          to NAME.git, as GitLab does; serves NAME there
    hang                                             accepts, and never answers
    drip-fetch   hang-fetch                          good until objects are asked for
    drip                                             a byte of a long answer every 0.1 second
    html                                             a web page, status 200
    no-filter    no-v2                               an older or stricter server
    no-any-id                                        v0 that serves only advertised ids
    endless-refs                                     refs until the other side stops
    refuse       ids={…}                             "not our ref", when one of them is wanted
"""

import gzip
import itertools
import os
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from ssl import SSLContext
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

RESULT = "application/x-git-upload-pack-result"
ADVERTISEMENT = "application/x-git-upload-pack-advertisement"


@dataclass
class Seen:
    """One request as it arrived. sent: bytes of the body of our answer."""

    method: str
    path: str
    headers: dict[str, str]
    sent: int = 0


@dataclass
class Misbehaviour:
    kind: str
    options: dict[str, Any] = field(default_factory=dict)


class _Quiet(ThreadingHTTPServer):
    """Says nothing of clients that went away: that is what some tests are about."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class GitServer:
    """Serves a folder of bare repositories; requests are kept in `seen`. With `tls` it is https."""

    def __init__(self, folder: Path, tls: SSLContext | None = None) -> None:
        self.folder = folder
        self.seen: list[Seen] = []
        self.behaviour: dict[str, Misbehaviour] = {}
        self.connections = 0
        self.closing = threading.Event()
        self.search_path = os.environ["PATH"]
        owner = self

        class Handler(_Handler):
            server_of_git = owner

        self._http = _Quiet(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self.port = int(self._http.server_address[1])
        self.scheme = "https" if tls else "http"
        if tls:
            self._http.socket = tls.wrap_socket(
                self._http.socket, server_side=True, do_handshake_on_connect=False
            )
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)

    @property
    def place(self) -> str:
        """`host:port`, as `Settings.allow_hosts` wants it."""
        return f"127.0.0.1:{self.port}"

    def url(self, name: str) -> str:
        return f"{self.scheme}://{self.place}/{name}"

    def misbehave(self, name: str, kind: str, **options: Any) -> None:
        self.behaviour[name] = Misbehaviour(kind, options)

    def behave(self, name: str) -> None:
        self.behaviour.pop(name, None)

    @property
    def bytes_sent(self) -> int:
        """Bytes of all bodies that were sent."""
        return sum(one.sent for one in self.seen)

    def __enter__(self) -> "GitServer":
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    server_of_git: GitServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 60

    def setup(self) -> None:
        super().setup()
        self.server_of_git.connections += 1

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass

    def do_GET(self) -> None:
        self._serve(b"")

    def do_POST(self) -> None:
        self._serve(self._body())

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", "0")))
        pieces = []
        while size := int(self.rfile.readline().strip() or b"0", 16):
            pieces.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(pieces)

    def _serve(self, body: bytes) -> None:
        server = self.server_of_git
        self.seen = Seen(self.command, self.path, dict(self.headers.items()))
        server.seen.append(self.seen)
        name = self.path.strip("/").partition("/")[0].partition("?")[0]
        base = name.removesuffix(".git")
        told = server.behaviour.get(name) or server.behaviour.get(base)
        answer = getattr(self, "_" + told.kind.replace("-", "_"), None) if told else None
        try:
            if answer is not None and told is not None:
                answer(body, **told.options)
            else:
                self._git(body)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    # --- misbehaviour ------------------------------------------------------------------------

    def _status(self, body: bytes, status: int, retry_after: int | None = None) -> None:
        headers = {"Retry-After": str(retry_after)} if retry_after is not None else {}
        self._answer(status, "text/plain", b"no\n", headers)

    def _redirect(self, body: bytes, to: str) -> None:
        rest = self.path.strip("/").partition("/")[2]
        target = f"{to}/{rest}" if "/info/refs" in self.path else to
        self._answer(301, "text/plain", b"", {"Location": target})

    def _dot_git(self, body: bytes) -> None:
        name, _, rest = self.path.strip("/").partition("/")
        if not name.endswith(".git"):
            self._answer(301, "text/plain", b"", {"Location": f"/{name}.git/{rest}"})
        else:
            self.path = f"/{name.removesuffix('.git')}/{rest}"
            self._git(body)

    def _hang(self, body: bytes) -> None:
        self.server_of_git.closing.wait()
        self.close_connection = True

    def _drip(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", ADVERTISEMENT if self.command == "GET" else RESULT)
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        keep_alive = itertools.cycle(b"0005\x01")
        if self.command == "POST":
            self._write(b"000dpackfile\n")
        while not self.server_of_git.closing.wait(0.1):
            self._write(bytes([next(keep_alive)]))
        self.close_connection = True

    def _drip_fetch(self, body: bytes) -> None:
        """Good until objects are asked for; then a byte now and then."""
        if self.command == "POST" and b"command=fetch" in self._plain(body):
            self._drip(body)
        else:
            self._git(body)

    def _hang_fetch(self, body: bytes) -> None:
        """Good until objects are asked for; then silence."""
        if self.command == "POST" and b"command=fetch" in self._plain(body):
            self._hang(body)
        else:
            self._git(body)

    def _html(self, body: bytes) -> None:
        self._answer(200, "text/html; charset=utf-8", b"<!doctype html><title>Hello</title>")

    def _no_filter(self, body: bytes) -> None:
        self._git(body, filters=False)

    def _no_v2(self, body: bytes) -> None:
        self._git(body, v2=False)

    def _no_any_id(self, body: bytes) -> None:
        self._git(body, v2=False, any_id=False)

    def _endless_refs(self, body: bytes) -> None:
        if self.command == "GET":
            self._git(body)
            return
        self.send_response(200)
        self.send_header("Content-Type", RESULT)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        number = 0
        while not self.server_of_git.closing.is_set():
            rows = []
            for _ in range(2000):
                number += 1
                line = b"%040x refs/tags/v%d\n" % (number, number)
                rows.append(b"%04x%s" % (len(line) + 4, line))
            piece = b"".join(rows)
            self._write(b"%x\r\n%s\r\n" % (len(piece), piece))

    def _refuse(self, body: bytes, ids: set[str]) -> None:
        plain = self._plain(body)
        for one in sorted(ids):
            if b"want " + one.encode() in plain:
                line = b"ERR upload-pack: not our ref " + one.encode()
                self._answer(200, RESULT, b"%04x%s" % (len(line) + 4, line))
                return
        self._git(body)

    # --- git itself --------------------------------------------------------------------------

    def _plain(self, body: bytes) -> bytes:
        return gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body

    def _git(self, body: bytes, filters: bool = True, v2: bool = True, any_id: bool = True) -> None:
        parts = urlsplit(self.path)
        config = {
            "safe.directory": "*",
            "uploadpack.allowFilter": str(filters).lower(),
            "uploadpack.allowAnySHA1InWant": str(any_id).lower(),
        }
        environment = {
            "PATH": self.server_of_git.search_path,
            "HOME": "/nonexistent",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_CONFIG_COUNT": str(len(config)),
            "GIT_PROJECT_ROOT": str(self.server_of_git.folder),
            "GIT_HTTP_EXPORT_ALL": "1",
            "REQUEST_METHOD": self.command,
            "PATH_INFO": parts.path,
            "QUERY_STRING": parts.query,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", "") if v2 else "",
            "REMOTE_ADDR": "127.0.0.1",
        }
        for number, (key, value) in enumerate(config.items()):
            environment[f"GIT_CONFIG_KEY_{number}"] = key
            environment[f"GIT_CONFIG_VALUE_{number}"] = value
        with subprocess.Popen(
            [shutil.which("git", path=self.server_of_git.search_path) or "git", "http-backend"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        ) as backend:
            assert backend.stdin is not None and backend.stdout is not None
            try:
                backend.stdin.write(body)
                backend.stdin.close()
                self._relay(backend.stdout)
            except BaseException:
                backend.kill()
                raise

    def _relay(self, stdout: Any) -> None:
        status, headers = 200, []
        while line := stdout.readline().strip():
            key, _, value = line.decode().partition(":")
            if key.lower() == "status":
                status = int(value.split()[0])
            else:
                headers.append((key, value.strip()))
        self.send_response(status)
        for key, value in headers:
            self.send_header(key, value)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        while piece := stdout.read1(64 * 1024):
            self.wfile.write(b"%x\r\n" % len(piece))
            self._write(piece)
            self.wfile.write(b"\r\n")
        self.wfile.write(b"0\r\n\r\n")

    def _answer(
        self, status: int, media: str, body: bytes, headers: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        for key, value in (headers or {}).items():
            self.send_header(key, value)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self._write(body)

    def _write(self, piece: bytes) -> None:
        self.wfile.write(piece)
        self.seen.sent += len(piece)
