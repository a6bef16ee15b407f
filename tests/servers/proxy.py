"""A real forward proxy on loopback: CONNECT only, and it sends every name to the place it is told.

    with ForwardProxy({"git.example.org:443": server.place}) as proxy:
        Settings(proxy=proxy.url, ca_file=…)

So the whole way of production is walked (https, a full host name, port 443) with a server of the
test behind it, whose certificate comes from an authority of the test.
"""

import contextlib
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any


class ForwardProxy:
    """routes: `host:port` as asked → `host:port` to connect to; others get status 502."""

    def __init__(self, routes: dict[str, str]) -> None:
        self.routes = routes
        self.asked: list[str] = []
        owner = self

        class Handler(_Handler):
            proxy = owner

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> "ForwardProxy":
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    proxy: ForwardProxy
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass

    def do_CONNECT(self) -> None:
        self.proxy.asked.append(self.path)
        target = self.proxy.routes.get(self.path)
        if target is None:
            self.send_error(502)
            return
        host, _, port = target.rpartition(":")
        with socket.create_connection((host, int(port)), timeout=10) as upstream:
            self.send_response(200, "Connection established")
            self.end_headers()
            there = threading.Thread(target=_pump, args=(self.connection, upstream), daemon=True)
            there.start()
            _pump(upstream, self.connection)
            there.join()
        self.close_connection = True


def _pump(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        source.settimeout(60)
        while piece := source.recv(64 * 1024):
            target.sendall(piece)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)
