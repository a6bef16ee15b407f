"""Which addresses are visited: one list that is, one that never is."""

import socket

import pytest

from harvester.remote import RemoteTrouble, Session, Settings, Source, canonical
from harvester.web import is_public, request
from tests.servers.githttp import GitServer
from tests.servers.repos import Commit, build_repo

GOOD = {
    "https://GitHub.com/MinBZK/NL-Wallet.git": "https://github.com/MinBZK/NL-Wallet",
    "https://github.com/a/b/": "https://github.com/a/b",
    "https://github.com:443/a/.github": "https://github.com/a/.github",
    "https://gitlab.com/a/b/c/d.git/": "https://gitlab.com/a/b/c/d",
    "https://git.sr.ht/~a/b": "https://git.sr.ht/~a/b",
    "https://xn--bcher-kva.example/a": "https://xn--bcher-kva.example/a",
}

BAD = [
    "",
    "github.com/a/b",
    "http://github.com/a/b",
    "ssh://git@github.com/a/b",
    "git@github.com:a/b.git",
    "file:///etc/passwd",
    "ext::sh -c touch% /tmp/x",
    "--upload-pack=touch /tmp/x",
    "https://github.com/--upload-pack=x",
    "https://github.com/a/b?x=1",
    "https://github.com/a/b#x",
    "https://github.com/a/b?",
    "https://user:secret@github.com/a/b",
    "https://github.com@evil.example/a",
    "https://github.com:8443/a/b",
    "https://github.com:x/a",
    "https://github.com/",
    "https://github.com/.git",
    "https://github.com/a/../b",
    "https://github.com/a/%2e%2e/b",
    "https://github.com/a//b",
    "https://github.com/a\\b",
    "https://github.com/a b",
    "https://github.com/a\n/b",
    "https://127.0.0.1/a",
    "https://127.1/a",
    "https://2130706433/a",
    "https://0x7f.0.0.1/a",
    "https://0x7f000001/a",
    "https://[::1]/a",
    "https://localhost/a",
    "https://github.com./a",
    "https://bücher.example/a",
    "https://gıthub.com/a",
    "https://a.b\x00.nl/a",
    "https://-a.nl/a",
    "https://github.com/" + "a" * 600,
]

PRIVATE = [
    "127.0.0.1",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1%eth0",
    "fd00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "no address",
]


@pytest.mark.parametrize(("written", "form"), GOOD.items())
def test_an_address_has_one_form(written: str, form: str) -> None:
    assert canonical(written) == form
    assert canonical(form) == form
    assert canonical(written, case_sensitive=False) == form.lower()


@pytest.mark.parametrize("address", BAD)
def test_other_addresses_are_refused_with_a_way_to_mend(address: str) -> None:
    with pytest.raises(ValueError, match="https://host/owner/name") as caught:
        canonical(address)
    assert "secret" not in str(caught.value)
    assert str(caught.value).isprintable()
    with pytest.raises(RemoteTrouble) as trouble, Session(Source(address), Settings()) as session:
        session.refs()
    assert trouble.value.outcome == "refused-address"


def test_a_host_with_a_known_name_in_it_is_another_host() -> None:
    assert canonical("https://github.com.example.org/a/b") == "https://github.com.example.org/a/b"
    assert canonical("https://github.com.example.org/a/b") != canonical("https://github.com/a/b")


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_inside_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["140.82.121.4", "2606:50c0:8000::153", "64:ff9b::8c52:7904"])
def test_addresses_outside_are_public(address: str) -> None:
    assert is_public(address)


class Names:
    """Stands in for the name server: answers in turn, always with the port of our own server."""

    def __init__(self, port: int, *answers: str) -> None:
        self.port, self.answers, self.asked = port, list(answers), 0

    def __call__(self, host: str, port: int, *args: object, **options: object) -> list[object]:
        answer = self.answers[min(self.asked, len(self.answers) - 1)]
        self.asked += 1
        if not answer:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (answer, self.port))]


def test_a_name_that_leads_inside_is_refused_after_connecting(
    git_server: GitServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", Names(git_server.port, "127.0.0.1"))
    with pytest.raises(RemoteTrouble) as caught:
        request("GET", "https://inside.example.org/x", Settings())
    assert caught.value.outcome == "refused-address"
    assert "127.0.0.1" in caught.value.detail
    assert git_server.seen == []


def test_a_name_that_turns_inside_before_git_connects_is_refused(
    git_server: GitServer, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: HTTP found a good server, and then the name is said to be elsewhere."""
    from harvester.remote import place

    head = build_repo(git_server.folder / "app", [Commit("2020-01-01", files={"a": "a"})])
    assert head is not None
    with Session(Source(git_server.url("app")), settings) as session:
        assert session.refs().head == head
        monkeypatch.setattr(place, "is_test_host", lambda url, settings: False)
        monkeypatch.setattr(socket, "getaddrinfo", Names(git_server.port, "10.1.2.3"))
        with pytest.raises(RemoteTrouble) as caught:
            session.fetch_history(head)
        assert caught.value.outcome == "refused-address"
    assert [one.method for one in git_server.seen] == ["GET", "POST"]


@pytest.mark.parametrize("addresses", [["127.0.0.1"], ["::1", "127.0.0.1"]])
def test_git_connects_only_to_the_address_that_was_checked(
    git_server: GitServer, settings: Settings, addresses: list[str]
) -> None:
    """The pin decides, and not what the machine's own name server says of the name."""
    from pathlib import Path

    from harvester.remote.environment import environment, http_config
    from harvester.remote.process import Limits, run

    head = build_repo(git_server.folder / "app", [Commit("2020-01-01", files={"a": "a"})])
    pinned = {("pinned.example.org", git_server.port): addresses}
    said = run(
        ["git", "ls-remote", f"http://pinned.example.org:{git_server.port}/app", "HEAD"],
        environment(Path("/nonexistent"), http_config(settings, pinned), "http"),
        Limits(20, 10_000, 10_000, 2**30),
    )
    assert said.decode().split() == [head, "HEAD"]
