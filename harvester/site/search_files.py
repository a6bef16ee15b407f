"""What the search script reads. One file with names and facets, and small ones for the rest.

The first file alone grows with the catalogue, by some 30 bytes a program when compressed. Notes of
one line stand in blocks, of which only those of shown rows are fetched; their words stand in one
file per first letter.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from harvester.model.output import Output
from harvester.site.facets import Value
from harvester.site.searching import KINDS, Row

INDEX = "assets/search.json"
BLOCK = 50
"""So many notes in one file."""
SHORTEST = 3
COMMON = 0.2
"""A word that stands in a larger share of the notes tells nothing apart."""
FEW = 50

Namer = Callable[[str, list[str]], list[Value]]


def search_files(rows: Sequence[Row], names: Namer, extra: Mapping[str, Any]) -> Iterator[Output]:
    """Every file. names: facet and its keys → values in words; extra: what the page adds."""
    letters = words_by_letter([row.note for row in rows])
    columns = {**index(rows, names), "letters": "".join(letters), **extra}
    yield Output(INDEX, compact(columns))
    for number, start in enumerate(range(0, len(rows), BLOCK)):
        notes = [row.note for row in rows[start : start + BLOCK]]
        yield Output(f"assets/search/notes-{number}.json", compact(notes))
    for letter, words in letters.items():
        yield Output(f"assets/search/words-{letter}.json", compact(words))


def index(rows: Sequence[Row], names: Namer) -> dict[str, Any]:
    """Columns of equal length; what repeats is named once and meant by its number."""
    makers = list(dict.fromkeys(row.by for row in rows))
    licences = list(dict.fromkeys(row.licence for row in rows))
    by, licence = _places(makers), _places(licences)
    return {
        "kinds": KINDS,
        "makers": makers,
        "licences": licences,
        "block": BLOCK,
        "name": [row.name for row in rows],
        "also": [row.also or 0 for row in rows],
        "id": [0 if row.id == slug(row.name) else row.id for row in rows],
        "kind": [KINDS.index(row.kind) for row in rows],
        "by": [by[row.by] for row in rows],
        "count": [row.count for row in rows],
        "users": [row.users for row in rows],
        "changed": [days(row.changed) for row in rows],
        "licence": [licence[row.licence] for row in rows],
        "facets": [_facet(key, rows, names) for key in _facets(rows)],
    }


def _places(names: Sequence[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(names)}


def days(day: date | None) -> int:
    """Days since 1970; 0 where nothing is known."""
    return (day - date(1970, 1, 1)).days if day else 0


def _facets(rows: Sequence[Row]) -> list[str]:
    return ["type", *dict.fromkeys(key for row in rows for key in row.facets)]


def _facet(key: str, rows: Sequence[Row], names: Namer) -> dict[str, Any]:
    found = [[row.kind] if key == "type" else row.facets.get(key, []) for row in rows]
    return facet_column(key, found, names)


def facet_column(key: str, found: Sequence[Sequence[str]], names: Namer) -> dict[str, Any]:
    """found: the keys of each row. In the column a key is its place among the values."""
    values = names(key, [one for keys in found for one in keys])
    place = _places([value.key for value in values])
    places = [[place[one] for one in keys] for keys in found]
    return {
        "key": key,
        "values": [[v.key, v.name, *((v.icon, v.tone) if v.icon else ())] for v in values],
        "rows": [one[0] if len(one) == 1 else one or None for one in places],
    }


def fold(text: str) -> str:
    """As `fold` in search.js: lower case, without accents, words parted by one space."""
    plain = unicodedata.normalize("NFD", text)
    plain = "".join(c for c in plain if not unicodedata.category(c).startswith("M")).lower()
    return re.sub(r"(?:[^\w+#]|_)+", " ", plain).strip()


def slug(name: str) -> str:
    """What most ids are: then the index leaves them out."""
    return fold(name).replace(" ", "-")


def words_by_letter(notes: Sequence[str]) -> dict[str, dict[str, list[int]]]:
    """First letter → word → rows whose note holds it. 0: digits; _: every other script."""
    found: dict[str, list[int]] = {}
    for row, note in enumerate(notes):
        for word in dict.fromkeys(fold(note).split()):
            if len(word) >= SHORTEST:
                found.setdefault(word, []).append(row)
    most = max(FEW, COMMON * len(notes))
    letters: dict[str, dict[str, list[int]]] = {}
    for word in sorted(found):
        if len(found[word]) <= most:
            letters.setdefault(letter_of(word), {})[word] = found[word]
    return letters


def letter_of(word: str) -> str:
    first = word[0]
    return first if "a" <= first <= "z" else "0" if "0" <= first <= "9" else "_"


def compact(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
