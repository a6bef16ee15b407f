"""Builds programs and catalogues from the short form of the case files.

kind, lifecycle {state, since, source}, components [id], repositories: name → {role, …given}
none: reason (instead of repositories);  accessibility: day
"""

from datetime import date
from typing import Any

from harvester.model.catalogue import NoRepository, RepositoryRef, Software
from harvester.model.facts import Text
from harvester.model.observation import Observation, Visit
from tests.judge.given import observation_of, visit_of

SOURCES: dict[str, dict[str, Any]] = {
    "page": {"url": "https://example.org/end", "seen_on": date(2026, 8, 1)},
    "file": {
        "repository": "https://github.com/example/main",
        "path": "README.md",
        "commit": "c" * 40,
        "seen_on": date(2026, 8, 1),
    },
    "editor": {"editor": "judgement", "reviewed_on": date(2026, 8, 1)},
    "pending": {"review": "pending"},
}


def address(name: str) -> str:
    return f"https://github.com/example/{name}"


def software_of(given: dict[str, Any], id_: str = "program") -> Software:
    """The entry that the short form describes."""
    refs = [
        {"url": address(name), "role": told["role"]}
        for name, told in given.get("repositories", {}).items()
    ]
    none = given.get("none")
    lifecycle = given.get("lifecycle")
    page = given.get("accessibility")
    name = given.get("name", id_.capitalize())
    return Software.model_validate(
        {
            "id": id_,
            "name": {"nl": name, "en": name},
            "description": {"nl": "Een programma.", "en": "A program."},
            "kind": given.get("kind", "application"),
            "added": date(2026, 1, 1),
            "review": {"status": "pending"},
            "categories": ["office"],
            "repositories": {"none": {"nl": none, "en": none}} if none else refs,
            "components": given.get("components", []),
            "lifecycle": lifecycle and {**lifecycle, "source": SOURCES[lifecycle["source"]]},
            "accessibility": page and {"url": "https://example.org/a11y", "seen_on": page},
            "licence_review": given.get("licence_review", []),
        }
    )


def facts_of(
    given: dict[str, Any], asked_on: date
) -> tuple[dict[str, Observation], dict[str, Visit]]:
    """What was seen of the repositories; one that is `unseen` has no observation."""
    observations, visits = {}, {}
    for i, (name, told) in enumerate(given.get("repositories", {}).items()):
        url = address(name)
        visit = visit_of(told, url)
        if visit:
            visits[url] = visit
        if not told.get("unseen"):
            head = {"head": f"{i:040x}"} | told
            observations[url] = observation_of(head, asked_on, url)
    return observations, visits


def text(value: str) -> Text:
    return Text(nl=value, en=value)


__all__ = ["NoRepository", "RepositoryRef", "address", "facts_of", "software_of", "text"]
