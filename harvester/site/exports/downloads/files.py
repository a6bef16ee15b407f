"""The downloads as files."""

from collections.abc import Iterator, Sequence

from harvester.model.output import Output
from harvester.site.exports import places
from harvester.site.exports.downloads import csvs, ods, sqlite
from harvester.site.exports.downloads.shapes import Table
from harvester.site.view import View


def files(view: View, tables: Sequence[Table]) -> Iterator[Output]:
    """A CSV file a table, and everything as one ODS and one SQLite file."""
    for table in tables:
        name = table.name.replace("_", "-")
        yield Output(f"{places.DOWNLOADS}{name}.csv", csvs.written(table))
    yield Output(f"{places.DOWNLOADS}catalogue.ods", ods.written(tables))
    yield Output(f"{places.DOWNLOADS}catalogue.sqlite", sqlite.written(tables))
    yield Output(f"{places.DOWNLOADS}metadata.json", sqlite.datasette(view, tables))
