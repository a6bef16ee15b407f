"""How many users and suppliers a program has, with the first names: one line for a row."""

from harvester.site.entries import SoftwareView
from harvester.site.view import View

NAMED = 3
"""So many are named in a row; the page of the program names all."""


def users_of(view: View, program: SoftwareView) -> str:
    """`3 gebruikers: A, B en C`, those who stopped left out; nothing when nobody is known."""
    return _counted(
        view, "users", [row.organisation.name for row in program.users if not row.ended]
    )


def suppliers_of(view: View, program: SoftwareView) -> str:
    """`1 leverancier: A (Nederland)`; nothing when none is known."""
    return _counted(
        view,
        "suppliers",
        [f"{row.name} ({row.country})" if row.country else row.name for row in program.suppliers],
    )


def _counted(view: View, key: str, names: list[str]) -> str:
    names = list(dict.fromkeys(names))
    if not names:
        return ""
    rest = len(names) - NAMED
    if rest > 0:
        more = view.t("product.alternatives.and_more", n=rest)
        shown = f"{', '.join(names[:NAMED])} {more}"
    else:
        shown = view.strings.listed(names)
    return view.t(f"product.alternatives.{key}", n=len(names), names=shown)
