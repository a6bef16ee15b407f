"""One page per program: the four questions of readers, and the proof of each label."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from harvester.judge.relicensing import other_terms
from harvester.model.catalogue import Claim, NoRepository, Source
from harvester.model.output import Output
from harvester.site import linked
from harvester.site.also import json_of
from harvester.site.changes import licence_ends
from harvester.site.entries import ClaimRow, SoftwareView
from harvester.site.labels import flags_of
from harvester.site.pages.activity import chart_of, spread_of
from harvester.site.pages.declared import declared_rows, standard_rows
from harvester.site.pages.facts import facts_of
from harvester.site.pages.near import spread
from harvester.site.pages.notices import notices_of
from harvester.site.pages.source_file import source_page
from harvester.site.render import body
from harvester.site.sources import SourceLine, line_of_evidence, line_of_source, lines_of, safe
from harvester.site.told import answer_rows
from harvester.site.view import View

ON_PAGE = ("can", "costs", "suppliers", "users", "take_part")
MOST = 8
"""More products than this are folded away: first what they are, then what is taken over."""
TAKING_PART = ("contributing", "governance", "security")
"""Questions whose answer yes tells a reader how to take part."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said beside a label: the reason and further sentences."""

    reason: str
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Event:
    """A row in the history of the licence."""

    day: date
    before: str
    after: str
    source: SourceLine


def render(view: View) -> Iterator[Output]:
    """Every program of the catalogue."""
    for program in view.software.values():
        yield page(view, program)


def page(view: View, program: SoftwareView) -> Output:
    """The page of one program."""
    t, entry = view.t, program.entry
    file = f"catalogue/software/{program.id}.yml"
    content = body(
        "software.html",
        view.language,
        program.path,
        s=program,
        facts=facts_of(view, program),
        notices=notices_of(view, program),
        most=MOST,
        where=spread(view, program.users),
        on_page=_on_page(view),
        components_source=_line(view, entry.components_source),
        can=claim_rows(view, entry.can),
        cannot=claim_rows(view, entry.cannot),
        integrations=claim_rows(view, entry.integrations),
        exit=claim_rows(view, entry.exit),
        standards=standard_rows(view, program),
        declared=declared_rows(view, program),
        kept=[view.repositories[file.url] for file in program.files],
        costs=claim_rows(view, entry.costs),
        hosting=claim_rows(view, entry.hosting),
        take_part=[*claim_rows(view, entry.take_part), *_taking_part(view, program)],
        last_label=_last_label(view, program),
        meaning=_meaning(view, program),
        licence=_licence(view, program),
        licence_lines=lines_of(program.assessment.licence.evidence),
        conflicts=[one.text[view.language] for one in program.assessment.licence.conflicts],
        events=_events(view, program),
        activity=_activity(view, program),
        activity_lines=lines_of(program.assessment.activity.evidence),
        spread=spread_of(view, program),
        spread_title=_spread_title(view, program),
        chart=chart_of(view, program),
        answered=[check for check in program.checks if check.answer != "not-applicable"],
        not_asked=[check for check in program.checks if check.answer == "not-applicable"],
        no_repository=_no_repository(view, program),
        links=[(one.label[view.language], safe(one.url)) for one in entry.links],
        source_file=file,
        source_url=source_page(view, file),
    )
    return Output(
        program.path + "index.html",
        content,
        title=program.name,
        description=t("software.description", description=program.description),
        crumbs=(
            (t("page.crumbs.home"), ""),
            (t("page.crumbs.software"), view.path("software")),
        ),
        section="software",
        source_file=file,
        changed=_changed(program),
        linked_data=linked.software(view, program),
        also=(json_of(view, "software", program.id),),
    )


def claim_rows(view: View, claims: Sequence[Claim]) -> list[ClaimRow]:
    """Claims as sentences with their source."""
    forges = view.catalogue.forges
    return [ClaimRow(c.text[view.language], line_of_source(c.source, forges)) for c in claims]


def _line(view: View, source: Source | None) -> SourceLine | None:
    return line_of_source(source, view.catalogue.forges) if source else None


def _on_page(view: View) -> list[tuple[str, str]]:
    links = [(key.replace("_", "-"), view.t(f"software.{key}.title")) for key in ON_PAGE]
    return [*links, ("evidence", view.t("software.evidence.title"))]


def _taking_part(view: View, program: SoftwareView) -> Iterator[ClaimRow]:
    """What the repositories themselves say of taking part, and how soon reports are answered."""
    for finding in program.assessment.findings:
        if finding.question in TAKING_PART and finding.answer == "yes" and finding.evidence:
            text = view.t(f"software.take_part.{finding.question}")
            yield ClaimRow(text, line_of_evidence(finding.evidence[0]))
    for row in program.repositories:
        if row.decides:
            yield from answer_rows(view.observations.get(row.ref.url), view.strings)


def _meaning(view: View, program: SoftwareView) -> str:
    """The rule of the label, in the margin: what the word means here."""
    words = view.catalogue.policy.checks.activity[program.activity.key]
    return f"{words.name[view.language]}: {words.rule[view.language]}"


def _licence(view: View, program: SoftwareView) -> Verdict:
    verdict, policy = program.assessment.licence, view.catalogue.policy
    sure = policy.licences.words[f"confidence.{verdict.confidence}"][view.language]
    looked = (verdict.licence_class, verdict.confidence) != ("unknown", "none")
    notes = [sure] if looked else []
    if verdict.scope:
        notes.append(verdict.scope[view.language])
    notes += flags_of(verdict, policy, view.language)
    if verdict.licence_class != "unknown":
        notes.append(view.t("software.evidence.not_legal"))
    return Verdict(verdict.reason[view.language], notes)


def _activity(view: View, program: SoftwareView) -> Verdict:
    verdict, policy = program.assessment.activity, view.catalogue.policy
    notes = flags_of(verdict, policy, view.language)
    if verdict.judged_on:
        notes.append(view.t("software.evidence.judged", day=verdict.judged_on))
    return Verdict(verdict.reason[view.language], notes)


def _last_label(view: View, program: SoftwareView) -> str:
    """What the label was when we last saw the code; nothing while the label still holds."""
    judged = program.assessment.activity
    key = judged.last_label
    if key is None:
        return ""
    name = view.catalogue.policy.checks.activity[key].name[view.language]
    if judged.judged_on:
        return view.t("software.evidence.last_label_on", label=name, day=judged.judged_on)
    return view.t("software.evidence.last_label", label=name)


def _spread_title(view: View, program: SoftwareView) -> str:
    derived = "from-components" in program.assessment.activity.flags
    return view.t("software.evidence.spread_components" if derived else "software.evidence.spread")


def _events(view: View, program: SoftwareView) -> list[Event]:
    return [
        Event(
            event.day,
            *licence_ends(event, view.catalogue.policy, view.language),
            SourceLine("observed", event.commit[:7], safe(event.url)),
        )
        for event in program.assessment.licence.events
        if other_terms(event)
    ]


def _no_repository(view: View, program: SoftwareView) -> str:
    why = program.entry.repositories
    return why.none[view.language] if isinstance(why, NoRepository) else ""


def _changed(program: SoftwareView) -> date:
    days = [row.as_of for row in program.repositories if row.as_of]
    return max([program.entry.added, *days])
