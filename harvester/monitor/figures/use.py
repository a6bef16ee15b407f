"""Figures about who uses what."""

from collections import Counter, defaultdict

from harvester.monitor.facts import Facts
from harvester.monitor.figure import Figure, Row, columns
from harvester.monitor.uses import Use, uses

EVIDENCE = ("observed", "declared", "reported", "pending")


def adoption(facts: Facts) -> Figure:
    """Programs in use at Dutch public bodies, and the uses by the strongest evidence of each."""
    found = _now(facts)
    rows: list[Row] = []
    for evidence in EVIDENCE:
        some = [use for use in found if use.evidence == evidence]
        public = [use for use in some if use.public]
        rows.append(
            (
                evidence, len(some), len(public), len({use.who for use in public}),
                len({use.program for use in public}),
            )
        )  # fmt: skip
    used = {use.program for use in found if use.public and use.evidence != "pending"}
    if facts.body is not None:
        used = {use.program for use in found}
    return Figure(
        id="adoption",
        value=len(used),
        denominator=len(facts.catalogue.software),
        columns=columns(
            "evidence:evidence", "all_uses", "public_uses", "public_users", "public_programs"
        ),
        rows=tuple(rows),
    )


def adoption_by_level(facts: Facts) -> Figure:
    """Dutch public bodies in the list with at least one known use, by level of government."""
    users: defaultdict[str, set[str]] = defaultdict(set)
    pairs: Counter[str] = Counter()
    bodies = facts.catalogue.organisations
    for use in _now(facts):
        if use.public and use.evidence != "pending":
            level = bodies[use.who].level
            users[level].add(use.who)
            pairs[level] += 1
    listed = Counter(
        one.level for id_, one in bodies.items() if facts.everything.is_public_body(id_)
    )
    return Figure(
        id="adoption-by-level",
        value=sum(len(one) for one in users.values()),
        denominator=listed.total(),
        columns=columns("level:level", "listed", "users", "uses"),
        rows=tuple(
            (level, listed[level], len(users[level]), pairs[level])
            for level in facts.policy.public_levels
        ),
    )


def adoption_by_quarter(facts: Facts) -> Figure:
    """New uses by public bodies in each quarter: in use since, declared since, first seen by us."""
    since: Counter[str] = Counter()
    declared: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for use in _all(facts):
        if not use.public:
            continue
        seen[_quarter(f"{use.first_seen:%Y-%m}")] += 1
        if use.since and len(use.since) >= 7:
            since[_quarter(use.since)] += 1
        if use.declared_since:
            declared[_quarter(use.declared_since)] += 1
    known = sorted({*since, *declared, *seen})
    now = _quarter(f"{facts.day:%Y-%m}")
    return Figure(
        id="adoption-by-quarter",
        value=seen[now],
        denominator=seen.total(),
        columns=columns("quarter:quarter", "in_use_since", "declared_since", "first_seen"),
        rows=tuple(
            (quarter, since[quarter], declared[quarter], seen[quarter]) for quarter in known
        ),
    )


def _all(facts: Facts) -> list[Use]:
    found = uses(facts)
    return [use for use in found if facts.body in (None, use.who)]


def _now(facts: Facts) -> list[Use]:
    return [use for use in _all(facts) if not use.ended]


def _quarter(month: str) -> str:
    """`2024-05` → `2024-Q2`."""
    return f"{month[:4]}-Q{(int(month[5:7]) + 2) // 3}"
