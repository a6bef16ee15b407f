"""Addresses of pages: relative to the root of one language, without a leading `/`, ending in `/`.

Dutch stands at the root of the site and English below `en/`. A page of one language finds its
counterpart by translating the first segment; ids are the same in both.
"""

from typing import Literal

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")

SEGMENTS: dict[str, tuple[str, str]] = {
    "home": ("", ""),
    "software": ("software", "software"),
    "product": ("product", "product"),
    "category": ("categorie", "category"),
    "organisation": ("organisatie", "organisation"),
    "search": ("zoeken", "search"),
    "changes": ("wijzigingen", "changes"),
    "not-visited": ("niet-bezocht", "not-visited"),
    "method": ("methode", "method"),
    "contribute": ("meedoen", "contribute"),
    "about": ("over", "about"),
    "developers": ("ontwikkelaars", "developers"),
    "components": ("onderdelen", "components"),
    "privacy": ("privacy", "privacy"),
    "accessibility": ("toegankelijkheid", "accessibility"),
}
"""Kind of page → its first segment in Dutch and in English."""


def path(language: str, kind: str, *rest: str) -> str:
    """`path("en", "category", "office")` → `category/office/`; home is the empty string."""
    return "".join(f"{part}/" for part in (SEGMENTS[kind][language == "en"], *rest) if part)


def root(language: str) -> str:
    """Where a language's pages stand, from the root of the whole site."""
    return "en/" if language == "en" else ""


def counterpart(address: str, language: str) -> str:
    """The same page in the other language: from and to a path relative to that language's root.

    Names differ between languages, so a page of one letter leads to the list that it belongs to.
    """
    first, slash, rest = address.partition("/")
    here, there = (1, 0) if language == "en" else (0, 1)
    translated = {names[here]: names[there] for names in SEGMENTS.values()}
    if rest.startswith("a-z/"):
        rest = ""
    return translated.get(first, first) + slash + rest


def up(address: str) -> str:
    """From a page back to its language's root: `category/office/` → `../../`; home → `./`."""
    return "../" * address.removesuffix("index.html").count("/") or "./"
