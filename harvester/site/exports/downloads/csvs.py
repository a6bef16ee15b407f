"""One table as CSV (RFC 4180, UTF-8), safe to open in a spreadsheet."""

import csv
import io
from datetime import date

from harvester.site.exports.downloads.shapes import Cell, Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that starts so would be run as a formula by a spreadsheet."""


def written(table: Table) -> str:
    """Days as 2026-11-24, true and false as words, unknown as an empty cell."""
    made = io.StringIO()
    out = csv.writer(made)
    out.writerow([column.name for column in table.columns])
    out.writerows([_cell(value) for value in row] for row in table.rows)
    return made.getvalue()


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    return guarded(value)


def guarded(text: str) -> str:
    """An apostrophe before what a spreadsheet would run: `=1+1` → `'=1+1`."""
    return "'" + text if text.startswith(_FORMULA) else text
