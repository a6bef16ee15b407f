"""All public code of Dutch government: the whole, a page per organisation, and where it lives."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import get_args

from harvester.judge.public_code import Publishes
from harvester.model.catalogue import Level
from harvester.model.output import Output
from harvester.site import addresses, linked
from harvester.site.also import json_of
from harvester.site.code_places import places_of
from harvester.site.exports import places
from harvester.site.labels import ACTIVITY_ALIVE
from harvester.site.pages.source_file import source_page
from harvester.site.public_code import CodeRow, CodeView, Group, figures_of
from harvester.site.render import body
from harvester.site.sources import short
from harvester.site.view import View

FILE = "catalogue/organisations.yml"
FORGES = "catalogue/forges.yml"
PER_PAGE = 100
"""Repositories on one page of an organisation; the rest stands on further pages."""
MOST_MOVES = 200
"""Moves on the page, the latest; all of them stand in the API."""


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one group on a page. total: of the group; page: address where it begins."""

    group: Group
    rows: list[CodeRow]
    total: int


@dataclass(frozen=True, slots=True)
class Section:
    """A group in the list of groups: how many are in it, and the page where it begins."""

    group: Group
    total: int
    path: str


def render(view: View) -> Iterator[Output]:
    """The page of all public code, one or more of each organisation, and where code lives."""
    yield _everything(view)
    for code in view.code.values():
        yield from organisation(view, code)
    yield _places(view)


def _everything(view: View) -> Output:
    codes = list(view.code.values())
    levels = [
        (level, [one for one in codes if one.entry.level == level and publishes(one)])
        for level in get_args(Level)
    ]
    known = [one for one in codes if one.code.accounts]
    partial = [one for one in known if not one.code.complete]
    here = view.path("public-code")
    return _page(
        view,
        "public_code.html",
        here,
        view.t("public_code.title"),
        view.t("public_code.description"),
        FILE,
        codes=codes,
        publishing=[one for one in codes if publishes(one)],
        figures=figures_of(chain.from_iterable(one.code.repositories for one in codes)),
        alive=_alive(view),
        whole=len(known) - len(partial),
        partial=len(partial),
        sources=sources_of(view, partial),
        levels=[pair for pair in levels if pair[1]],
        silent=[
            (key, found)
            for key in get_args(Publishes)
            if key != "yes" and (found := [one for one in codes if one.code.publishes == key])
        ],
        downloads=_downloads(view),
        linked_data=linked.public_code(view, here),
    )


def publishes(one: CodeView) -> bool:
    """Whether we know public code of it, be it only forks or what is gone by now."""
    return one.code.publishes == "yes"


def _alive(view: View) -> str:
    """The labels that count as recent work."""
    labels = view.catalogue.policy.checks.activity
    return view.strings.listed(
        [labels[key].name[view.language] for key in labels if key in ACTIVITY_ALIVE]
    )


def sources_of(view: View, codes: Sequence[CodeView]) -> str:
    """From which lists code is known of accounts that were not listed as a whole."""
    named = dict.fromkeys(name[view.language] for one in codes for name in one.code.named_by)
    if any(row.code.known_by == "catalogue" for one in codes for row in one.rows):
        named[view.t("public_code.complete.catalogue")] = None
    return view.strings.listed(list(named))


def organisation(view: View, code: CodeView) -> Iterator[Output]:
    """The pages of one organisation; one where it has few repositories."""
    t = view.t
    chunks = [code.rows[i : i + PER_PAGE] for i in range(0, len(code.rows), PER_PAGE)] or [[]]
    totals = {key: len(list(rows)) for key, rows in groupby(code.rows, lambda row: row.group)}
    starts = {row.group: i // PER_PAGE for i, row in reversed(list(enumerate(code.rows)))}
    sections = [
        Section(group, total, _address(code, starts[group] + 1)) for group, total in totals.items()
    ]
    for number, chunk in enumerate(chunks, 1):
        here = _address(code, number)
        title = t("public_code.organisation.title", name=code.name)
        if number > 1:
            title += f" ({t('lists.page_of', page=number, pages=len(chunks))})"
        yield _page(
            view,
            "public_code_organisation.html",
            here,
            title,
            t("public_code.organisation.description", name=code.name),
            FILE,
            o=code,
            alive=_alive(view),
            accounts=[(url, short(url)) for url in code.code.accounts],
            sources=sources_of(view, [code]),
            places=places_of([code], view.catalogue.forges, view.language) if number == 1 else [],
            several=len({row.host for row in code.rows}) > 1,
            sections=sections,
            parts=[
                Part(group, list(rows), totals[group])
                for group, rows in groupby(chunk, lambda row: row.group)
            ],
            number=number,
            pages=len(chunks),
            crumb=(t("public_code.title"), view.path("public-code")),
            also=(json_of(view, "public-code", code.id),),
        )


def _address(code: CodeView, number: int) -> str:
    return code.path if number == 1 else f"{code.path}{number}/"


def _places(view: View) -> Output:
    t = view.t
    figures = figures_of(chain.from_iterable(one.code.repositories for one in view.code.values()))
    other = [one for one in view.moves if one.other_host]
    named = [one for one in view.moves if not one.other_host]
    partial = [one for one in view.code.values() if one.code.accounts and not one.code.complete]
    return _page(
        view,
        "code_places.html",
        view.path("code-places"),
        t("code_places.title"),
        t("code_places.description"),
        FORGES,
        figures=figures,
        places=view.code_places,
        publishing=sum(publishes(one) for one in view.code.values()),
        partial=len(partial),
        sources=sources_of(view, partial),
        moves=[
            ("hosts", other[:MOST_MOVES], len(other)),
            ("names", named[:MOST_MOVES], len(named)),
        ],
        crumb=(t("public_code.title"), view.path("public-code")),
    )


def _downloads(view: View) -> list[tuple[str, str]]:
    files = {
        "csv": f"{places.DOWNLOADS}public-code.csv",
        "ods": f"{places.DOWNLOADS}catalogue.ods",
        "sqlite": f"{places.DOWNLOADS}catalogue.sqlite",
        "api": places.api("public-code"),
    }
    return [
        (view.t(f"public_code.data.{key}"), addresses.shared(view.language, path))
        for key, path in files.items()
    ]


def _page(  # noqa: PLR0917 - what differs between the three kinds, in the order of reading
    view: View,
    template: str,
    here: str,
    title: str,
    description: str,
    file: str,
    *,
    crumb: tuple[str, str] | None = None,
    linked_data: str = "",
    also: tuple[tuple[str, str, str], ...] = (),
    **values: object,
) -> Output:
    content = body(
        template,
        view.language,
        here,
        view=view,
        title=title,
        source_file=file,
        source_url=source_page(view, file),
        **values,
    )
    return Output(
        here + "index.html",
        content,
        title=title,
        description=description,
        crumbs=((view.t("shell.home"), ""), *((crumb,) if crumb else ())),
        section="public-code",
        source_file=file,
        linked_data=linked_data,
        also=also,
    )
