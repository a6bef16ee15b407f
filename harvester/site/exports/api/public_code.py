"""All public code of Dutch government: View → the shapes of the API."""

from datetime import date
from typing import Any

from harvester.site.exports import places
from harvester.site.exports.api import common
from harvester.site.exports.api.repositories import host_of
from harvester.site.exports.models.public_code import (
    CodeCounts,
    PublicCode,
    PublicCodeItem,
    PublicRepository,
)
from harvester.site.public_code import CodeRow, CodeView
from harvester.site.view import View


def item(view: View, code: CodeView) -> PublicCodeItem:
    """As the collection shows it."""
    return PublicCodeItem(**_shared(view, code))


def document(view: View, code: CodeView) -> PublicCode:
    """One organisation with every repository, in the order of pages."""
    return PublicCode(
        meta=common.meta(
            view,
            places.api("public-code", code.id),
            "public-code-item",
            "catalogue/observed/discovered.json",
            "catalogue/observed/",
            "catalogue/organisations.yml",
            "catalogue/software/",
        ),
        **_shared(view, code),
        accounts=code.code.accounts,
        repositories=[_repository(view, row) for row in code.rows],
    )


def _shared(view: View, code: CodeView) -> dict[str, Any]:
    told, figures = code.code, code.figures
    return {
        "id": code.id,
        "name": code.name,
        "level": code.entry.level,
        "publishes": told.publishes,
        "complete": told.complete,
        "listed_on": code.listed_on,
        "named_by": [common.text(one) for one in told.named_by],
        "counts": CodeCounts(
            repositories=figures.own,
            forks_and_templates=figures.apart,
            visited=figures.visited,
            open_licence=figures.open_licence,
            publiccode_valid=figures.valid,
            activity_known=figures.judged,
            alive=figures.alive,
        ),
        "links": places.links(view, "public-code", "public-code", code.id),
    }


def _repository(view: View, row: CodeRow) -> PublicRepository:
    one = row.code
    shown = one.model_dump(exclude={"programs", "first_seen", "gone_on", "moved_to"})
    return PublicRepository(
        **shown,
        host=host_of(view, one.url),
        first_seen=date.fromisoformat(one.first_seen) if one.first_seen else None,
        gone_on=row.gone_on,
        moved_to=row.moved_to,
        software=one.programs,
        as_of=row.as_of,
        visited_on=row.visited_on,
        outcome=row.outcome,
    )
