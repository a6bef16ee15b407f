"""The parts of a draft: which fact fills which key, in the order of the standard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from harvester.model.catalogue import Catalogue, Software
from harvester.model.observation import PubliccodeReading
from harvester.publiccode.addresses import is_address, is_uri, is_web_address
from harvester.publiccode.languages import is_language
from harvester.publiccode.spdx import is_spdx
from harvester.publiccode.values import graphemes
from harvester.publiccode.vocabulary import LATEST, terms

LANGUAGES = ("nl", "en")
_STATUS = {"live": "stable", "pilot": "beta", "ended": "obsolete"}
_TYPE = {"service": "standalone/web"}


@dataclass(frozen=True, slots=True)
class Part:
    """A key of the draft.

    value None and no children: left open, for a person to fill in. remark: key of the words that
    ask a person to check it; None: nothing to check.
    """

    key: str
    value: Any = None
    remark: str | None = None
    children: tuple[Part, ...] | None = None


Reading = PubliccodeReading | None


def parts(
    software: Software, catalogue: Catalogue, reading: Reading, url: str, licence: str | None
) -> Iterator[Part]:
    """Every part of the draft; optional keys only where we know something."""
    yield Part("publiccodeYmlVersion", LATEST)
    yield Part("name", software.name.nl)
    yield Part("url", url if is_address(url) else None)
    yield from _given("landingURL", software.homepage, is_web_address)
    if owner := _owner(software, catalogue):
        yield Part("organisation", owner, "from-catalogue")
    yield _from_file("platforms", reading and reading.platforms)
    yield from _categories(software, catalogue)
    if users := _users(software, catalogue):
        yield Part("usedBy", users, "from-catalogue")
    if reading and reading.roadmap:
        yield Part("roadmap", reading.roadmap, "from-file")
    yield _status(software, reading)
    yield _type(software, reading)
    yield from _audience(reading)
    if standards := [{"id": s.url} for s in software.standards if s.url and is_uri(s.url)]:
        yield Part("supports", standards, "from-catalogue")
    yield Part("description", children=tuple(_descriptions(software, reading)))
    yield Part("legal", children=(_licence(reading, licence),))
    yield Part("maintenance", children=tuple(_maintenance(software, catalogue, reading)))
    yield Part("localisation", children=tuple(_localisation(reading)))
    if reading and reading.depends_on:
        yield Part("dependsOn", _dependencies(reading), "from-file")


def _given(key: str, value: str | None, good: Any) -> Iterator[Part]:
    if value and good(value):
        yield Part(key, value, "from-catalogue")


def _from_file(key: str, value: Any) -> Part:
    return Part(key, value, "from-file") if value else Part(key)


def _name_of(catalogue: Catalogue, organisation: str | None, name: str | None) -> str | None:
    known = catalogue.organisations.get(organisation or "")
    return known.name if known else name


def _owner(software: Software, catalogue: Catalogue) -> dict[str, str] | None:
    """The first owner with a known address: the standard has no place for one without."""
    for owner in software.owners:
        known = catalogue.organisations.get(owner.organisation or "")
        if known and known.tooi:
            return {"name": known.name, "uri": known.tooi}
    return None


def _categories(software: Software, catalogue: Catalogue) -> Iterator[Part]:
    category = catalogue.categories.get(software.categories[0])
    known = (
        [c for c in category.publiccode_categories if c in terms("categories")] if category else []
    )
    if known:
        yield Part("categories", known, "from-catalogue")


def _users(software: Software, catalogue: Catalogue) -> list[str]:
    names = (
        _name_of(catalogue, user.organisation, user.name)
        for user in software.used_by
        if user.status != "ended"
    )
    return list(dict.fromkeys(name for name in names if name))


def _status(software: Software, reading: Reading) -> Part:
    if reading and reading.development_status:
        return Part("developmentStatus", reading.development_status, "from-file")
    state = software.lifecycle.state if software.lifecycle else None
    term = _STATUS.get(state or "")
    return Part("developmentStatus", term, "from-catalogue") if term else Part("developmentStatus")


def _type(software: Software, reading: Reading) -> Part:
    if reading and reading.software_type:
        return Part("softwareType", reading.software_type, "from-file")
    term = _TYPE.get(software.kind)
    return Part("softwareType", term, "from-catalogue") if term else Part("softwareType")


def _audience(reading: Reading) -> Iterator[Part]:
    if reading is None:
        return
    found = {"countries": reading.audience_countries, "scope": reading.audience_scope}
    if given := {key: value for key, value in found.items() if value}:
        yield Part("intendedAudience", given, "from-file")


def _descriptions(software: Software, reading: Reading) -> Iterator[Part]:
    """In Dutch and English: short as curated, long composed from what is curated."""
    for language in LANGUAGES:
        short = software.description[language]
        features = [claim.text[language].rstrip(".") for claim in software.can]
        sentences = [short, *(claim.text[language] for claim in software.can)]
        sentences += [c.text[language] for c in (*software.integrations, *software.hosting)]
        long = " ".join(sentence.rstrip(" .") + "." for sentence in sentences)
        enough = 150 <= graphemes(long) <= 10_000
        link = reading.documentation.get(language) if reading else None
        children = [
            Part("localisedName", software.name[language]),
            Part("shortDescription", short if graphemes(short) <= 150 else None, "from-catalogue"),
            Part("longDescription", long, "from-catalogue") if enough else Part("longDescription"),
            Part("features", features, "from-catalogue") if features else Part("features"),
        ]
        if link and is_web_address(link):
            children.append(Part("documentation", link, "from-file"))
        yield Part(language, children=tuple(children))


def _licence(reading: Reading, licence: str | None) -> Part:
    if licence and is_spdx(licence):
        return Part("license", licence, "from-text")
    declared = reading.licence if reading else None
    return _from_file("license", declared if declared and is_spdx(declared) else None)


def _maintenance(software: Software, catalogue: Catalogue, reading: Reading) -> Iterator[Part]:
    companies = [
        {"name": c.name, "website": c.website, "until": c.until.isoformat()}
        for c in (reading.contractors if reading else [])
        if c.until and c.website and is_web_address(c.website)
    ]
    if reading and reading.maintenance_type == "contract" and companies:
        yield Part("type", "contract", "from-file")
        yield Part("contractors", companies, "from-file")
        return
    name = next(
        (n for o in software.owners if (n := _name_of(catalogue, o.organisation, o.name))), None
    ) or (software.maker.name if software.maker else None)
    if reading and reading.maintenance_type in ("internal", "community", "none"):
        yield Part("type", reading.maintenance_type, "from-file")
    elif software.owners:
        yield Part("type", "internal", "from-catalogue")
    elif software.maker and software.maker.kind == "community":
        yield Part("type", "community", "from-catalogue")
    else:
        yield Part("type")
        return
    if not (reading and reading.maintenance_type == "none"):
        yield Part("contacts", [{"name": name}] if name else None, "contacts")


def _localisation(reading: Reading) -> Iterator[Part]:
    ready = reading.localisation_ready if reading else None
    languages = [tag for tag in reading.languages if is_language(tag)] if reading else []
    if ready is None:
        yield Part("localisationReady")
    else:
        yield Part("localisationReady", ready, "from-file")
    yield _from_file("availableLanguages", languages)


def _dependencies(reading: PubliccodeReading) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for one in reading.depends_on:
        entry: dict[str, Any] = {"name": one.name}
        if one.optional is not None:
            entry["optional"] = one.optional
        found.setdefault(one.kind, []).append(entry)
    return found
