"""Figures about what could not be seen, and how old our knowledge is."""

from collections import Counter, defaultdict

from harvester.monitor.facts import Facts
from harvester.monitor.figure import Figure, columns

NEVER = "never"
AGES = ("30", "180", "365", "older", NEVER)


def coverage(facts: Facts) -> Figure:
    """Listed repositories of every role, by the outcome of the latest visit."""
    listed: defaultdict[str, set[str]] = defaultdict(set)
    for id_, program in facts.programs.items():
        for ref in program.repository_refs:
            listed[ref.url].add(id_)
    outcomes: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    programs: defaultdict[str, set[str]] = defaultdict(set)
    for url, by in listed.items():
        visit = facts.visits.get(url)
        outcome = visit.outcome if visit else NEVER
        outcomes[outcome] += 1
        seen[outcome] += url in facts.observations
        programs[outcome] |= by
    order = sorted(outcomes, key=lambda key: (-outcomes[key], key))
    return Figure(
        id="coverage",
        value=len(listed) - seen.total(),
        denominator=len(listed),
        columns=columns("outcome:outcome", "repositories", "state_known", "programs"),
        rows=tuple((key, outcomes[key], seen[key], len(programs[key])) for key in order),
    )


def state_age(facts: Facts) -> Figure:
    """Deciding repositories by the age in days of the last state that is known."""
    ages: Counter[str] = Counter()
    copies: Counter[str] = Counter()
    for url in facts.repositories:
        seen = facts.observations.get(url)
        if seen is None:
            ages[NEVER] += 1
            continue
        days = (facts.day - seen.as_of).days
        bucket = next((age for age in AGES[:3] if days <= int(age)), "older")
        ages[bucket] += 1
        copies[bucket] += seen.copy_read
    return Figure(
        id="state-age",
        value=ages["30"] + ages["180"],
        denominator=len(facts.repositories),
        columns=columns("age:age", "repositories", "copies"),
        rows=tuple((age, ages[age], copies[age]) for age in AGES),
    )


def review(facts: Facts) -> Figure:
    """Entries that a person has written or read with thought, against those that wait for it."""
    programs = Counter(one.review.status for one in facts.programs.values())
    products = Counter(one.review.status for one in facts.catalogue.products.values())
    return Figure(
        id="review",
        value=programs["reviewed"],
        denominator=programs.total(),
        columns=columns("review:review", "programs", "products"),
        rows=tuple((key, programs[key], products[key]) for key in ("reviewed", "pending")),
    )
