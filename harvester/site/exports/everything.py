"""All exports of one language. What is the same in both is published once, at the root."""

from collections.abc import Iterator

from harvester.model.output import Output
from harvester.site.exports import badges, bundle, feeds, open_catalog, well_known
from harvester.site.exports.api import events, software
from harvester.site.exports.api import files as api
from harvester.site.exports.downloads import files as downloads
from harvester.site.exports.downloads.tables import Tables
from harvester.site.exports.models.observed import Event
from harvester.site.view import View


def render(view: View) -> Iterator[Output]:
    """Every file that other programs read."""
    happened = events.events(view)
    if view.language == "nl":
        yield from _both_languages(view, happened)
        yield from well_known.once(view)
    yield from feeds.files(view, happened)
    yield from well_known.files(view)
    yield from _programs(view)


def _both_languages(view: View, happened: list[Event]) -> Iterator[Output]:
    """The API and what is made from it: both languages stand in it."""
    tables = Tables()
    yield from api.files(view, happened, tables.add)
    yield from downloads.files(view, tables.rest(view, happened))
    yield from open_catalog.files(view)


def _programs(view: View) -> Iterator[Output]:
    """Badges of every program in one language; drafts, explanations and the index once."""
    once, items = view.language == "nl", []
    for program in view.software.values():
        told = software.document(view, program)
        made = badges.badges(view, program, told)
        yield from badges.images(view, made)
        if once:
            if program.draft:
                yield Output(program.draft.file, program.draft.result.text)
            yield badges.explanation(made)
            line = bundle.item(program, told)
            items += [line] if line else []
    if once:
        yield bundle.index(view, items)
