"""My landscape: the page where readers tick what they use, and the facts that it reads."""

from collections.abc import Iterator
from typing import Any

from harvester.model.output import Output
from harvester.site.data_files import compact, filled, label, source
from harvester.site.entries import SoftwareView
from harvester.site.labels import ACTIVITY_ALIVE
from harvester.site.products import Candidate, ProductView
from harvester.site.render import body
from harvester.site.view import View

DATA = "data.json"


def render(view: View) -> Iterator[Output]:
    """The page, and one file with every product.

    One file on purpose: what is asked of a server may not tell which products somebody uses.
    """
    here = view.path("landscape")
    yield Output(
        here + "index.html",
        body("landscape.html", view.language, here, view=view, words=compact(_words(view))),
        title=view.t("landscape.title"),
        description=view.t("landscape.description"),
        crumbs=((view.t("shell.home"), ""),),
        section="landscape",
    )
    yield Output(here + DATA, compact(facts(view)))


def facts(view: View) -> dict[str, Any]:
    """programs, products: id → facts; former: earlier id → id of the product."""
    products = view.products.values()
    named = [one for product in products for one in (*product.alternatives, *product.parts)]
    suites = [one for one in view.software.values() if one.components]
    programs = {one.id: one for one in (*(each.program for each in named), *suites)}
    return {
        "programs": {id_: _program(one) for id_, one in programs.items()},
        "products": {one.id: _product(view, one) for one in products},
        "former": {old: one.id for one in products for old in one.entry.former_ids},
    }


def _program(one: SoftwareView) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "path": one.path,
        "activity": label(one.activity),
        "life": _life(one.activity.key),
        "licence": one.licence_said,
        "users": sum(not row.ended for row in one.users),
    }


def _product(view: View, product: ProductView) -> dict[str, Any]:
    return filled(
        name=product.name,
        vendor=product.entry.vendor,
        path=product.path,
        alternatives=[_claimed(view, one) for one in product.alternatives],
        parts=[_claimed(view, one) for one in product.parts],
        others=[
            {
                "name": one.name,
                "path": one.program.path,
                "licence": label(one.program.licence),
                "reason": one.program.assessment.offered_reason[view.language],
            }
            for one in ([] if product.alternatives else product.others)
        ],
        suites=list(_suites(view, product)),
        users=[
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
        uncovered=[
            {"text": claim.text, "source": source(claim.source, view.strings)}
            for claim in product.uncovered
        ],
    )


def _claimed(view: View, one: Candidate) -> dict[str, Any]:
    """What a program says of this product; its own facts stand under `programs`."""
    return filled(
        id=one.program.id,
        does=one.claim.function,
        uncovered=one.claim.uncovered,
        source=source(one.claim.source, view.strings),
    )


def _life(key: str) -> str:
    return "alive" if key in ACTIVITY_ALIVE else "unknown" if key == "unknown" else "quiet"


def _suites(view: View, product: ProductView) -> Iterator[dict[str, Any]]:
    """Suites that are offered and do this work, by their own word or through a component."""
    doing = {one.program.id for one in product.alternatives}
    for suite in view.software.values():
        if not suite.components or not suite.assessment.offered:
            continue
        through = [part.name for part in suite.components if part.id in doing]
        if suite.id in doing or through:
            yield {"id": suite.id, "through": through}


def _words(view: View) -> dict[str, Any]:
    t, words = view.t, view.strings.words
    return {
        "site": view.site.name,
        "day": view.strings.day(view.site.asked_on),
        "iso": view.site.asked_on.isoformat(),
        "locale": view.language,
        "unknown": t("page.unknown"),
        **view.strings("landscape.script"),
        "title": words["landscape.title"],
    }
