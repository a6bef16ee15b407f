"""The same content for other programs: links in the head of a page."""

from harvester.site import addresses
from harvester.site.exports import feeds, places
from harvester.site.view import View

Also = tuple[str, str, str]
"""Media type, title, path from the root of the language."""


def json_of(view: View, collection: str, id_: str) -> Also:
    """The document of one thing in the API."""
    up = "../" if addresses.root(view.language) else ""
    return "application/json", "JSON", up + places.api(collection, id_)


def feed_of(view: View, kind: str, id_: str) -> Also:
    """The feed of one category, product or organisation."""
    return "application/atom+xml", view.t("feeds.follow"), feeds.path(f"{kind}/{id_}")


def feeds_of_all(view: View) -> tuple[Also, ...]:
    """The feeds of the whole catalogue."""
    return tuple(
        ("application/atom+xml", view.t(f"feeds.{name}"), feeds.path(name))
        for name in ("new", "changes", "releases")
    )
