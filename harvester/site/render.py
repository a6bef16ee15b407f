"""Templates → HTML. Every value is escaped; a missing one is an error."""

from datetime import date
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from harvester.site import addresses
from harvester.site.addresses import Language
from harvester.site.sources import safe
from harvester.site.strings import strings_of


class _Pages:
    """One language's templates. Its links are relative to the page that is being rendered."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.up = "./"
        strings = strings_of(language)
        self.environment = Environment(
            loader=PackageLoader("harvester.site"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
        )
        # Globals and filters, so that imported macros have them too and are compiled only once.
        self.environment.globals.update(
            t=strings.t,
            listed=strings.listed,
            language=language,
            link=self.link,
            path=self.path,
            safe=safe,
        )
        self.environment.filters.update(
            number=strings.number,
            day=strings.day,
            short_day=strings.short_day,
            month=strings.month,
            iso=date.isoformat,
        )

    def link(self, address: str) -> str:
        """From this page to an address relative to the language's root."""
        return self.up + address

    def path(self, kind: str, *rest: object) -> str:
        """From this page to a page by its kind: `path("category", "office")`."""
        return self.link(addresses.path(self.language, kind, *(str(part) for part in rest)))


@cache
def _pages(language: Language) -> _Pages:
    return _Pages(language)


def body(template: str, language: Language, here: str, **values: Any) -> str:
    """The body of the page at `here` (relative to the language's root), from `templates/`.

    Templates have `t` (words), `link` and `path` (relative addresses), `listed`, `safe` and the
    filters number, day, short_day, month and iso. One page at a time: not for several threads.
    """
    pages = _pages(language)
    pages.up = addresses.up(here)
    return pages.environment.get_template(template).render(here=here, **values)
