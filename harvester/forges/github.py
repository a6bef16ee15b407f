"""GitHub: REST for one repository or the list of an account, GraphQL for fifty at once (token).

https://docs.github.com/rest/repos/repos; the GraphQL question is in `github_batch`.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from harvester.apiclient import Client
from harvester.forges import github_batch, hostile
from harvester.forges.forge import Page, Seen, Told

HEADERS: Mapping[str, str] = {
    "Accept": "application/vnd.github+json",
    "X-GitHub-Api-Version": "2022-11-28",
}


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
    endpoint = client.base.removesuffix("/v3") + "/graphql"
    question = github_batch.question(paths)
    reply = client.post(endpoint, question, lambda found: github_batch.told(client, found, paths))
    return {path: Seen.model_validate_json(seen) for path, seen in reply.extract.items()}


def untold(client: Client) -> Mapping[str, str]:
    costly = ("releases", "open_issues", "issue_answers")
    return {} if client.has_token else dict.fromkeys(costly, "needs-token")


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
        changed_on=hostile.latest(found.get("pushed_at"), found.get("updated_at")),
    ).model_dump_json()
