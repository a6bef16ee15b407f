"""One browser for the whole session, served folders on loopback, and a record of what pages do."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from harvester.site import serve

FLAGS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run
--disable-background-networking --disable-component-update --disable-sync""".split()
ASSETS = Path(__file__).parents[2] / "harvester" / "site" / "assets"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium: `$CHROMIUM`, else Debian's; tools/browser.sh finds or installs one."""
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder on loopback, with the real server and its headers; yields the address."""
    server = serve.server(folder, 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(locale="nl-NL")
    yield made
    made.close()
