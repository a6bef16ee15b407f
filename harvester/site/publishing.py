"""Everything that the site consists of: the literal list of pages and exports."""

from collections.abc import Callable, Iterable, Iterator

from harvester.model.output import Output
from harvester.site.exports import everything as exports
from harvester.site.pages import (
    category,
    compare,
    components,
    home,
    landscape,
    lists,
    monitor,
    organisation,
    product,
    public_code,
    repository,
    search,
    seen,
    software,
    state_letter,
)
from harvester.site.view import View

Publisher = Callable[[View], Iterable[Output]]

PUBLISHERS: tuple[Publisher, ...] = (
    home.render,
    lists.render,
    seen.render,
    search.render,
    compare.render,
    landscape.render,
    software.render,
    product.render,
    category.render,
    organisation.render,
    public_code.render,
    monitor.render,
    state_letter.render,
    components.render,
    repository.render,
    exports.render,
)
"""Every page module and every export; to add one, write its module and name it here."""


def publish(view: View) -> Iterator[Output]:
    """Every file of one language of the site."""
    for render in PUBLISHERS:
        yield from render(view)
