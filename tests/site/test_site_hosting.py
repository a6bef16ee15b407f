"""The examples for whoever hosts the site: nginx and Caddy answer as `catalogue serve` does."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from conftest import ROOT, served

from harvester.site import serve

DEPLOY = ROOT / "deploy"
FILES = {
    "index.html": "thuis",
    "404.html": "weg",
    "en/404.html": "gone",
    "en/index.html": "home",
    "software/een/index.html": "een",
    "assets/a.js": "1",
    "assets/a.css": "a{}",
    "assets/a.svg": "<svg/>",
    "data/a.json": "{}",
    "data/a.xml": "<a/>",
    "data/a.csv": "a\n",
    "data/a.ods": "ods",
    "data/a.sqlite": "sqlite",
    "data/a.yml": "a: 1\n",
    "robots.txt": "robots",
    ".well-known/security.txt": "Contact:",
    "feeds/a.xml": "<feed/>",
    "en/feeds/a.xml": "<feed/>",
    "open-catalog/v1/software": "{}",
}
NGINX = """
user {user};
daemon off;
pid {run}/pid;
error_log {run}/errors;
events {{}}
http {{
    client_body_temp_path {run}; proxy_temp_path {run}; fastcgi_temp_path {run};
    uwsgi_temp_path {run}; scgi_temp_path {run};
    include {site};
}}
"""


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def started(command: list[str], port: int, run: Path) -> Iterator[str]:
    process = subprocess.Popen(
        command,
        env={"PATH": os.environ["PATH"], "HOME": str(run)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        for _ in range(100):
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if process.poll() is not None:
                raise AssertionError(process.communicate()[0])
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.communicate(timeout=20)


@contextmanager
def nginx(folder: Path, run: Path) -> Iterator[str]:
    """The example as it is, but for its own address, certificate and folder."""
    port = free_port()
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    text = text[: text.index("server {\n    listen 80;")]
    text = re.sub(r" *(listen \[::\]|ssl_certificate).*\n", "", text)
    text = re.sub(r"listen 443[^;]*;", f"listen 127.0.0.1:{port};", text)
    text = re.sub(r"root /[^;]*;", f"root {folder};", text)
    (run / "site.conf").write_text(text, encoding="utf-8")
    user = "root" if os.geteuid() == 0 else "nobody"
    (run / "nginx.conf").write_text(NGINX.format(run=run, site=run / "site.conf", user=user))
    command = ["nginx", "-p", str(run), "-e", str(run / "errors"), "-c", str(run / "nginx.conf")]
    with started(command, port, run) as address:
        yield address


@contextmanager
def caddy(folder: Path, run: Path) -> Iterator[str]:
    port = free_port()
    text = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^software\.example\.nl \{", f"http://127.0.0.1:{port} {{", text)
    text = re.sub(r"root \* /\S+", f"root * {folder}", text)
    options = "{\n\tadmin off\n\tauto_https off\n}\n"
    (run / "Caddyfile").write_text(options + text, encoding="utf-8")
    command = ["caddy", "run", "--adapter", "caddyfile", "--config", str(run / "Caddyfile")]
    with started(command, port, run) as address:
        yield address


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("hosted")
    for name, text in FILES.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(text, encoding="utf-8")
    (made / "data" / "empty").mkdir()
    return made


@pytest.fixture(scope="module")
def ours(folder: Path) -> Iterator[str]:
    with served(folder) as address:
        yield address


@pytest.fixture(scope="module", params=[nginx, caddy], ids=["nginx", "caddy"])
def theirs(
    request: pytest.FixtureRequest, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    name = request.param.__name__
    if not shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin"):
        pytest.skip(f"{name} is not on this machine")
    with request.param(folder, tmp_path_factory.mktemp(name)) as address:
        yield address


def ask(address: str, path: str) -> tuple[int, http.client.HTTPMessage, str]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, answer.headers, body


PATHS = [
    *(f"/{name.removesuffix('index.html')}" for name in FILES),
    "/nothing/",
    "/en/nothing/",
    "/nothing.json",
    "/data/empty/",
    "/data/",
]


@pytest.mark.parametrize("path", PATHS)
def test_the_example_answers_as_ours_does(ours: str, theirs: str, path: str) -> None:
    right, found = ask(ours, path), ask(theirs, path)
    assert (found[0], found[2]) == (right[0], right[2])
    names = ["Content-Type", "Access-Control-Allow-Origin", *serve.HEADERS]
    both = {name: (found[1].get_all(name), right[1].get_all(name)) for name in names}
    assert {name: pair for name, pair in both.items() if pair[0] != pair[1]} == {}
    assert found[1]["Strict-Transport-Security"] == "max-age=31536000"


def test_a_file_that_was_compressed_beforehand_is_sent_so(folder: Path, theirs: str) -> None:
    """What is sent is the file beside it, which only here differs from the file itself."""
    import gzip

    (folder / "data" / "a.json.gz").write_bytes(gzip.compress(b'{"from": "beforehand"}'))
    connection = http.client.HTTPConnection(urlsplit(theirs).netloc, timeout=20)
    connection.request("GET", "/data/a.json", headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.read()) == b'{"from": "beforehand"}'
    connection.close()
    (folder / "data" / "a.json.gz").unlink()


def test_a_page_that_did_not_change_is_not_sent_again(theirs: str) -> None:
    tag = ask(theirs, "/")[1]["ETag"]
    connection = http.client.HTTPConnection(urlsplit(theirs).netloc, timeout=20)
    connection.request("GET", "/", headers={"If-None-Match": tag})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    assert answer.status == 304


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_the_policy_in_the_examples_is_ours(name: str) -> None:
    """Also where neither server can run: a policy that was changed here is changed there."""
    text = (DEPLOY / name).read_text(encoding="utf-8")
    for header, value in serve.HEADERS.items():
        assert f'{header} "{value}"' in text
