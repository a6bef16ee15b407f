"""Names of countries in both languages, from `harvester/data/countries.yml`."""

from harvester.data import words
from harvester.site.addresses import Language


def country_name(code: str | None, language: Language) -> str:
    """`DE` → `Duitsland`, `Germany`; nothing for no country; the code where no name is known."""
    if not code:
        return ""
    names = words("countries").get(code)
    return str(names[language]) if names else code
