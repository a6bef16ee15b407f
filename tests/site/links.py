"""Checks every link, form, script and anchor of a built site, with the standard library only."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

CHOOSING = ("landschap", "landscape")  # pages whose script keeps a choice behind `#p=`
ADDRESSES = {"a": "href", "link": "href", "img": "src", "script": "src", "form": "action"}


@dataclass
class Page(HTMLParser):
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if "id" in found:
            self.ids.append(found["id"])
        address = found.get(ADDRESSES.get(tag, ""))
        if tag == "link" and (found.get("rel") == "canonical" or "hreflang" in found):
            self.outside.append(address or "")
        elif address is not None:
            self.links.append(address)
        if "data-index" in found:
            self.links.append(found["data-index"])


def read(path: Path) -> Page:
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def broken(site: Path, base: str = "") -> list[str]:
    """One line for each link that leads nowhere; base: what canonical addresses start with."""
    pages = {path: read(path) for path in site.rglob("*.html")}
    wrong = []
    for path, page in pages.items():
        name = path.relative_to(site).as_posix()
        wrong += [f"{name}: id {i!r} twice" for i in {i for i in page.ids if page.ids.count(i) > 1}]
        if path.name == "404.html":
            continue  # its addresses are absolute: the tests of the sub-path look at them
        for link in page.links + [o.removeprefix(base) for o in page.outside if base]:
            at_root = link in page.links
            if problem := _wrong(site, pages, path, link if at_root else f"/{link}"):
                wrong.append(f"{name}: {link!r} {problem}")
    return wrong


def _wrong(site: Path, pages: dict[Path, Page], path: Path, link: str) -> str:
    parts = urlsplit(link)
    if parts.scheme in ("http", "https", "mailto"):
        return ""
    if parts.scheme or parts.netloc:
        return "has a strange scheme"
    folder = "" if parts.path.startswith("/") else path.parent.relative_to(site).as_posix()
    target = path
    if parts.path:
        target = site / normpath("/" + folder + "/" + unquote(parts.path)).lstrip("/")
        if parts.path.endswith("/") or target.is_dir():
            target /= "index.html"
    if not target.is_file():
        return "leads nowhere"
    choice = parts.fragment.startswith("p=") and target.parent.name in CHOOSING
    anchor = "" if choice else parts.fragment
    if anchor and target in pages and unquote(anchor) not in pages[target].ids:
        return "has no such anchor"
    return ""
