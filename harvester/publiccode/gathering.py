"""From the nodes of a file to the fields that may be kept: no persons, no texts of others."""

from __future__ import annotations

import re
from typing import Any

from harvester.model.observation import Contractor, Dependency
from harvester.publiccode import vocabulary
from harvester.publiccode.tolerant import Place, Tolerant
from harvester.yamlnodes import Items, Node, Pairs, Scalar

_LANGUAGE = re.compile(r"^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*$")
_MAX_LICENCE = 60
_KEYWORD = re.compile(r"^[A-Za-z][A-Za-z0-9/_ -]{0,59}$")


def gather(root: Node) -> tuple[dict[str, Any], Tolerant]:
    """Fields of PubliccodeReading (without verdict and findings) and the liberties taken."""
    told = Tolerant()
    top = Place(root, "", 1)
    fields: dict[str, Any] = {
        "version": told.text(told.child(top, "publiccodeYmlVersion")),
        "name": told.text(told.child(top, "name")),
        "url": told.address(told.child(top, "url")),
        "is_based_on": _addresses(told, told.each(top, "isBasedOn", single=True)),
        "landing_url": told.address(told.child(top, "landingURL")),
        "software_version": told.text(told.child(top, "softwareVersion")),
        "release_date": told.day(told.child(top, "releaseDate")),
        "development_status": _mapped(told, told.child(top, "developmentStatus"), "status"),
        "software_type": _mapped(told, told.child(top, "softwareType"), "type"),
        "platforms": told.texts(told.each(top, "platforms")),
        "categories": _categories(told, top),
        "used_by": told.texts(told.each(top, "usedBy")),
        "funded_by": _names(told, told.each(top, "fundedBy")),
        "supports": _supports(told, top),
        "roadmap": told.address(told.child(top, "roadmap")),
        "depends_on": _dependencies(told, told.child(top, "dependsOn")),
        "gemma": _gemma(told, top),
        **_organisation(told, told.child(top, "organisation")),
        **_audience(told, told.child(top, "intendedAudience")),
        **_legal(told, told.child(top, "legal")),
        **_maintenance(told, told.child(top, "maintenance")),
        **_localisation(told, told.child(top, "localisation")),
        "documentation": _documentation(told, told.child(top, "description")),
    }
    _version(told, top, fields["version"])
    return fields, told


def _version(told: Tolerant, top: Place, version: str | None) -> None:
    if version and version not in vocabulary.terms("versions"):
        told.note("version-as-latest", told.child(top, "publiccodeYmlVersion"))


def _mapped(told: Tolerant, at: Place, name: str) -> str | None:
    """A term of a closed list, after the mends that real files need; else nothing."""
    value = told.text(at)
    if value is None:
        return None
    allowed = vocabulary.terms(name)
    term = value if value in allowed else vocabulary.mends(name).get(value.lower())
    if term is None:
        term = next((known for known in allowed if known.lower() == value.lower()), None)
    if term is None:
        told.note("unknown-term", at)
    elif term != value:
        told.note("term-mapped", at)
    return term


def _addresses(told: Tolerant, places: list[Place]) -> list[str]:
    return [found for at in places if (found := told.address(at))]


def _categories(told: Tolerant, top: Place) -> list[str]:
    kept = []
    for at in told.each(top, "categories"):
        value = told.text(at)
        if value is None:
            continue
        if value not in vocabulary.terms("categories"):
            told.note("category-as-tag", at)
        if _KEYWORD.match(value):
            kept.append(value)
    return kept


def _names(told: Tolerant, places: list[Place]) -> list[str]:
    """Names of {name, uri} records, or of bare texts."""
    names = []
    for at in places:
        if isinstance(at.node, Scalar):
            told.note("text-as-record", at)
            name = told.text(at)
        else:
            name = told.text(told.child(at, "name")) or told.text(told.child(at, "uri"))
        if name:
            names.append(name)
    return names


def _supports(told: Tolerant, top: Place) -> list[str]:
    ids = []
    for at in told.each(top, "supports"):
        if isinstance(at.node, Scalar):
            told.note("text-as-record", at)
            value = told.text(at)
        else:
            value = told.text(told.child(at, "id"))
        if value:
            ids.append(value)
    return ids


def _dependencies(told: Tolerant, at: Place) -> list[Dependency]:
    found = []
    for kind in ("open", "proprietary", "hardware"):
        for item in told.each(at, kind):
            if isinstance(item.node, Scalar):
                told.note("text-as-record", item)
                name, optional = told.text(item), None
            else:
                name = told.text(told.child(item, "name"))
                optional = told.truth(told.child(item, "optional"))
                for version in ("version", "versionMin", "versionMax"):
                    told.text(told.child(item, version))
            if name:
                found.append(Dependency(name=name, kind=kind, optional=optional))
    return found


def _organisation(told: Tolerant, at: Place) -> dict[str, Any]:
    uri = told.child(at, "uri")
    value = told.text(uri)
    if value and not re.match(r"^(https?://|urn:)\S+$", value, re.IGNORECASE):
        told.note("no-address", uri)
        value = None
    return {"organisation_name": told.text(told.child(at, "name")), "organisation_uri": value}


def _audience(told: Tolerant, at: Place) -> dict[str, Any]:
    countries = []
    for place in told.each(at, "countries"):
        code = told.text(place)
        if code and code.upper() in vocabulary.terms("countries"):
            countries.append(code.upper())
            if code != code.upper():
                told.note("term-mapped", place)
        elif code:
            told.note("unknown-term", place)
    scope = [s for place in told.each(at, "scope") if (s := _mapped(told, place, "scope"))]
    return {"audience_countries": countries, "audience_scope": scope}


def _legal(told: Tolerant, at: Place) -> dict[str, Any]:
    place = told.child(at, "license")
    licence = told.text(place)
    if licence and licence.lower() in vocabulary.mends("licence"):
        licence = vocabulary.mends("licence")[licence.lower()]
        told.note("licence-mapped", place)
    elif licence and len(licence) > _MAX_LICENCE:
        told.note("too-long", place)  # a sentence, not the name of a licence
        licence = None
    return {
        "licence": licence,
        "copyright_owner": told.text(told.child(at, "mainCopyrightOwner")),
    }


def _maintenance(told: Tolerant, at: Place) -> dict[str, Any]:
    kind = _mapped(told, told.child(at, "type"), "maintenance")
    contractors = []
    for item in told.each(at, "contractors"):
        name = told.text(told.child(item, "name"))
        website = told.address(told.child(item, "website"))
        until = told.child(item, "until")
        day = told.day(until)
        if until.node is None:
            told.note("contractor-without-end", item)
        if name and website:
            contractors.append(Contractor(name=name, website=website, until=day))
        else:
            told.note("contractor-left-out", item)
    if contractors and kind != "contract":
        told.note("contractors-kept", told.child(at, "contractors"))
    return {"maintenance_type": kind, "contractors": contractors}


def _localisation(told: Tolerant, at: Place) -> dict[str, Any]:
    languages = []
    for place in told.each(at, "availableLanguages"):
        tag = told.text(place)
        if tag and _LANGUAGE.match(tag):
            languages.append(tag.replace("_", "-"))
            if "_" in tag:
                told.note("language-mapped", place)
        elif tag:
            told.note("unknown-term", place)
    ready = told.truth(told.child(at, "localisationReady"))
    return {"localisation_ready": ready, "languages": languages}


def _documentation(told: Tolerant, at: Place) -> dict[str, str]:
    found: dict[str, str] = {}
    if not isinstance(at.node, Pairs):
        return found
    for key, node in at.node.pairs[:50]:
        language = Place(node, f"description.{key.value}", key.line)
        if not _LANGUAGE.match(key.value):
            continue
        for name in ("longDescription", "features"):
            if told.child(language, name).node is None:
                told.note("language-incomplete", language)
        if address := told.address(told.child(language, "documentation")):
            found[key.value.replace("_", "-")] = address
    return found


def _gemma(told: Tolerant, top: Place) -> list[str]:
    """Terms of the unofficial `nl` section (also `nl.vng`): GEMMA components and functions."""
    nl = told.child(top, "nl")
    if not isinstance(nl.node, Pairs):
        return []
    told.note("section-nl", nl)
    terms: list[str] = []
    for section in (nl, told.child(nl, "vng")):
        gemma = told.child(section, "gemma")
        if not isinstance(gemma.node, Pairs):
            continue
        for key in ("referentieComponenten", "bedrijfsfuncties", "bedrijfsservices"):
            terms += told.texts(told.each(gemma, key))
        single = told.child(gemma, "applicatiefunctie")
        places = (
            told.each(gemma, "applicatiefunctie") if isinstance(single.node, Items) else [single]
        )
        terms += told.texts(places)
    return list(dict.fromkeys(terms))
