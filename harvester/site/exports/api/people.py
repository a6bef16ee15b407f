"""Who uses and supplies a program: what people wrote, and what publiccode.yml declares besides."""

from harvester.model.catalogue import Organisation
from harvester.site.entries import SoftwareView
from harvester.site.exports.api.common import maybe, source, source_of_line
from harvester.site.exports.models.software import Supplier, User
from harvester.site.view import View

PUBLIC_LEVELS = frozenset(
    {"central", "province", "municipality", "water-board", "agency", "cooperation"}
)
"""Levels that are government; research, foundations and others abroad are not counted as such."""


def is_public_body(organisation: Organisation | None) -> bool:
    """Whether this is a Dutch public body."""
    return bool(
        organisation and organisation.country == "NL" and organisation.level in PUBLIC_LEVELS
    )


def users(view: View, program: SoftwareView) -> list[User]:
    """In the order of the page; the rows of publiccode.yml are those that nobody wrote."""
    organisations = view.catalogue.organisations
    written = [
        User(
            organisation=one.organisation,
            name=organisations[one.organisation].name if one.organisation else one.name or "",
            public_body=is_public_body(organisations.get(one.organisation or "")),
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
            public_body=is_public_body(organisations.get(row.organisation_id or "")),
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
