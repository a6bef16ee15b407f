"""Who uses a program and who supplies it: what people wrote and what publiccode.yml declares."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from harvester.forges.addresses import file_url
from harvester.judge.bodies import resolve, shown
from harvester.model.catalogue import Software, Supplier, UsedBy
from harvester.model.facts import Known
from harvester.model.observation import PubliccodeReading
from harvester.site.countries import country_name
from harvester.site.entries import Named, SupplierRow, UserRow
from harvester.site.given import Given
from harvester.site.sorting import name_key
from harvester.site.sources import SourceLine, kind_of, line_of_source, safe
from harvester.site.strings import Strings


def user_rows(entry: Software, given: Given) -> list[UserRow]:
    """Users by name; one that publiccode.yml declares is left out when people wrote it already."""
    rows = [_user(user, given) for user in entry.used_by]
    known = {row.organisation_id or row.organisation.name.casefold() for row in rows}
    for reading, line in _readings(entry, given):
        for name in reading.used_by:
            id_ = resolve(name, given.organisation_ids)
            if (id_ or name.casefold()) in known:
                continue
            known.add(id_ or name.casefold())
            rows.append(_declared(shown(name), id_, line("usedBy"), given))
    return sorted(rows, key=lambda row: (row.ended, name_key(row.organisation.name)))


def _user(user: UsedBy, given: Given) -> UserRow:
    strings = given.strings
    line = line_of_source(user.source, given.forges, how=user.evidence)
    named = given.organisation(user.organisation) if user.organisation else Named(user.name or "")
    return UserRow(
        organisation=named,
        level=given.level(user.organisation) if user.organisation else "",
        since=_since(user.since, strings),
        status=strings.t(f"use.{user.status}") if user.status else "",
        what=user.what[strings.language] if user.what else "",
        ended=user.status == "ended",
        recent=_recent(line.day, given),
        source=line,
        organisation_id=user.organisation,
    )


def _declared(name: str, id_: str | None, line: SourceLine, given: Given) -> UserRow:
    return UserRow(
        organisation=given.organisation(id_) if id_ else Named(name),
        level=given.level(id_) if id_ else "",
        since="",
        status="",
        what="",
        ended=False,
        recent=_recent(line.day, given),
        source=line,
        organisation_id=id_,
    )


def supplier_rows(entry: Software, given: Given) -> list[SupplierRow]:
    """Suppliers by name, those under contract by publiccode.yml included."""
    rows = [_supplier(supplier, given) for supplier in entry.suppliers]
    known = {row.name.casefold() for row in rows}
    for reading, line in _readings(entry, given):
        for one in reading.contractors:
            if one.name.casefold() in known:
                continue
            known.add(one.name.casefold())
            rows.append(
                SupplierRow(
                    name=one.name,
                    url=safe(one.website),
                    country="",
                    parent_country="",
                    until=one.until,
                    expired=one.until is not None and one.until < given.asked_on,
                    what="",
                    source=line("maintenance.contractors"),
                )
            )
    return sorted(rows, key=lambda row: name_key(row.name))


def _supplier(supplier: Supplier, given: Given) -> SupplierRow:
    language = given.language
    other = supplier.parent_country != supplier.country
    return SupplierRow(
        name=supplier.name,
        url=safe(supplier.url),
        country=country_name(supplier.country, language),
        parent_country=country_name(supplier.parent_country, language) if other else "",
        until=supplier.until,
        expired=supplier.until is not None and supplier.until < given.asked_on,
        what=supplier.what[language] if supplier.what else "",
        source=line_of_source(supplier.source, given.forges),
    )


@dataclass(frozen=True, slots=True)
class _Cited:
    """A publiccode.yml at one commit, from which lines are cited."""

    reading: PubliccodeReading
    url: str
    kind: str
    path: str
    commit: str
    day: date

    def __call__(self, key: str) -> SourceLine:
        number = self.reading.lines.get(key)
        page = file_url(self.kind, self.url, self.commit, self.path, number)
        return SourceLine("declared", f"{self.path}, {key}", safe(page or self.url), self.day)


def _readings(entry: Software, given: Given) -> Iterator[tuple[PubliccodeReading, _Cited]]:
    """What publiccode.yml says now, for each repository of the program itself that has one."""
    for ref in entry.repository_refs:
        observation = given.observations.get(ref.url)
        if ref.role not in ("main", "part", "meta") or observation is None:
            continue
        history, head = observation.publiccode_history, observation.head
        if not isinstance(history, Known) or not history.value or not isinstance(head, Known):
            continue
        last = history.value[-1]
        reading = observation.publiccode.get(last.blob or "")
        if reading and last.path:
            kind = kind_of(ref.url, given.forges)
            yield (
                reading,
                _Cited(reading, ref.url, kind, last.path, head.value.commit, observation.as_of),
            )


def _since(since: str | None, strings: Strings) -> str:
    """`2023` → `2023`; `2023-05` → `mei 2023`; `2023-05-17` → `17 mei 2023`."""
    if not since or len(since) == 4:
        return since or ""
    return strings.month(since) if len(since) == 7 else strings.short_day(date.fromisoformat(since))


def _recent(day: date | None, given: Given) -> bool:
    """Whether the claim was looked at within the limit; without a day nothing can be said."""
    limit = given.catalogue.policy.checks.thresholds.claim_months
    if day is None:
        return True
    months = (given.asked_on.year - day.year) * 12 + given.asked_on.month - day.month
    return months < limit or (months == limit and given.asked_on.day <= day.day)
