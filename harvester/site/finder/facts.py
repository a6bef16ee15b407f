"""What makers of software want to know of a program before they build on it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from harvester.forges.addresses import issues_url
from harvester.model.assessment import Answer, Finding
from harvester.model.facts import Known
from harvester.site.entries import CheckRow, SoftwareView
from harvester.site.eupl import Standing, standing
from harvester.site.facets import languages_of
from harvester.site.finder.standards import Standard
from harvester.site.pages.declared import standard_rows
from harvester.site.sources import SourceLine, kind_of, line_of_evidence, safe, short
from harvester.site.view import View

Way = Literal["contributing", "issues", "governance", "security"]
WAYS: tuple[Way, ...] = get_args(Way)
"""Ways in, in the order of the page; a check of the same name answers all but `issues`."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A standard that the program speaks, with where that can be seen. name: as it was written."""

    standard: Standard
    name: str
    url: str | None
    source: SourceLine


@dataclass(frozen=True, slots=True)
class Building:
    """One program to build on. languages: with a fair share of the files, the most used first.

    image: the answer of the check on a recipe for a container or chart; image_source: where it
    stands. ready: number of points with yes, None where nothing is known. missing: points with no,
    each with its mend. ways: way in → where it stands; no_ways: the checks on
    them all say no. code: name and
    address. changed: the day of the last change in any of its repositories.
    """

    program: SoftwareView
    languages: list[str]
    eupl: Standing
    spoken: list[Spoken]
    image: Answer
    image_source: SourceLine | None
    ready: int | None
    missing: list[CheckRow]
    unsure: int
    ways: list[tuple[Way, SourceLine]]
    no_ways: bool
    code: tuple[str, str] | None
    changed: date | None

    @property
    def grouped(self) -> list[tuple[SourceLine, list[Spoken]]]:
        """Standards that were seen in the same place stand together."""
        found: dict[SourceLine, list[Spoken]] = {}
        for one in self.spoken:
            found.setdefault(one.source, []).append(one)
        return list(found.items())

    @property
    def seen(self) -> list[SourceLine]:
        """How and when the ways in were seen, each once; where is in the ways themselves."""
        return list(dict.fromkeys(SourceLine(line.how, day=line.day) for _, line in self.ways))


def building_of(view: View, program: SoftwareView) -> Building:
    """From what was judged and written; nothing is judged here."""
    findings = {one.question: one for one in program.assessment.findings}
    image = findings.get("container")
    rows = program.repositories
    first = next((row for row in rows if row.decides and row.url), None)
    return Building(
        program=program,
        languages=languages_of(program, view),
        eupl=standing(program.assessment.licence.expression, view.catalogue.policy.licences),
        spoken=spoken(view, program),
        image=image.answer if image else "unknown",
        image_source=_where(image),
        ready=program.yes if program.told else None,
        missing=[check for check in program.checks if check.mend],
        unsure=sum(check.answer == "unknown" for check in program.checks),
        ways=ways(view, program, findings),
        no_ways=_answered_no(findings),
        code=(first.name, first.url) if first and first.url else None,
        changed=max((row.last_change for row in rows if row.last_change), default=None),
    )


def spoken(view: View, program: SoftwareView) -> list[Spoken]:
    """Standards by people and from publiccode.yml, each once."""
    found: dict[str, Spoken] = {}
    for row in standard_rows(view, program):
        said = Spoken(row.standard, row.name, safe(row.url), row.source)
        found.setdefault(row.standard.id, said)
    return list(found.values())


def ways(
    view: View, program: SoftwareView, findings: dict[str, Finding]
) -> list[tuple[Way, SourceLine]]:
    """What the repository says of taking part, and the issue tracker where the forge told of it."""
    lines = {way: _issues(view, program) if way == "issues" else _where(findings.get(way))
             for way in WAYS}  # fmt: skip
    return [(way, line) for way, line in lines.items() if line]


def _answered_no(findings: dict[str, Finding]) -> bool:
    return all(way in findings and findings[way].answer == "no" for way in WAYS if way != "issues")


def _issues(view: View, program: SoftwareView) -> SourceLine | None:
    for url in program.assessment.deciding:
        seen = view.observations.get(url)
        on = seen.forge.issues_on if seen else None
        if isinstance(on, Known) and on.value:
            page = safe(issues_url(kind_of(url, view.catalogue.forges), url))
            if page:
                return SourceLine("observed", short(page), page, on.state_of)
    return None


def _where(finding: Finding | None) -> SourceLine | None:
    if finding is None or finding.answer != "yes" or not finding.evidence:
        return None
    return line_of_evidence(finding.evidence[0])
