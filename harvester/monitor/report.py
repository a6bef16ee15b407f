"""All figures of one day."""

from collections.abc import Callable, Mapping

from harvester.monitor.facts import Facts
from harvester.monitor.figure import Figure
from harvester.monitor.figures import (
    coverage,
    development,
    gaps,
    licences,
    metadata,
    owners,
    places,
    use,
    work,
)

FIGURES: Mapping[str, Callable[[Facts], Figure]] = {
    "programs-by-level": owners.programs_by_level,
    "by-owner": owners.by_owner,
    "developed-open": development.developed_open,
    "development-by-month": development.development_by_month,
    "programs-by-activity": development.programs_by_activity,
    "repositories-by-activity": development.repositories_by_activity,
    "activity-by-month": development.activity_by_month,
    "absence": development.absence,
    "commits-by-year": work.commits_by_year,
    "commits-by-owner": work.commits_by_owner,
    "releases-by-year": work.releases_by_year,
    "programs-by-licence": licences.programs_by_licence,
    "repositories-by-licence": licences.repositories_by_licence,
    "licence-by-month": licences.licence_by_month,
    "relicensing": licences.relicensing,
    "publiccode": metadata.publiccode,
    "publiccode-by-month": metadata.publiccode_by_month,
    "adoption": use.adoption,
    "adoption-by-level": use.adoption_by_level,
    "adoption-by-quarter": use.adoption_by_quarter,
    "places": places.places,
    "countries": places.countries,
    "products-without-alternative": gaps.products_without,
    "categories-without-living": gaps.categories_without,
    "coverage": coverage.coverage,
    "state-age": coverage.state_age,
    "review": coverage.review,
}
"""Every figure by id, in the order of the pages; to add one, write its function and name it."""

OF_BODY = (
    "developed-open", "repositories-by-activity", "repositories-by-licence", "publiccode",
    "commits-by-year", "releases-by-year", "countries",
)  # fmt: skip
"""The figures of one organisation. Not the number of people: with few repositories it would
point at persons."""


def figures(facts: Facts) -> dict[str, Figure]:
    """Every figure that has a definition, in the order of the definitions."""
    known = facts.policy.figures
    return {id_: _told(facts, id_) for id_ in FIGURES if id_ in known}


def figures_of_body(facts: Facts, body: str) -> dict[str, Figure]:
    """The figures of one organisation."""
    own = facts.of_body(body)
    return {id_: FIGURES[id_](own) for id_ in OF_BODY if id_ in facts.policy.figures}


def _told(facts: Facts, id_: str) -> Figure:
    """The figure; without a value for a day of which this catalogue could know nothing."""
    made = FIGURES[id_](facts)
    began = facts.began
    if facts.policy.figures[id_].past == "git" or (began and began <= facts.day):
        return made
    return Figure(id_, None, None, made.columns, ())
