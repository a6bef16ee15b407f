"""What the script of the finder reads: one index of choices, and the rows as they are printed.

The index alone grows with the catalogue. Rows stand in blocks of ten, in the order of the index, of
which only those of shown rows are fetched; they are the very rows that pages without a script show.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from harvester.model.output import Output
from harvester.site.finder.choices import FACETS, FIRST, MORE, keys_of, names_of, values
from harvester.site.finder.facts import Building
from harvester.site.search_files import compact, days, facet_column
from harvester.site.view import View

INDEX = "assets/finder.json"
BLOCK = 10
SORTS = ("first", "name", "changed", "ready")
HITS = ("none", "one", "many")


def finder_files(
    view: View, buildings: Sequence[Building], printed: Callable[[Building], str]
) -> Iterator[Output]:
    """Every file. printed: the HTML of a row, its links relative to the page of the finder."""
    yield Output(INDEX, compact(columns(view, buildings)))
    for number, start in enumerate(range(0, len(buildings), BLOCK)):
        rows = [printed(one) for one in buildings[start : start + BLOCK]]
        yield Output(f"assets/finder/rows-{number}.json", compact(rows))


def columns(view: View, buildings: Sequence[Building]) -> dict[str, Any]:
    """Columns of equal length. name: place in the order of names; ready: -1 where unknown."""
    names = names_of(buildings)
    keys = [keys_of(view, one) for one in buildings]
    place = {id_: number for number, id_ in enumerate(view.software)}
    return {
        "block": BLOCK,
        "first": FIRST,
        "words": _words(view),
        "name": [place[one.program.id] for one in buildings],
        "changed": [days(one.changed) for one in buildings],
        "ready": [-1 if one.ready is None else one.ready for one in buildings],
        "facets": [
            facet_column(
                facet,
                [row[facet] for row in keys],
                lambda facet, used: values(view, facet, used, names),
            )
            for facet in FACETS
        ],
    }


def _words(view: View) -> Mapping[str, object]:
    words = view.strings.words
    return {
        "locale": view.language,
        "last": MORE,
        "hits": {key: words[f"components.hits.{key}"] for key in HITS},
        "facets": {key: words[f"components.facets.{key}"] for key in FACETS},
        **{key: words[f"search.{key}"] for key in _SAID},
        "without_all": words["components.without_all"],
        "without": _counted(view, "components.without"),
        "others": _counted(view, "search.others"),
    }


_SAID = ("of_all", "remove", "show", "filters", "number_of", "more_filters")


def _counted(view: View, key: str) -> dict[str, str]:
    return dict(zip(("one", "many"), view.strings.words[key], strict=True))
