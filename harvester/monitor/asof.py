"""The facts as they were on a day: everything that came later is taken away."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from harvester.assess import assess
from harvester.model.catalogue import (
    Catalogue,
    EditorSource,
    FiguresPolicy,
    PendingSource,
    Software,
)
from harvester.model.observation import Observation, Visit
from harvester.monitor.facts import Facts
from harvester.monitor.then import on


def facts_on(
    catalogue: Catalogue,
    observations: Mapping[str, Observation],
    visits: Mapping[str, Visit],
    day: date,
    policy: FiguresPolicy,
    *,
    listed_then: bool = False,
) -> Facts:
    """What was known on that day, judged for it.

    The list itself (programs, their repositories, roles, owners, categories, products) is that of
    today, unless `listed_then`: then only what this catalogue had listed by that day.
    """
    then = catalogue_on(catalogue, day, listed_then=listed_then)
    seen = {url: kept for url, one in observations.items() if (kept := on(one, day))}
    looked = {url: visit for url, visit in visits.items() if visit.visited_on <= day}
    return Facts(then, seen, looked, assess(then, seen, looked, day), policy)


def catalogue_on(catalogue: Catalogue, day: date, *, listed_then: bool = False) -> Catalogue:
    """Without claims that were made later, or that tell of something later."""
    programs = {
        id_: _program_on(program, day)
        for id_, program in catalogue.software.items()
        if not listed_then or program.added <= day
    }
    kept = {
        id_: program.model_copy(
            update={"components": [one for one in program.components if one in programs]}
        )
        for id_, program in programs.items()
    }
    products = {
        id_: product
        for id_, product in catalogue.products.items()
        if not listed_then or product.added <= day
    }
    return catalogue.model_copy(update={"software": kept, "products": products})


def _program_on(program: Software, day: date) -> Software:
    def said(claim: Any) -> bool:
        return seen_on(claim.source, program.added) <= day and not _begins_later(claim, day)

    lifecycle = program.lifecycle
    reviewed = program.review.reviewed_on
    changes: dict[str, Any] = {
        "used_by": [one for one in program.used_by if said(one)],
        "replaces": [one for one in program.replaces if said(one)],
        "licence_review": [one for one in program.licence_review if one.reviewed_on <= day],
        "lifecycle": lifecycle if lifecycle and said(lifecycle) else None,
    }
    source = program.components_source
    if source and seen_on(source, program.added) > day:
        changes["components"] = []
    if reviewed and reviewed > day:
        changes["review"] = program.review.model_copy(
            update={"status": "pending", "reviewed_on": None}
        )
    return program.model_copy(update=changes)


def seen_on(source: Any, added: date) -> date:
    """The day on which a claim came to our knowledge; added: of its entry, where it tells none."""
    if isinstance(source, EditorSource):
        return source.reviewed_on
    if isinstance(source, PendingSource):
        return added
    return source.seen_on or added


def _begins_later(claim: Any, day: date) -> bool:
    since = getattr(claim, "since", None)
    if since is None:
        return False
    return str(since) > day.isoformat()[: len(str(since))]
