"""The downloads, opened by readers that are not ours."""

import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest
from python_calamine import CalamineWorkbook

from harvester.site.exports.downloads import csvs, ods, sqlite
from harvester.site.exports.downloads.shapes import Table, empty_tables
from tests.exports.conftest import Exported

TABLES = empty_tables()


def _rows(world: Exported, name: str) -> list[dict[str, str]]:
    text = world.files[f"downloads/{name.replace('_', '-')}.csv"].decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture
def database(world: Exported) -> Iterator[sqlite3.Connection]:
    made = sqlite3.connect(":memory:")
    made.deserialize(world.files["downloads/catalogue.sqlite"])
    made.row_factory = sqlite3.Row
    yield made
    made.close()


def test_the_database_is_sound_and_its_references_resolve(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    query = "SELECT name FROM sqlite_master WHERE type = 'table'"
    names = {row[0] for row in database.execute(query)}
    assert names == set(TABLES)


def test_a_question_can_be_asked_of_the_database(database: sqlite3.Connection) -> None:
    query = """
        SELECT products.name, count(*) AS n FROM replaces
        JOIN software ON software.id = replaces.software
        JOIN products ON products.id = replaces.product
        WHERE counts_as_alternative AND activity = 'active' GROUP BY products.id
    """
    rows = {row["name"]: row["n"] for row in database.execute(query)}
    assert rows["Voorbeeld Office"] >= 1


def test_metadata_for_datasette_names_real_tables(
    world: Exported, database: sqlite3.Connection
) -> None:
    told = world.json("downloads/metadata.json")
    tables = told["databases"]["catalogue"]["tables"]
    for name, one in tables.items():
        columns = [row["name"] for row in database.execute(f'PRAGMA table_info("{name}")')]
        assert one["label_column"] in columns


@pytest.mark.parametrize("name", TABLES)
def test_all_three_formats_hold_the_same_rows(
    world: Exported, database: sqlite3.Connection, name: str
) -> None:
    from_csv = _rows(world, name)
    from_sqlite = [dict(row) for row in database.execute(f'SELECT * FROM "{name}"')]
    book = CalamineWorkbook.from_filelike(io.BytesIO(world.files["downloads/catalogue.ods"]))
    head, *cells = book.get_sheet_by_name(name).to_python()
    from_ods = [dict(zip(head, row, strict=True)) for row in cells]
    assert len(from_csv) == len(from_sqlite) == len(from_ods)
    for one, two, three in zip(from_csv, from_sqlite, from_ods, strict=True):
        assert list(one) == list(two) == list(three)
        for column in TABLES[name].columns:
            said = two[column.name]
            if column.type == "boolean" and said is not None:
                said = bool(said)
            assert _plain(said) == one[column.name].removeprefix("'"), column.name
            assert _plain(three[column.name]) == _plain(said), column.name


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def _content(ods_file: bytes) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(ods_file)) as archive:
        return ElementTree.fromstring(archive.read("content.xml"))


def test_cells_say_what_kind_of_value_they_hold(world: Exported) -> None:
    sheet = next(_content(world.files["downloads/catalogue.ods"]).iter(f"{TABLE}table"))
    heads, first = list(sheet.iter(f"{TABLE}table-row"))[:2]
    names = ["".join(cell.itertext()) for cell in heads]
    assert names == [column.name for column in TABLES["software"].columns]
    assert list(first)[names.index("added")].get(f"{OFFICE}value-type") == "date"


NASTY = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("x")', 'a"b,c\nd', "<b>&",
    "\x00\x0b",
]  # fmt: skip


@pytest.mark.parametrize("text", NASTY)
def test_no_cell_is_ever_a_formula(text: str) -> None:
    table = Table("standards", TABLES["standards"].columns)
    table.rows.append(("alfa", text, None, "observed", text, text, date(2026, 1, 2), False))
    (row,) = list(csv.reader(io.StringIO(csvs.written(table), newline="")))[1:]
    assert not row[1].startswith(("=", "+", "-", "@", "\t", "\r"))
    assert row[1].removeprefix("'") == text or "\r" in text
    cells = list(_content(ods.written([table])).iter(f"{TABLE}table-cell"))
    assert all(cell.get(f"{TABLE}formula") is None for cell in cells)
    assert cells[len(table.columns) + 1].get(f"{OFFICE}value-type") == "string"


def test_a_table_refuses_a_row_that_does_not_fit() -> None:
    table = Table("standards", TABLES["standards"].columns)
    table.rows.append(("alfa",))
    with pytest.raises(sqlite3.ProgrammingError):
        sqlite.written([table])


def test_counts_follow_the_api(world: Exported) -> None:
    for row in _rows(world, "software"):
        one = world.json(f"api/v1/software/{row['id']}.json")
        assert int(row["used_by"]) == len(one["used_by"])
        answers = [answer["answer"] for answer in one["readiness"]]
        assert int(row["readiness_yes"]) == answers.count("yes")
        assert json.loads(row["offered"]) is one["offered"]
