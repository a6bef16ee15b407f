"""Values from answers of forges, before anything trusts them; ValueError for what cannot be."""

import re
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

LONGEST = 255
_STEP = re.compile(r"[A-Za-z0-9._~+@-]{1,255}")
_TOPIC = re.compile(r"[a-z0-9][a-z0-9._+-]{0,49}")
_PRINTABLE = re.compile(r"[^\x00-\x20\x7f-\xa0\u2028\u2029]{1,255}")


def path(value: Any) -> str:
    """A path to a repository, `owner/name`, which can be nothing but that."""
    steps = value.split("/")
    if len(steps) < 2 or any(s in {".", ".."} or not _STEP.fullmatch(s) for s in steps):
        raise ValueError("not a path to a repository")
    return str(value)


def flag(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def number(value: Any) -> int | None:
    """A count; None for anything else."""
    fits = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9
    return value if fits else None


def day(value: Any) -> date | None:
    """The day of a timestamp such as `2024-05-01T10:00:00Z`."""
    try:
        found = date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None
    return found if found and found.year >= 1980 else None


def latest(*stamps: Any) -> date | None:
    """The latest day of several timestamps; None where none of them is one."""
    return max((found for stamp in stamps if (found := day(stamp))), default=None)


def name(value: Any) -> str | None:
    """The name of a branch or tag, as git allows it."""
    return value if isinstance(value, str) and _PRINTABLE.fullmatch(value) else None


def topics(value: Any) -> list[str] | None:
    if not isinstance(value, list):
        return None
    words = {one.lower() for one in value if isinstance(one, str)}
    return sorted(word for word in words if _TOPIC.fullmatch(word))[:50]


def page_number(url: str | None) -> int | None:
    """The number of the page that an address of a list names."""
    told = parse_qs(urlsplit(url).query).get("page", []) if url else []
    return int(told[0]) if told and told[0].isdecimal() and len(told[0]) < 6 else None


def last_page(links: Any, asked: int) -> int:
    """The number of the last page, from the links of a list; without them it is this one."""
    links = links or {}
    return page_number(links.get("last")) or page_number(links.get("next")) or asked
