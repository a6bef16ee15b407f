"""From what the programme knows to the shapes that every document shares."""

from collections.abc import Iterable

from harvester.model.assessment import ActivityVerdict as JudgedActivity
from harvester.model.assessment import Evidence
from harvester.model.assessment import LicenceVerdict as JudgedLicence
from harvester.model.catalogue import Claim
from harvester.model.catalogue import Source as WrittenSource
from harvester.model.facts import Text as WrittenText
from harvester.site.exports import places
from harvester.site.exports.models.common import Meta, Provenance, Source, Statement, Text
from harvester.site.exports.models.verdicts import (
    ActivityLabel,
    ActivityVerdict,
    Conflict,
    Licence,
    LicenceChange,
    LicenceVerdict,
)
from harvester.site.sources import How, SourceLine, line_of_evidence, line_of_source, safe
from harvester.site.view import View


def meta(view: View, path: str, schema: str, *files: str) -> Meta:
    """path: of the document; schema: name of its shape; files: from which it was made."""
    site = view.site
    return Meta(
        self=places.absolute(view, path),
        schema_url=places.absolute(view, places.schema(schema)),
        provenance=Provenance(
            publisher=site.name,
            site=site.url,
            asked_on=site.asked_on,
            files=list(files),
            repository=site.repository_url or None,
        ),
    )


def text(written: WrittenText) -> Text:
    return Text(nl=written.nl, en=written.en)


def maybe(written: WrittenText | None) -> Text | None:
    return text(written) if written else None


def source(view: View, written: WrittenSource, how: How | None = None) -> Source:
    """The source of a claim that people wrote."""
    return source_of_line(line_of_source(written, view.catalogue.forges, how))


def source_of_line(line: SourceLine) -> Source:
    return Source(
        how=line.how, label=line.label, url=line.url, seen_on=line.day, pending=line.pending
    )


def evidence(found: Iterable[Evidence]) -> list[Source]:
    return [source_of_line(line_of_evidence(one)) for one in found]


def statements(view: View, claims: Iterable[Claim]) -> list[Statement]:
    return [Statement(text=text(claim.text), source=source(view, claim.source)) for claim in claims]


def _conflicts(verdict: JudgedLicence) -> list[Conflict]:
    return [
        Conflict(
            found=one.found,
            found_in=one.found_in,
            declared=one.declared,
            declared_in=one.declared_in,
            text=text(one.text),
        )
        for one in verdict.conflicts
    ]


def licence(verdict: JudgedLicence) -> Licence:
    """The short form, for collections."""
    return Licence(
        expression=verdict.expression,
        licence_class=verdict.licence_class,
        confidence=verdict.confidence,
        conflicts=_conflicts(verdict),
    )


def licence_verdict(verdict: JudgedLicence) -> LicenceVerdict:
    return LicenceVerdict(
        expression=verdict.expression,
        licence_class=verdict.licence_class,
        confidence=verdict.confidence,
        conflicts=_conflicts(verdict),
        reason=text(verdict.reason),
        scope=maybe(verdict.scope),
        flags=verdict.flags,
        evidence=evidence(verdict.evidence),
        changes=[
            LicenceChange(
                day=event.day,
                before=event.before,
                after=event.after,
                before_class=event.before_class,
                after_class=event.after_class,
                commit=event.commit,
                url=safe(event.url),
            )
            for event in verdict.events
        ],
    )


def activity(verdict: JudgedActivity) -> ActivityLabel:
    """The short form, for collections."""
    return ActivityLabel(label=verdict.label, since=verdict.since, judged_on=verdict.judged_on)


def activity_verdict(verdict: JudgedActivity) -> ActivityVerdict:
    return ActivityVerdict(
        label=verdict.label,
        since=verdict.since,
        judged_on=verdict.judged_on,
        last_label=verdict.last_label,
        reason=text(verdict.reason),
        flags=verdict.flags,
        evidence=evidence(verdict.evidence),
    )
