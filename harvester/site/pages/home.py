"""The home page: the question, the figures, three doors, the subjects and what changed."""

from collections.abc import Iterator

from harvester.model.output import Output
from harvester.site import linked
from harvester.site.also import feeds_of_all
from harvester.site.changes import Change
from harvester.site.render import body
from harvester.site.view import View

LATEST = 6
RECENT_DAYS = 730
"""Older changes are no news; the page of all changes has them."""
OFTEN = 5

DOORS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("municipalities", (("products", "product"), ("landscape", "landscape"), ("method", "method"))),
    (
        "developers",
        (("search", "components"), ("programs", "software"), ("data", "developers")),
    ),
    (
        "policy",
        (
            ("monitor", "monitor"),
            ("letter", "state-letter"),
            ("gaps", "monitor-gaps"),
            ("code", "public-code"),
            ("changes", "changes"),
        ),
    ),
)
"""Kind of reader → (key of the words, kind of page)."""


def render(view: View) -> Iterator[Output]:
    """The home page, at the root of the language."""
    covered = [one for one in view.products.values() if one.alternatives]
    content = body(
        "home.html",
        view.language,
        "",
        view=view,
        often=sorted(covered, key=lambda one: -len(one.alternatives))[:OFTEN],
        figures=_figures(view),
        doors=DOORS,
        latest=_latest(view),
    )
    yield Output(
        "index.html",
        content,
        title=view.t("home.title"),
        description=view.t("home.description"),
        section="home",
        changed=view.counts.last_visit,
        linked_data=linked.dataset(view),
        also=feeds_of_all(view),
    )


def _latest(view: View) -> list[Change]:
    """The latest changes; new entries, which come many at a time, leave room for the others."""
    today = view.site.asked_on
    recent = [one for one in view.changes if 0 <= (today - one.day).days <= RECENT_DAYS]
    new = [one for one in recent if one.kind == "new"]
    others = [one for one in recent if one.kind != "new"][: LATEST // 2]
    chosen = [*others, *new[: LATEST - len(others)]]
    return [one for one in recent if one in chosen]


def _figures(view: View) -> list[tuple[str, int, int | None, str]]:
    """Key of the label, number, of how many, and what else is to be said."""
    counts, t = view.counts, view.t
    waiting = counts.products_waiting
    without = counts.products - counts.products_with_alternative - waiting
    unknown = t("home.unknown_activity", n=counts.activity_unknown)
    return [
        ("programs", counts.programs, None, t("home.offered", n=counts.offered)),
        ("active", counts.active, counts.programs, unknown),
        (
            "covered",
            counts.products_with_alternative,
            counts.products,
            t("home.uncovered", n=without, waiting=waiting),
        ),
        ("used", counts.with_dutch_user, counts.programs, t("home.used_note")),
    ]
