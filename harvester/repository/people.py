"""Who is a person and who a program; how many carry the work. Nothing here is stored."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from harvester.data import words
from harvester.model.facts import Absence, People


class Identity(NamedTuple):
    """A name and address as a commit states them, lower-cased."""

    name: str
    email: str

    @classmethod
    def of(cls, name: str, email: str) -> "Identity":
        return cls(name.strip().lower(), email.strip().strip("<>").lower())


@cache
def _bots() -> tuple[re.Pattern[str], frozenset[str], re.Pattern[str]]:
    bots = words("bots")
    return (
        re.compile("|".join(bots["name_patterns"])),
        frozenset(bots["names"]),
        re.compile("|".join(bots["address_patterns"])),
    )


@cache
def _shared() -> tuple[frozenset[str], frozenset[str]]:
    shared = words("bots")
    return frozenset(shared["shared_names"]), frozenset(shared["shared_addresses"])


def is_bot(who: Identity) -> bool:
    """Whether a program made this commit: exact names and known addresses, never loose words.

    Loose words (`robot`, `weblate`) take real people for programs: `…@littlerobots.nl` is a person.
    """
    name_pattern, names, address_pattern = _bots()
    return (
        who.name in names
        or bool(name_pattern.search(who.name))
        or bool(address_pattern.search(who.email))
    )


def commits_by_person(counts: Mapping[Identity, int]) -> list[int]:
    """Commits a person, most first; who shares a name or an address is one person (about)."""
    shared_names, shared_addresses = _shared()
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        parent.setdefault(key, key)
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    def keys(who: Identity) -> list[str]:
        found = [f"n {who.name}"] if who.name not in shared_names else []
        found += [f"a {who.email}"] if who.email not in shared_addresses else []
        return found or [f"? {who.name} {who.email}"]

    for who in counts:
        first, *others = keys(who)
        for other in others:
            parent[root(other)] = root(first)
    people: Counter[str] = Counter()
    for who, number in counts.items():
        people[root(keys(who)[0])] += number
    return sorted(people.values(), reverse=True)


def bucket(people: int) -> People:
    """A number of people as it may be stored."""
    if people < 2:
        return "1" if people else "0"
    return "2-5" if people <= 5 else "6-20" if people <= 20 else ">20"


def absence(commits: Iterable[int]) -> Absence:
    """The fewest people who made at least half of the commits; commits: by person, most first."""
    numbers = list(commits)
    half, reached = sum(numbers) / 2, 0
    for people, number in enumerate(numbers, start=1):
        reached += number
        if reached >= half:
            return "1" if people == 1 else "2" if people == 2 else "3+"
    return "0"
