"""Who uses and supplies a program: what people wrote, and what publiccode.yml declares besides."""

from harvester.model.catalogue import Catalogue
from harvester.site.entries import SoftwareView
from harvester.site.exports.api.common import maybe, source, source_of_line
from harvester.site.exports.models.software import Supplier, User
from harvester.site.view import View


def is_public_body(catalogue: Catalogue, id_: str | None) -> bool:
    """Whether this is a Dutch public body by figures.yml; without definitions none is known."""
    figures = catalogue.figures
    return figures is not None and figures.is_public(catalogue.organisations.get(id_ or ""))


def users(view: View, program: SoftwareView) -> list[User]:
    """In the order of the page; the rows of publiccode.yml are those that nobody wrote."""
    organisations = view.catalogue.organisations
    written = [
        User(
            organisation=one.organisation,
            name=organisations[one.organisation].name if one.organisation else one.name or "",
            public_body=is_public_body(view.catalogue, one.organisation),
            evidence=one.evidence,
            since=one.since,
            status=one.status,
            what=maybe(one.what),
            source=source(view, one.source, one.evidence),
        )
        for one in program.entry.used_by
    ]
    known = {one.organisation or one.name.casefold() for one in written}
    declared = [
        User(
            organisation=row.organisation_id,
            name=row.organisation.name,
            public_body=is_public_body(view.catalogue, row.organisation_id),
            evidence="declared",
            since=None,
            status="ended" if row.ended else None,
            what=None,
            source=source_of_line(row.source),
        )
        for row in program.users
        if (row.organisation_id or row.organisation.name.casefold()) not in known
    ]
    return written + declared


def suppliers(view: View, program: SoftwareView) -> list[Supplier]:
    """Those whom people wrote, then those under contract by publiccode.yml."""
    written = [
        Supplier(
            name=one.name,
            country=one.country,
            parent_country=one.parent_country,
            url=one.url,
            until=one.until,
            what=maybe(one.what),
            source=source(view, one.source),
        )
        for one in program.entry.suppliers
    ]
    known = {one.name.casefold() for one in written}
    declared = [
        Supplier(
            name=row.name,
            country=None,
            parent_country=None,
            url=row.url,
            until=row.until,
            what=None,
            source=source_of_line(row.source),
        )
        for row in program.suppliers
        if row.name.casefold() not in known
    ]
    return written + declared


def public_bodies(found: list[User]) -> list[User]:
    """The Dutch public bodies that use it now, each once, by a source that somebody checked."""
    kept = {
        one.organisation: one
        for one in found
        if one.public_body and one.status != "ended" and not one.source.pending
    }
    return list(kept.values())
