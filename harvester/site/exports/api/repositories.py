"""Repositories: what a visit told, with the reason for what is not known."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from harvester.model.catalogue import Role
from harvester.model.facts import Known, Unknown
from harvester.model.observation import History, Observation
from harvester.site.exports import places
from harvester.site.exports.api import common
from harvester.site.exports.api.publiccode import address_of, file_of
from harvester.site.exports.models.observed import (
    Head,
    Host,
    Membership,
    OwnPubliccode,
    Repository,
    RepositoryItem,
)
from harvester.site.view import View

Listed = tuple[str, list[tuple[str, Role]]]


def listed(view: View) -> list[Listed]:
    """Every listed repository once, by address, with the programs that list it."""
    found: dict[str, list[tuple[str, Role]]] = {}
    for program in view.software.values():
        for ref in program.entry.repository_refs:
            found.setdefault(ref.url, []).append((program.id, ref.role))
    return sorted(found.items())


def item(view: View, one: Listed) -> RepositoryItem:
    """As the collection shows it."""
    judged = view.assessment.repositories[one[0]]
    return RepositoryItem(
        **_shared(view, one),
        licence=common.licence(judged.licence),
        activity=common.activity(judged.activity),
    )


def document(view: View, one: Listed) -> Repository:
    """Everything that is known of one repository."""
    url = one[0]
    judged, observation = view.assessment.repositories[url], view.observations.get(url)
    known = _known(observation)
    history, head = known.get("history"), known.get("head")
    return Repository(
        meta=common.meta(
            view,
            places.api("repositories", places.repository_id(url)),
            "repository",
            f"catalogue/observed/{places.repository_id(url)}.json",
        ),
        **_shared(view, one),
        licence=common.licence_verdict(judged.licence),
        activity=common.activity_verdict(judged.activity),
        host=host_of(view, url),
        copy_read=observation.copy_read if observation else False,
        head=Head(commit=head.commit, branch=head.branch) if head else None,
        first_commit=history.began if history else None,
        last_commit=history.last_commit if history else None,
        commits=history.commits if history and history.began else None,
        languages=known.get("languages") or {},
        files={key: path for key, path in (known.get("files") or {}).items() if path},
        publiccode=_publiccode(view, url, observation),
        unknown=dict(_unknown(observation)),
    )


def _shared(view: View, one: Listed) -> dict[str, Any]:
    url, programs = one
    observation, visit = view.observations.get(url), view.visits.get(url)
    id_ = places.repository_id(url)
    return {
        "id": id_,
        "url": url,
        "aliases": observation.aliases if observation else [],
        "software": [Membership(software=program, role=role) for program, role in programs],
        "as_of": observation.as_of if observation else None,
        "visited_on": visit.visited_on if visit else None,
        "outcome": visit.outcome if visit else None,
        "api": places.absolute(view, places.api("repositories", id_)),
    }


_FACTS = ("head", "history", "languages", "files", "publiccode_history")
_FIELDS = {
    "head": ("head",),
    "history": ("first_commit", "last_commit", "commits"),
    "languages": ("languages",),
    "files": ("files",),
    "publiccode_history": ("publiccode",),
}
"""Fact of an observation → the fields of the API that it fills."""


def _known(observation: Observation | None) -> dict[str, Any]:
    facts = {name: getattr(observation, name, None) for name in _FACTS}
    return {name: fact.value for name, fact in facts.items() if isinstance(fact, Known)}


def _unknown(observation: Observation | None) -> Iterator[tuple[str, str]]:
    """Each field without an answer, with the reason why."""
    for name, fields in _FIELDS.items():
        fact = getattr(observation, name, Unknown("not-visited"))
        if isinstance(fact, Unknown):
            yield from ((field, fact.reason) for field in fields)
        elif isinstance(fact.value, History) and fact.value.began is None:
            yield from ((field, "history-capped") for field in ("first_commit", "commits"))


def host_of(view: View, url: str) -> Host:
    """Where a repository stands; None for what nobody wrote down of that host."""
    name = urlsplit(url).hostname or ""
    forge = view.catalogue.forges.get(name)
    return Host(
        name=name,
        operator=forge.operator if forge else None,
        operator_country=forge.operator_country if forge else None,
        parent_country=forge.parent_country if forge else None,
    )


def _publiccode(view: View, url: str, observation: Observation | None) -> OwnPubliccode | None:
    found = file_of(observation)
    if found is None:
        return None
    path, commit, reading = found
    return OwnPubliccode(
        path=path,
        url=address_of(view, url, path, commit),
        verdict=reading.verdict if reading else None,
    )
