"""Forgejo and Gitea, on any host: https://forgejo.org/docs/latest/user/api-usage/

A repository is asked with its releases, where it has any. An owner is not marked as person or
organisation there, so of a fork also that is asked.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from harvester.apiclient import Client, NoAnswer
from harvester.forges import hostile, releases
from harvester.forges.forge import Page, Seen, Told

HEADERS: Mapping[str, str] = {}


def base(origin: str) -> str | None:
    return f"{origin}/api/v1"


def source(client: Client, path: str) -> str:
    return f"{client.base}/repos/{quote(path)}"


def repository(client: Client, path: str) -> Told:
    reply = client.get(f"/repos/{quote(path)}", lambda found: _one(found, _organisation(client)))
    if reply.status != 200:
        return "taken-down" if reply.status == 451 else "gone"
    seen = Seen.model_validate_json(reply.extract)
    if seen.releases is not None:
        return seen
    question = f"/repos/{quote(seen.path)}/releases?limit={releases.MOST}"
    return releases.with_releases(client, seen, question, "published_at", "draft")


def batch(client: Client) -> int:
    return 0


def details(client: Client) -> bool:
    return True


def repositories(client: Client, paths: Sequence[str]) -> Mapping[str, Told]:
    return {}


def untold(client: Client) -> Mapping[str, str]:
    return {"issue_answers": "too-many-questions"}


def account(client: Client, account: str, page: int) -> Page | None:
    """An organisation, else a user account. Hosts may give fewer than the hundred asked for."""
    name, order = quote(account), f"limit=100&page={page}"
    reply = client.get(f"/orgs/{name}/repos?{order}", _list)
    if reply.status != 200:
        reply = client.get(f"/users/{name}/repos?{order}", _list)
    if reply.status != 200:
        return None
    found = [Seen.model_validate_json(seen) for seen in reply.extract]
    return Page(found, hostile.last_page(reply.links, page), reply.changed)


def _organisation(client: Client) -> Any:
    """Whether an account is an organisation; what cannot be told counts as a person."""

    def asked(name: str) -> bool:
        try:
            return client.get(f"/orgs/{quote(name)}", lambda found: True).status == 200
        except NoAnswer:
            return False

    return asked


def _list(found: Any) -> list[str]:
    if not isinstance(found, list):
        raise TypeError("not a list")
    return [_one(item, None) for item in found if item.get("private") is False]


def _one(found: Any, is_organisation: Any) -> str:
    """is_organisation: how to know of the parent's owner; None: leave the parent unread."""
    parent = found.get("parent") or {}
    path = hostile.path(parent["full_name"]) if parent and is_organisation else None
    personal = path is not None and not is_organisation(path.partition("/")[0])
    return Seen(
        path=hostile.path(found["full_name"]),
        archived=hostile.flag(found.get("archived")),
        fork=hostile.flag(found.get("fork")),
        parent=None if personal else path,
        parent_personal=personal,
        template=hostile.flag(found.get("template")),
        mirror=hostile.flag(found.get("mirror")),
        topics=hostile.topics(found.get("topics")),
        default_branch=hostile.name(found.get("default_branch")),
        issues_on=hostile.flag(found.get("has_issues")),
        open_issues=hostile.number(found.get("open_issues_count")),
        stars=hostile.number(found.get("stars_count")),
        forks=hostile.number(found.get("forks_count")),
        releases=[] if found.get("release_counter") == 0 else None,
        created=hostile.day(found.get("created_at")),
        changed_on=hostile.day(found.get("updated_at")),
    ).model_dump_json()
