"""The server on loopback: the recommended headers, our own 404, clear words when it cannot."""

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from harvester.errors import UserError
from harvester.site import serve


@pytest.fixture
def running(tmp_path: Path) -> Iterator[int]:
    (tmp_path / "en").mkdir()
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file.txt").write_text("file")
    for name, text in {"index.html": "home", "404.html": "weg", "en/404.html": "gone"}.items():
        (tmp_path / name).write_text(text)
    server = serve.server(tmp_path, 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    thread.join()
    server.server_close()


def ask(port: int, path: str, method: str = "GET") -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request(method, path)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, dict(answer.getheaders()), body


def test_every_answer_carries_the_headers(running: int) -> None:
    for path in ("/", "/nothing", "/folder/file.txt"):
        _, headers, _ = ask(running, path)
        assert {k: headers.get(k) for k in serve.HEADERS} == serve.HEADERS


def test_what_is_not_there_gets_our_page_in_its_language(running: int) -> None:
    assert ask(running, "/nothing/")[::2] == (404, "weg")
    assert ask(running, "/en/nothing/")[::2] == (404, "gone")
    assert ask(running, "/nothing/", "HEAD")[::2] == (404, "")


def test_folders_are_not_listed(running: int) -> None:
    assert ask(running, "/folder/")[::2] == (404, "weg")


def test_it_listens_on_this_machine_only(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("home")
    with serve.server(tmp_path, 0) as server:
        assert server.server_address[0] == "127.0.0.1"


def test_a_port_in_use_is_said_with_the_way_out(tmp_path: Path, running: int) -> None:
    with pytest.raises(UserError, match=rf"Port {running} is in use.*--port {running + 1}"):
        serve.server(tmp_path, running)


def test_no_site_yet(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="make site"):
        serve.server(tmp_path / "site", 0)
