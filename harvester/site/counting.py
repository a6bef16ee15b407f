"""The figures of the catalogue, all counted from data, and what could not be visited."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from harvester.model.catalogue import Catalogue
from harvester.model.observation import Outcome, Visit
from harvester.site.entries import Named, SoftwareView
from harvester.site.products import ProductView
from harvester.site.sorting import by_name
from harvester.site.strings import Strings

QUESTIONS = ("can", "costs", "suppliers", "take_part")
"""The four questions of people who do not program, by the field that answers each."""


@dataclass(frozen=True, slots=True)
class NotVisited:
    """A listed repository of which the last visit failed, or that was never visited.

    reason: in words. as_of: the day of the state that is known all the same.
    """

    url: str
    name: str
    outcome: Outcome | None
    reason: str
    visited_on: date | None
    as_of: date | None
    programs: list[Named]


@dataclass(frozen=True, slots=True)
class Counts:
    """Figures for the whole catalogue. repositories: distinct ones that programs list.

    visited: of these, with a good outcome of the last visit. observed: of which a state is known.
    answered: programs with an answer, for each of QUESTIONS.
    """

    programs: int
    products: int
    categories: int
    organisations: int
    repositories: int
    visited: int
    observed: int
    not_visited: int
    not_visited_by_reason: Mapping[str, int]
    products_with_alternative: int
    products_waiting: int
    """Products without one, for which a program is known whose code nobody could look at yet."""
    offered: int
    active: int
    activity_unknown: int
    with_dutch_user: int
    pending_programs: int
    pending_products: int
    last_visit: date | None
    answered: Mapping[str, int]


def not_visited(
    catalogue: Catalogue,
    visits: Mapping[str, Visit],
    software: Mapping[str, SoftwareView],
    strings: Strings,
) -> list[NotVisited]:
    """Every listed repository that could not be visited, by name, with its reason."""
    found: dict[str, NotVisited] = {}
    for program in software.values():
        named = Named(program.name, program.path)
        for row in program.repositories:
            visit = visits.get(row.ref.url)
            if row.good:
                continue
            missed = found.setdefault(
                row.ref.url,
                NotVisited(
                    row.ref.url, row.name, visit.outcome if visit else None, row.outcome,
                    row.visited_on, row.as_of, [],
                ),
            )  # fmt: skip
            missed.programs.append(named)
    return by_name(found.values())


def count(
    catalogue: Catalogue,
    visits: Mapping[str, Visit],
    software: Mapping[str, SoftwareView],
    products: Mapping[str, ProductView],
    missed: list[NotVisited],
) -> Counts:
    """Count once; pages only read."""
    programs = list(software.values())
    rows = {row.ref.url: row for program in programs for row in program.repositories}
    return Counts(
        programs=len(programs),
        products=len(products),
        categories=len(catalogue.categories),
        organisations=len(catalogue.organisations),
        repositories=len(rows),
        visited=sum(row.good for row in rows.values()),
        observed=sum(row.as_of is not None for row in rows.values()),
        not_visited=len(missed),
        not_visited_by_reason=dict(Counter(one.reason for one in missed).most_common()),
        products_with_alternative=sum(bool(one.alternatives) for one in products.values()),
        products_waiting=sum(
            bool(one.unseen) and not one.alternatives for one in products.values()
        ),
        offered=sum(one.assessment.offered for one in programs),
        active=sum(one.activity.key == "active" for one in programs),
        activity_unknown=sum(one.activity.key == "unknown" for one in programs),
        with_dutch_user=sum(_has_dutch_user(one, catalogue) for one in programs),
        pending_programs=sum(one.pending for one in programs),
        pending_products=sum(one.pending for one in products.values()),
        last_visit=max((v.visited_on for v in visits.values() if v.url in rows), default=None),
        answered={
            "can": sum(bool(one.entry.can) for one in programs),
            "costs": sum(bool(one.entry.costs) for one in programs),
            "suppliers": sum(bool(one.suppliers) for one in programs),
            "take_part": sum(bool(one.entry.take_part) for one in programs),
        },
    )


def _has_dutch_user(program: SoftwareView, catalogue: Catalogue) -> bool:
    """A user whose name leads to an organisation in the Netherlands; other names do not tell."""
    return any(
        row.organisation_id
        and not row.ended
        and catalogue.organisations[row.organisation_id].country == "NL"
        for row in program.users
    )
