"""Joins each program with its repositories, users, suppliers and the programs around it."""

from dataclasses import replace

from harvester.model.assessment import Finding
from harvester.model.catalogue import Software
from harvester.site import addresses
from harvester.site.declaring import files_of
from harvester.site.drafts import draft_of
from harvester.site.entries import CheckRow, Named, ReplacesRow, SoftwareView
from harvester.site.given import Given
from harvester.site.labels import activity_status, licence_status
from harvester.site.leaving import last_open, left_open
from harvester.site.months import recent_months
from harvester.site.people import supplier_rows, user_rows
from harvester.site.repositories import repository_rows
from harvester.site.sorting import by_name, name_key
from harvester.site.sources import line_of_source, safe

_ANSWER_ORDER = {"no": 0, "unknown": 1, "yes": 2, "not-applicable": 3}


def join_software(given: Given) -> dict[str, SoftwareView]:
    """Every program by id, in the order of names."""
    alone = {id_: _alone(entry, given) for id_, entry in given.catalogue.software.items()}
    return dict(sorted(_around(alone).items(), key=lambda pair: name_key(pair[1].name)))


def _alone(entry: Software, given: Given) -> SoftwareView:
    strings, policy, language = given.strings, given.policy, given.language
    judged = given.assessment.software[entry.id]
    left = left_open(judged)
    files = files_of(entry, given)
    return SoftwareView(
        entry=entry,
        assessment=judged,
        path=addresses.path(language, "software", entry.id),
        name=entry.name[language],
        description=entry.description[language],
        kind=strings.t(f"kind.{entry.kind}"),
        lifecycle=strings.t(f"lifecycle.{entry.lifecycle.state}") if entry.lifecycle else "",
        activity=activity_status(judged.activity.label, policy, language),
        licence=licence_status(judged.licence, policy, language),
        expression=judged.licence.expression or "",
        categories=[given.category(id_) for id_ in entry.categories],
        repositories=repository_rows(entry, judged, given),
        users=user_rows(entry, given),
        suppliers=supplier_rows(entry, given),
        replaces=_replaces(entry, judged.offered, given),
        months=recent_months(entry, judged, given.observations),
        checks=_checks(judged.findings, given),
        left_open=left,
        last_open=last_open(judged, left, given.observations),
        files=files,
        draft=draft_of(entry, files, given),
    )


def _replaces(entry: Software, offered: bool, given: Given) -> list[ReplacesRow]:
    language = given.language
    rows = []
    for claim in entry.replaces:
        product = given.catalogue.products[claim.product]
        rows.append(
            ReplacesRow(
                claim=claim,
                product=product,
                path=addresses.path(language, "product", product.id),
                function=claim.function[language] if claim.function else "",
                uncovered=claim.uncovered[language] if claim.uncovered else "",
                counts=offered and claim.stands_in,
                covers=[
                    (function.name[language], claim.covers[function.id])
                    for function in product.functions
                    if function.id in claim.covers
                ],
                source=line_of_source(claim.source, given.forges),
            )
        )
    return sorted(rows, key=lambda row: name_key(row.product.name))


def _checks(findings: list[Finding], given: Given) -> list[CheckRow]:
    language = given.language
    words = {question.id: question for question in given.policy.checks.readiness}
    rows = [
        CheckRow(
            question=words[finding.question].question[language],
            answer=finding.answer,
            reason=finding.reason[language],
            url=safe(finding.evidence[0].url) if finding.evidence else None,
            mend=words[finding.question].mend[language] if finding.answer == "no" else "",
        )
        for finding in findings
    ]
    return sorted(rows, key=lambda row: _ANSWER_ORDER[row.answer])


def _around(alone: dict[str, SoftwareView]) -> dict[str, SoftwareView]:
    """Adds the programs around each: components, suites, successors and predecessors."""
    part_of: dict[str, list[Named]] = {}
    predecessors: dict[str, list[Named]] = {}
    for program in alone.values():
        named = Named(program.name, program.path)
        for id_ in program.entry.components:
            part_of.setdefault(id_, []).append(named)
        for id_ in program.entry.succeeded_by:
            predecessors.setdefault(id_, []).append(named)
    return {
        id_: replace(
            program,
            components=by_name([alone[other] for other in program.entry.components]),
            part_of=by_name(part_of.get(id_, [])),
            successors=by_name(
                [
                    Named(alone[other].name, alone[other].path)
                    for other in program.entry.succeeded_by
                ]
            ),
            predecessors=by_name(predecessors.get(id_, [])),
        )
        for id_, program in alone.items()
    }
