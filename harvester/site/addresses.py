"""Addresses of pages: relative to the root of one language, without a leading `/`, ending in `/`.

Dutch stands at the root of the site and English below `en/`. A page of one language finds its
counterpart by translating the first segment; ids are the same in both.
"""

import re
from typing import Literal
from urllib.parse import urlsplit

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")

SEGMENTS: dict[str, tuple[str, str]] = {
    "home": ("", ""),
    "software": ("software", "software"),
    "product": ("product", "product"),
    "category": ("categorie", "category"),
    "organisation": ("organisatie", "organisation"),
    "repository": ("opslagplaats", "repository"),
    "search": ("zoeken", "search"),
    "compare": ("vergelijken", "compare"),
    "landscape": ("landschap", "landscape"),
    "changes": ("wijzigingen", "changes"),
    "not-visited": ("niet-bezocht", "not-visited"),
    "monitor": ("monitor", "monitor"),
    "monitor-owners": ("monitor/overheden", "monitor/public-bodies"),
    "monitor-development": ("monitor/ontwikkeling", "monitor/development"),
    "monitor-licences": ("monitor/licenties", "monitor/licences"),
    "monitor-publiccode": ("monitor/publiccode", "monitor/publiccode"),
    "monitor-use": ("monitor/gebruik", "monitor/use"),
    "monitor-places": ("monitor/plaatsen", "monitor/places"),
    "monitor-gaps": ("monitor/zonder-alternatief", "monitor/without-alternative"),
    "monitor-coverage": ("monitor/dekking", "monitor/coverage"),
    "monitor-organisation": ("monitor/organisatie", "monitor/organisation"),
    "monitor-definitions": ("monitor/definities", "monitor/definitions"),
    "monitor-all": ("monitor/alles", "monitor/everything"),
    "public-code": ("broncode", "source-code"),
    "code-places": ("plaatsen-van-broncode", "places-of-source-code"),
    "state-letter": ("brief", "letter"),
    "method": ("methode", "method"),
    "contribute": ("meedoen", "contribute"),
    "about": ("over", "about"),
    "developers": ("ontwikkelaars", "developers"),
    "components": ("onderdelen", "components"),
    "components-standard": ("onderdelen/standaard", "components/standard"),
    "components-language": ("onderdelen/taal", "components/language"),
    "components-image": ("onderdelen/container", "components/container"),
    "components-eupl": ("onderdelen/eupl", "components/eupl"),
    "privacy": ("privacy", "privacy"),
    "accessibility": ("toegankelijkheid", "accessibility"),
    "sample": ("steekproef", "sample"),
}
"""Kind of page → its first segment in Dutch and in English."""


def path(language: str, kind: str, *rest: str) -> str:
    """`path("en", "category", "office")` → `category/office/`; home is the empty string."""
    return "".join(f"{part}/" for part in (SEGMENTS[kind][language == "en"], *rest) if part)


def repository(language: str, url: str) -> str:
    """`https://github.com/a/b` → `opslagplaats/github.com/a/b/`; no step begins with a dot.

    Servers and archives leave out what begins with a dot, so `.github` becomes `-.github`.
    """
    parts = urlsplit(url)
    steps = [re.sub(r"^\.", "-.", step) for step in parts.path.strip("/").split("/")]
    plain = (re.sub(r"[^A-Za-z0-9._~+@-]", "-", step) for step in [parts.netloc, *steps])
    return path(language, "repository", *plain)


def shared(language: str, file: str) -> str:
    """A file that stands in the root of the whole site only, from this language's root."""
    return ("../" if language == "en" else "") + file


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
    if "/".join((first, rest.partition("/")[0])) in translated:  # `monitor/gebruik/`
        second, slash, rest = rest.partition("/")
        first = f"{first}/{second}"
    if rest.startswith("a-z/"):
        rest = ""
    return translated.get(first, first) + slash + rest


def up(address: str) -> str:
    """From a page back to its language's root: `category/office/` → `../../`; home → `./`."""
    return "../" * address.removesuffix("index.html").count("/") or "./"
