"""schema.org in the pages (JSON-LD): what a page is about, for search engines and other readers.

Only organisations are named, never persons. What is not known is left out.
"""

import json
from collections.abc import Mapping
from typing import Any

from harvester.model.facts import Known
from harvester.site import addresses
from harvester.site.entries import SoftwareView
from harvester.site.exports import places
from harvester.site.groups import CategoryView, OrganisationView
from harvester.site.products import ProductView
from harvester.site.view import View

_SPDX = "https://spdx.org/licenses/"
_MOST = 10
"""So many repositories of a program are named."""


def software(view: View, program: SoftwareView) -> str:
    """The program as SoftwareApplication, each repository with its code as SoftwareSourceCode."""
    entry, judged = program.entry, program.assessment
    page = _page(view, program.path)
    about = {
        "@type": "SoftwareApplication",
        "@id": f"{page}#software",
        "name": program.name,
        "alternateName": entry.aliases,
        "description": program.description,
        "url": entry.homepage or page,
        "applicationCategory": [one.name for one in program.categories],
        "license": _licence(judged.licence.expression),
        "isAccessibleForFree": True if judged.licence.licence_class == "open" else None,
        "softwareVersion": judged.last_release_name,
        "dateModified": judged.last_release,
        "creator": _named(entry.maker.name) if entry.maker else None,
        "maintainer": [_owner(view, one.organisation, one.name) for one in entry.owners],
        "mainEntityOfPage": page,
        "subjectOf": _data(view, places.api("software", program.id)),
    }
    rows = [row for row in program.repositories if row.ref.role in ("main", "part") and row.url]
    code = [
        {
            "@type": "SoftwareSourceCode",
            "@id": row.url,
            "name": row.name,
            "codeRepository": row.url,
            "license": _licence(row.expression),
            "programmingLanguage": _languages(view, row.ref.url),
            "dateModified": row.last_change,
            "targetProduct": {"@id": f"{page}#software"},
        }
        for row in rows[:_MOST]
    ]
    return _written([about, *code])


def product(view: View, one: ProductView) -> str:
    """The product, with the programs that can stand in for it as similar."""
    page = _page(view, one.path)
    return _written(
        [
            {
                "@type": "SoftwareApplication",
                "@id": f"{page}#product",
                "name": one.name,
                "alternateName": one.entry.aliases,
                "description": one.description,
                "publisher": _named(one.entry.vendor),
                "mainEntityOfPage": page,
                "isSimilarTo": [
                    {"@id": f"{_page(view, other.program.path)}#software", "name": other.name}
                    for other in one.alternatives
                ],
                "subjectOf": _data(view, places.api("products", one.id)),
            }
        ]
    )


def organisation(view: View, one: OrganisationView) -> str:
    """The organisation, with its identifier in the register of Dutch public bodies."""
    entry = one.entry
    return _written(
        [
            {
                **_organisation(entry.name, entry.tooi),
                "@id": f"{_page(view, one.path)}#organisation",
                "alternateName": entry.aliases,
                "mainEntityOfPage": _page(view, one.path),
                "subjectOf": _data(view, places.api("organisations", one.id)),
            }
        ]
    )


def category(view: View, one: CategoryView) -> str:
    """The list of programs in a category."""
    page = _page(view, one.path)
    return _written(
        [
            {
                "@type": "ItemList",
                "@id": f"{page}#list",
                "name": one.name,
                "description": one.description,
                "numberOfItems": len(one.software),
                "itemListElement": [
                    {"@type": "ListItem", "position": n, "url": _page(view, program.path)}
                    for n, program in enumerate(one.software[:100], 1)
                ],
            }
        ]
    )


def dataset(view: View) -> str:
    """The home page: the site, and its data as a Dataset that can be downloaded."""
    site, home = view.site, _page(view, "")
    downloads = (
        ("application/json", places.api("software")),
        ("application/vnd.sqlite3", f"{places.DOWNLOADS}catalogue.sqlite"),
        ("application/vnd.oasis.opendocument.spreadsheet", f"{places.DOWNLOADS}catalogue.ods"),
    )
    return _written(
        [
            {"@type": "WebSite", "@id": f"{home}#site", "name": site.name, "url": home},
            {
                "@type": "Dataset",
                "@id": f"{site.url}#data",
                "name": site.name,
                "description": view.t("llms.what"),
                "url": home,
                "license": "https://creativecommons.org/publicdomain/zero/1.0/",
                "inLanguage": list(addresses.LANGUAGES),
                "dateModified": site.asked_on,
                "distribution": [
                    {
                        "@type": "DataDownload",
                        "encodingFormat": kind,
                        "contentUrl": places.absolute(view, path),
                    }
                    for kind, path in downloads
                ],
            },
        ]
    )


def public_code(view: View, here: str) -> str:
    """The table of all public code as a Dataset, apart from the catalogue."""
    return _written(
        [
            {
                "@type": "Dataset",
                "@id": f"{view.site.url}#public-code",
                "name": view.t("public_code.title"),
                "description": view.t("public_code.description"),
                "url": _page(view, here),
                "license": "https://creativecommons.org/publicdomain/zero/1.0/",
                "inLanguage": list(addresses.LANGUAGES),
                "dateModified": view.site.asked_on,
                "distribution": [
                    {
                        "@type": "DataDownload",
                        "encodingFormat": kind,
                        "contentUrl": places.absolute(view, path),
                    }
                    for kind, path in (
                        ("application/json", places.api("public-code")),
                        ("text/csv", f"{places.DOWNLOADS}public-code.csv"),
                    )
                ],
            }
        ]
    )


def _owner(view: View, id_: str | None, name: str | None) -> Mapping[str, Any]:
    if not id_:
        return _named(name or "")
    entry = view.catalogue.organisations[id_]
    page = _page(view, addresses.path(view.language, "organisation", id_))
    return {**_organisation(entry.name, entry.tooi), "@id": f"{page}#organisation"}


def _organisation(name: str, tooi: str | None) -> dict[str, Any]:
    identifier = {"@type": "PropertyValue", "propertyID": "TOOI", "value": tooi} if tooi else None
    return {"@type": "Organization", "name": name, "identifier": identifier, "sameAs": tooi}


def _named(name: str) -> dict[str, Any]:
    return {"@type": "Organization", "name": name}


def _licence(expression: str | None) -> str | None:
    """A single licence of the SPDX list by its address there, an expression as it is."""
    if expression is None:
        return None
    single = " " not in expression and not expression.startswith("LicenseRef-")
    return _SPDX + expression if single else expression


def _languages(view: View, url: str) -> list[str]:
    seen = view.observations.get(url)
    if seen is None or not isinstance(seen.languages, Known):
        return []
    files = seen.languages.value
    return sorted(files, key=lambda name: -files[name])[:5]


def _data(view: View, path: str) -> dict[str, Any]:
    return {
        "@type": "Dataset",
        "url": places.absolute(view, path),
        "license": "https://creativecommons.org/publicdomain/zero/1.0/",
    }


def _page(view: View, path: str) -> str:
    return view.site.url + addresses.root(view.language) + path


def _written(graph: list[dict[str, Any]]) -> str:
    """JSON-LD as it may stand in HTML: no `<`, `>` or `&`, and nothing without a value."""
    whole = {"@context": "https://schema.org", "@graph": _known(graph)}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"), default=str)
    for mark, code in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(mark, code)
    return text


def _known(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {key: _known(one) for key, one in value.items()}
        return {key: one for key, one in kept.items() if one not in (None, [], "")}
    return [_known(one) for one in value] if isinstance(value, list) else value
