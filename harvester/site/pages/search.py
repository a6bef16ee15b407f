"""The search page, and the files that its script reads. Without a script it leads to the lists."""

from collections.abc import Iterator

from harvester.model.output import Output
from harvester.site.facets import FACETS, values_of
from harvester.site.render import body
from harvester.site.search_files import search_files
from harvester.site.searching import KINDS, rows_of
from harvester.site.view import View

SORTS = ("relevance", "name", "changed", "users")
HITS = ("none", "one", "many", "most")


def render(view: View) -> Iterator[Output]:
    """The search page and its files."""
    here = view.path("search")
    yield Output(
        here + "index.html",
        body("search.html", view.language, here, view=view, sorts=SORTS),
        title=view.t("search.title"),
        description=view.t("search.description"),
        crumbs=((view.t("shell.home"), ""),),
        section="search",
    )
    yield from search_files(
        rows_of(view),
        lambda facet, used: values_of(view, facet, used),
        {"paths": {kind: view.path(kind, "{id}") for kind in KINDS}, "words": _words(view)},
    )


def _words(view: View) -> dict[str, object]:
    words = view.strings.words
    return {
        "locale": view.language,
        "kinds": {kind: words[f"search.kinds.{kind}"] for kind in KINDS},
        "hits": {key: words[f"search.hits.{key}"] for key in HITS},
        "facets": {key: words[f"search.facets.{key}"] for key in FACETS},
        **{key: words[f"search.{key}"] for key in _SAID},
        "alternatives": _counted(view, "lists.alternatives_n"),
        "unseen": words["lists.unseen"],
        "users": _counted(view, "search.users"),
        "programs": _counted(view, "lists.programs_n"),
        "others": _counted(view, "search.others"),
        "months": words["months.short"],
    }


_SAID = (
    "list", "also", "of_all", "for_words", "remove", "unfiltered", "show", "filters", "compare_it",
    "changed", "number_of", "more_filters",
)  # fmt: skip


def _counted(view: View, key: str) -> dict[str, str]:
    return dict(zip(("one", "many"), view.strings.words[key], strict=True))
