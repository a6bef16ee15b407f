"""`catalogue/observed/figures/`: the figures of a day, kept where the past cannot be recomputed.

figures/2026-11.json   the first snapshot of that month; a later one of the month replaces it
                       only when asked
"""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from harvester.errors import UserError
from harvester.model.facts import Record

Cell = str | int | None


class KeptFigure(Record):
    """columns: names; rows: their values, days and months as text."""

    value: int | None
    denominator: int | None
    columns: list[str]
    rows: list[list[Cell]]


class Snapshot(Record):
    """definitions: number of the definitions with which it was counted."""

    day: date
    definitions: int
    figures: Annotated[dict[str, KeptFigure], Field(default_factory=dict)]


def load(folder: Path) -> list[Snapshot]:
    """Every snapshot, the earliest first. Raises UserError that names a file that is not one."""
    found = []
    for file in sorted(folder.glob("*.json")):
        try:
            found.append(Snapshot.model_validate_json(file.read_bytes()))
        except (ValidationError, OSError) as error:
            raise UserError(
                f"{file}: this is not a snapshot of figures. Take it back from git, or remove it. "
                f"({str(error).splitlines()[0]})"
            ) from None
    return sorted(found, key=lambda one: one.day)


def save(folder: Path, made: Snapshot, *, replace: bool = False) -> Path | None:
    """Write the snapshot of its month; None: that month has one already and stays as it is."""
    file = folder / f"{made.day:%Y-%m}.json"
    if file.exists() and not replace:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}.tmp")
    fresh.write_text(_text(made), encoding="utf-8")
    fresh.replace(file)
    return file


def latest(snapshots: Sequence[Snapshot], day: date) -> Snapshot | None:
    """The last snapshot that was made on or before a day."""
    before = [one for one in snapshots if one.day <= day]
    return before[-1] if before else None


def _text(made: Snapshot) -> str:
    """One row a line: small in a diff."""
    lines = ["{", f' "day": "{made.day}",', f' "definitions": {made.definitions},', ' "figures": {']
    parts = []
    for id_, figure in sorted(made.figures.items()):
        rows = ",\n".join(f"   {json.dumps(row, ensure_ascii=False)}" for row in figure.rows)
        table = f"\n{rows}]}}" if rows else "]}"
        parts.append(
            f'  {json.dumps(id_)}: {{"value": {json.dumps(figure.value)}, '
            f'"denominator": {json.dumps(figure.denominator)}, '
            f'"columns": {json.dumps(figure.columns)}, "rows": [{table}'
        )
    return "\n".join([*lines, ",\n".join(parts), " }", "}"]) + "\n"
