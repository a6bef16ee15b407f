"""By what programs can be narrowed down: the facets, their values with words, and who has which."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import get_args
from urllib.parse import urlsplit

from harvester.model.assessment import ActivityKey
from harvester.model.catalogue import Kind, Level
from harvester.model.facts import Known
from harvester.site.countries import country_name
from harvester.site.entries import SoftwareView
from harvester.site.labels import LICENCE_CLASSES, activity_status, licence_class_status
from harvester.site.products import ProductView
from harvester.site.view import View

UNKNOWN = "unknown"
LEAST_SHARE = 0.1
"""A programming language with a smaller share of the files than this says little."""
FACETS = (
    "type", "category", "replaces", "licence", "activity", "kind", "level", "province", "country",
    "forge", "language",
)  # fmt: skip
"""In the order of the page. Values of the first ones have an order; others go by number."""


@dataclass(frozen=True, slots=True)
class Value:
    """One choice: key (as in the address), name, and the icon and tone of a label."""

    key: str
    name: str
    icon: str = ""
    tone: str = ""


def facets_of_product(one: ProductView) -> Mapping[str, list[str]]:
    """A product has its subjects only; the other facets are about programs."""
    return {"category": one.entry.categories}


def facets_of_program(one: SoftwareView, view: View) -> Mapping[str, list[str]]:
    """Facet → keys; where nothing is known the key says so."""
    entry = one.entry
    organisations = view.catalogue.organisations
    users = [
        organisations[row.organisation_id]
        for row in one.users
        if row.organisation_id and not row.ended
    ]
    levels = {body.level for body in users}
    country = entry.maker.country if entry.maker else None
    return {
        "category": entry.categories,
        "replaces": [row.product.id for row in one.replaces],
        "licence": [one.assessment.licence.licence_class],
        "activity": [one.assessment.activity.label],
        "kind": [entry.kind],
        "level": sorted(levels) or [UNKNOWN],
        "province": sorted({body.province for body in users if body.province}),
        "country": [country or UNKNOWN],
        "forge": _forges(one) or [UNKNOWN],
        "language": languages_of(one, view) or [UNKNOWN],
    }


def _forges(one: SoftwareView) -> list[str]:
    """Hosts of the repositories that decide; of all when none does."""
    rows = [row for row in one.repositories if row.decides] or one.repositories
    return sorted({urlsplit(row.ref.url).hostname or UNKNOWN for row in rows})


def languages_of(one: SoftwareView, view: View) -> list[str]:
    """The programming languages with a fair share of the files."""
    files: Counter[str] = Counter()
    for url in one.assessment.deciding:
        seen = view.observations.get(url)
        if seen and isinstance(seen.languages, Known):
            files.update(seen.languages.value)
    return [name for name, n in files.most_common() if n >= LEAST_SHARE * files.total()]


def values_of(view: View, facet: str, used: Iterable[str]) -> list[Value]:
    """The choices of a facet with their words. used: the keys that occur at all."""
    fixed = _fixed(view, facet)
    if fixed:
        return fixed
    if facet == "province":
        used = sorted(used)
    return [Value(key, _name(view, facet, key)) for key in dict.fromkeys(used)]


def _fixed(view: View, facet: str) -> list[Value]:
    """Facets with few values, in their own order; what does not occur is shown with zero."""
    policy, language, t = view.catalogue.policy, view.language, view.t
    if facet == "licence":
        known = [key for key in LICENCE_CLASSES if f"class.{key}" in policy.licences.words]
        marks = [licence_class_status(key, policy, language) for key in known]
        return [Value(one.key, one.name, one.icon, one.tone) for one in marks]
    if facet == "activity":
        lives = [key for key in _LIFE if key in policy.checks.activity]
        marks = [activity_status(key, policy, language) for key in lives]
        return [Value(one.key, one.name, one.icon, one.tone) for one in marks]
    if facet == "kind":
        return [Value(key, t(f"kind.{key}")) for key in get_args(Kind)]
    if facet == "level":
        levels = [Value(key, t(f"level.{key}")) for key in get_args(Level)]
        return [*levels, Value(UNKNOWN, t("search.facets.no_level"))]
    return []


_LIFE: tuple[ActivityKey, ...] = (
    "active", "new", "limited", "bots-only", "silent", "long-silent", "published-once", "ended",
    "archived", "unknown",
)  # fmt: skip
"""Activity as a choice: the living first."""


def _name(view: View, facet: str, key: str) -> str:
    catalogue, language = view.catalogue, view.language
    if key == UNKNOWN:
        return view.t("page.unknown")
    if facet == "category":
        return catalogue.categories[key].name[language]
    if facet == "replaces":
        return catalogue.products[key].name
    if facet == "country":
        return country_name(key, language)
    if facet == "forge":
        forge = catalogue.forges.get(key)
        return forge.name if forge else key
    if facet == "type":
        return view.t(f"search.kinds.{key}")
    return key
