"""The component finder for developers: what can be built in, with licence, standards and gaps."""

from collections.abc import Iterator
from dataclasses import dataclass

from harvester.model.assessment import Finding
from harvester.model.output import Output
from harvester.site.also import feeds_of_all
from harvester.site.entries import CheckRow, SoftwareView
from harvester.site.eupl import Standing, standing
from harvester.site.exports.api.software import languages
from harvester.site.pages.declared import StandardRow, standard_rows
from harvester.site.render import body
from harvester.site.sources import SourceLine, line_of_evidence
from harvester.site.view import View

PER_PAGE = 50
LANGUAGES = 3
"""So many programming languages are named, the most used first."""


@dataclass(frozen=True, slots=True)
class Row:
    """One component. image: where its container or chart stands, with the answer of the check."""

    program: SoftwareView
    languages: str
    eupl: Standing
    standards: list[StandardRow]
    image: SourceLine | None
    image_answer: str
    missing: list[CheckRow]
    ways_in: list[tuple[str, SourceLine]]
    code: tuple[str, str] | None


def render(view: View) -> Iterator[Output]:
    """Components by name, in pages."""
    found = [one for one in view.software.values() if one.entry.kind == "component"]
    pages = [found[i : i + PER_PAGE] for i in range(0, len(found), PER_PAGE)] or [[]]
    for number, chunk in enumerate(pages, 1):
        here = view.path("components", *([str(number)] if number > 1 else []))
        title = view.t("components.title")
        if len(pages) > 1:
            title += f" ({view.t('lists.page_of', page=number, pages=len(pages))})"
        yield Output(
            here + "index.html",
            body(
                "components.html", view.language, here, view=view, title=title,
                rows=[_row(view, one) for one in chunk], total=len(found), number=number,
                pages=len(pages),
            ),
            title=title,
            description=view.t("components.description"),
            crumbs=((view.t("shell.home"), ""),),
            section="components",
            also=feeds_of_all(view),
        )  # fmt: skip


def _row(view: View, program: SoftwareView) -> Row:
    findings = {one.question: one for one in program.assessment.findings}
    image = findings.get("container")
    first = next((row for row in program.repositories if row.decides and row.url), None)
    return Row(
        program=program,
        languages=view.strings.listed(languages(view, program)[:LANGUAGES]),
        eupl=standing(program.assessment.licence.expression, view.catalogue.policy.licences),
        standards=standard_rows(view, program),
        image=_line(image),
        image_answer=image.answer if image else "unknown",
        missing=[check for check in program.checks if check.mend],
        ways_in=_ways_in(view, findings),
        code=(first.name, first.url) if first and first.url else None,
    )


def _ways_in(view: View, findings: dict[str, Finding]) -> list[tuple[str, SourceLine]]:
    """What the repository itself says of taking part."""
    return [
        (view.t(f"software.take_part.{question}"), line)
        for question in ("contributing", "governance", "security")
        if question in findings and (line := _line(findings[question]))
    ]


def _line(finding: Finding | None) -> SourceLine | None:
    if finding is None or finding.answer != "yes" or not finding.evidence:
        return None
    return line_of_evidence(finding.evidence[0])
