"""My landscape: the page where readers tick what they use, and a small file of each product."""

from collections.abc import Iterator
from typing import Any

from harvester.model.output import Output
from harvester.site.data_files import compact, filled, label, source
from harvester.site.products import Candidate, ProductView
from harvester.site.render import body
from harvester.site.view import View

ALIVE = frozenset({"active", "new", "limited"})
"""Labels of activity that say that somebody works on it."""


def render(view: View) -> Iterator[Output]:
    """The page, and `data/<id>.json` below it for every product and every earlier id."""
    here = view.path("landscape")
    yield Output(
        here + "index.html",
        body("landscape.html", view.language, here, view=view, words=compact(_words(view))),
        title=view.t("landscape.title"),
        description=view.t("landscape.description"),
        crumbs=((view.t("shell.home"), ""),),
        section="landscape",
    )
    for product in view.products.values():
        content = compact(facts_of(view, product))
        for id_ in (product.id, *product.entry.former_ids):
            yield Output(f"{here}data/{id_}.json", content)


def facts_of(view: View, product: ProductView) -> dict[str, Any]:
    """One product as the script reads it."""
    return {
        "id": product.id,
        "name": product.name,
        "vendor": product.entry.vendor,
        "path": product.path,
        "alternatives": [_program(view, one) for one in product.alternatives],
        "parts": [_program(view, one) for one in product.parts],
        "others": [
            filled(
                name=one.name,
                path=one.program.path,
                licence=label(one.program.licence),
                reason=one.program.assessment.offered_reason[view.language],
            )
            for one in product.others
        ],
        "suites": list(_suites(view, product)),
        "users": [
            filled(
                name=row.organisation.name,
                path=row.organisation.path,
                level=row.level,
                programs=[one.name for one in programs],
                source=source(row.source, view.strings),
            )
            for row, programs in product.users
            if not row.ended
        ],
        "uncovered": [
            {"text": claim.text, "source": source(claim.source, view.strings)}
            for claim in product.uncovered
        ],
    }


def _program(view: View, one: Candidate) -> dict[str, Any]:
    program = one.program
    return filled(
        id=program.id,
        name=program.name,
        path=program.path,
        activity=label(program.activity),
        life=_life(program.activity.key),
        licence=program.expression or program.licence.name,
        does=one.claim.function,
        uncovered=one.claim.uncovered,
        users=sum(not row.ended for row in program.users),
        source=source(one.claim.source, view.strings),
    )


def _life(key: str) -> str:
    return "alive" if key in ALIVE else "unknown" if key == "unknown" else "quiet"


def _suites(view: View, product: ProductView) -> Iterator[dict[str, Any]]:
    """Suites that are offered and do this work, by their own word or through a component."""
    doing = {one.program.id for one in product.alternatives}
    for suite in view.software.values():
        if not suite.components or not suite.assessment.offered:
            continue
        through = [part.name for part in suite.components if part.id in doing]
        if suite.id in doing or through:
            yield {
                "id": suite.id,
                "name": suite.name,
                "path": suite.path,
                "activity": label(suite.activity),
                "through": through,
                "parts": [part.name for part in suite.components],
            }


def _words(view: View) -> dict[str, Any]:
    t, words = view.t, view.strings.words
    return {
        "site": view.site.name,
        "day": view.strings.day(view.site.asked_on),
        "iso": view.site.asked_on.isoformat(),
        "locale": view.language,
        "unknown": t("page.unknown"),
        "categories": {id_: one.name for id_, one in view.categories.items()},
        **view.strings("landscape.script"),
        "title": words["landscape.title"],
    }
