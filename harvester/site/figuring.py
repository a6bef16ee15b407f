"""A figure as a page shows it: in words, with its chart, the rows that fit and its downloads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from markupsafe import Markup

from harvester.model.catalogue import FigureWords
from harvester.monitor.facts import Facts
from harvester.monitor.figure import Cell, Column, Figure
from harvester.site import addresses
from harvester.site.countries import country_name
from harvester.site.entries import Named
from harvester.site.figure_charts import chart_of
from harvester.site.view import View

MOST_ROWS = 60
"""So many rows stand on a page; the downloads hold all."""
YEARS = 8
"""Of a series so many years stand on a page."""
FORMATS = ("csv", "ods", "json")
_BARS = {"licence", "activity", "mode", "absence", "publiccode", "operator_country", "host", "age"}
"""First columns whose rows get a bar: classes of one whole."""


@dataclass(frozen=True, slots=True)
class CellView:
    """A number, or something with a name and perhaps a page."""

    text: str
    path: str | None = None
    number: bool = False


@dataclass(frozen=True, slots=True)
class RowView:
    """bar: of a hundred; None: this row has none."""

    cells: list[CellView]
    bar: int | None = None


@dataclass(frozen=True, slots=True)
class FigureView:
    """anchor: with the day, for citations. more: rows that only the downloads hold."""

    id: str
    anchor: str
    words: FigureWords
    title: str
    short: str
    headline: str
    value: str
    denominator: str
    share: int | None
    definition: str
    of: str
    limits: str
    source: str
    past: str
    heads: list[CellView]
    rows: list[RowView]
    more: int
    chart: Markup | None
    files: list[tuple[str, str]]


def figure_view(view: View, facts: Facts, figure: Figure, *, body: str | None = None) -> FigureView:
    """The figure in the language of the view. body: the organisation that it is about."""
    language, words = view.language, facts.policy.figures[figure.id]
    shown, rows, left_out = _shown(figure, of_body=body is not None)
    cells = [[_cell(view, column, row[place]) for place, column in shown] for row in rows]
    bars = _bars(figure, rows, of_body=body is not None)
    kept = rows if len(rows) <= MOST_ROWS else rows[:MOST_ROWS]
    sources = [facts.policy.words[f"source.{key}"][language] for key in words.source]
    return FigureView(
        id=figure.id,
        anchor=f"{figure.id}-{facts.day.isoformat()}",
        words=words,
        title=words.title[language],
        short=(words.short or words.title)[language],
        headline=_headline(view, figure, words),
        value=view.strings.number(figure.value) if figure.value is not None else "",
        denominator=view.strings.number(figure.denominator) if figure.denominator else "",
        share=figure.share,
        definition=words.definition[language],
        of=words.denominator[language] if body is None else view.t("monitor.body.of"),
        limits=words.limits[language] if words.limits else "",
        source=view.strings.listed(sources),
        past=facts.policy.words[f"past.{words.past}"][language],
        heads=[
            CellView(facts.policy.columns[one.name][language], number=one.kind == "number")
            for _, one in shown
        ],
        rows=[RowView(row, bar) for row, bar in zip(cells, bars, strict=True)][: len(kept)],
        more=left_out + len(rows) - len(kept),
        chart=chart_of(view, facts, figure) if body is None else None,
        files=[] if body else [(kind.upper(), download(figure.id, kind)) for kind in FORMATS],
    )


def download(id_: str, kind: str) -> str:
    """Where a download stands, from the root of the whole site."""
    return f"downloads/figures/{id_}.{kind}"


def _headline(view: View, figure: Figure, words: FigureWords) -> str:
    if figure.value is None:
        return view.t("monitor.no_value")
    return words.headline[view.language].format(
        value=view.strings.number(figure.value),
        denominator=view.strings.number(figure.denominator or 0),
        period=view.strings.month(figure.period) if figure.period else "",
    )


def _is_through_time(figure: Figure) -> bool:
    return figure.columns[0].kind == "month" and figure.columns[-1].name.startswith("all_")


def _shown(
    figure: Figure, *, of_body: bool
) -> tuple[list[tuple[int, Column]], list[tuple[Cell, ...]], int]:
    """The columns and rows for a page, and how many rows were left to the downloads.

    Of a series: the ends of the last years, for public bodies only.
    """
    columns = list(enumerate(figure.columns))
    rows = list(figure.rows)
    if _is_through_time(figure):
        columns = [(n, one) for n, one in columns if not one.name.startswith("all_")]
        used = [row for row in rows if any(row[n] for n, _ in columns[1:])]
        ends = [row for row in used if str(row[0]).endswith("-12") or row[0] == figure.period]
        rows = sorted({*ends, *used[-1:]}, key=lambda row: str(row[0]), reverse=True)[:YEARS]
    elif of_body:
        columns = [(n, one) for n, one in columns if not one.name.startswith("public")]
    if figure.columns[0].kind == "year":
        rows = rows[::-1][:YEARS]
    if [one.kind for one in figure.columns[:2]] == ["organisation", "year"]:
        last = max((str(row[1]) for row in rows), default="")
        rows = [row for row in rows if str(row[1]) >= str(int(last) - 1)]
    left_out = len(figure.rows) - len(rows)
    counted = [n for n, one in columns if one.kind == "number"]
    if figure.columns[0].name in _BARS:  # classes that never occur say nothing
        rows = [row for row in rows if any(row[n] for n in counted)]
    return columns, rows, left_out


def _bars(figure: Figure, rows: Sequence[tuple[Cell, ...]], *, of_body: bool) -> list[int | None]:
    names = [column.name for column in figure.columns]
    if names[0] not in _BARS:
        return [None] * len(rows)
    ruling = "all" if of_body or "public" not in names else "public"
    place = names.index(ruling) if ruling in names else names.index("repositories")
    total = sum(int(str(row[place])) for row in rows) or 1
    return [round(100 * int(str(row[place])) / total) for row in rows]


def _cell(view: View, column: Column, value: Cell) -> CellView:
    if value is None:
        return CellView(view.t("monitor.nothing"))
    if isinstance(value, int):
        return CellView(view.strings.number(value), number=True)
    if isinstance(value, date):
        return CellView(view.strings.short_day(value))
    named = named_value(view, column, value)
    return CellView(named.name, named.path)


def named_value(view: View, column: Column, key: str) -> Named:
    """A key in words, with its page where it has one."""
    catalogue, language, policy = view.catalogue, view.language, view.catalogue.policy
    match column.kind:
        case "organisation" if key in catalogue.organisations:
            name = catalogue.organisations[key].name
            return Named(name, addresses.path(language, "monitor-organisation", key))
        case "program" if key in view.software:
            return Named(view.software[key].name, view.software[key].path)
        case "product" if key in view.products:
            return Named(view.products[key].name, view.products[key].path)
        case "category" if key in view.categories:
            return Named(view.categories[key].name, view.categories[key].path)
        case "licence":
            return Named(policy.licences.words[f"class.{key}"][language])
        case "activity":
            return Named(policy.checks.activity[key].name[language])
        case "country":
            return Named(country_name(key, language) if key != "XX" else view.t("page.unknown"))
        case "level":
            return Named(view.t(f"level.{key}"))
        case "evidence":
            return Named(view.t(f"how.{key}"))
        case "month":
            return Named(view.strings.month(key))
        case "host":
            forge = catalogue.forges.get(key)
            return Named(forge.name if forge else urlsplit(f"https://{key}").netloc)
        case "outcome" if key in policy.checks.outcomes and not _has_word(view, f"outcome.{key}"):
            return Named(policy.checks.outcomes[key][language])
    figures = catalogue.figures
    words = figures.words.get(f"{column.kind}.{key}") if figures else None
    return Named(words[language] if words else key)


def _has_word(view: View, key: str) -> bool:
    return view.catalogue.figures is not None and key in view.catalogue.figures.words
