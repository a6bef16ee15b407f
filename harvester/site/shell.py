"""What the shell around a page needs: words, addresses and the figures of the footer. Pure data."""

from dataclasses import dataclass

from harvester.site import addresses
from harvester.site.addresses import Language
from harvester.site.sitemap import alternates
from harvester.site.strings import Strings
from harvester.site.view import View


@dataclass(frozen=True, slots=True)
class Shell:
    """base: absolute address of the whole site, ending in `/`; last_visit: a date in words.

    observed: of the listed repositories, those of which a state is known, old or new.
    not_visited: those whose last visit failed or never was.
    """

    language: Language
    base: str
    strings: Strings
    last_visit: str
    listed: int
    observed: int
    not_visited: int

    def t(self, key: str, **values: object) -> str:
        return self.strings.t(key, **values)

    def path(self, kind: str) -> str:
        """Address of one of the fixed pages, relative to this language's root."""
        return addresses.path(self.language, kind)

    def languages(self) -> list[tuple[str, str]]:
        """(language code, name) of both languages, Dutch first."""
        return [(code, self.t(f"shell.name_{code}")) for code in addresses.LANGUAGES]

    def across(self, here: str) -> str:
        """The same page in the other language, relative to this language's root."""
        lead = "../" if self.language == "en" else "en/"
        return lead + addresses.counterpart(here, self.language)

    def absolute(self, here: str) -> str:
        return self.base + addresses.root(self.language) + here

    def alternates(self, here: str) -> list[tuple[str, str]]:
        return alternates(self.base, self.language, here)


def build_shell(view: View) -> Shell:
    """The shell of one language; the figures are those of the view."""
    counts, strings = view.counts, view.strings
    last = counts.last_visit
    return Shell(
        language=view.language,
        base=view.site.url,
        strings=strings,
        last_visit=strings.day(last) if last else strings.t("shell.never"),
        listed=counts.repositories,
        observed=counts.observed,
        not_visited=counts.not_visited,
    )
