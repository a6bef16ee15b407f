"""What changed, and what could not be seen."""

from collections.abc import Iterator

from harvester.model.output import Output
from harvester.site.also import feeds_of_all
from harvester.site.changes import folded
from harvester.site.render import body
from harvester.site.view import View

MOST_CHANGES = 200
PER_PAGE = 300


def render(view: View) -> Iterator[Output]:
    """The latest changes, and the repositories that could not be visited, in pages."""
    yield _page(
        view, "changes", "lists.changes", "changes.html", folded(view.changes)[:MOST_CHANGES]
    )
    rows = view.not_visited
    pages = [rows[i : i + PER_PAGE] for i in range(0, len(rows), PER_PAGE)] or [[]]
    for number, chunk in enumerate(pages, 1):
        yield _page(
            view,
            "not-visited",
            "lists.not_visited",
            "not_visited.html",
            chunk,
            number=number,
            pages=len(pages),
        )


def _page(
    view: View,
    kind: str,
    words: str,
    template: str,
    rows: object,
    *,
    number: int = 1,
    pages: int = 1,
) -> Output:
    here = view.path(kind, *([str(number)] if number > 1 else []))
    title = view.t(f"{words}.title")
    if pages > 1:
        title += f" ({view.t('lists.page_of', page=number, pages=pages)})"
    values = {"kind": kind, "words": words, "number": number, "pages": pages}
    return Output(
        here + "index.html",
        body(template, view.language, here, view=view, title=title, rows=rows, **values),
        title=title,
        description=view.t(f"{words}.description"),
        crumbs=((view.t("shell.home"), ""),),
        section=kind,
        also=feeds_of_all(view) if kind == "changes" else (),
    )
