"""Who uses it near me: many users in a sentence, by kind of body and by province."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from harvester.site.entries import UserRow
from harvester.site.view import View

MANY = 8
"""So many rows read as they are; above it a sentence says how they are spread."""


def spread(view: View, users: Sequence[UserRow]) -> Iterator[str]:
    """Sentences for more than MANY current users; bodies without a level are left out."""
    current = [row for row in users if not row.ended]
    if len(current) <= MANY:
        return
    for key, names in (("level", _of(current, "level")), ("province", _of(current, "province"))):
        if names:
            listed = ", ".join(f"{name}\u00a0{n}" for name, n in sorted(Counter(names).items()))
            yield view.t(f"software.users.by_{key}", list=listed)


def _of(rows: Iterable[UserRow], name: str) -> list[str]:
    return [value for row in rows if (value := getattr(row, name))]
