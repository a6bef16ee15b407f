"""One id and one name for a standard that people write in several ways."""

from dataclasses import dataclass
from functools import cache

from harvester.data import words
from harvester.site.search_files import slug
from harvester.site.sources import short


@dataclass(frozen=True, slots=True)
class Standard:
    """id: as in addresses; the same in both languages."""

    id: str
    name: str


def standard_of(name: str, url: str | None = None) -> Standard:
    """By its address or its name in `data/standards.yml`; else under its own name."""
    known = _known()
    found = known.get(short(url).casefold()) if url else None
    return found or known.get(name.casefold()) or Standard(step(name), name)


@cache
def _known() -> dict[str, Standard]:
    return {
        other.casefold(): Standard(id_, one["name"])
        for id_, one in words("standards").items()
        for other in (one["name"], *one["also"])
    }


def step(name: str) -> str:
    """A name as one step of an address: `C#` → `c-sharp`, `OAuth 2.0` → `oauth-2-0`."""
    return slug(name.replace("#", " sharp").replace("+", " plus")) or "-"
