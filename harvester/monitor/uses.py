"""Who uses what: one record for each organisation and program, from all that is known of it."""

from dataclasses import dataclass
from datetime import date

from harvester.judge.adoption import Adoption, adoption
from harvester.judge.bodies import fold
from harvester.judge.life import first_day
from harvester.model.catalogue import PendingSource, Software, UsedBy
from harvester.monitor.asof import seen_on
from harvester.monitor.facts import Facts

_STRONGEST_FIRST = ("observed", "declared", "reported", "pending")
_CITED = ("main", "part", "meta")
"""Roles of repositories whose publiccode.yml speaks for the program."""


@dataclass(frozen=True, slots=True)
class Use:
    """who: id of an organisation, or `=` and its folded name where it is not in the list.

    since: from when it is in use, as somebody said. declared_since: the first month in which
    publiccode.yml named it, where that is known. first_seen: when it came into this catalogue.
    evidence `pending`: nobody has looked at any source yet.
    """

    program: str
    who: str
    public: bool
    evidence: str
    since: str | None
    declared_since: str | None
    first_seen: date
    ended: bool


def uses(facts: Facts) -> list[Use]:
    """Every use of every program, by program and organisation."""
    return [
        use
        for id_, program in facts.catalogue.software.items()
        for use in _of_program(facts, id_, program)
    ]


def _of_program(facts: Facts, id_: str, program: Software) -> list[Use]:
    told: dict[str, list[UsedBy]] = {}
    for claim in program.used_by:
        who = claim.organisation or f"={fold(claim.name or '')}"
        told.setdefault(who, []).append(claim)
    declared: dict[str, list[Adoption]] = {}
    for ref in program.repository_refs:
        seen = facts.observations.get(ref.url)
        if ref.role in _CITED and seen:
            for one in adoption(seen, facts.everything.names):
                who = one.organisation or f"={fold(one.name)}"
                declared.setdefault(who, []).append(one)
    return [
        _use(facts, program, who, told.get(who, []), declared.get(who, []))
        for who in sorted({*told, *declared})
    ]


def _use(
    facts: Facts, program: Software, who: str, told: list[UsedBy], declared: list[Adoption]
) -> Use:
    kinds = {"pending" if isinstance(one.source, PendingSource) else one.evidence for one in told}
    if declared:
        kinds.add("declared")
    months = [one.since for one in declared if not one.at_least]
    days = [seen_on(one.source, program.added) for one in told]
    days += [max(program.added, first_day(one.since)) for one in declared]
    stopped = [one.status == "ended" for one in told] + [one.until is not None for one in declared]
    return Use(
        program=program.id,
        who=who,
        public=facts.everything.is_public_body(who),
        evidence=min(kinds, key=_STRONGEST_FIRST.index),
        since=min((one.since for one in told if one.since), default=None),
        declared_since=min(months, default=None) if len(months) == len(declared) else None,
        first_seen=min(days),
        ended=all(stopped),
    )
