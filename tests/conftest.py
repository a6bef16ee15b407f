"""Fixtures that every part may use: real servers on loopback, with repositories of the test."""

import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import trustme

from harvester.remote import Settings
from harvester.web import close_connections, hosts
from tests.servers.githttp import GitServer
from tests.servers.proxy import ForwardProxy


@pytest.fixture(autouse=True)
def _fresh_memory_of_hosts() -> Iterator[None]:
    """No test inherits what another one learnt of hosts, nor its open connections."""
    hosts.forget()
    yield
    hosts.forget()
    close_connections()


@pytest.fixture
def git_server(tmp_path: Path) -> Iterator[GitServer]:
    """A git server over plain HTTP; put bare repositories into `git_server.folder`."""
    folder = tmp_path / "served"
    folder.mkdir()
    with GitServer(folder) as server:
        yield server


@pytest.fixture
def settings(git_server: GitServer) -> Settings:
    """Settings that may visit `git_server`, and lose patience soon."""
    return Settings(
        allow_hosts=frozenset({git_server.place}),
        per_second=1000,
        read_timeout=10,
        request_timeout=20,
        git_timeout=60,
        patience=0.5,
    )


@dataclass(frozen=True)
class PublicWorld:
    """A server of the test that looks public: https://git.example.org through a real proxy."""

    server: GitServer
    proxy: ForwardProxy
    settings: Settings
    host: str = "git.example.org"

    def url(self, name: str) -> str:
        return f"https://{self.host}/{name}"


@pytest.fixture
def public_world(tmp_path: Path) -> Iterator[PublicWorld]:
    """The whole way of production: a full host name, https, port 443, a proxy, an own authority.

    `github.com`, `gitlab.com` and `codeberg.org` lead to the same server.
    """
    authority = trustme.CA()
    names = ["git.example.org", "moved.example.org", "github.com", "gitlab.com", "codeberg.org"]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    ca_file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(ca_file))
    folder = tmp_path / "public"
    folder.mkdir()
    with GitServer(folder, tls=context) as server:
        routes = {f"{name}:443": server.place for name in names}
        with ForwardProxy(routes) as proxy:
            made = Settings(proxy=proxy.url, ca_file=ca_file, per_second=1000, patience=0.5)
            yield PublicWorld(server, proxy, made)
