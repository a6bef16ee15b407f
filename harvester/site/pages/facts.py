"""At most five facts beside the title of a program: the ones that people look for first."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from harvester.site import addresses
from harvester.site.countries import country_name
from harvester.site.entries import Named, SoftwareView
from harvester.site.sources import SourceLine, line_of_source
from harvester.site.view import View

MOST = 5


@dataclass(frozen=True, slots=True)
class Fact:
    """A term with names, a sentence, or both. countries: it names some, so explain them."""

    term: str
    parts: list[Named] = field(default_factory=list)
    text: str = ""
    countries: bool = False
    source: SourceLine | None = None


def facts_of(view: View, program: SoftwareView) -> list[Fact]:
    """The first five of what is known, in the order of what readers need."""
    return list(_all(view, program))[:MOST]


def _all(view: View, program: SoftwareView) -> Iterator[Fact]:
    t, entry, judged = view.t, program.entry, program.assessment
    kind = program.kind + (f", {program.lifecycle}" if program.lifecycle else "")
    line = (
        line_of_source(entry.lifecycle.source, view.catalogue.forges) if entry.lifecycle else None
    )
    yield Fact(t("software.facts.kind"), text=kind + ".", source=line)
    if entry.maker:
        yield _maker(view, program)
    if entry.owners:
        yield _owners(view, program)
    if judged.last_release_name:
        name, day = judged.last_release_name, judged.last_release
        text = t("software.facts.release_of", name=name, day=day) if day else name
        yield Fact(t("software.facts.release"), text=text)
    yield Fact(t("page.categories"), parts=program.categories)
    if entry.standards:
        yield Fact(
            t("software.facts.standards"), parts=[Named(one.name) for one in entry.standards]
        )
    if entry.aliases:
        text = ", ".join(entry.aliases)
        yield Fact(t("software.facts.aliases"), text=text)


def _maker(view: View, program: SoftwareView) -> Fact:
    maker, t = program.entry.maker, view.t
    assert maker is not None
    country = country_name(maker.country, view.language)
    parent = country_name(maker.parent_country, view.language)
    said = [f"{maker.name}."]
    if maker.parent:
        holder = t("page.parent", name=maker.parent)
        said.append(f"{holder[:1].upper()}{holder[1:]}.")
    if country and parent and maker.parent_country != maker.country:
        said.append(t("page.countries", country=country, parent=parent) + ".")
    elif country or parent:
        said.append(t("page.country", country=country or parent) + ".")
    return Fact(
        t("software.facts.maker"),
        text=" ".join(said),
        countries=bool(country or parent),
        source=line_of_source(maker.source, view.catalogue.forges),
    )


def _owners(view: View, program: SoftwareView) -> Fact:
    parts = []
    for owner in program.entry.owners:
        known = view.catalogue.organisations.get(owner.organisation or "")
        role = f" ({owner.role[view.language]})" if owner.role else ""
        path = addresses.path(view.language, "organisation", known.id) if known else None
        parts.append(Named((known.name if known else owner.name or "") + role, path))
    line = line_of_source(program.entry.owners[0].source, view.catalogue.forges)
    return Fact(view.t("software.facts.owner"), parts=parts, source=line)
