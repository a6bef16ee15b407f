"""GitHub: REST for one repository or the list of an account, GraphQL for fifty at once (token).

https://docs.github.com/rest/repos/repos and https://docs.github.com/graphql
"""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from harvester.apiclient import Client, NoAnswer
from harvester.forges import hostile
from harvester.forges.forge import Page, Seen, Told
from harvester.model.forge import ForgeRelease

HEADERS: Mapping[str, str] = {
    "Accept": "application/vnd.github+json",
    "X-GitHub-Api-Version": "2022-11-28",
}

_FACTS = """
fragment facts on Repository {
  nameWithOwner isArchived isFork isTemplate isMirror hasIssuesEnabled
  stargazerCount forkCount createdAt pushedAt updatedAt
  defaultBranchRef { name }
  repositoryTopics(first: 50) { nodes { topic { name } } }
  issues(states: OPEN) { totalCount }
  pullRequests(states: OPEN) { totalCount }
  releases(first: 30, orderBy: {field: CREATED_AT, direction: DESC}) {
    nodes { tagName publishedAt isDraft }
  }
  parent { nameWithOwner isPrivate owner { __typename } }
}
"""


def base(origin: str) -> str | None:
    return "https://api.github.com" if origin == "https://github.com" else f"{origin}/api/v3"


def source(client: Client, path: str) -> str:
    return f"{client.base}/repos/{quote(path)}"


def repository(client: Client, path: str) -> Told:
    reply = client.get(f"/repos/{quote(path)}", _one)
    if reply.status != 200:
        return "taken-down" if reply.status == 451 else "gone"
    return Seen.model_validate_json(reply.extract)


def batch(client: Client) -> int:
    return 50 if client.has_token else 0


def details(client: Client) -> bool:
    return client.has_token


def repositories(client: Client, paths: Sequence[str]) -> Mapping[str, Told]:
    asked = {f"r{number}": path for number, path in enumerate(paths)}
    endpoint = client.base.removesuffix("/v3") + "/graphql"
    reply = client.post(endpoint, question(paths), lambda found: _several(client, found, asked))
    return {path: Seen.model_validate_json(seen) for path, seen in reply.extract.items()}


def question(paths: Sequence[str]) -> dict[str, Any]:
    """The GraphQL question for these repositories, names as variables."""
    variables: dict[str, str] = {}
    declared, parts = [], []
    for number, path in enumerate(paths):
        owner, _, name = path.partition("/")
        variables |= {f"o{number}": owner, f"n{number}": name}
        declared.append(f"$o{number}: String!, $n{number}: String!")
        parts.append(f"r{number}: repository(owner: $o{number}, name: $n{number}) {{ ...facts }}")
    body = "\n".join(["rateLimit { cost remaining }", *parts])
    return {
        "query": f"query({', '.join(declared)}) {{\n{body}\n}}\n{_FACTS}",
        "variables": variables,
    }


def account(client: Client, account: str, page: int) -> Page | None:
    order = f"type={{}}&sort=full_name&direction=asc&per_page=100&page={page}"
    reply = client.get(f"/orgs/{quote(account)}/repos?{order.format('public')}", _list)
    if reply.status != 200:  # an account of another sort than an organisation
        reply = client.get(f"/users/{quote(account)}/repos?{order.format('owner')}", _list)
    if reply.status != 200:
        return None
    found = [Seen.model_validate_json(seen) for seen in reply.extract]
    return Page(found, hostile.last_page(reply.links, page), reply.changed)


def _list(found: Any) -> list[str]:
    return [_one(item) for item in _rows(found) if item.get("private") is False]


def _rows(found: Any) -> list[Any]:
    if not isinstance(found, list):
        raise TypeError("not a list")
    return found


def _one(found: Any) -> str:
    """From REST. `open_issues_count` also counts proposals of changes there."""
    fork = hostile.flag(found["fork"])
    parent = found.get("parent") or {}
    personal = (parent.get("owner") or {}).get("type") == "User"
    return Seen(
        path=hostile.path(found["full_name"]),
        archived=hostile.flag(found.get("archived")),
        fork=fork,
        parent=hostile.path(parent["full_name"]) if parent and not personal else None,
        parent_personal=personal,
        template=hostile.flag(found.get("is_template")),
        mirror=bool(found["mirror_url"]) if "mirror_url" in found else None,
        topics=hostile.topics(found.get("topics")),
        default_branch=hostile.name(found.get("default_branch")),
        issues_on=hostile.flag(found.get("has_issues")),
        open_together=hostile.number(found.get("open_issues_count")),
        stars=hostile.number(found.get("stargazers_count")),
        forks=hostile.number(found.get("forks_count")),
        created=hostile.day(found.get("created_at")),
        changed_on=_latest(found.get("pushed_at"), found.get("updated_at")),
    ).model_dump_json()


def _several(client: Client, found: Any, asked: Mapping[str, str]) -> dict[str, str]:
    """From GraphQL: what is null there (gone, renamed away, taken down) is left to REST."""
    if any(error.get("type") == "RATE_LIMITED" for error in found.get("errors") or []):
        raise client.stop("GraphQL answers no more questions now")
    data = found.get("data")
    if not isinstance(data, dict):
        raise NoAnswer("forge-invalid", "GraphQL answered without data")
    points = data.get("rateLimit") or {}
    client.points += hostile.number(points.get("cost")) or 0
    if points.get("remaining") == 0:
        client.stop("GraphQL answers no more questions now")
    return {path: _node(data[alias]) for alias, path in asked.items() if data.get(alias)}


def _node(found: Any) -> str:
    parent = found.get("parent") or {}
    personal = (parent.get("owner") or {}).get("__typename") == "User"
    shown = parent and not personal and parent.get("isPrivate") is False
    issues, proposals = found["issues"]["totalCount"], found["pullRequests"]["totalCount"]
    topics = [node["topic"]["name"] for node in found["repositoryTopics"]["nodes"] or []]
    return Seen(
        path=hostile.path(found["nameWithOwner"]),
        archived=hostile.flag(found["isArchived"]),
        fork=hostile.flag(found["isFork"]),
        parent=hostile.path(parent["nameWithOwner"]) if shown else None,
        parent_personal=personal,
        template=hostile.flag(found["isTemplate"]),
        mirror=hostile.flag(found["isMirror"]),
        topics=hostile.topics(topics),
        default_branch=hostile.name((found.get("defaultBranchRef") or {}).get("name")),
        issues_on=hostile.flag(found["hasIssuesEnabled"]),
        open_issues=hostile.number(issues),
        open_together=hostile.number(issues + proposals),
        stars=hostile.number(found["stargazerCount"]),
        forks=hostile.number(found["forkCount"]),
        releases=_releases(found["releases"]["nodes"] or []),
        created=hostile.day(found["createdAt"]),
        changed_on=_latest(found.get("pushedAt"), found.get("updatedAt")),
    ).model_dump_json()


def _releases(nodes: Sequence[Any]) -> list[ForgeRelease]:
    return [
        ForgeRelease(name=name, day=hostile.day(node.get("publishedAt")))
        for node in nodes
        if not node.get("isDraft") and (name := hostile.name(node.get("tagName")))
    ]


def _latest(*stamps: Any) -> Any:
    return max((day for stamp in stamps if (day := hostile.day(stamp))), default=None)
