"""The component finder for developers: what can be built on, with licence, standards and gaps.

Without a script there are plain pages: all components, and for each standard, language and the like
everything that has it. The script narrows the same rows down by several choices at once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from harvester.model.output import Output
from harvester.site.also import feeds_of_all
from harvester.site.facets import UNKNOWN, Value
from harvester.site.finder.choices import FIRST, keys_of, names_of, values
from harvester.site.finder.facts import Building, building_of
from harvester.site.finder.files import SORTS, finder_files
from harvester.site.render import body
from harvester.site.view import View

PER_PAGE = 25
SHOWN = 5
"""So many values of a facet stand in sight; the rest unfolds."""
PAGED = {"standard": (), "language": (), "image": ("yes",), "eupl": ("same", "listed")}
"""Facets whose values have a page of their own: these values, or all that are known."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value with its page and the programs that have it."""

    facet: str
    value: Value
    path: str
    found: list[Building]


def render(view: View) -> Iterator[Output]:
    """Components by name in pages, the pages of single values, and the files of the script."""
    buildings = [building_of(view, one) for one in view.software.values()]
    buildings.sort(key=lambda one: one.program.entry.kind != FIRST)
    choices = choices_of(view, buildings)
    components = [one for one in buildings if one.program.entry.kind == FIRST]
    yield from _pages(view, choices, components)
    for choice in (one for group in choices.values() for one in group):
        yield from _pages(view, choices, choice.found, choice)
    here = view.path("components")
    yield from finder_files(
        view,
        buildings,
        lambda one: body("component_row.html", view.language, here, one=one).strip(),
    )


def choices_of(view: View, buildings: Sequence[Building]) -> dict[str, list[Choice]]:
    """Facet → its values with a page, those of most programs first."""
    names = names_of(buildings)
    found: dict[str, dict[str, list[Building]]] = {facet: {} for facet in PAGED}
    for one in buildings:
        keys = keys_of(view, one)
        for facet, wanted in PAGED.items():
            for key in keys[facet]:
                if key in wanted or (not wanted and key != UNKNOWN):
                    found[facet].setdefault(key, []).append(one)
    made: dict[str, list[Choice]] = {}
    for facet, programs in found.items():
        used = sorted(programs, key=lambda key: -len(programs[key]))
        made[facet] = [
            Choice(facet, value, view.path(f"components-{facet}", value.key), programs[value.key])
            for value in values(view, facet, used, names)
            if value.key in programs
        ]
    return made


def _pages(
    view: View,
    choices: dict[str, list[Choice]],
    found: Sequence[Building],
    choice: Choice | None = None,
) -> Iterator[Output]:
    t, main = view.t, view.path("components")
    first = choice.path if choice else main
    name = t(f"components.of.{choice.facet}", name=choice.value.name) if choice else ""
    chunks = [found[i : i + PER_PAGE] for i in range(0, len(found), PER_PAGE)] or [[]]
    for number, chunk in enumerate(chunks, 1):
        here = first + (f"{number}/" if number > 1 else "")
        title = name or t("components.title")
        if number > 1:
            title += f" ({t('lists.page_of', page=number, pages=len(chunks))})"
        crumbs = [(t("shell.home"), "")]
        if choice:
            crumbs.append((t("components.title"), main))
        yield Output(
            here + "index.html",
            body(
                "components.html", view.language, here, view=view, title=title, rows=chunk,
                total=len(found), components=_components(found), choice=choice, choices=choices,
                number=number, pages=len(chunks), first=first, main=main, sorts=SORTS,
                shown=SHOWN, per_page=PER_PAGE,
                points=len(view.catalogue.policy.checks.readiness),
            ),
            title=title,
            description=t("components.of_description", name=name)
            if choice
            else t("components.description"),
            crumbs=tuple(crumbs),
            section="components",
            also=feeds_of_all(view),
        )  # fmt: skip


def _components(found: Sequence[Building]) -> int:
    return sum(one.program.entry.kind == FIRST for one in found)
