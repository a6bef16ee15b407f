"""Which organisation is meant by a name that a publiccode.yml or a person wrote."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from harvester.model.catalogue import Organisation

_BRACKETS = re.compile(r"^(?P<before>.*?)\s*\((?P<inside>[^()]*)\)\s*$")


def names_of(organisations: Iterable[Organisation]) -> dict[str, str]:
    """Every name and alias, folded → id; a name of its own goes before an alias of another."""
    listed = list(organisations)
    found = {fold(alias): one.id for one in listed for alias in one.aliases}
    return found | {fold(one.name): one.id for one in listed}


def resolve(name: str, names: Mapping[str, str]) -> str | None:
    """The id of the organisation, or None: nobody that we know.

    An addition in brackets, such as an address or an abbreviation, does not hide who is meant.
    """
    return next((names[form] for form in _forms(name) if form in names), None)


def shown(name: str) -> str:
    """The name without an address in brackets behind it."""
    found = _BRACKETS.match(name)
    return found["before"] if found and "://" in found["inside"] else name


def fold(name: str) -> str:
    """Without capitals, accents and punctuation: how names are compared."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(
        re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)))
    )


def _forms(name: str) -> Iterator[str]:
    yield fold(name)
    if found := _BRACKETS.match(name):
        yield fold(found["before"])
        yield fold(found["inside"])
