"""What the pages for developers show really works: every example is run against a served export."""

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright._impl._driver import compute_driver_executable

from harvester.site import serve
from harvester.site.view import Site
from tests.exports.conftest import ROOT, exported
from tests.pages import small

PAGES = {
    "nl": ROOT / "docs" / "nl" / "ontwikkelaars.md",
    "en": ROOT / "docs" / "en" / "developers.md",
}
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _examples() -> list[tuple[str, str, str]]:
    return [
        (language, found[1], found[2])
        for language, page in PAGES.items()
        for found in _BLOCK.finditer(page.read_text("utf-8"))
    ]


def _command(kind: str, text: str) -> list[str]:
    if kind == "bash":
        return ["bash", "-euo", "pipefail", "-c", text]
    if kind == "python":
        return [sys.executable, "-c", text]
    node, _ = compute_driver_executable()  # Playwright brings one: nobody has to install Node
    return [str(node), "--input-type=module", "--eval", text]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The exports of the small catalogue as `catalogue serve` would serve them."""
    folder = tmp_path_factory.mktemp("served")
    (folder / "index.html").write_text("home")
    with serve.server(folder, 0) as server:
        base = f"http://127.0.0.1:{server.server_address[1]}"
        made = small.view("nl", Site("Bronwijzer", f"{base}/", "", small.TODAY))
        files = exported([made]).files
        for path, content in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield base
        server.shutdown()
        thread.join()


def test_there_are_examples_in_every_language_that_was_promised() -> None:
    for language in PAGES:
        kinds = {kind for where, kind, _ in _examples() if where == language}
        assert kinds == {"bash", "python", "javascript", "markdown"}


@pytest.mark.parametrize(
    ("language", "kind", "text"), [one for one in _examples() if one[1] != "markdown"]
)
def test_every_example_runs(
    language: str, kind: str, text: str, address: str, tmp_path: Path
) -> None:
    done = subprocess.run(
        _command(kind, text),
        env={**os.environ, "SITE": address, "no_proxy": "127.0.0.1"},
        cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    if "--output" in text:
        assert (tmp_path / "catalogue.sqlite").read_bytes().startswith(b"SQLite format 3")
        return
    assert re.search(r"Al(f|ph)a|EUPL-1\.2", done.stdout) or "/software/alfa.json" in done.stdout


@pytest.mark.parametrize("language", PAGES)
def test_the_markdown_of_a_badge_leads_to_real_files(language: str) -> None:
    (text,) = [text for where, kind, text in _examples() if (where, kind) == (language, "markdown")]
    made = exported([small.view(language)])  # type: ignore[arg-type]
    image, page = re.findall(r"\(SITE/([^)]+)\)", text.replace("ID", "alfa"))
    assert image in made.files
    assert page in made.pages


def test_addresses_in_the_text_exist() -> None:
    made = exported([small.view("nl"), small.view("en")])
    for page in PAGES.values():
        for found in re.findall(r"`(/[\w./<>-]+)`", page.read_text("utf-8")):
            path = found.lstrip("/").replace("<id>", "alfa").replace("ID", "alfa")
            if "product/" in path:
                path = path.replace("alfa", "voorbeeld-office")
            assert path in made.files or any(one.startswith(path) for one in made.files), found


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("api/v1/software.json", "application/json"),
        ("open-catalog/v1/software", "application/json"),
        ("feeds/new.xml", "application/atom+xml"),
        ("badges/alfa/licence.svg", "image/svg+xml"),
        ("downloads/catalogue.ods", "application/vnd.oasis.opendocument.spreadsheet"),
        ("downloads/software.csv", "text/csv"),
    ],
)
def test_data_is_served_by_its_type_and_to_pages_of_others(
    path: str, kind: str, address: str
) -> None:
    with urlopen(f"{address}/{path}") as answer:
        assert answer.headers["Content-Type"].startswith(kind)
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
    with urlopen(f"{address}/") as answer:
        assert answer.headers["Access-Control-Allow-Origin"] is None
