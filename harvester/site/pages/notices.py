"""What a reader must know first: ended, only disclosed, not offered, no longer open source."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from harvester.model.assessment import LicenceEvent
from harvester.site.changes import licence_ends
from harvester.site.entries import ClaimRow, Named, SoftwareView
from harvester.site.sources import SourceLine, line_of_evidence, line_of_source, safe
from harvester.site.view import View

EXPLAINED = ("ended", "archived", "published-once")
"""Labels whose meaning is told at the top: readers draw the wrong conclusion from them."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One panel. definition: lead to the method page."""

    title: str
    texts: list[str] = field(default_factory=list)
    care: bool = False
    claims: list[ClaimRow] = field(default_factory=list)
    links: list[Named] = field(default_factory=list)
    source: SourceLine | None = None
    definition: bool = False


def notices_of(view: View, program: SoftwareView) -> list[Notice]:
    """The panels of a program, the most telling first."""
    return list(_all(view, program))


def _all(view: View, program: SoftwareView) -> Iterator[Notice]:
    t, judged, language = view.t, program.assessment, view.language
    if program.left_open:
        yield _left_open(view, program, program.left_open)
    elif not judged.offered:
        yield Notice(
            t("software.notice.not_offered"),
            [judged.offered_reason[language]],
            links=program.successors,
        )
    if program.activity.key in EXPLAINED:
        words = view.catalogue.policy.checks.activity[program.activity.key]
        yield Notice(
            t("software.notice.meaning", label=words.name[language]),
            [words.rule[language], judged.activity.reason[language]],
            source=line_of_evidence(judged.activity.evidence[0])
            if judged.activity.evidence
            else None,
            definition=True,
        )
    if program.entry.caveats:
        forges = view.catalogue.forges
        rows = [
            ClaimRow(claim.text[language], line_of_source(claim.source, forges))
            for claim in program.entry.caveats
        ]
        yield Notice(t("software.notice.caveats"), care=True, claims=rows)
    if program.pending:
        yield Notice(t("page.pending").capitalize(), [t("page.pending_entry")])


def _left_open(view: View, program: SoftwareView, event: LicenceEvent) -> Notice:
    t = view.t
    before, after = licence_ends(event, view.catalogue.policy, view.language)
    month = view.strings.month(event.month)
    texts = [t("software.notice.left_open_text", month=month, before=before, after=after)]
    last = program.last_open
    if last and last.day:
        texts.append(t("software.notice.last_open", name=last.name, day=last.day))
    return Notice(
        t("software.notice.left_open"),
        [*texts, program.assessment.offered_reason[view.language]],
        care=True,
        links=program.successors,
        source=SourceLine("observed", event.commit[:7], safe(event.url), event.day),
    )
