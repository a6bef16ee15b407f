"""Figures about licences."""

from typing import get_args

from harvester.judge.relicensing import Relicensing, relicensings
from harvester.model.assessment import LicenceClass
from harvester.monitor.facts import Facts
from harvester.monitor.figure import Figure, columns
from harvester.monitor.figures.counting import by_class, for_public
from harvester.monitor.figures.through_time import by_month

CLASSES: tuple[str, ...] = get_args(LicenceClass)
OF_REPOSITORIES = tuple(key for key in CLASSES if key != "open-so-far")


def programs_by_licence(facts: Facts) -> Figure:
    """Programs by the class of their licence."""
    found = (
        (facts.judged(id_).licence.licence_class, facts.is_public(id_)) for id_ in facts.programs
    )
    return by_class("programs-by-licence", "licence", found, CLASSES, ["open"])


def repositories_by_licence(facts: Facts) -> Figure:
    """Deciding repositories by the class of their licence."""
    found = (
        (facts.verdict(url).licence.licence_class, one.public)
        for url, one in facts.repositories.items()
    )
    return by_class(
        "repositories-by-licence",
        "licence",
        found,
        OF_REPOSITORIES,
        ["open"],
        of_public=for_public(facts),
    )


def licence_by_month(facts: Facts) -> Figure:
    """Deciding repositories by the class of their licence, at the end of every month."""
    return by_month(
        facts,
        "licence-by-month",
        ("open", "not_open", "unclear"),
        lambda point: {"open": "open", "not-open": "not_open"}.get(point.licence, "unclear"),
        "open",
    )


def relicensing(facts: Facts) -> Figure:
    """Changes of licence in deciding repositories, by program and month; the latest first."""
    rows: list[Relicensing] = []
    for id_ in facts.programs:
        deciding = facts.judged(id_).deciding
        kept = [url for url in deciding if url in facts.repositories]
        rows += relicensings(
            id_, [(facts.verdict(u).licence.events, facts.history(u)) for u in kept]
        )
    rows = [row for row in rows if row.event.day <= facts.day]
    rows.sort(key=lambda row: row.program)
    rows.sort(key=lambda row: row.event.day, reverse=True)
    left = sum(row.event.before_class == "open" and row.event.after_class != "open" for row in rows)
    return Figure(
        id="relicensing",
        value=left,
        denominator=len(rows),
        columns=columns(
            "month:month", "program:program", "before:text", "before_class:licence",
            "after:text", "after_class:licence", "repositories",
        ),
        rows=tuple(
            (
                row.event.month, row.program, row.event.before, row.event.before_class,
                row.event.after, row.event.after_class, row.repositories,
            )
            for row in rows
        ),
    )  # fmt: skip
