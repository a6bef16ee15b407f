"""Figures about what has no living open alternative."""

from collections import defaultdict

from harvester.monitor.facts import Facts
from harvester.monitor.figure import Figure, Row, columns

OUTCOMES = ("none", "not-living", "unknown")


def products_without(facts: Facts) -> Figure:
    """Products without an offered alternative that is alive, by name.

    Alive: now, or when it was last seen: an old state is no proof of an end. A product with only
    alternatives of which nothing is known is listed as unknown and not counted.
    """
    claimed: defaultdict[str, list[str]] = defaultdict(list)
    for program in facts.catalogue.software.values():
        for claim in program.replaces:
            if claim.function and claim.uncovered and facts.judged(program.id).offered:
                claimed[claim.product].append(program.id)
    rows: list[Row] = []
    products = facts.catalogue.products
    for id_ in sorted(products, key=lambda key: products[key].name.casefold()):
        outcome = _outcome(facts, claimed[id_])
        if outcome:
            category = products[id_].categories[0]
            rows.append((id_, category, outcome, len(set(claimed[id_]))))
    return Figure(
        id="products-without-alternative",
        value=sum(row[2] != "unknown" for row in rows),
        denominator=len(products),
        columns=columns("product:product", "category:category", "gap:gap", "alternatives"),
        rows=tuple(rows),
    )


def categories_without(facts: Facts) -> Figure:
    """Categories without an open program that is alive."""
    programs: defaultdict[str, list[str]] = defaultdict(list)
    listed: defaultdict[str, int] = defaultdict(int)
    for program in facts.catalogue.software.values():
        for category in program.categories:
            listed[category] += 1
            if facts.judged(program.id).offered:
                programs[category].append(program.id)
    rows: list[Row] = []
    for id_ in sorted(facts.catalogue.categories):
        outcome = _outcome(facts, programs[id_])
        if outcome:
            rows.append((id_, outcome, listed[id_], len(programs[id_])))
    return Figure(
        id="categories-without-living",
        value=sum(row[1] != "unknown" for row in rows),
        denominator=len(facts.catalogue.categories),
        columns=columns("category:category", "gap:gap", "programs", "alternatives"),
        rows=tuple(rows),
    )


def _outcome(facts: Facts, programs: list[str]) -> str | None:
    """None where one of them is alive."""
    if not programs:
        return "none"
    labels = set()
    for id_ in programs:
        verdict = facts.judged(id_).activity
        labels.add(verdict.last_label or verdict.label)
    if labels & set(facts.policy.living):
        return None
    return "unknown" if "unknown" in labels else "not-living"
