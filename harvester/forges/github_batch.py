"""Fifty repositories of GitHub in one question: https://docs.github.com/graphql

Logins of those who report and answer are compared in memory and go no further.
"""

from collections.abc import Sequence
from typing import Any

from harvester.apiclient import Client, NoAnswer
from harvester.forges import github_reports, hostile
from harvester.forges.forge import Seen
from harvester.model.forge import ForgeRelease

_FACTS = """
fragment facts on Repository {
  nameWithOwner isArchived isFork isTemplate isMirror hasIssuesEnabled
  stargazerCount forkCount createdAt pushedAt updatedAt
  defaultBranchRef { name }
  repositoryTopics(first: 50) { nodes { topic { name } } }
  issues(states: OPEN) { totalCount }
  recent: issues(first: 20, orderBy: {field: CREATED_AT, direction: DESC}) {
    nodes {
      createdAt closedAt author { __typename login }
      comments(first: 5) { totalCount nodes { createdAt author { __typename login } } }
    }
  }
  pullRequests(states: OPEN) { totalCount }
  releases(first: 30, orderBy: {field: CREATED_AT, direction: DESC}) {
    nodes { tagName publishedAt isDraft }
  }
  parent { nameWithOwner isPrivate owner { __typename } }
}
"""


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


def told(client: Client, found: Any, paths: Sequence[str]) -> dict[str, str]:
    """By path; what is null there (gone, renamed away, taken down) is left to REST."""
    if any(error.get("type") == "RATE_LIMITED" for error in found.get("errors") or []):
        raise client.stop("GraphQL answers no more questions now")
    data = found.get("data")
    if not isinstance(data, dict):
        raise NoAnswer("forge-invalid", "GraphQL answered without data")
    points = data.get("rateLimit") or {}
    client.points += hostile.number(points.get("cost")) or 0
    if points.get("remaining") == 0:
        client.stop("GraphQL answers no more questions now")
    answers = ((path, data.get(f"r{number}")) for number, path in enumerate(paths))
    return {path: _node(answer) for path, answer in answers if answer}


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
        reports=github_reports.reports(found.get("recent")),
        stars=hostile.number(found["stargazerCount"]),
        forks=hostile.number(found["forkCount"]),
        releases=_releases(found["releases"]["nodes"] or []),
        created=hostile.day(found["createdAt"]),
        changed_on=hostile.latest(found.get("pushedAt"), found.get("updatedAt")),
    ).model_dump_json()


def _releases(nodes: Sequence[Any]) -> list[ForgeRelease]:
    return [
        ForgeRelease(name=name, day=hostile.day(node.get("publishedAt")))
        for node in nodes
        if not node.get("isDraft") and (name := hostile.name(node.get("tagName")))
    ]
