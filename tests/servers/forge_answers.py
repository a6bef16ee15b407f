"""What the test forge answers: the smallest values that fit the contracts, with ours over them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import graphql

from tests.forges.examples import DAY, example

SCHEMAS = Path(__file__).parents[1] / "forges" / "schemas"
REST = json.loads((SCHEMAS / "github-rest.json").read_text("utf-8"))
GITLAB = json.loads((SCHEMAS / "gitlab.json").read_text("utf-8"))
FORGEJO = json.loads((SCHEMAS / "forgejo.json").read_text("utf-8"))
SCHEMA = graphql.build_schema((SCHEMAS / "github.graphql").read_text("utf-8"))


def definition(schema: Any, name: str) -> Any:
    """One of the types that a schema was generated for."""
    return schema["definitions"][schema["$ref"].rsplit("/", 1)[1]]["properties"][name]


@dataclass(frozen=True)
class Issue:
    """A report: day and opener, and its comments as (day, login, kind of account)."""

    opened: str
    by: str = "melder"
    comments: tuple[tuple[str, str, str], ...] = ()
    closed: str | None = None
    kind: str = "User"


@dataclass
class Repo:
    """One repository, as people made it."""

    path: str
    archived: bool = False
    parent: str | None = None
    parent_kind: str = "Organization"
    template: bool = False
    mirror: bool = False
    private: bool = False
    topics: tuple[str, ...] = ()
    issues: int | None = 3
    proposals: int = 2
    stars: int = 5
    forks: int = 1
    branch: str = "main"
    releases: tuple[tuple[str, str], ...] = ()
    changed: str = DAY
    reports: tuple[Issue, ...] = ()
    """The newest first; only GraphQL tells of them."""


def _schema(name: str) -> Any:
    return REST["components"]["schemas"][name]


_MINIMAL = example(_schema("minimal-repository"), REST)
_FULL = example(_schema("full-repository"), REST)
_REPOSITORY = example(_schema("repository"), REST)
_USER = example(_schema("simple-user"), REST)
_PROJECT = example(definition(GITLAB, "project"), GITLAB)
_RELEASE = example(definition(GITLAB, "release"), GITLAB)


def github_minimal(repo: Repo) -> dict[str, Any]:
    return {**_MINIMAL, **_github_facts(repo)}


def github_full(repo: Repo) -> dict[str, Any]:
    found = {**_FULL, **_github_facts(repo)}
    if repo.parent:
        owner = {**_USER, "login": repo.parent.split("/")[0], "type": repo.parent_kind}
        found["parent"] = {**_REPOSITORY, "full_name": repo.parent, "owner": owner}
    return found


def _github_facts(repo: Repo) -> dict[str, Any]:
    return {
        "full_name": repo.path,
        "private": repo.private,
        "fork": repo.parent is not None,
        "archived": repo.archived,
        "is_template": repo.template,
        "mirror_url": "https://example.org/it" if repo.mirror else None,
        "topics": list(repo.topics),
        "has_issues": repo.issues is not None,
        "open_issues_count": (repo.issues or 0) + repo.proposals,
        "stargazers_count": repo.stars,
        "forks_count": repo.forks,
        "default_branch": repo.branch,
        "created_at": DAY,
        "pushed_at": repo.changed,
        "updated_at": repo.changed,
        "description": "A sentence that is not ours",
    }


def gitlab_project(repo: Repo) -> dict[str, Any]:
    found = {
        **_PROJECT,
        "path_with_namespace": repo.path,
        "visibility": "private" if repo.private else "public",
        "archived": repo.archived,
        "mirror": repo.mirror,
        "topics": list(repo.topics),
        "issues_enabled": repo.issues is not None,
        "open_issues_count": repo.issues or 0,
        "star_count": repo.stars,
        "forks_count": repo.forks,
        "default_branch": repo.branch,
        "created_at": DAY,
        "last_activity_at": repo.changed,
    }
    if repo.parent:
        kind = "user" if repo.parent_kind == "User" else "group"
        found["forked_from_project"] = {
            "path_with_namespace": repo.parent,
            "namespace": {"kind": kind, "full_path": repo.parent.rpartition("/")[0]},
        }
    return found


def gitlab_releases(repo: Repo) -> list[dict[str, Any]]:
    return [
        {**_RELEASE, "tag_name": name, "released_at": f"{day}T00:00:00Z", "upcoming_release": False}
        for name, day in repo.releases
    ]


def forgejo_repository(repo: Repo) -> dict[str, Any]:
    found: dict[str, Any] = {
        "full_name": repo.path,
        "private": repo.private,
        "fork": repo.parent is not None,
        "archived": repo.archived,
        "template": repo.template,
        "mirror": repo.mirror,
        "topics": list(repo.topics),
        "has_issues": repo.issues is not None,
        "open_issues_count": repo.issues or 0,
        "open_pr_counter": repo.proposals,
        "stars_count": repo.stars,
        "forks_count": repo.forks,
        "release_counter": len(repo.releases),
        "default_branch": repo.branch,
        "created_at": DAY,
        "updated_at": repo.changed,
    }
    if repo.parent:
        found["parent"] = {"full_name": repo.parent, "owner": {"login": repo.parent.split("/")[0]}}
    return found


def forgejo_releases(repo: Repo) -> list[dict[str, Any]]:
    return [
        {"tag_name": name, "published_at": f"{day}T00:00:00Z", "draft": False}
        for name, day in repo.releases
    ]


class Root:
    """What the GraphQL question begins with; fields are found by name."""

    def __init__(self, find: Callable[[str], Repo | None], cost: int, left: int) -> None:
        self._find = find
        self._cost = cost
        self._left = left

    def rateLimit(self, info: Any, **_: Any) -> Any:
        return {"cost": self._cost, "remaining": self._left}

    def repository(self, info: Any, owner: str, name: str, followRenames: bool = True) -> Any:  # noqa: N803
        repo = self._find(f"{owner}/{name}")
        if repo is None or repo.private:
            raise graphql.GraphQLError("Could not resolve to a Repository")
        parent = None
        if repo.parent:
            owner_of = {"__typename": repo.parent_kind, "login": repo.parent.split("/")[0]}
            parent = {"nameWithOwner": repo.parent, "isPrivate": False, "owner": owner_of}
        return {
            "nameWithOwner": repo.path,
            "isArchived": repo.archived,
            "isFork": parent is not None,
            "isTemplate": repo.template,
            "isMirror": repo.mirror,
            "hasIssuesEnabled": repo.issues is not None,
            "stargazerCount": repo.stars,
            "forkCount": repo.forks,
            "createdAt": DAY,
            "pushedAt": repo.changed,
            "updatedAt": repo.changed,
            "defaultBranchRef": {"name": repo.branch},
            "repositoryTopics": {"nodes": [{"topic": {"name": t}} for t in repo.topics]},
            "issues": lambda info, first=0, **_: {
                "totalCount": repo.issues or 0,
                "nodes": [_issue(one) for one in repo.reports[:first]],
            },
            "pullRequests": {"totalCount": repo.proposals},
            "releases": {
                "nodes": [
                    {"tagName": n, "publishedAt": f"{d}T00:00:00Z", "isDraft": False}
                    for n, d in repo.releases
                ]
            },
            "parent": parent,
        }


def _issue(issue: Issue) -> dict[str, Any]:
    return {
        "createdAt": f"{issue.opened}T08:00:00Z",
        "closedAt": f"{issue.closed}T08:00:00Z" if issue.closed else None,
        "author": _actor(issue.by, issue.kind),
        "comments": lambda info, first=0, **_: {
            "totalCount": len(issue.comments),
            "nodes": [
                {"createdAt": f"{day}T09:00:00Z", "author": _actor(who, kind)}
                for day, who, kind in issue.comments[:first]
            ],
        },
    }


def _actor(login: str, kind: str) -> dict[str, str] | None:
    """An empty login: the account is there no more."""
    return {"__typename": kind, "login": login} if login else None
