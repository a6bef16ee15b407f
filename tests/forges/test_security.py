"""A token is heard by its own host and seen nowhere; nobody else decides where we go."""

import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import trustme

from harvester.apiclient import Client, NoAnswer, Store, tokens_of, variable_of
from harvester.asking import Clients
from harvester.errors import UserError
from harvester.remote import Settings
from tests.forges.conftest import Opener, host
from tests.servers.forge import ForgeServer
from tests.servers.proxy import ForwardProxy

TOKEN = "ghp_0123456789abcdefghij"


@pytest.fixture
def memory() -> Iterator[Store]:
    with Store() as store:
        yield store


def test_a_token_belongs_to_one_host() -> None:
    environment = {"CATALOGUE_TOKEN_GITHUB_COM": TOKEN, "CATALOGUE_TOKEN_GITLAB_COM": "  "}
    hosts = ["github.com", "gitlab.com", "codeberg.org", "github.com.example.org"]
    assert tokens_of(environment, hosts) == {"github.com": TOKEN}
    assert variable_of("git-lab.overheid.nl") == "CATALOGUE_TOKEN_GIT_LAB_OVERHEID_NL"


def test_a_token_that_fits_two_hosts_is_given_to_none() -> None:
    environment = {"CATALOGUE_TOKEN_A_B_NL": TOKEN}
    with pytest.raises(UserError, match=r"a-b\.nl and a\.b\.nl") as error:
        tokens_of(environment, ["a.b.nl", "a-b.nl"])
    assert TOKEN not in str(error.value)


@pytest.mark.parametrize("bad", [f"{TOKEN}\nX-Other: 1", "short", f"{TOKEN} {TOKEN}", "é" * 20])
def test_what_cannot_be_a_token_is_refused_without_being_shown(bad: str) -> None:
    with pytest.raises(UserError) as error:
        tokens_of({"CATALOGUE_TOKEN_GITHUB_COM": bad}, ["github.com"])
    assert bad not in str(error.value)
    assert "CATALOGUE_TOKEN_GITHUB_COM" in str(error.value)


def test_a_redirect_to_another_origin_is_not_followed(
    forge: ForgeServer, quick: Settings, memory: Store
) -> None:
    with ForgeServer() as other:
        other.add("gemeente/app")
        forge.misbehave("gemeente/app", "redirect", to=f"{other.origin}/api/v3/repos/gemeente/app")
        known = replace(quick, allow_hosts=frozenset({forge.place, other.place}))
        client = Client(f"{forge.origin}/api/v3", known, memory, token=TOKEN)
        with pytest.raises(NoAnswer) as trouble:
            client.get("/repos/gemeente/app", str)
        assert trouble.value.reason == "forge-refused"
        assert other.seen == []
        assert TOKEN not in str(trouble.value)
    assert forge.seen[0].headers["Authorization"] == f"Bearer {TOKEN}"


def test_a_long_question_follows_no_redirect_at_all(
    forge: ForgeServer, quick: Settings, opened: Opener
) -> None:
    with ForgeServer() as other:
        other.add("gemeente/app")
        forge.graphql_leads_to = f"{other.origin}/api/graphql"
        known = replace(quick, allow_hosts=frozenset({forge.place, other.place}))
        adapter, client = opened("github", TOKEN, known).of(forge.url("gemeente/app"))  # type: ignore[misc]
        with pytest.raises(NoAnswer) as trouble:
            adapter.repositories(client, ["gemeente/app"])
        assert trouble.value.reason == "forge-refused"
        assert other.seen == []
        assert TOKEN not in str(trouble.value)


def test_a_link_to_another_origin_is_not_known(
    forge: ForgeServer, quick: Settings, memory: Store
) -> None:
    link = '<https://other.example.org/repos?page=2>; rel="next"'
    forge.misbehave("gemeente", "status", status=200, headers={"Link": link})
    client = Client(f"{forge.origin}/api/v3", quick, memory, token=TOKEN)
    assert client.get("/orgs/gemeente/repos?per_page=100", str).links == {}


def test_the_token_appears_in_no_address_no_store_and_no_text(
    forge: ForgeServer, quick: Settings, opened: Opener, tmp_path: Path
) -> None:
    forge.add("gemeente/app")
    clients = opened("github", TOKEN)
    adapter, client = clients.of(forge.url("gemeente/app"))  # type: ignore[misc]
    adapter.repository(client, "gemeente/app")
    adapter.repositories(client, ["gemeente/app"])
    assert len(forge.seen) == 2
    for seen in forge.seen:
        assert seen.headers["Authorization"] == f"Bearer {TOKEN}"
        assert TOKEN not in seen.path + seen.body.decode()
    forge.misbehave("gemeente/app", "status", status=401)
    with pytest.raises(NoAnswer) as trouble:
        adapter.repository(client, "gemeente/app")
    assert TOKEN not in f"{trouble.value!r} {trouble.value} {client!r} {clients!r}"
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or TOKEN.encode() not in file.read_bytes()


def test_netrc_and_proxies_of_the_user_count_for_nothing(
    forge: ForgeServer,
    quick: Settings,
    memory: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password hidden\n")
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    forge.add("gemeente/app")
    Client(f"{forge.origin}/api/v3", quick, memory).get("/repos/gemeente/app", str)
    assert "Authorization" not in forge.seen[0].headers


def test_a_name_that_comes_to_lead_to_this_machine_is_refused(
    forge: ForgeServer, memory: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: the name was fine when it was looked at, and leads elsewhere when used."""
    port = int(forge.place.rpartition(":")[2])
    forge.add("gemeente/app")
    real = socket.getaddrinfo

    def rebound(name: Any, *rest: Any, **more: Any) -> Any:
        return real("127.0.0.1" if name == "rebind.example.org" else name, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", rebound)
    client = Client(f"http://rebind.example.org:{port}/api/v3", Settings(), memory, token=TOKEN)
    with pytest.raises(NoAnswer, match="not public"):
        client.get("/repos/gemeente/app", str)
    assert forge.seen == []


@dataclass(frozen=True)
class Twin:
    """`github.com`, its interface and a look-alike, all played by servers of the test."""

    github: ForgeServer
    lookalike: ForgeServer
    settings: Settings


@pytest.fixture
def twin(tmp_path: Path) -> Iterator[Twin]:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    names = ["api.github.com", "github.com.example.org", "api.github.com.example.org"]
    authority.issue_cert(*names).configure_cert(context)
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    with ForgeServer(context) as github, ForgeServer(context) as lookalike:
        routes = {f"{name}:443": lookalike.place for name in names[1:]}
        with ForwardProxy({"api.github.com:443": github.place, **routes}) as proxy:
            settings = Settings(
                proxy=proxy.url, ca_file=tmp_path / "ca.pem", per_second=1000, patience=0.05
            )
            yield Twin(github, lookalike, settings)


def test_github_com_example_org_is_not_github(twin: Twin) -> None:
    hosts = {"github.com": host("github.com", "github")}
    environment = {"CATALOGUE_TOKEN_GITHUB_COM": TOKEN}
    twin.github.add("gemeente/app", archived=True)
    with Clients(hosts, twin.settings, None, environment) as clients:
        assert clients.of("https://github.com.example.org/gemeente/app") is None
        assert clients.of("https://example.org/github.com/gemeente/app") is None
        adapter, client = clients.of("https://github.com/gemeente/app")  # type: ignore[misc]
        assert adapter.repository(client, "gemeente/app").archived is True
    assert twin.lookalike.seen == []
    [seen] = twin.github.seen
    assert seen.path == "/repos/gemeente/app"
    assert seen.headers["Authorization"] == f"Bearer {TOKEN}"
    assert seen.headers["X-GitHub-Api-Version"] == "2022-11-28"


@pytest.mark.parametrize(
    "place",
    ["http://api.github.com", "https://github.com.example.org", "https://api.github.com:8443"],
)
def test_a_redirect_to_the_same_name_without_encryption_or_elsewhere_is_not_followed(
    place: str, twin: Twin
) -> None:
    twin.github.misbehave("gemeente/app", "redirect", to=f"{place}/repos/gemeente/app")
    twin.lookalike.add("gemeente/app")
    environment = {"CATALOGUE_TOKEN_GITHUB_COM": TOKEN}
    with Clients(
        {"github.com": host("github.com", "github")}, twin.settings, None, environment
    ) as c:
        adapter, client = c.of("https://github.com/gemeente/app")  # type: ignore[misc]
        with pytest.raises(NoAnswer) as trouble:
            adapter.repository(client, "gemeente/app")
    assert trouble.value.reason == "forge-refused"
    assert len(twin.github.seen) == 1
    assert twin.lookalike.seen == []


def test_the_token_of_github_is_not_for_another_host(twin: Twin) -> None:
    hosts = {
        "github.com": host("github.com", "github"),
        "github.com.example.org": host("github.com.example.org", "github"),
    }
    environment = {"CATALOGUE_TOKEN_GITHUB_COM": TOKEN}
    twin.lookalike.add("gemeente/app")
    with Clients(hosts, twin.settings, None, environment) as clients:
        adapter, client = clients.of("https://github.com.example.org/gemeente/app")  # type: ignore[misc]
        adapter.repository(client, "gemeente/app")
    assert "Authorization" not in twin.lookalike.seen[0].headers
    assert twin.github.seen == []
