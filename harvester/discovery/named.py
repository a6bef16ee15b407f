"""Reads a list of addresses that somebody else made; a line that cannot be read stops no other."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from pathlib import Path

from harvester.catalogue.mistakes import suggestion
from harvester.errors import UserError
from harvester.model.address import AddressError, canonical

COLUMNS = ("url", "archived", "fork", "template", "first_seen")
"""Only `url` is needed; others of such a list are not read."""
_TRUTHS = {
    **dict.fromkeys(("true", "yes", "ja", "waar", "1"), True),
    **dict.fromkeys(("false", "no", "nee", "onwaar", "0"), False),
}
_MOST_BYTES = 50_000_000
_MOST_HEADER = 10_000
Row = tuple[int, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Named:
    """One repository as the list tells it. None: the list does not tell."""

    line: int
    url: str
    archived: bool | None = None
    fork: bool | None = None
    template: bool | None = None
    first_seen: date | None = None


@dataclass(slots=True)
class ListRead:
    """What a list holds. wrong: `line 3: what, and how to mend it`."""

    named: list[Named] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def read_list(file: Path, today: date) -> ListRead:
    """A CSV file with a column `url` (comma or semicolon), or one address a line.

    Raises UserError for a file that cannot be read at all.
    """
    lines = list(StringIO(_text(file), newline=""))
    found = ListRead()
    header = _header(lines)
    rows = _table(lines, header, found) if header else _plain(lines)
    for line, row in rows:
        try:
            found.named.append(_named(line, row, today))
        except ValueError as error:
            found.wrong.append(f"line {line}: {error}")
    return found


def _text(file: Path) -> str:
    try:
        data = file.read_bytes() if file.stat().st_size <= _MOST_BYTES else None
    except OSError as error:
        raise UserError(f"{file}: cannot be read ({error.strerror}).") from None
    if data is None:
        raise UserError(f"{file}: larger than {_MOST_BYTES // 1_000_000} MB. Cut it into parts.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UserError(f"{file}:{line}: this is not UTF-8. Save the file as UTF-8.") from None


def _header(lines: list[str]) -> tuple[str, list[str]] | None:
    """Delimiter and names of the columns where the first line names them."""
    first = lines[0][:_MOST_HEADER].strip() if lines else ""
    for delimiter in (",", ";", "\t"):
        names = [name.strip().casefold() for name in next(csv.reader([first], delimiter=delimiter))]
        if "url" in names:
            return delimiter, names
    return None


def _plain(lines: list[str]) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if text and not text.startswith("#"):
            yield number, {"url": text}


def _table(lines: list[str], header: tuple[str, list[str]], found: ListRead) -> Iterator[Row]:
    delimiter, names = header
    for name in names:
        near = suggestion(name, COLUMNS) if name not in COLUMNS else ""
        if near:
            found.wrong.append(f'line 1: column "{name}" is not read.{near}')
    reader = csv.reader(lines, delimiter=delimiter)
    start = 1
    try:
        next(reader)
        start = reader.line_num + 1
        for cells in reader:
            row = {name: cell.strip() for name, cell in zip(names, cells, strict=False)}
            if any(row.values()):
                yield start, row
            start = reader.line_num + 1
    except csv.Error as error:
        found.wrong.append(f"line {start}: {error}; what comes after it was not read")


def _named(line: int, row: Mapping[str, str], today: date) -> Named:
    if not row.get("url"):
        raise ValueError("there is no address in the column url")
    try:
        url = canonical(row["url"])
    except AddressError as error:
        raise ValueError(f"{row['url'][:200]}: {error}") from None
    return Named(
        line,
        url,
        archived=_truth(row, "archived"),
        fork=_truth(row, "fork"),
        template=_truth(row, "template"),
        first_seen=_day(row, "first_seen", today),
    )


def _truth(row: Mapping[str, str], column: str) -> bool | None:
    text = row.get(column, "").casefold()
    if text and text not in _TRUTHS:
        raise ValueError(f'{column} is "{text[:50]}": write true or false, or nothing')
    return _TRUTHS.get(text)


def _day(row: Mapping[str, str], column: str, today: date) -> date | None:
    text = row.get(column, "")
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f'{column} is "{text[:50]}": write a day as 2026-05-01') from None
    if day > today:
        raise ValueError(f"{column} is {day}, which lies in the future")
    return day
