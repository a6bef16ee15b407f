"""What the page for developers lists: addresses of data, taken from the exports themselves."""

from collections.abc import Iterable, Mapping

from harvester.site import addresses
from harvester.site.exports import feeds, open_catalog, places
from harvester.site.exports.bundle import INDEX
from harvester.site.exports.downloads.shapes import empty_tables
from harvester.site.render import body
from harvester.site.view import View

Row = tuple[str, str, str]
"""Name, address from the root of the language, explanation."""

_API = (
    "index", "software", "products", "categories", "organisations", "repositories", "public-code",
    "events", "terms", "aliases", "openapi",
)  # fmt: skip


def fragments(view: View) -> Mapping[str, str]:
    """HTML by name; a hand-written page asks for one with `<!-- definitions: NAME -->`."""
    here = view.path("developers")
    lists: dict[str, Iterable[Row]] = {
        "api": (_shared(view, "developers.api", name, places.api(name)) for name in _API),
        "downloads": _downloads(view),
        "feeds": (
            (view.t(f"feeds.{name}"), feeds.path(name), "")
            for name in ("new", "changes", "releases")
        ),
        "catalogues": (
            _shared(view, "developers.catalogues", key, path)
            for key, path in (
                ("software", f"{open_catalog.FOLDER}software"),
                ("publishers", f"{open_catalog.FOLDER}publishers"),
                ("publiccode", INDEX),
            )
        ),
    }
    return {
        name: body("developers.html", view.language, here, rows=list(rows))
        for name, rows in lists.items()
    }


def _downloads(view: View) -> Iterable[Row]:
    for key, name in (("sqlite", "catalogue.sqlite"), ("ods", "catalogue.ods"),
                      ("metadata", "metadata.json")):  # fmt: skip
        yield _shared(view, "developers.downloads", key, places.DOWNLOADS + name)
    for table in empty_tables():
        path = f"{places.DOWNLOADS}{table.replace('_', '-')}.csv"
        yield _shared(view, "developers.tables", table, path)


def _shared(view: View, words: str, key: str, path: str) -> Row:
    """A file that stands once for both languages, at the root of the whole site."""
    up = "../" if addresses.root(view.language) else ""
    return path, up + path, view.t(f"{words}.{key}")
