"""Which tags are released versions: by their names, for nothing else tells."""

import re
from collections.abc import Iterable
from datetime import date

from harvester.model.observation import Tag

_VERSION = re.compile(
    r"""(?:^|[^0-9A-Za-z.]|^[a-z]+[-_/.]?|[vVrR])      # nothing, a separator, one word, or v
        (?P<number>\d{1,4}(?:[._]\d{1,6}){1,4}         # 1.2, 1_2, 1.2.3.4
          |20\d\d-?[01]\d-?[0-3]\d)                    # 2024-05-31, 20240531
        (?P<rest>[^/]*)$""",
    re.VERBOSE | re.IGNORECASE,
)
_PLAIN = re.compile(r"^[vV](?P<number>\d{1,4})(?P<rest>)$")
_TRIAL = re.compile(
    r"(?:alpha|beta|preview|snapshot|nightly|canary|milestone|test)|"
    r"(?<![a-z])(?:rc|pre|dev|cr|m|a|b)[-._]?\d*(?![a-z])",
    re.IGNORECASE,
)


def is_version(name: str) -> bool:
    """Whether the name of a tag looks like a version number."""
    return _match(name) is not None


def is_trial(name: str) -> bool:
    """Whether a version says of itself that it is a trial: alpha, beta, release candidate …"""
    found = _match(name)
    if found is None:
        return False
    before = name[: found.start("number")]
    return bool(_TRIAL.search(found["rest"]) or re.search(r"nightly|snapshot|canary", before, re.I))


def newest_release(tags: Iterable[Tag], day: date, *, trials: bool = False) -> Tag | None:
    """The newest released version on that day; trials: trial versions only. None: there is none.

    A tag without a known day comes after every tag with one.
    """
    fit = [
        tag
        for tag in tags
        if (tag.day is None or tag.day <= day)
        and is_version(tag.name)
        and is_trial(tag.name) is trials
    ]
    return max(fit, key=_order, default=None)


def _match(name: str) -> re.Match[str] | None:
    return _VERSION.search(name) or _PLAIN.match(name)


def _order(tag: Tag) -> tuple[date, list[int]]:
    found = _match(tag.name)
    numbers = re.findall(r"\d+", found["number"] + found["rest"]) if found else []
    return (tag.day or date.min, [int(n) for n in numbers])
