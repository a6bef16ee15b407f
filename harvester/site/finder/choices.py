"""By what programs to build on can be narrowed down: facets, their values, and who has which."""

from collections.abc import Iterable, Mapping
from typing import get_args

from harvester.site.eupl import Standing
from harvester.site.facets import UNKNOWN, Value, values_of
from harvester.site.finder.facts import WAYS, Building
from harvester.site.finder.standards import step
from harvester.site.view import View

FIRST = "component"
"""The kind that is chosen before anybody chooses."""
FACETS = (
    "kind", "standard", "language", "image", "eupl", "activity", "ready", "ways", "category",
    "licence",
)  # fmt: skip
"""In the order of the page."""
MORE = ("ways", "category", "licence")
"""These stand under "more filters"."""
READY = (10, 8, 6)
"""At least so many points with yes."""
FEWER, NONE = "fewer", "none"
_KINDS = (FIRST, "application", "service", "suite", "standard")
_IMAGE = ("yes", "no", UNKNOWN, "not-applicable")


def keys_of(view: View, one: Building) -> Mapping[str, list[str]]:
    """Facet → keys; where nothing is known the key says so."""
    judged = one.program.assessment
    return {
        "kind": [one.program.entry.kind],
        "standard": [spoken.standard.id for spoken in one.spoken] or [UNKNOWN],
        "language": list(dict.fromkeys(map(step, one.languages))) or [UNKNOWN],
        "image": [one.image],
        "eupl": [one.eupl],
        "activity": [judged.activity.label],
        "ready": _ready(one),
        "ways": [way for way, _ in one.ways] or [NONE if one.no_ways else UNKNOWN],
        "category": one.program.entry.categories,
        "licence": [judged.licence.expression or UNKNOWN],
    }


def _ready(one: Building) -> list[str]:
    if one.ready is None:
        return [UNKNOWN]
    return [str(least) for least in READY if one.ready >= least] or [FEWER]


def names_of(buildings: Iterable[Building]) -> Mapping[str, Mapping[str, str]]:
    """Names of the values that have a name of their own in the data: facet → key → name."""
    standards, languages = {}, {}
    for one in buildings:
        standards.update({spoken.standard.id: spoken.standard.name for spoken in one.spoken})
        languages.update({step(name): name for name in one.languages})
    return {"standard": standards, "language": languages}


def values(
    view: View, facet: str, used: Iterable[str], names: Mapping[str, Mapping[str, str]]
) -> list[Value]:
    """The values of a facet in words: few in their own order, many in the order of `used`."""
    t = view.t
    if facet in {"activity", "category"}:
        return values_of(view, facet, used)
    if facet == "kind":
        return [Value(key, t(f"components.kinds.{key}")) for key in _KINDS]
    if facet == "image":
        return [Value(key, t(f"components.images.{key}")) for key in _IMAGE]
    if facet == "eupl":
        return [Value(key, t(f"components.eupl_short.{key}")) for key in get_args(Standing)]
    if facet == "ready":
        least = [Value(str(n), t("components.at_least", n=n)) for n in READY]
        fewer = Value(FEWER, t("components.fewer", n=READY[-1]))
        return [*least, fewer, Value(UNKNOWN, t("page.unknown"))]
    if facet == "ways":
        known = [Value(key, t(f"components.ways.{key}")) for key in (*WAYS, NONE)]
        return [*known, Value(UNKNOWN, t("page.unknown"))]
    unknown = t("page.unknown")
    said = names.get(facet, {})
    return [
        Value(key, unknown if key == UNKNOWN else said.get(key, key)) for key in dict.fromkeys(used)
    ]
