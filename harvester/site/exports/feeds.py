"""Atom feeds (RFC 4287) in one language: of everything, and of each category, product, body."""

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

from harvester.model.output import Output
from harvester.site import addresses
from harvester.site.exports.models.observed import Event, EventKind
from harvester.site.exports.xmltext import clean
from harvester.site.view import View

ATOM = "http://www.w3.org/2005/Atom"
MOST = 50
"""Entries in a feed, the latest first."""
_FOLDER = "feeds/"
_GENERAL: tuple[tuple[str, frozenset[EventKind]], ...] = (
    ("new", frozenset({"new"})),
    ("changes", frozenset({"licence", "activity"})),
    ("releases", frozenset({"release"})),
)


def files(view: View, happened: Sequence[Event]) -> Iterator[Output]:
    """Every feed; happened: the latest first."""
    for name, kinds in _GENERAL:
        title = view.t(f"feeds.{name}")
        yield _feed(view, name, title, "", (one for one in happened if one.kind in kinds))
    by_program: dict[str, list[Event]] = {}
    for event in happened:
        by_program.setdefault(event.software, []).append(event)
    for kind, name, title, path, ids in _groups(view):
        found = [event for id_ in ids for event in by_program.get(id_, ())]
        found.sort(key=lambda event: event.day, reverse=True)
        yield _feed(view, f"{kind}/{name}", title, path, found)


def _groups(view: View) -> Iterator[tuple[str, str, str, str, Iterable[str]]]:
    """(kind, id, title, page, ids of programs) of everything that has a feed of its own."""
    for one in view.categories.values():
        ids = [program.id for program in one.software]
        yield "category", one.id, view.t("feeds.category", name=one.name), one.path, ids
    for product in view.products.values():
        groups = (*product.alternatives, *product.parts, *product.others)
        ids = [candidate.program.id for candidate in groups]
        title = view.t("feeds.product", name=product.name)
        yield "product", product.id, title, product.path, ids
    for body in view.organisations.values():
        both = [*(program for program, _ in body.uses), *body.owns]
        ids = list(dict.fromkeys(program.id for program in both))
        title = view.t("feeds.organisation", name=body.name)
        yield "organisation", body.id, title, body.path, ids


def path(name: str) -> str:
    """`path("category/office")`, relative to the root of a language."""
    return f"{_FOLDER}{name}.xml"


def _feed(view: View, name: str, title: str, page: str, found: Iterable[Event]) -> Output:
    entries = [event for event, _ in zip(found, range(MOST), strict=False)]
    base = view.site.url + addresses.root(view.language)
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": view.language})
    _add(root, "id", _tag(view, f"feed/{view.language}/{name}"))
    _add(root, "title", f"{view.site.name} – {title}")
    latest = entries[0].day if entries else view.site.asked_on
    _add(root, "updated", f"{latest.isoformat()}T00:00:00Z")
    ElementTree.SubElement(
        root, "link", {"rel": "self", "type": "application/atom+xml", "href": base + path(name)}
    )
    ElementTree.SubElement(root, "link", {"rel": "alternate", "href": base + page})
    author = ElementTree.SubElement(root, "author")
    _add(author, "name", view.site.name)
    _add(root, "rights", "CC0-1.0")
    for event in entries:
        _entry(view, root, event, base)
    ElementTree.indent(root, "")
    written = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return Output(path(name), written + b"\n")


def _entry(view: View, root: ElementTree.Element, event: Event, base: str) -> None:
    program = view.software[event.software]
    entry = ElementTree.SubElement(root, "entry")
    day = f"{event.day.isoformat()}T00:00:00Z"
    _add(entry, "id", _tag(view, f"event/{event.id}"))
    kind = view.t(f"feeds.kinds.{event.kind}")
    _add(entry, "title", f"{program.name}: {kind}")
    _add(entry, "updated", day)
    _add(entry, "published", day)
    ElementTree.SubElement(entry, "link", {"rel": "alternate", "href": base + program.path})
    ElementTree.SubElement(entry, "category", {"term": event.kind, "label": kind})
    _add(entry, "summary", event.text.en if view.language == "en" else event.text.nl)


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = clean(text)


def _tag(view: View, name: str) -> str:
    """A tag URI (RFC 4151): stays the same as long as the site keeps its host."""
    return f"tag:{urlsplit(view.site.url).hostname},2026:{quote(name)}"
