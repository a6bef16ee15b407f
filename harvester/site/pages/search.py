"""The search page, and the names that its script reads. Without a script it leads to the lists."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from harvester.model.output import Output
from harvester.site.entries import SoftwareView
from harvester.site.groups import CategoryView
from harvester.site.products import ProductView
from harvester.site.render import body
from harvester.site.view import View

INDEX = "assets/search.json"
KINDS = ("product", "software", "category")
HITS = ("none", "one", "many", "most")


@dataclass(frozen=True, slots=True)
class Row:
    """One name that can be found. address: from the language's root; count: of alternatives."""

    name: str
    also: list[str]
    kind: str
    address: str
    note: str
    count: int | None = None


def render(view: View) -> Iterator[Output]:
    """The search page and its index."""
    here = view.path("search")
    yield Output(
        here + "index.html",
        body("search.html", view.language, here, view=view),
        title=view.t("search.title"),
        description=view.t("search.description"),
        crumbs=((view.t("shell.home"), ""),),
        section="search",
    )
    yield Output(INDEX, index(view))


def index(view: View) -> str:
    """Columns of equal length, products first; `words` holds what the script says."""
    rows = [*map(_product, view.products.values()), *map(_program, view.software.values())]
    rows += map(_subject, view.categories.values())
    columns = {key: [getattr(row, key) for row in rows] for key in Row.__dataclass_fields__}
    return json.dumps({**columns, "words": _words(view)}, ensure_ascii=False, separators=(",", ":"))


def _product(one: ProductView) -> Row:
    note = f"{one.entry.vendor} · {one.description}"
    count = len(one.alternatives)
    return Row(one.name, _also(one.name, *one.entry.aliases), "product", one.path, note, count)


def _program(one: SoftwareView) -> Row:
    also = _also(one.name, *one.entry.aliases, one.entry.name.nl, one.entry.name.en)
    return Row(one.name, also, "software", one.path, one.description)


def _subject(one: CategoryView) -> Row:
    also = _also(one.name, one.entry.name.nl, one.entry.name.en)
    return Row(one.name, also, "category", one.path, one.description)


def _also(name: str, *others: str) -> list[str]:
    return [other for other in dict.fromkeys(others) if other != name]


def _words(view: View) -> dict[str, object]:
    words = view.strings.words
    return {
        "kinds": {kind: words[f"search.kinds.{kind}"] for kind in KINDS},
        "hits": {key: words[f"search.hits.{key}"] for key in HITS},
        "list": words["search.list"],
        "also": words["search.also"],
        "alternatives": dict(zip(("one", "many"), words["lists.alternatives_n"], strict=True)),
    }
