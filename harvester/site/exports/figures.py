"""Every figure as CSV, ODS and JSON, and all of them in one spreadsheet."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from harvester.model.output import Output
from harvester.monitor.facts import Facts
from harvester.monitor.figure import Cell, Figure
from harvester.site.exports.downloads import csvs, ods
from harvester.site.exports.downloads.shapes import Column, Table
from harvester.site.exports.places import DOWNLOADS
from harvester.site.view import View

FOLDER = f"{DOWNLOADS}figures/"
_TYPES = {"number": "integer", "day": "date"}


def files(view: View, facts: Facts, told: Mapping[str, Figure]) -> Iterator[Output]:
    """Three files a figure; `all.ods` with a sheet for each, `all.json` with everything."""
    tables = {id_: table(figure) for id_, figure in told.items()}
    documents = {id_: document(facts, figure, view.site.url) for id_, figure in told.items()}
    for id_, made in tables.items():
        yield Output(f"{FOLDER}{id_}.csv", csvs.written(made))
        yield Output(f"{FOLDER}{id_}.ods", ods.written([made]))
        yield Output(f"{FOLDER}{id_}.json", _json(documents[id_]))
    yield Output(f"{FOLDER}all.ods", ods.written([_summary(facts, told), *tables.values()]))
    whole = {"day": facts.day.isoformat(), "definitions": facts.policy.version}
    yield Output(f"{FOLDER}all.json", _json({**whole, "figures": list(documents.values())}))


def table(figure: Figure) -> Table:
    """The rows with keys as they are: words belong to pages."""
    columns = [
        Column(one.name, _TYPES.get(one.kind, "text"))  # type: ignore[arg-type]
        for one in figure.columns
    ]
    return Table(figure.id, columns, rows=list(figure.rows))


def document(facts: Facts, figure: Figure, site: str) -> dict[str, Any]:
    """One figure with its definition, ready for JSON. site: address of the site, or empty."""
    words = facts.policy.figures[figure.id]
    return {
        "id": figure.id,
        "day": facts.day.isoformat(),
        "period": figure.period,
        "value": figure.value,
        "denominator": figure.denominator,
        "title": words.title.model_dump(),
        "definition": words.definition.model_dump(),
        "denominator_text": words.denominator.model_dump(),
        "limits": words.limits.model_dump() if words.limits else None,
        "definition_version": words.since,
        "past": words.past,
        "sources": list(words.source),
        "licence": "CC0-1.0",
        "site": site or None,
        "columns": [one.name for one in figure.columns],
        "rows": [[_plain(cell) for cell in row] for row in figure.rows],
    }


def _summary(facts: Facts, told: Mapping[str, Figure]) -> Table:
    columns = [
        Column("figure"), Column("title_nl"), Column("title_en"), Column("day", "date"),
        Column("period"), Column("value", "integer"), Column("denominator", "integer"),
        Column("definition_nl"), Column("definition_en"), Column("definition_version", "integer"),
    ]  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for id_, figure in told.items():
        words = facts.policy.figures[id_]
        rows.append(
            (
                id_, words.title.nl, words.title.en, facts.day, figure.period, figure.value,
                figure.denominator, words.definition.nl, words.definition.en, words.since,
            )
        )  # fmt: skip
    return Table("figures", columns, rows=list(rows))


def _plain(cell: Cell) -> str | int | None:
    return cell.isoformat() if isinstance(cell, date) else cell


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
