"""Which tags are released versions: by their names, for nothing else tells."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from harvester.model.observation import Tag

_VERSION = re.compile(
    r"""(?:^|[^0-9A-Za-z.]|^[a-z]+[-_/.]?|[vVrR])      # nothing, a separator, one word, or v
        (?P<number>\d{1,4}(?:[._]\d{1,6}){1,4}         # 1.2, 1_2, 1.2.3.4
          |20\d\d-?[01]\d-?[0-3]\d)                    # 2024-05-31, 20240531
        (?P<rest>[^/]*)$""",
    re.VERBOSE | re.IGNORECASE,
)
_BRANCH = re.compile(r"^branch[-_+/]|(?:^|[+/])(?:dependabot|renovate|feature)/", re.IGNORECASE)
"""Some projects tag every branch; the version in such a name is that of a dependency."""
_PLAIN = re.compile(r"^[vV](?P<number>\d{1,4})(?P<rest>)$")
_TRIAL_BEFORE = re.compile(r"nightly|snapshot|canary", re.IGNORECASE)
_TRIAL = re.compile(
    r"(?:alpha|beta|preview|snapshot|nightly|canary|milestone|test)|"
    r"(?<![a-z])(?:rc|pre|dev|cr|m|a|b)[-._]?\d*(?![a-z])",
    re.IGNORECASE,
)


class _Name(NamedTuple):
    """What the name of a tag tells."""

    version: bool
    trial: bool
    numbers: tuple[int, ...]


def is_version(name: str) -> bool:
    """Whether the name of a tag looks like a version number."""
    return _parsed(name).version


def is_trial(name: str) -> bool:
    """Whether a version says of itself that it is a trial: alpha, beta, release candidate …"""
    return _parsed(name).trial


def newest_release(tags: Iterable[Tag], day: date, *, trials: bool = False) -> Tag | None:
    """The newest released version on that day; trials: trial versions only. None: there is none.

    A tag without a known day comes after every tag with one.
    """
    newest: Tag | None = None
    rank: tuple[date, tuple[int, ...]] | None = None
    for tag in tags:
        if tag.day is not None and tag.day > day:
            continue
        name = _parsed(tag.name)
        if not name.version or name.trial is not trials:
            continue
        order = (tag.day or date.min, name.numbers)
        if rank is None or order > rank:
            newest, rank = tag, order
    return newest


@lru_cache(maxsize=1 << 16)
def _parsed(name: str) -> _Name:
    """Projects use the same few names: v1.0.0, 2.3.1 …"""
    found = _VERSION.search(name) or _PLAIN.match(name)
    if found is None or _BRANCH.search(name):
        return _Name(False, False, ())
    before, rest = name[: found.start("number")], found["rest"]
    trial = bool(_TRIAL.search(rest) or _TRIAL_BEFORE.search(before))
    return _Name(True, trial, tuple(int(n) for n in re.findall(r"\d+", found["number"] + rest)))
