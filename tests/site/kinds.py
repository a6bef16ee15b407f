"""One page of every kind, found in the built site, in both languages."""

from pathlib import Path

FIXED = {
    "nl": {
        "home": "",
        "search": "zoeken/?q=teams",
        "compare": "vergelijken/?p=jitsi-meet&p=la-suite-meet&p=nextcloud",
        "compare nothing": "vergelijken/",
        "landscape": "landschap/#p=microsoft-teams,slack,zoom",
        "organisations": "organisatie/",
        "products": "product/",
        "programs": "software/",
        "categories": "categorie/",
        "changes": "wijzigingen/",
        "not-visited": "niet-bezocht/",
        "method": "methode/",
        "contribute": "meedoen/",
        "components": "onderdelen/",
        "components chosen": "onderdelen/?kind=any&standard=oidc&image=yes",
        "components of one value": "onderdelen/standaard/oidc/",
        "developers": "ontwikkelaars/",
        "about": "over/",
        "privacy": "privacy/",
        "accessibility": "toegankelijkheid/",
        "monitor": "monitor/",
        "monitor theme": "monitor/ontwikkeling/",
        "monitor all": "monitor/alles/",
        "state letter": "brief/",
        "all public code": "broncode/",
        "code places": "plaatsen-van-broncode/",
        "sample": "steekproef/",
    },
    "en": {
        "home": "en/",
        "search": "en/search/?q=teams",
        "compare": "en/compare/?p=jitsi-meet&p=la-suite-meet&p=nextcloud",
        "compare nothing": "en/compare/",
        "landscape": "en/landscape/#p=microsoft-teams,slack,zoom",
        "organisations": "en/organisation/",
        "products": "en/product/",
        "programs": "en/software/",
        "categories": "en/category/",
        "changes": "en/changes/",
        "not-visited": "en/not-visited/",
        "method": "en/method/",
        "contribute": "en/contribute/",
        "components": "en/components/",
        "components chosen": "en/components/?standard=caldav&language=rust",
        "components of one value": "en/components/language/python/",
        "developers": "en/developers/",
        "about": "en/about/",
        "privacy": "en/privacy/",
        "accessibility": "en/accessibility/",
        "monitor": "en/monitor/",
        "monitor theme": "en/monitor/development/",
        "monitor all": "en/monitor/everything/",
        "state letter": "en/letter/",
        "all public code": "en/source-code/",
        "code places": "en/places-of-source-code/",
        "sample": "en/sample/",
    },
}
LARGEST = {
    "nl": {
        "product": "product/*/",
        "category": "categorie/*/",
        "organisation": "organisatie/*/",
        "public code": "broncode/*/",
        "monitor organisation": "monitor/organisatie/*/",
        "letter": "software/a-z/*/",
        "repository": "opslagplaats/*/*/*/",
    },
    "en": {
        "product": "en/product/*/",
        "category": "en/category/*/",
        "organisation": "en/organisation/*/",
        "public code": "en/source-code/*/",
        "monitor organisation": "en/monitor/organisation/*/",
        "letter": "en/software/a-z/*/",
        "repository": "en/repository/*/*/*/",
    },
}
SYSTEMS = ("mijn-bureau", "digid", "sso-rijk", "pleio", "nl-wallet", "corona-apps")
"""Programs that are shown in different ways: a suite, a disclosure, a service, ended work …"""


def pages(site: Path, language: str) -> dict[str, str]:
    """Kind of page → address below the site; of many pages of a kind the one with most in it."""
    lead = "en/" if language == "en" else ""
    found = dict(FIXED[language])
    for kind, pattern in LARGEST[language].items():
        of_kind = list(site.glob(pattern + "index.html"))
        largest = max(of_kind, key=lambda page: page.stat().st_size)
        found[kind] = largest.parent.relative_to(site).as_posix() + "/"
    for system in SYSTEMS:
        found[f"software {system}"] = f"{lead}software/{system}/"
    return found
