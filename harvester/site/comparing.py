"""Programs side by side: the same questions to each; the answer with sources, or an unknown."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from harvester.model.catalogue import Claim, Source
from harvester.site.countries import country_name
from harvester.site.entries import SoftwareView
from harvester.site.labels import Status
from harvester.site.sources import SourceLine, line_of_source, lines_of, safe
from harvester.site.view import View

GROUPS: Mapping[str, tuple[str, ...]] = {
    "brief": ("what", "kind", "licence", "activity", "release"),
    "fit": ("standards", "hosting", "integrations", "exit", "accessibility", "gemma"),
    "use": ("users", "suppliers", "costs", "maker", "parent"),
}
"""Group → questions, in the order of the page."""
NAMED = 6
"""So many users or suppliers are named in a cell; the pages of the programs name all."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of an answer."""

    text: str
    url: str | None = None
    label: Status | None = None
    lines: list[SourceLine] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Answer:
    """value: what is compared, not shown; an empty one means that the answer is not known."""

    value: str = ""
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Covered:
    """What a program says of the functions of one product: (id, name, answer) each."""

    name: str
    path: str
    functions: list[tuple[str, str, str]]


def answers_of(view: View, one: SoftwareView) -> dict[str, Answer]:
    """Question → answer, for every question of GROUPS."""
    return {key: _ANSWERS[key](view, one) for keys in GROUPS.values() for key in keys}


def covered_by(view: View, one: SoftwareView) -> dict[str, Covered]:
    """Product → its functions; only products of which at least one function was looked at."""
    return {
        row.product.id: Covered(
            row.product.name,
            row.path,
            [
                (each.id, each.name[view.language], row.claim.covers.get(each.id, "unknown"))
                for each in row.product.functions
            ],
        )
        for row in one.replaces
        if row.claim.covers
    }


def _line(view: View, source: Source) -> list[SourceLine]:
    return [line_of_source(source, view.catalogue.forges)]


def _answer(items: Iterable[Item]) -> Answer:
    found = list(items)
    return Answer("\n".join(sorted(item.text.casefold() for item in found)), found)


def _claims(field_name: str) -> Callable[[View, SoftwareView], Answer]:
    def answer(view: View, one: SoftwareView) -> Answer:
        claims: list[Claim] = getattr(one.entry, field_name)
        return _answer(
            Item(claim.text[view.language], lines=_line(view, claim.source)) for claim in claims
        )

    return answer


def _what(view: View, one: SoftwareView) -> Answer:
    return _answer([Item(one.description)])


def _kind(view: View, one: SoftwareView) -> Answer:
    return _answer([Item(one.kind + (f", {one.lifecycle}" if one.lifecycle else ""))])


def _licence(view: View, one: SoftwareView) -> Answer:
    judged = one.assessment.licence
    plain = judged.licence_class == "open" and one.expression
    label = None if plain else one.licence
    item = Item(one.expression, label=label, lines=lines_of(judged.evidence)[:1])
    known = judged.licence_class != "unknown"
    return Answer(f"{judged.licence_class} {one.expression}" if known else "", [item])


def _activity(view: View, one: SoftwareView) -> Answer:
    judged = one.assessment.activity
    item = Item("", label=one.activity, lines=lines_of(judged.evidence)[:1])
    return Answer(judged.label if judged.label != "unknown" else "", [item])


def _release(view: View, one: SoftwareView) -> Answer:
    judged = one.assessment
    if not judged.last_release_name or not judged.last_release:
        return Answer()
    day = judged.last_release
    words = view.t("software.facts.release_of", name=judged.last_release_name, day=day)
    return _answer([Item(words)])


def _standards(view: View, one: SoftwareView) -> Answer:
    return _answer(
        Item(each.name, safe(each.url), lines=_line(view, each.source))
        for each in one.entry.standards
    )


def _accessibility(view: View, one: SoftwareView) -> Answer:
    source = one.entry.accessibility
    if source is None:
        return Answer()
    return Answer("yes", [Item(view.t("compare.statement"), lines=_line(view, source))])


def _gemma(view: View, one: SoftwareView) -> Answer:
    return _answer(Item(name) for name in one.entry.gemma)


def _users(view: View, one: SoftwareView) -> Answer:
    now = [row for row in one.users if not row.ended]
    items = [Item(row.organisation.name, lines=[row.source]) for row in now]
    return _shortened(view, items)


def _suppliers(view: View, one: SoftwareView) -> Answer:
    items = [
        Item(
            f"{row.name} ({row.country})" if row.country else row.name, row.url, lines=[row.source]
        )
        for row in one.suppliers
        if not row.expired
    ]
    return _shortened(view, items)


def _shortened(view: View, items: list[Item]) -> Answer:
    whole = _answer(items)
    rest = len(items) - NAMED
    if rest <= 0:
        return whole
    more = Item(view.t("product.alternatives.and_more", n=rest))
    return Answer(whole.value, [*items[:NAMED], more])


def _maker(view: View, one: SoftwareView) -> Answer:
    maker = one.entry.maker
    if maker is None:
        return Answer()
    country = country_name(maker.country, view.language)
    words = f"{maker.name}, {country}" if country else maker.name
    return _answer([Item(words, lines=_line(view, maker.source))])


def _parent(view: View, one: SoftwareView) -> Answer:
    maker = one.entry.maker
    country = country_name(maker.parent_country, view.language) if maker else ""
    if not maker or not country:
        return Answer()
    return _answer([Item(country, lines=_line(view, maker.source))])


_ANSWERS: Mapping[str, Callable[[View, SoftwareView], Answer]] = {
    "what": _what,
    "kind": _kind,
    "licence": _licence,
    "activity": _activity,
    "release": _release,
    "standards": _standards,
    "hosting": _claims("hosting"),
    "integrations": _claims("integrations"),
    "exit": _claims("exit"),
    "accessibility": _accessibility,
    "gemma": _gemma,
    "users": _users,
    "suppliers": _suppliers,
    "costs": _claims("costs"),
    "maker": _maker,
    "parent": _parent,
}
