"""All exports of one language. What is the same in both is published once, at the root."""

from collections.abc import Iterator

from harvester.model.output import Output
from harvester.site.exports.api import events
from harvester.site.exports.api import files as api
from harvester.site.exports.downloads import files as downloads
from harvester.site.exports.downloads.tables import Tables
from harvester.site.view import View


def render(view: View) -> Iterator[Output]:
    """Every file that other programs read."""
    if view.language == "nl":
        yield from _once(view)


def _once(view: View) -> Iterator[Output]:
    """The API and what is made from it: both languages stand in it."""
    happened = events.events(view)
    tables = Tables()
    yield from api.files(view, happened, tables.add)
    yield from downloads.files(view, tables.rest(view, happened))
