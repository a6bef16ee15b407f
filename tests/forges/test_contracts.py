"""Our questions and the answers of the test server, held against the official contracts.

The contracts are silent on ETag and 304, 429 and 451: of such answers only the question is checked.
"""

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import graphql
import jsonschema
import pytest
from openapi_core import OpenAPI
from openapi_core.testing import MockRequest, MockResponse

from harvester.forges import github_batch
from tests.forges.conftest import Opener
from tests.servers.forge import Exchange, ForgeServer
from tests.servers.forge_answers import FORGEJO, GITLAB, REST, SCHEMA, definition
from tests.servers.forge_cost import MOST_NODES, cost

RELEASES = (("v1.0", "2023-01-15"),)


@pytest.fixture
def filled(forge: ForgeServer) -> ForgeServer:
    forge.add("gemeente/app", archived=True, topics=("zaken",), releases=RELEASES)
    forge.add("gemeente/kopie", parent="ander/origineel", issues=None, mirror=True)
    forge.add("iemand/eigen", parent="iemand/anders", parent_kind="User", template=True)
    forge.people.add("iemand")
    return forge


def everything(clients: Any, forge: ForgeServer) -> None:
    """Every kind of question that an adapter puts."""
    adapter, client = clients.of(forge.url("gemeente/app"))
    for path in ("gemeente/app", "gemeente/kopie", "iemand/eigen", "gemeente/nooit"):
        adapter.repository(client, path)
    adapter.repository(client, "gemeente/app")
    for account in ("gemeente", "iemand", "niemand"):
        adapter.account(client, account, 1)
    adapter.account(client, "gemeente", 2)


def test_rest_of_github(filled: ForgeServer, opened: Opener) -> None:
    everything(opened("github"), filled)
    contract = OpenAPI.from_dict({**REST, "servers": [{"url": f"{filled.origin}/api/v3"}]})
    checked = [_checked(contract, filled, exchange) for exchange in filled.seen]
    assert len(checked) >= 10
    assert checked.count(True) >= 7
    assert 304 in {exchange.status for exchange in filled.seen}


def test_the_contract_would_notice(filled: ForgeServer, opened: Opener) -> None:
    """The check itself: a wrong question and a wrong answer are refused."""
    everything(opened("github"), filled)
    contract = OpenAPI.from_dict({**REST, "servers": [{"url": f"{filled.origin}/api/v3"}]})
    good = next(one for one in filled.seen if "/orgs/" in one.path and one.status == 200)
    wrong = Exchange("GET", good.path.replace("sort=full_name", "sort=stars"), {})
    with pytest.raises(Exception, match=r"(?i)parameter"):
        _checked(contract, filled, wrong)
    answer = json.loads(good.answer)
    del answer[0]["full_name"]
    wrong = Exchange("GET", good.path, {}, b"", 200, json.dumps(answer).encode())
    with pytest.raises(Exception, match=r"(?i)data|value|schema"):
        _checked(contract, filled, wrong)


def _checked(contract: OpenAPI, forge: ForgeServer, exchange: Exchange) -> bool:
    """Whether the contract knows this status; raises where question or answer do not fit it."""
    parts = urlsplit(exchange.path)
    query = {key: values[0] for key, values in parse_qs(parts.query).items()}
    request = MockRequest(forge.origin, exchange.method.lower(), parts.path, args=query)
    contract.validate_request(request)
    operation = "/repos/{owner}/{repo}" if "/api/v3/repos/" in parts.path else "/orgs/{org}/repos"
    if str(exchange.status) not in REST["paths"][operation]["get"]["responses"]:
        return False
    contract.validate_response(
        request, MockResponse(exchange.answer, exchange.status, content_type="application/json")
    )
    return True


def test_graphql_of_github(filled: ForgeServer, opened: Opener) -> None:
    """The question fits the schema; the server executes it against that same schema."""
    paths = [f"gemeente/p{number}" for number in range(50)]
    document = graphql.parse(github_batch.question(paths)["query"])
    assert graphql.validate(SCHEMA, document) == []
    asked = cost(SCHEMA, document)
    assert (asked.points, asked.nodes) == (13, 10_000)
    assert asked.nodes <= MOST_NODES
    adapter, client = opened("github", "secret-token").of(filled.url("x/y"))  # type: ignore[misc]
    told = adapter.repositories(client, ["gemeente/app", "gemeente/kopie", "iemand/eigen"])
    assert len(told) == 3
    assert "errors" not in json.loads(filled.seen[-1].answer)


def test_gitlab(filled: ForgeServer, opened: Opener) -> None:
    everything(opened("gitlab"), filled)
    told = {"project": 0, "release": 0}
    for exchange in filled.seen:
        if exchange.status != 200:
            continue
        kind = "release" if "/releases" in exchange.path else "project"
        for item in _items(exchange):
            jsonschema.validate(item, {**GITLAB, **_pointed(GITLAB, kind)})
            told[kind] += 1
    assert told["project"] >= 5
    assert told["release"] >= 1


def test_forgejo(filled: ForgeServer, opened: Opener) -> None:
    everything(opened("forgejo"), filled)
    told = {"repository": 0, "release": 0, "organization": 0}
    for exchange in filled.seen:
        if exchange.status != 200:
            continue
        kind = "repository" if "/repos" in exchange.path else "organization"
        kind = "release" if "/releases" in exchange.path else kind
        for item in _items(exchange):
            jsonschema.validate(item, {**FORGEJO, **_pointed(FORGEJO, kind)})
            told[kind] += 1
    assert told["repository"] >= 5
    assert told["release"] >= 1
    assert told["organization"] >= 1


READ = {
    ("gitlab", "project"): """
        path_with_namespace archived topics default_branch issues_enabled open_issues_count
        star_count forks_count created_at last_activity_at mirror visibility""",
    ("gitlab", "release"): "tag_name released_at upcoming_release",
    ("forgejo", "repository"): """
        full_name archived fork parent template mirror topics private default_branch has_issues
        open_issues_count stars_count forks_count release_counter created_at updated_at""",
    ("forgejo", "release"): "tag_name published_at draft",
}


@pytest.mark.parametrize(("forge", "kind"), READ)
def test_what_the_adapters_read_stands_in_the_contract(forge: str, kind: str) -> None:
    schema = {"gitlab": GITLAB, "forgejo": FORGEJO}[forge]
    found = definition(schema, kind)
    while "$ref" in found:
        found = schema["definitions"][found["$ref"].rsplit("/", 1)[1]]
    assert set(READ[forge, kind].split()) <= set(found["properties"])


def test_what_the_adapter_reads_of_github_stands_in_the_contract() -> None:
    names = (
        "full_name private fork archived is_template mirror_url topics has_issues default_branch "
        "stargazers_count forks_count created_at pushed_at updated_at"
    )
    for schema in ("minimal-repository", "full-repository"):
        assert set(names.split()) <= set(REST["components"]["schemas"][schema]["properties"])
    assert "parent" in REST["components"]["schemas"]["full-repository"]["properties"]
    assert "parent" not in REST["components"]["schemas"]["minimal-repository"]["properties"]


def _items(exchange: Exchange) -> list[Any]:
    found = json.loads(exchange.answer)
    return found if isinstance(found, list) else [found]


def _pointed(schema: Any, name: str) -> dict[str, Any]:
    root = schema["$ref"].rsplit("/", 1)[1]
    return {"$ref": f"#/definitions/{root}/properties/{name}"}
