"""Politeness: never too many at once at one host, and other hosts do not suffer for it."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from harvester.errors import UserError
from harvester.remote import RemoteTrouble, Settings
from harvester.web import hosts, request
from tests.servers.githttp import GitServer
from tests.servers.repos import Commit, build_repo


def test_no_more_than_asked_are_at_one_host_at_once() -> None:
    settings = Settings(per_host=2, per_second=100_000)
    lock, now, most = threading.Lock(), 0, 0
    full = threading.Barrier(2, timeout=10)

    def visit(_: int) -> None:
        nonlocal now, most
        with hosts.turn("h", settings):
            with lock:
                now += 1
                most = max(most, now)
            full.wait()  # two must be inside together before either may leave
            with lock:
                now -= 1

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(visit, range(8)))
    assert most == 2


def test_a_dead_host_is_refused_at_once_and_others_are_not() -> None:
    settings = Settings(per_second=1000)
    hosts.dead("a", settings, RemoteTrouble("unreachable", "no such name"))
    with pytest.raises(RemoteTrouble, match="no such name"), hosts.turn("a", settings):
        pass
    with hosts.turn("b", settings):
        pass
    hosts.forget()
    with hosts.turn("a", settings):
        pass


def test_one_slip_of_a_host_that_answers_is_forgiven_later(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(per_second=1000)
    hosts.answered("a", settings)
    hosts.dead("a", settings, RemoteTrouble("unreachable", "a slip"))
    with pytest.raises(RemoteTrouble), hosts.turn("a", settings):
        pass
    later = hosts.time.monotonic() + hosts.SECOND_CHANCE + 1
    monkeypatch.setattr(hosts.time, "monotonic", lambda: later)
    with hosts.turn("a", settings):
        pass


def test_connections_are_kept_alive_within_a_thread(
    git_server: GitServer, settings: Settings
) -> None:
    build_repo(git_server.folder / "app", [Commit("2020-01-01")])
    url = git_server.url("app/info/refs?service=git-upload-pack")
    answers = [request("GET", url, settings) for _ in range(3)]
    assert {answer.status for answer in answers} == {200}
    assert git_server.connections == 1


def test_an_answer_above_its_cap_is_refused(git_server: GitServer, settings: Settings) -> None:
    build_repo(git_server.folder / "app", [Commit("2020-01-01")])
    url = git_server.url("app/info/refs?service=git-upload-pack")
    with pytest.raises(RemoteTrouble) as caught:
        request("GET", url, settings, max_bytes=20)
    assert caught.value.outcome == "too-large"


def test_settings_that_cannot_be_meant_are_refused(settings: Settings) -> None:
    from pathlib import Path

    with pytest.raises(UserError, match="PEM file"):
        replace(settings, ca_file=Path("/nonexistent/authority.pem"))
    for proxy in ("proxy:8080", "socks5://h:1", ""):
        with pytest.raises(UserError, match="http://proxy"):
            replace(settings, proxy=proxy)
