"""The tables as one SQLite database, with keys, and a metadata file for Datasette."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import date

from harvester.site.exports.downloads.shapes import Cell, Column, Table
from harvester.site.view import View

_TYPES = {"text": "TEXT", "integer": "INTEGER", "boolean": "INTEGER", "date": "TEXT"}


def written(tables: Sequence[Table]) -> bytes:
    """The file. Days are texts as 2026-11-24, true and false are 1 and 0, unknown is NULL."""
    database = sqlite3.connect(":memory:")
    try:
        with database:
            for table in tables:
                database.execute(_create(table))
                marks = ", ".join("?" * len(table.columns))
                database.executemany(
                    f'INSERT INTO "{table.name}" VALUES ({marks})',  # noqa: S608  our own names
                    (tuple(map(_value, row)) for row in table.rows),
                )
            for table in tables:
                for column in table.columns:
                    if column.refers:
                        database.execute(
                            f'CREATE INDEX "{table.name}_{column.name}" '
                            f'ON "{table.name}" ("{column.name}")'
                        )
        return database.serialize()
    finally:
        database.close()


def _create(table: Table) -> str:
    lines = [_column(column) for column in table.columns]
    if table.key:
        names = ", ".join(f'"{name}"' for name in table.key)
        lines.append(f"PRIMARY KEY ({names})")
    lines += [
        f'FOREIGN KEY ("{column.name}") REFERENCES "{column.refers[0]}" ("{column.refers[1]}")'
        for column in table.columns
        if column.refers
    ]
    return f'CREATE TABLE "{table.name}" ({", ".join(lines)})'


def _column(column: Column) -> str:
    return f'"{column.name}" {_TYPES[column.type]}'


def _value(value: Cell) -> str | int | None:
    return value.isoformat() if isinstance(value, date) else value


def datasette(view: View, tables: Sequence[Table]) -> str:
    """metadata.json: `datasette catalogue.sqlite --metadata metadata.json`."""
    titles = {"software": "name_nl", "products": "name", "organisations": "name"}
    made = {
        "title": view.site.name,
        "license": "CC0-1.0",
        "license_url": "https://creativecommons.org/publicdomain/zero/1.0/",
        "source": view.site.name,
        "source_url": view.site.url,
        "databases": {
            "catalogue": {
                "tables": {
                    table.name: {"label_column": titles[table.name]}
                    for table in tables
                    if table.name in titles
                }
            }
        },
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
