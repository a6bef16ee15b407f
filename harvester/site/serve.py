"""Shows the finished folder on this machine only, with the headers that we recommend for real."""

import errno
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from harvester.errors import UserError

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""The strictest policy under which every page works: nothing inline, nothing from elsewhere."""

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-cache",
}


OPEN_TO_ALL = (".json", ".xml", ".csv", ".ods", ".sqlite", ".svg", ".yml", ".txt")
"""Data that pages of others may read too."""
ODS = "application/vnd.oasis.opendocument.spreadsheet"


class Handler(SimpleHTTPRequestHandler):
    """Files of one folder: no directory listings, our own page for what is not there."""

    extensions_map = {  # noqa: RUF012  as the standard library declares it
        **SimpleHTTPRequestHandler.extensions_map,
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".xml": "application/xml",
        ".yml": "text/yaml; charset=utf-8",
        ".csv": "text/csv; charset=utf-8; header=present",
        ".txt": "text/plain; charset=utf-8",
        ".ods": ODS,
        ".sqlite": "application/vnd.sqlite3",
    }

    def guess_type(self, path: Any) -> str:
        """Feeds and the lists without an ending are told by where they stand."""
        address = self.path.partition("?")[0]
        if "/open-catalog/" in address:
            return "application/json"
        if "/feeds/" in address:
            return "application/atom+xml"
        return super().guess_type(path)

    def end_headers(self) -> None:
        address = getattr(self, "path", "").partition("?")[0]  # a bad request has none
        if address.endswith(OPEN_TO_ALL) or "/open-catalog/" in address:
            self.send_header("Access-Control-Allow-Origin", "*")
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def list_directory(self, path: Any) -> None:
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        language = "en/" if self.path.startswith("/en/") else ""
        page = Path(self.directory) / f"{language}404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  its name in the library
        """Say nothing: who looks at what is nobody's business, not even in a terminal."""


def server(site: Path, port: int) -> ThreadingHTTPServer:
    """A server for `site` on 127.0.0.1, not started yet; port 0 takes a free one."""
    if not (site / "index.html").is_file():
        raise UserError(f"There is no site in {site}. Build it first: make site")
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, directory=str(site)))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise UserError(
            f"Port {port} is in use by another program. "
            f"Choose another one: catalogue serve --port {port + 1}"
        ) from error


def serve_site(site: Path, port: int) -> None:
    """Serve until interrupted with Ctrl-C."""
    with server(site, port) as running:
        print(f"http://127.0.0.1:{running.server_address[1]}/  (stop with Ctrl-C)", flush=True)
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            print()
