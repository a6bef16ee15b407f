"""Tells search engines which pages there are, in which languages, and when they changed."""

from collections.abc import Iterable
from datetime import date
from xml.etree import ElementTree

from harvester.site import addresses

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def alternates(base: str, language: str, address: str) -> list[tuple[str, str]]:
    """(language code, absolute address) of one page in both languages and of the default, Dutch.

    base: absolute address of the site, ending in `/`. address: relative to its language's root.
    Nothing for a page that has no counterpart of its own.
    """
    other = "nl" if language == "en" else "en"
    if addresses.counterpart(addresses.counterpart(address, language), other) != address:
        return []
    found = {
        language: base + addresses.root(language) + address,
        other: base + addresses.root(other) + addresses.counterpart(address, language),
    }
    return [("nl", found["nl"]), ("en", found["en"]), ("x-default", found["nl"])]


def sitemap(base: str, language: str, pages: Iterable[tuple[str, date | None]]) -> bytes:
    """One language's sitemap.xml; pages: (address, day of the last change where it is known)."""
    ElementTree.register_namespace("", SITEMAP)
    ElementTree.register_namespace("xhtml", XHTML)
    root = ElementTree.Element(f"{{{SITEMAP}}}urlset")
    for address, changed in sorted(pages):
        url = ElementTree.SubElement(root, f"{{{SITEMAP}}}url")
        ElementTree.SubElement(url, f"{{{SITEMAP}}}loc").text = (
            base + addresses.root(language) + address
        )
        if changed:
            ElementTree.SubElement(url, f"{{{SITEMAP}}}lastmod").text = changed.isoformat()
        for code, target in alternates(base, language, address):
            link = {"rel": "alternate", "hreflang": code, "href": target}
            ElementTree.SubElement(url, f"{{{XHTML}}}link", link)
    ElementTree.indent(root, "")
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def robots(base: str) -> bytes:
    """robots.txt: everything may be read."""
    maps = "".join(f"Sitemap: {base}{addresses.root(code)}sitemap.xml\n" for code in ("nl", "en"))
    return f"User-agent: *\nAllow: /\n\n{maps}".encode()
