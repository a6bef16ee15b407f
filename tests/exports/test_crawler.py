"""Reads us as the crawlers of other catalogues do: over HTTP, page after page, file after file."""

import threading
from collections.abc import Iterator

import pytest
import requests
import yaml

from harvester import publiccode
from harvester.site import serve
from tests.exports.conftest import Exported

MOST_PAGES = 50


@pytest.fixture(scope="module")
def root(real: Exported, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The lists of the real catalogue on loopback, with the server and headers of the project."""
    folder = tmp_path_factory.mktemp("lists")
    for path in ("open-catalog/v1/software", "open-catalog/v1/publishers"):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(real.files[path])
    (folder / "index.html").write_text("<!doctype html><title>lists</title>")
    server = serve.server(folder, 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/open-catalog/v1"
    server.shutdown()
    thread.join()
    server.server_close()


def crawled(address: str) -> list[dict[str, str]]:
    """Every item; a page names the next one relative to the list, as the Italian API does."""
    found: list[dict[str, str]] = []
    page: str | None = address
    for _ in range(MOST_PAGES):
        if page is None:
            return found
        answer = requests.get(page, timeout=10)
        assert answer.status_code == 200
        told = answer.json()
        found += told["data"]
        following = told["links"]["next"]
        page = address + following if following else None
    raise AssertionError("the list does not end")


def test_every_program_with_code_is_read_whole(root: str, real: Exported) -> None:
    found = crawled(f"{root}/software")
    with_code = real.json("publiccode/index.json")["items"]
    assert len(found) == len(with_code) > 200
    assert len({one["id"] for one in found}) == len({one["url"] for one in found}) == len(found)


def test_every_publiccode_yml_is_one_by_a_parser_and_by_the_rules(root: str) -> None:
    for one in crawled(f"{root}/software"):
        told = yaml.safe_load(one["publiccodeYml"])
        assert told["publiccodeYmlVersion"] and told["name"] and told["url"] == one["url"]
        report = publiccode.check(one["publiccodeYml"].encode())
        wrong = {(f.rule, f.key) for f in report.findings if f.level == "error"}
        left_open = {"required", "empty-list"}  # what only the makers know, marked for them
        assert {rule for rule, _ in wrong} <= left_open, (one["url"], wrong)


def test_publishers_lead_to_where_their_code_stands(root: str) -> None:
    found = crawled(f"{root}/publishers")
    assert len(found) > 30
    for one in found:
        for place in one["codeHosting"]:
            assert place["url"].startswith("https://")  # type: ignore[index]
