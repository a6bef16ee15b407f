"""The order of names as readers expect it: capitals and accents make no difference."""

import unicodedata
from collections.abc import Iterable
from typing import Protocol, TypeVar


class _HasName(Protocol):
    @property
    def name(self) -> str: ...


N = TypeVar("N", bound=_HasName)


def name_key(name: str) -> tuple[str, str]:
    """Sorts `Élan` as `Elan`; the name itself decides when all else is equal."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c)), name


def by_name(things: Iterable[N]) -> list[N]:
    return sorted(things, key=lambda thing: name_key(thing.name))
