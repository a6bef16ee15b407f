"""Which tags are released versions: by their names, for nothing else tells."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from harvester.model.observation import Tag

_VERSION = re.compile(
    r"""(?:^|[^0-9A-Za-z.]|^[a-z]+[-_/.]?|[vVrR])      # nothing, a separator, one word, or v
        (?P<number>\d{1,4}(?:[._]\d{1,6}){1,4}         # 1.2, 1_2, 1.2.3.4
          |20\d\d-?[01]\d-?[0-3]\d                     # 2024-05-31, 20240531
          |(?<=release-)\d{1,3}(?:-\d{1,3}){1,3})       # release-4-13-2
        (?P<rest>[^/]*)$""",
    re.VERBOSE | re.IGNORECASE,
)
_BRANCH = re.compile(r"^branch[-_+/]|(?:^|[+/])(?:dependabot|renovate|feature)/", re.IGNORECASE)
"""Some projects tag every branch; the version in such a name is that of a dependency."""
_PLAIN = re.compile(r"^[vV](?P<number>\d{1,4})(?P<rest>)$")
_TRIAL_BEFORE = re.compile(r"nightly|snapshot|canary", re.IGNORECASE)
_TRIAL = re.compile(
    r"(?:alpha|beta|preview|unstable|snapshot|nightly|canary|milestone|test)|"
    r"(?<![a-z])(?:rc|pre|dev|cr|m|a|b)[-._]?\d*(?![a-z])",
    re.IGNORECASE,
)


_FAR = re.compile(r"99\.99(?:\.|$)")
"""A number that is higher than any: how some builders mark a trial."""
_FIRST_YEAR = 1990
RECENT_DAYS = 365
"""Versions from the year before the last one are compared by number."""
_FEW = 3

_Family = tuple[str, bool]
_Order = tuple[tuple[int, ...], bool, date, tuple[int, ...]]


class _Name(NamedTuple):
    """What the name of a tag tells. family: its first word, and whether it counts by year."""

    version: bool
    trial: bool
    numbers: tuple[int, ...]
    rest: str
    family: _Family


class _Released(NamedTuple):
    tag: Tag
    day: date
    name: _Name

    @property
    def order(self) -> _Order:
        """By number; then a plain name before its build, the later day, the numbers behind it."""
        rest = tuple(int(n) for n in re.findall(r"\d+", self.name.rest))
        return self.name.numbers, not self.name.rest.startswith("+"), self.day, rest

    @property
    def line(self) -> int:
        return self.name.numbers[0]


def is_version(name: str) -> bool:
    """Whether the name of a tag looks like a version number."""
    return _parsed(name).version


def is_trial(name: str) -> bool:
    """Whether a version says of itself that it is a trial: alpha, beta, release candidate …"""
    return _parsed(name).trial


def newest_release(tags: Iterable[Tag], day: date, *, trials: bool = False) -> Tag | None:
    """The newest released version on that day; trials: trial versions only. None: there is none.

    Of the versions from the year before the last one the highest number: an old line that is still
    mended is not the newest. A line of one or two versions that was passed by is a slip, and so is
    a lone tag of another kind. A tag without a known day counts only where none has one.
    """
    named = [(tag, _parsed(tag.name)) for tag in tags if tag.day is None or tag.day <= day]
    named = [(tag, name) for tag, name in named if name.version and name.trial is trials]
    known = [_Released(tag, tag.day, name) for tag, name in named if tag.day]
    if not known:
        return max(named, key=lambda pair: pair[1].numbers)[0] if named else None
    last = max(one.day for one in known)
    recent = [one for one in known if (last - one.day).days <= RECENT_DAYS]
    return _highest(_mainline(recent)).tag


def _mainline(recent: list[_Released]) -> list[_Released]:
    """Those named like the latest; where that stands alone, those named as most are."""
    families = Counter(one.name.family for one in recent)
    latest = max(recent, key=lambda one: (one.day, one.name.numbers)).name.family
    most, n = families.most_common(1)[0]
    chosen = most if families[latest] == 1 and n >= _FEW else latest
    return [one for one in recent if one.name.family == chosen]


def _highest(line: list[_Released]) -> _Released:
    latest = max(line, key=lambda one: (one.day, one.order))
    left = line
    while True:
        top = max(left, key=lambda one: one.order)
        own = [one for one in left if one.line == top.line]
        passed = sum(one.line == latest.line and one.day > top.day for one in left)
        if top.line == latest.line or len(own) >= _FEW or passed < _FEW:
            return top
        left = [one for one in left if one.line != top.line]


@lru_cache(maxsize=1 << 16)
def _parsed(name: str) -> _Name:
    """Projects use the same few names: v1.0.0, 2.3.1 …"""
    found = _VERSION.search(name) or _PLAIN.match(name)
    if found is None or _BRANCH.search(name):
        return _Name(False, False, (), "", ("", False))
    before, rest = name[: found.start("number")], found["rest"]
    trial = bool(_TRIAL.search(rest) or _TRIAL_BEFORE.search(before) or _FAR.match(found["number"]))
    numbers = tuple(int(n) for n in re.findall(r"\d+", found["number"]))
    first = before.lower().removesuffix("v").strip("-_./@")
    return _Name(True, trial, numbers, rest, (first, numbers[0] >= _FIRST_YEAR))
