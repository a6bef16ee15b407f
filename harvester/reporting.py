"""The figures of any day, and the snapshots that keep what cannot be recomputed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from harvester import snapshots
from harvester.errors import UserError
from harvester.model.catalogue import Catalogue, FiguresPolicy
from harvester.model.observation import Observation, Visit
from harvester.monitor.asof import facts_on
from harvester.monitor.facts import Facts
from harvester.monitor.figure import Figure
from harvester.monitor.report import figures
from harvester.site.exports.figures import document
from harvester.snapshots import KeptFigure, Snapshot


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of a day. kept_on: the day of the snapshot that it comes from, when it does."""

    figure: Figure
    kept_on: date | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All figures of one day."""

    facts: Facts
    told: list[Told]


def report(
    catalogue: Catalogue,
    observations: Mapping[str, Observation],
    visits: Mapping[str, Visit],
    kept: Sequence[Snapshot],
    day: date,
    *,
    listed_then: bool = False,
) -> Report:
    """The figures as of a day, from nothing later; what visits alone can tell comes from snapshots.

    Raises UserError when the catalogue has no definitions.
    """
    policy = _policy(catalogue)
    facts = facts_on(catalogue, observations, visits, day, policy, listed_then=listed_then)
    all_seen = all(visit.visited_on <= day for visit in visits.values())
    before = snapshots.latest(kept, day)
    told = []
    for id_, figure in figures(facts).items():
        lost = policy.figures[id_].past == "visit" and not all_seen
        if not lost and figure.value is not None:
            told.append(Told(figure))
        elif before and id_ in before.figures:
            told.append(Told(_from(figure, before.figures[id_]), before.day))
        else:
            told.append(Told(Figure(id_, None, None, figure.columns, ())))
    return Report(facts, told)


def snapshot(
    catalogue: Catalogue,
    observations: Mapping[str, Observation],
    visits: Mapping[str, Visit],
    day: date,
) -> Snapshot:
    """What is known today and cannot be recomputed later."""
    policy = _policy(catalogue)
    facts = facts_on(catalogue, observations, visits, day, policy)
    kept = {
        id_: KeptFigure(
            value=figure.value,
            denominator=figure.denominator,
            columns=[column.name for column in figure.columns],
            rows=[
                [cell.isoformat() if isinstance(cell, date) else cell for cell in row]
                for row in figure.rows
            ],
        )
        for id_, figure in figures(facts).items()
        if policy.figures[id_].past != "git" and figure.value is not None
    }
    return Snapshot(day=day, definitions=policy.version, figures=kept)


def as_json(made: Report, site: str) -> dict[str, Any]:
    """The whole report, ready for JSON."""
    listed = [one.added for one in made.facts.catalogue.software.values()]
    return {
        "day": made.facts.day.isoformat(),
        "definitions": made.facts.policy.version,
        "programs": len(listed),
        "list_of": max(listed).isoformat() if listed else None,
        "figures": [
            {
                **document(made.facts, one.figure, site),
                "kept_on": one.kept_on.isoformat() if one.kept_on else None,
            }
            for one in made.told
        ],
    }


def as_text(made: Report, language: str) -> Iterator[str]:
    """One line a figure."""
    words = made.facts.policy.figures
    for one in made.told:
        figure, title = one.figure, words[one.figure.id].title[language]
        value = "?" if figure.value is None else f"{figure.value} / {figure.denominator}"
        when = figure.period or (one.kept_on.isoformat() if one.kept_on else "")
        yield f"{value:>16}  {title}" + (f" ({when})" if when else "")


def folder(observed: Path) -> Path:
    """Where snapshots are kept. observed: `catalogue/observed/`."""
    return observed / "figures"


def _policy(catalogue: Catalogue) -> FiguresPolicy:
    if catalogue.figures is None:
        raise UserError("catalogue/figures.yml is missing: it holds the definitions of figures.")
    return catalogue.figures


def _from(figure: Figure, kept: KeptFigure) -> Figure:
    rows = tuple(tuple(row) for row in kept.rows)
    known = {column.name: column for column in figure.columns}
    columns = tuple(known[name] for name in kept.columns if name in known)
    places = [place for place, name in enumerate(kept.columns) if name in known]
    cut = tuple(tuple(row[place] for place in places) for row in rows)
    return Figure(figure.id, kept.value, kept.denominator, columns, cut)
