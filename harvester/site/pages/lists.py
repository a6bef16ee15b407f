"""Plain lists, complete without a script: products, programs, subjects. No page grows unbounded."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import get_args

from harvester.model.catalogue import Level
from harvester.model.output import Output
from harvester.site.entries import SoftwareView
from harvester.site.groups import OrganisationView
from harvester.site.labels import Status
from harvester.site.products import ProductView
from harvester.site.render import body
from harvester.site.sorting import by_name
from harvester.site.view import View

PER_PAGE = 200
"""At most so many names on one page; more are parted by letter, and a letter by pages."""
PER_CATEGORY = 8
"""So many programs of each subject on the page of all programs; its own page has the rest."""
PER_LEVEL = 40
"""So many organisations of each level on the page of all, those of which we know most."""
OTHER = "0"
"""Stands for everything that starts with no letter from a to z."""


@dataclass(frozen=True, slots=True)
class Line:
    """One name in a list, with what it is and a label or a note at the end."""

    name: str
    path: str
    text: str
    status: Status | None = None
    note: str = ""

    @property
    def letter(self) -> str:
        first = unicodedata.normalize("NFD", self.name.strip()[:1]).lower()[:1]
        return first if "a" <= first <= "z" else OTHER


def of_program(one: SoftwareView) -> Line:
    return Line(one.name, one.path, one.description, one.activity)


def of_product(one: ProductView, view: View) -> Line:
    found = one.found
    note = view.t("lists.unseen") if found is None else view.t("lists.alternatives_n", n=found)
    return Line(one.name, one.path, f"{one.entry.vendor} · {one.description}", note=note)


def of_organisation(one: OrganisationView, view: View) -> Line:
    note = view.t("lists.organisations.knows", uses=len(one.uses), owns=len(one.owns))
    return Line(one.name, one.path, ", ".join(filter(None, (one.entry.province,))), note=note)


def render(view: View) -> Iterator[Output]:
    """Products, programs, organisations and subjects, with a page for each letter where needed."""
    yield from _products(view)
    yield from _programs(view)
    yield from _organisations(view)
    yield _page(view, "category", "lists.categories", "categories.html")


def _products(view: View) -> Iterator[Output]:
    lines = [of_product(one, view) for one in view.products.values()]
    parted = len(lines) > PER_PAGE
    yield _page(
        view,
        "product",
        "lists.products",
        "products.html",
        letters=_letters(lines),
        groups=[] if parted else _grouped(lines),
        anchors=not parted,
    )
    if parted:
        yield from _by_letter(view, "product", "lists.products", lines)


def _programs(view: View) -> Iterator[Output]:
    lines = [of_program(one) for one in view.software.values()]
    subjects = [
        (one, [of_program(program) for program in one.software[:PER_CATEGORY]])
        for one in view.categories.values()
        if one.software
    ]
    yield _page(
        view,
        "software",
        "lists.programs",
        "programs.html",
        letters=_letters(lines),
        subjects=subjects,
        anchors=False,
    )
    yield from _by_letter(view, "software", "lists.programs", lines)


def _organisations(view: View) -> Iterator[Output]:
    lines = [of_organisation(one, view) for one in view.organisations.values()]
    levels = []
    for level in get_args(Level):
        found = [one for one in view.organisations.values() if one.entry.level == level]
        known = sorted(found, key=lambda one: -len(one.uses) - len(one.owns))[:PER_LEVEL]
        if found:
            shown = [of_organisation(one, view) for one in by_name(known)]
            levels.append((level, shown, len(found)))
    yield _page(
        view,
        "organisation",
        "lists.organisations",
        "organisations.html",
        letters=_letters(lines),
        levels=levels,
        anchors=False,
    )
    yield from _by_letter(view, "organisation", "lists.organisations", lines)


def _letters(lines: Sequence[Line]) -> list[str]:
    return sorted({one.letter for one in lines}, key=_order)


def _order(letter: str) -> tuple[bool, str]:
    return letter == OTHER, letter


def _grouped(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """By letter in the order of the alphabet; what starts with no letter comes last."""
    ordered = sorted(lines, key=lambda one: _order(one.letter))
    return [(letter, list(found)) for letter, found in groupby(ordered, lambda one: one.letter)]


def _by_letter(view: View, kind: str, words: str, lines: Sequence[Line]) -> Iterator[Output]:
    for letter, found in _grouped(lines):
        shown = view.t("lists.other_letter") if letter == OTHER else letter.upper()
        pages = [found[i : i + PER_PAGE] for i in range(0, len(found), PER_PAGE)]
        for number, chunk in enumerate(pages, 1):
            title = view.t(f"{words}.letter", letter=shown)
            if len(pages) > 1:
                title += f" ({view.t('lists.page_of', page=number, pages=len(pages))})"
            yield _page(
                view,
                kind,
                words,
                "letter.html",
                rest=("a-z", letter, *([str(number)] if number > 1 else [])),
                title=title,
                letters=_letters(lines),
                letter=letter,
                lines=chunk,
                number=number,
                pages=len(pages),
                anchors=False,
            )


def _page(
    view: View,
    kind: str,
    words: str,
    template: str,
    *,
    rest: tuple[str, ...] = (),
    title: str = "",
    **values: object,
) -> Output:
    here = view.path(kind, *rest)
    crumbs = [(view.t("shell.home"), "")]
    if rest:
        crumbs.append((view.t(f"{words}.title"), view.path(kind)))
    title = title or view.t(f"{words}.title")
    values |= {"view": view, "kind": kind, "words": words, "title": title}
    return Output(
        here + "index.html",
        body(template, view.language, here, **values),
        title=title,
        description=view.t(f"{words}.description"),
        crumbs=tuple(crumbs),
        section=kind,
    )
