"""What publiccode.yml adds to the page of a program: values in words, each with its line."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from harvester.data import words
from harvester.judge.adoption import development_status
from harvester.model.observation import PubliccodeReading
from harvester.site.declared import DeclaredFile
from harvester.site.entries import SoftwareView
from harvester.site.finder.standards import Standard, standard_of
from harvester.site.sources import SourceLine, line_of_source, short
from harvester.site.strings import Strings
from harvester.site.view import View


@dataclass(frozen=True, slots=True)
class DeclaredRow:
    """A term with what the file says. note: what else a reader must know of it."""

    term: str
    text: str
    source: SourceLine
    note: str = ""


@dataclass(frozen=True, slots=True)
class StandardRow:
    """An open standard, from people or from `supports`. standard: the one that is meant."""

    standard: Standard
    name: str
    url: str | None
    source: SourceLine


Said = Callable[[PubliccodeReading, Strings], str]


def declared_rows(view: View, program: SoftwareView) -> list[DeclaredRow]:
    """Term by term what the first file says that says anything; two never mix in one row."""
    rows = []
    for term, key, said in _TERMS:
        for file in program.files:
            if text := said(file.reading, view.strings):
                note = _status_note(view, program, file) if term == "status" else ""
                source = file.line(key)
                rows.append(DeclaredRow(view.t(f"publiccode.term.{term}"), text, source, note))
                break
    return rows


def standard_rows(view: View, program: SoftwareView) -> list[StandardRow]:
    """Standards by people first; one that they named is not repeated from `supports`."""
    forges = view.catalogue.forges
    rows = [
        StandardRow(
            standard_of(one.name, one.url),
            one.name,
            one.url,
            line_of_source(one.source, forges),
        )
        for one in program.entry.standards
    ]
    known = {_same(row.url or row.name) for row in rows}
    for file in program.files:
        for id_ in file.reading.supports:
            alias = id_.removeprefix("alias:").upper() if id_.startswith("alias:") else ""
            if _same(alias or id_) not in known:
                known.add(_same(alias or id_))
                name, line = alias or short(id_), file.line("supports")
                rows.append(StandardRow(standard_of(name, id_), name, id_, line))
    return rows


def _same(address: str) -> str:
    return short(address).casefold()


def _status_note(view: View, program: SoftwareView, file: DeclaredFile) -> str:
    """Since when it says so, and that people's word goes first where there is one."""
    periods = [one for one in development_status(file.observation) if one.until is None]
    notes = []
    if periods:
        notes.append(view.t("publiccode.status_since", month=view.strings.month(periods[0].since)))
    if program.lifecycle:
        notes.append(view.t("publiccode.curated_first", words=program.lifecycle))
    return " ".join(notes)


def _status(reading: PubliccodeReading, strings: Strings) -> str:
    term = reading.development_status
    return strings.t(f"publiccode.status.{term}") if term else ""


def _type(reading: PubliccodeReading, strings: Strings) -> str:
    term = reading.software_type
    return strings.t(f"publiccode.type.{term.replace('/', '-')}") if term else ""


def _platforms(reading: PubliccodeReading, strings: Strings) -> str:
    names = []
    for platform in reading.platforms:
        key = f"publiccode.platform.{platform.casefold()}"
        names.append(strings.t(key) if strings.has(key) else platform)
    return strings.listed(names)


def _languages(reading: PubliccodeReading, strings: Strings) -> str:
    """`nl` → `Nederlands`, `en-GB` → `Engels (en-GB)`; the tag where no name is known."""
    known, names = words("language_names"), []
    for tag in reading.languages:
        base = tag.lower().partition("-")[0]
        name = str(known[base][strings.language]) if base in known else tag
        names.append(name if name == tag or tag.lower() == base else f"{name} ({tag})")
    return strings.listed(names)


def _maintenance(reading: PubliccodeReading, strings: Strings) -> str:
    term = reading.maintenance_type
    return strings.t(f"publiccode.maintenance.{term}") if term else ""


def _needs(kind: str) -> Said:
    def said(reading: PubliccodeReading, strings: Strings) -> str:
        return strings.listed(
            [
                strings.t("publiccode.optional", name=one.name) if one.optional else one.name
                for one in reading.depends_on
                if one.kind == kind
            ]
        )

    return said


def _all() -> Iterator[tuple[str, str, Said]]:
    yield "status", "developmentStatus", _status
    yield "type", "softwareType", _type
    yield "platforms", "platforms", _platforms
    yield "languages", "localisation.availableLanguages", _languages
    yield "open", "dependsOn.open", _needs("open")
    yield "proprietary", "dependsOn.proprietary", _needs("proprietary")
    yield "hardware", "dependsOn.hardware", _needs("hardware")
    yield "maintenance", "maintenance.type", _maintenance


_TERMS = tuple(_all())
"""Term (key of the words), key path in the file, and how its value is said."""
