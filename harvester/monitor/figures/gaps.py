"""Figures about what has no living open alternative."""

from collections import defaultdict

from harvester.monitor.facts import Facts
from harvester.monitor.figure import Figure, Row, columns

OUTCOMES = ("none", "not-living", "unknown", "unseen")
UNDECIDED = ("unknown", "unseen")
"""Listed and not counted: a gap in what we could see is no gap in what there is."""


def products_without(facts: Facts) -> Figure:
    """Products without an offered alternative that is alive, by name.

    Alive: now, or when it was last seen: an old state is no proof of an end. A product with only
    alternatives of which nothing is known is listed as unknown, one whose candidates were never
    seen as unseen; neither is counted.
    """
    claimed: defaultdict[str, list[str]] = defaultdict(list)
    unseen: set[str] = set()
    for program in facts.catalogue.software.values():
        for claim in program.replaces:
            if not claim.stands_in:
                continue
            if facts.judged(program.id).offered:
                claimed[claim.product].append(program.id)
            elif _unseen(facts, program.id):
                unseen.add(claim.product)
    rows: list[Row] = []
    products = facts.catalogue.products
    for id_ in sorted(products, key=lambda key: products[key].name.casefold()):
        outcome = _outcome(facts, claimed[id_], waiting=id_ in unseen)
        if outcome:
            category = products[id_].categories[0]
            rows.append((id_, category, outcome, len(set(claimed[id_]))))
    return Figure(
        id="products-without-alternative",
        value=sum(row[2] not in UNDECIDED for row in rows),
        denominator=len(products),
        columns=columns("product:product", "category:category", "gap:gap", "alternatives"),
        rows=tuple(rows),
    )


def categories_without(facts: Facts) -> Figure:
    """Categories without an open program that is alive."""
    programs: defaultdict[str, list[str]] = defaultdict(list)
    listed: defaultdict[str, int] = defaultdict(int)
    unseen: set[str] = set()
    for program in facts.catalogue.software.values():
        for category in program.categories:
            listed[category] += 1
            if facts.judged(program.id).offered:
                programs[category].append(program.id)
            elif _unseen(facts, program.id):
                unseen.add(category)
    rows: list[Row] = []
    for id_ in sorted(facts.catalogue.categories):
        outcome = _outcome(facts, programs[id_], waiting=id_ in unseen)
        if outcome:
            rows.append((id_, outcome, listed[id_], len(programs[id_])))
    return Figure(
        id="categories-without-living",
        value=sum(row[1] not in UNDECIDED for row in rows),
        denominator=len(facts.catalogue.categories),
        columns=columns("category:category", "gap:gap", "programs", "alternatives"),
        rows=tuple(rows),
    )


def _unseen(facts: Facts, id_: str) -> bool:
    """Whether it is not offered only because nobody could see its licence yet."""
    judged = facts.judged(id_)
    return judged.licence.licence_class == "unknown" and judged.activity.label != "ended"


def _outcome(facts: Facts, programs: list[str], *, waiting: bool) -> str | None:
    """None where one of them is alive. waiting: others may be, and were not seen yet."""
    if not programs:
        return "unseen" if waiting else "none"
    labels = set()
    for id_ in programs:
        verdict = facts.judged(id_).activity
        labels.add(verdict.last_label or verdict.label)
    if labels & set(facts.policy.living):
        return None
    if "unknown" in labels:
        return "unknown"
    return "unseen" if waiting else "not-living"
