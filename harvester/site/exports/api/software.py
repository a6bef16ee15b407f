"""Programs: View → the shapes of the API."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from harvester.model.catalogue import NoRepository
from harvester.model.facts import Known
from harvester.site.entries import RepositoryRow, SoftwareView
from harvester.site.exports import places
from harvester.site.exports.api import common
from harvester.site.exports.api.common import maybe, source, statements, text
from harvester.site.exports.api.people import suppliers, users
from harvester.site.exports.api.publiccode import publiccode
from harvester.site.exports.models.building import Container, ReadinessCount, Standard, WayIn
from harvester.site.exports.models.common import Source
from harvester.site.exports.models.software import (
    Answer,
    FurtherLink,
    Lifecycle,
    ListedRepository,
    Maker,
    Month,
    Owner,
    Release,
    Replaced,
    Seen,
    Software,
    SoftwareItem,
)
from harvester.site.finder.facts import building_of
from harvester.site.view import View


def item(view: View, program: SoftwareView) -> SoftwareItem:
    """As the collection shows it."""
    judged = program.assessment
    return SoftwareItem(
        **_shared(view, program),
        licence=common.licence(judged.licence),
        activity=common.activity(judged.activity),
    )


def document(view: View, program: SoftwareView) -> Software:
    """Everything that we know of one program."""
    entry, judged = program.entry, program.assessment
    why = entry.repositories
    file = f"catalogue/software/{program.id}.yml"
    return Software(
        meta=common.meta(view, places.api("software", program.id), "software-item", file),
        **_shared(view, program),
        licence=common.licence_verdict(judged.licence),
        activity=common.activity_verdict(judged.activity),
        activity_spread=judged.spread,
        offered_reason=text(judged.offered_reason),
        release=Release(name=judged.last_release_name, day=judged.last_release)
        if judged.last_release
        else None,
        aliases=entry.aliases,
        homepage=entry.homepage,
        maker=_maker(view, program),
        owners=_owners(view, program),
        lifecycle=_lifecycle(view, program),
        components=entry.components,
        part_of=_ids(program, "part_of"),
        succeeded_by=entry.succeeded_by,
        preceded_by=_ids(program, "predecessors"),
        no_repository=text(why.none) if isinstance(why, NoRepository) else None,
        can=statements(view, entry.can),
        cannot=statements(view, entry.cannot),
        costs=statements(view, entry.costs),
        hosting=statements(view, entry.hosting),
        integrations=statements(view, entry.integrations),
        exit=statements(view, entry.exit),
        take_part=statements(view, entry.take_part),
        caveats=statements(view, entry.caveats),
        suppliers=suppliers(view, program),
        gemma=entry.gemma,
        accessibility=_accessibility(view, program),
        readiness=_readiness(view, program),
        publiccode=publiccode(view, program),
        months=[
            Month(month=one.month, changes=one.human, people=one.people or None)
            for one in program.months
        ],
        further_links=[FurtherLink(label=text(one.label), url=one.url) for one in entry.links],
        badges=places.absolute(view, f"badges/{program.id}.json"),
    )


def _shared(view: View, program: SoftwareView) -> dict[str, Any]:
    """What the collection and the document both say."""
    entry, judged = program.entry, program.assessment
    return {
        "id": program.id,
        "former_ids": entry.former_ids,
        "name": text(entry.name),
        "description": text(entry.description),
        "kind": entry.kind,
        "categories": entry.categories,
        "added": entry.added,
        "review": entry.review.status,
        "offered": judged.offered,
        "replaces": _replaces(view, program),
        "used_by": users(view, program),
        "repositories": [_repository(view, row, judged.twins) for row in program.repositories],
        "seen": _seen(program),
        "last_release": judged.last_release,
        **_to_build_on(view, program),
        "links": places.links(view, "software", "software", program.id),
    }


def _to_build_on(view: View, program: SoftwareView) -> dict[str, Any]:
    """What makers of software choose by, as the finder of components shows it."""
    one, line = building_of(view, program), common.source_of_line
    return {
        "programming_languages": languages(view, program),
        "standards": [
            Standard(id=said.standard.id, name=said.name, url=said.url, source=line(said.source))
            for said in one.spoken
        ],
        "container": Container(
            answer=one.image, source=line(one.image_source) if one.image_source else None
        ),
        "eupl": one.eupl,
        "readiness_count": ReadinessCount(
            yes=program.yes,
            asked=program.asked,
            unknown=one.unsure,
            missing=[said.question for said in program.assessment.findings if said.answer == "no"],
        ),
        "ways_in": [WayIn(kind=way, source=line(where)) for way, where in one.ways],
    }


def _replaces(view: View, program: SoftwareView) -> list[Replaced]:
    return [
        Replaced(
            product=row.product.id,
            counts_as_alternative=row.counts,
            function=maybe(row.claim.function),
            uncovered=maybe(row.claim.uncovered),
            covers=row.claim.covers,
            source=source(view, row.claim.source),
        )
        for row in program.replaces
    ]


def _repository(view: View, row: RepositoryRow, twins: Mapping[str, str]) -> ListedRepository:
    url = row.ref.url
    observation, visit = view.observations.get(url), view.visits.get(url)
    return ListedRepository(
        id=places.repository_id(url),
        url=url,
        role=row.ref.role,
        decides=row.decides,
        aliases=observation.aliases if observation else [],
        twin_of=twins.get(url),
        as_of=row.as_of,
        visited_on=row.visited_on,
        outcome=visit.outcome if visit else None,
    )


def _seen(program: SoftwareView) -> Seen:
    rows = program.repositories
    return Seen(
        as_of=max((row.as_of for row in rows if row.as_of), default=None),
        visited_on=max((row.visited_on for row in rows if row.visited_on), default=None),
        observed=sum(row.as_of is not None for row in rows),
        listed=len(rows),
    )


def _maker(view: View, program: SoftwareView) -> Maker | None:
    maker = program.entry.maker
    if maker is None:
        return None
    return Maker(
        name=maker.name,
        country=maker.country,
        parent=maker.parent,
        parent_country=maker.parent_country,
        kind=maker.kind,
        source=source(view, maker.source),
    )


def _owners(view: View, program: SoftwareView) -> list[Owner]:
    organisations = view.catalogue.organisations
    return [
        Owner(
            organisation=one.organisation,
            name=organisations[one.organisation].name if one.organisation else one.name or "",
            role=maybe(one.role),
            source=source(view, one.source),
        )
        for one in program.entry.owners
    ]


def _lifecycle(view: View, program: SoftwareView) -> Lifecycle | None:
    said = program.entry.lifecycle
    if said is None:
        return None
    return Lifecycle(state=said.state, since=said.since, source=source(view, said.source))


def _accessibility(view: View, program: SoftwareView) -> Source | None:
    said = program.entry.accessibility
    return source(view, said) if said else None


def _readiness(view: View, program: SoftwareView) -> list[Answer]:
    words = {question.id: question for question in view.catalogue.policy.checks.readiness}
    return [
        Answer(
            question=one.question,
            answer=one.answer,
            reason=text(one.reason),
            mend=text(words[one.question].mend) if one.answer == "no" else None,
            evidence=common.evidence(one.evidence),
        )
        for one in program.assessment.findings
    ]


def _ids(program: SoftwareView, field: str) -> list[str]:
    """Ids of the programs around one, from the addresses of their pages."""
    return [(named.path or "").rstrip("/").rsplit("/", 1)[-1] for named in getattr(program, field)]


def languages(view: View, program: SoftwareView) -> list[str]:
    """Programming languages of the repositories that decide, the most used first."""
    files: Counter[str] = Counter()
    for url in program.assessment.deciding:
        observation = view.observations.get(url)
        if observation and isinstance(observation.languages, Known):
            files.update(observation.languages.value)
    return [name for name, _ in files.most_common()]
