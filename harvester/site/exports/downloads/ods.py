"""The tables as one spreadsheet (OpenDocument 1.3), a sheet for each; equal rows, equal bytes."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from harvester.site.exports.downloads.shapes import Cell, Table
from harvester.site.exports.xmltext import clean

TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"),
        ("number", "datastyle"), ("manifest", "manifest"),
    )
)  # fmt: skip
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_STYLES = (
    "<office:automatic-styles>"
    '<number:date-style style:name="iso"><number:year number:style="long"/>'
    '<number:text>-</number:text><number:month number:style="long"/>'
    '<number:text>-</number:text><number:day number:style="long"/></number:date-style>'
    '<style:style style:name="day" style:family="table-cell" style:data-style-name="iso"/>'
    "</office:automatic-styles>"
)
_MANIFEST = (
    f'{_HEAD}<manifest:manifest {_NAMESPACES} manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" '
    f'manifest:media-type="{TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def written(tables: Iterable[Table]) -> bytes:
    """The file. Text stays text: nothing in it is ever a formula."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "mimetype", [TYPE], zipfile.ZIP_STORED)  # first and plain, says the standard
        _put(archive, "content.xml", _content(tables))
        _put(archive, "META-INF/manifest.xml", [_MANIFEST])
    return made.getvalue()


def _put(
    archive: zipfile.ZipFile, name: str, parts: Iterable[str], how: int = zipfile.ZIP_DEFLATED
) -> None:
    info = zipfile.ZipInfo(name)  # its day is 1980-01-01: equal rows give equal bytes
    info.compress_type = how
    with archive.open(info, "w") as file:
        for part in parts:
            file.write(part.encode())


def _content(tables: Iterable[Table]) -> Iterator[str]:
    yield f'{_HEAD}<office:document-content {_NAMESPACES} office:version="1.3">{_STYLES}'
    yield "<office:body><office:spreadsheet>"
    for table in tables:
        yield f"<table:table table:name={quoteattr(table.name)}>"
        yield f'<table:table-column table:number-columns-repeated="{len(table.columns)}"/>'
        yield "<table:table-header-rows>"
        yield _row(tuple(column.name for column in table.columns))
        yield "</table:table-header-rows>"
        for row in table.rows:
            yield _row(row)
        yield "</table:table>"
    yield "</office:spreadsheet></office:body></office:document-content>"


def _row(cells: tuple[Cell, ...]) -> str:
    return f"<table:table-row>{''.join(map(_cell, cells))}</table:table-row>"


def _cell(value: Cell) -> str:
    if value is None or value == "":
        return "<table:table-cell/>"
    if isinstance(value, bool):
        word = "true" if value else "false"
        return _typed(f'boolean" office:boolean-value="{word}', word)
    if isinstance(value, date):
        word = value.isoformat()
        return _typed(f'date" table:style-name="day" office:date-value="{word}', word)
    if isinstance(value, int):
        return _typed(f'float" office:value="{value}', str(value))
    return _typed("string", escape(clean(value)))


def _typed(kind: str, text: str) -> str:
    return (
        f'<table:table-cell office:value-type="{kind}"><text:p>{text}</text:p></table:table-cell>'
    )
