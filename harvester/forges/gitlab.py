"""GitLab, on any host: https://docs.gitlab.com/api/projects/

A project is asked with its releases, two questions. GitLab shows no parent of a fork that is not
public, and has no mark for templates.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from harvester.apiclient import Client
from harvester.forges import hostile, releases
from harvester.forges.forge import Page, Seen, Told

HEADERS: Mapping[str, str] = {}


def base(origin: str) -> str | None:
    return f"{origin}/api/v4"


def source(client: Client, path: str) -> str:
    return f"{client.base}/projects/{quote(path, safe='')}"


def repository(client: Client, path: str) -> Told:
    project = f"/projects/{quote(path, safe='')}"
    reply = client.get(project, _one)
    if reply.status != 200:
        return "taken-down" if reply.status == 451 else "gone"
    seen = Seen.model_validate_json(reply.extract)
    project = f"/projects/{quote(seen.path, safe='')}"
    question = f"{project}/releases?per_page={releases.MOST}"
    return releases.with_releases(client, seen, question, "released_at", "upcoming_release")


def batch(client: Client) -> int:
    return 0


def details(client: Client) -> bool:
    return True


def repositories(client: Client, paths: Sequence[str]) -> Mapping[str, Told]:
    return {}


def untold(client: Client) -> Mapping[str, str]:
    return {"issue_answers": "too-many-questions"}


def account(client: Client, account: str, page: int) -> Page | None:
    """A group with all its subgroups, else the projects of a user account."""
    name = quote(account, safe="")
    order = f"visibility=public&order_by=id&sort=asc&per_page=100&page={page}"
    reply = client.get(
        f"/groups/{name}/projects?include_subgroups=true&with_shared=false&{order}", _list
    )
    if reply.status != 200:
        reply = client.get(f"/users/{name}/projects?{order}", _list)
    if reply.status != 200:
        return None
    found = [Seen.model_validate_json(seen) for seen in reply.extract]
    return Page(found, hostile.last_page(reply.links, page), reply.changed)


def _list(found: Any) -> list[str]:
    if not isinstance(found, list):
        raise TypeError("not a list")
    return [_one(item) for item in found if item.get("visibility", "public") == "public"]


def _one(found: Any) -> str:
    parent = found.get("forked_from_project") or {}
    personal = (parent.get("namespace") or {}).get("kind") == "user"
    on = found.get("issues_enabled")
    if level := found.get("issues_access_level"):
        on = level == "enabled"
    return Seen(
        path=hostile.path(found["path_with_namespace"]),
        archived=hostile.flag(found.get("archived")),
        fork=bool(parent),
        parent=hostile.path(parent["path_with_namespace"]) if parent and not personal else None,
        parent_personal=personal,
        mirror=hostile.flag(found.get("mirror")),
        topics=hostile.topics(found.get("topics", found.get("tag_list"))),
        default_branch=hostile.name(found.get("default_branch")),
        issues_on=hostile.flag(on),
        open_issues=hostile.number(found.get("open_issues_count")),
        stars=hostile.number(found.get("star_count")),
        forks=hostile.number(found.get("forks_count")),
        created=hostile.day(found.get("created_at")),
        changed_on=hostile.day(found.get("last_activity_at")),
    ).model_dump_json()
