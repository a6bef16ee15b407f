"""Which tables there are, with their columns: what others rely on, see docs/api-changelog.md."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Cell = str | int | bool | date | None
ColumnType = Literal["text", "integer", "boolean", "date"]


@dataclass(frozen=True, slots=True)
class Column:
    """refers: (table, column) that the value leads to."""

    name: str
    type: ColumnType = "text"
    refers: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """key: the columns that tell rows apart, where there are such."""

    name: str
    columns: Sequence[Column]
    key: tuple[str, ...] = ()
    rows: list[tuple[Cell, ...]] = field(default_factory=list, repr=False)


_TOLD = """
software: id* name_nl name_en description_nl description_en kind added:date review
  LICENCE licence_conflicts:integer ACTIVITY offered:boolean last_release:date
  maker maker_country homepage used_by:integer public_bodies:integer replaces:integer
  readiness_yes:integer readiness_asked:integer publiccode publiccode_url
  as_of:date visited_on:date page_nl page_en
software_categories: software*>software.id category*>categories.id position:integer
replaces: software>software.id product>products.id counts_as_alternative:boolean
  function_nl function_en uncovered_nl uncovered_en SOURCE
used_by: software>software.id organisation>organisations.id name public_body:boolean
  evidence since status what_nl what_en SOURCE
suppliers: software>software.id name country parent_country url until:date what_nl what_en SOURCE
standards: software>software.id name url SOURCE
readiness: software*>software.id question* answer reason_nl reason_en evidence_url
software_repositories: software*>software.id repository*>repositories.id role decides:boolean
  twin_of
repositories: id* url host operator_country parent_country LICENCE ACTIVITY as_of:date
  visited_on:date outcome copy_read:boolean head first_commit:date last_commit:date
  commits:integer publiccode
products: id* name vendor vendor_country parent parent_country description_nl description_en
  alternatives:integer added:date review page_nl page_en
product_categories: product*>products.id category*>categories.id position:integer
categories: id* name_nl name_en description_nl description_en
organisations: id* name level country province tooi uses:integer owns:integer
public_code: organisation*>organisations.id url* host operator operator_country parent_country
  known_by first_seen:date complete:boolean listed_on:date apart archived:boolean gone_on:date
  taken_down:boolean moved_to programs licence licence_class activity publiccode as_of:date
  visited_on:date outcome
events: id* kind day:date software>software.id before after text_nl text_en source_url
"""
"""A table a paragraph: its name, then columns as `name[*][:type][>table.column]`; * is the key."""

_OFTEN = {
    "SOURCE": "source_how source_label source_url source_seen_on:date source_pending:boolean",
    "LICENCE": "licence licence_class licence_confidence",
    "ACTIVITY": "activity activity_since:date judged_on:date",
}


def empty_tables() -> dict[str, Table]:
    """Every table by name, without rows."""
    words = " ".join(_OFTEN.get(word, word) for word in _TOLD.split()).split()
    columns: dict[str, list[str]] = {}
    for word in words:
        if word.endswith(":"):
            columns[word[:-1]] = []
        else:
            columns[next(reversed(columns))].append(word)
    return {
        name: Table(name, [_column(word) for word in told], tuple(_key(told)))
        for name, told in columns.items()
    }


def _key(told: list[str]) -> list[str]:
    return [_column(word).name for word in told if "*" in word]


def _column(word: str) -> Column:
    left, _, target = word.replace("*", "").partition(">")
    name, _, kind = left.partition(":")
    table, _, column = target.partition(".")
    return Column(name, kind or "text", (table, column) if target else None)  # type: ignore[arg-type]
