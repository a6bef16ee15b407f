"""Figures about who answers for programs and repositories."""

from collections import defaultdict

from harvester.monitor.facts import Facts
from harvester.monitor.figure import Figure, Row, columns
from harvester.monitor.figures.development import mode
from harvester.monitor.figures.metadata import VALID, verdict_of
from harvester.monitor.uses import uses


def programs_by_level(facts: Facts) -> Figure:
    """Programs and repositories of Dutch public bodies by level; of two levels: under both."""
    programs: defaultdict[str, set[str]] = defaultdict(set)
    repositories: defaultdict[str, set[str]] = defaultdict(set)
    whole = facts.everything
    for id_ in facts.programs:
        for body in filter(whole.is_public_body, whole.bodies[id_]):
            programs[_level(facts, body)].add(id_)
    for url, one in facts.repositories.items():
        for body in filter(whole.is_public_body, one.bodies):
            repositories[_level(facts, body)].add(url)
    return Figure(
        id="programs-by-level",
        value=sum(facts.is_public(id_) for id_ in facts.programs),
        denominator=len(facts.programs),
        columns=columns("level:level", "programs", "repositories"),
        rows=tuple(
            (level, len(programs[level]), len(repositories[level]))
            for level in facts.policy.public_levels
        ),
    )


def by_owner(facts: Facts) -> Figure:
    """Every Dutch public body with a program or a known use, by name: no ranking."""
    whole, names = facts.everything, facts.catalogue.organisations
    programs: defaultdict[str, set[str]] = defaultdict(set)
    repositories: defaultdict[str, list[str]] = defaultdict(list)
    used: defaultdict[str, set[str]] = defaultdict(set)
    for id_ in facts.catalogue.software:
        for body in whole.bodies[id_]:
            programs[body].add(id_)
    for url, one in whole.repositories.items():
        for body in one.bodies:
            repositories[body].append(url)
    for use in uses(facts):
        if not use.ended and use.evidence != "pending":
            used[use.who].add(use.program)
    bodies = [id_ for id_ in names if whole.is_public_body(id_)]
    listed = [id_ for id_ in bodies if programs[id_] or repositories[id_] or used[id_]]
    rows: list[Row] = []
    for id_ in sorted(listed, key=lambda key: names[key].name.casefold()):
        urls = repositories[id_]
        rows.append(
            (
                id_,
                names[id_].level,
                len(programs[id_]),
                len(urls),
                sum(facts.verdict(url).licence.licence_class == "open" for url in urls),
                sum(mode(facts, url) == "open" for url in urls),
                sum(verdict_of(facts.observations.get(url)) in VALID for url in urls),
                len(used[id_]),
            )
        )
    return Figure(
        id="by-owner",
        value=sum(bool(programs[id_] or repositories[id_]) for id_ in bodies),
        denominator=len(bodies),
        columns=columns(
            "organisation:organisation", "level:level", "programs", "repositories", "open",
            "developed_open", "valid_publiccode", "uses",
        ),
        rows=tuple(rows),
    )  # fmt: skip


def _level(facts: Facts, body: str) -> str:
    return facts.catalogue.organisations[body].level
