"""The real site, built once and served below a sub-path, and a browser that notes what pages do."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from harvester import building
from harvester.site import serve

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "harvester" / "site" / "assets"
SUB = "catalogus"
BASE = f"https://catalogue.example/{SUB}/"
"""Where the tests pretend to publish: below a sub-path, so no address may start at the root."""


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


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogue of this repository, built strictly in both languages."""
    www = tmp_path_factory.mktemp("www")
    (www / "index.html").write_text("<!doctype html><title>the root is somebody else's</title>")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CATALOGUE_SITE_URL", BASE)
        return building.build_site(ROOT, www / SUB, date.today())


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the built site is served, ending in `/`."""
    with served(site.parent) as root:
        yield f"{root}/{SUB}/"


@dataclass
class Watched:
    """A context in which everything that a page does is noted."""

    context: BrowserContext
    address: str
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str = "") -> Page:
        page = self.context.new_page()
        page.on("console", lambda said: self._note(said.type, said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(self.address + path)
        if "?" in path or "#" in path:  # what the address asks for is fetched
            page.wait_for_load_state("networkidle")
        return page

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)


@contextmanager
def watched(browser: Browser, address: str, **options: object) -> Iterator[Watched]:
    """Fails at the end when a page asked another host, stored something or complained (CSP too)."""
    context = browser.new_context(**options)  # type: ignore[arg-type]
    made = Watched(context, address)
    host = urlsplit(address).netloc
    context.on(
        "request",
        lambda asked: urlsplit(asked.url).netloc == host or made.outside.append(asked.url),
    )
    yield made
    stored = [
        page.evaluate("localStorage.length + sessionStorage.length")
        for page in context.pages
        if options.get("java_script_enabled", True)
    ]
    cookies = context.cookies()
    context.close()
    assert made.outside == []
    assert made.complaints == []
    assert cookies == []
    assert sum(stored) == 0


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Watched]:
    with watched(browser, address, locale="nl-NL") as made:
        yield made


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Watched]:
    size = {"width": 360, "height": 740}
    with watched(browser, address, viewport=size, has_touch=True) as made:
        yield made


@pytest.fixture
def without_script(browser: Browser, address: str) -> Iterator[Watched]:
    with watched(browser, address, java_script_enabled=False) as made:
        yield made


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalogue of its own to spoil: pages and configuration are copies, the rest is real."""
    made = tmp_path / "root"
    shutil.copytree(ROOT / "docs", made / "docs")
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, made / name)
    for name in ("harvester", "catalogue"):
        (made / name).symlink_to(ROOT / name)
    return made
