"""All that is published in one language, from files alone: what a door such as MkDocs asks for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from harvester import catalogue as catalogue_files
from harvester import observed
from harvester.assess import assess
from harvester.model.output import Output
from harvester.site.addresses import LANGUAGES, Language
from harvester.site.pages import definitions, developers
from harvester.site.publishing import publish
from harvester.site.shell import Shell, build_shell
from harvester.site.view import Site, View, build_view

ASSETS = Path(__file__).parent / "assets"


@dataclass(frozen=True, slots=True)
class Publication:
    """outputs: every generated file; fragments: HTML for the hand-written pages, by name."""

    shell: Shell
    outputs: Iterator[Output]
    fragments: Mapping[str, str]


def publication(root: Path, language: Language, site: Site) -> Publication:
    """Load, judge and lay out. root: holds catalogue/, and .cache/observed where there is one.

    Raises UserError with every mistake of the files at once.
    """
    (view,) = views(root, site, (language,))

    def outputs() -> Iterator[Output]:
        yield from publish(view)
        for file in sorted(ASSETS.iterdir()):
            yield Output(f"assets/{file.name}", file.read_bytes())

    fragments = {**definitions.fragments(view), **developers.fragments(view)}
    return Publication(build_shell(view), outputs(), fragments)


def views(root: Path, site: Site, languages: tuple[Language, ...] = LANGUAGES) -> Iterator[View]:
    """The same facts, judged once, in each language. Raises UserError as `publication` does."""
    catalogue = catalogue_files.load(root / "catalogue")
    observations, visits = observed.load_all(
        root / "catalogue" / "observed", root / ".cache" / "observed"
    )
    found = observed.load_discovered(root / "catalogue" / "observed")
    assessment = assess(catalogue, observations, visits, site.asked_on)
    for language in languages:
        yield build_view(catalogue, observations, visits, assessment, language, site, found)
