"""Whether the definitions of the monitor and the letter refer to what exists."""

from collections.abc import Iterator
from pathlib import Path

from harvester.catalogue.mistakes import Mistakes, suggestion
from harvester.catalogue.reading import MAX_FILE
from harvester.model.catalogue import FiguresPolicy, Letter
from harvester.yamlnodes import Path as Steps
from harvester.yamlnodes import compose


def check_monitor(
    figures: FiguresPolicy | None,
    letter: Letter | None,
    programs: set[str],
    root: Path,
    mistakes: Mistakes,
) -> None:
    """Note every reference to something that is not there. root: the folder `catalogue/`."""
    _note(root / "figures.yml", _of_figures(figures) if figures else (), mistakes)
    _note(root / "letter.yml", _of_letter(letter, programs) if letter else (), mistakes)


_Found = tuple[Steps, str]


def _of_figures(figures: FiguresPolicy) -> Iterator[_Found]:
    for id_, words in figures.figures.items():
        if words.theme not in figures.themes:
            hint = suggestion(words.theme, figures.themes)
            yield ("figures", id_, "theme"), f'Theme "{words.theme}" does not exist.{hint}'
        if words.since > figures.version:
            yield (
                ("figures", id_, "since"),
                f"There is no change of definitions with number {words.since}.",
            )
    for number, change in enumerate(figures.changes):
        for place, id_ in enumerate(change.figures):
            if id_ not in figures.figures:
                hint = suggestion(id_, figures.figures)
                path: Steps = ("changes", number, "figures", place)
                yield path, f'Figure "{id_}" does not exist.{hint}'


def _of_letter(letter: Letter, programs: set[str]) -> Iterator[_Found]:
    for number, one in enumerate(letter.systems):
        if one.system not in programs:
            hint = suggestion(one.system, programs)
            path: Steps = ("systems", number, "system")
            yield path, f'Program "{one.system}" does not exist.{hint}'


def _note(file: Path, found: Iterator[_Found] | tuple[()], mistakes: Mistakes) -> None:
    wrong = list(found)
    if wrong:
        node = compose(file.read_bytes(), max_bytes=MAX_FILE)
        for path, message in wrong:
            mistakes.at_value(f"{file.parent.name}/{file.name}", node, path, message)
