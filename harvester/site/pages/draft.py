"""The draft publiccode.yml files: one address each, in the root of the whole site."""

from collections.abc import Iterator

from harvester.model.output import Output
from harvester.site.view import View


def render(view: View) -> Iterator[Output]:
    """Every draft, with the Dutch pages only: the file is the same for both languages."""
    if view.language != "nl":
        return
    for program in view.software.values():
        if program.draft:
            yield Output(program.draft.file, program.draft.result.text)
