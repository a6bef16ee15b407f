"""Who uses a program and who supplies it: what people wrote and what publiccode.yml declares."""

from dataclasses import replace
from datetime import date

from harvester.judge.adoption import Adoption
from harvester.judge.bodies import fold, shown
from harvester.model.catalogue import FileSource, Software, Source, Supplier, UsedBy
from harvester.publiccode import contract_state
from harvester.site.countries import country_name
from harvester.site.declaring import files_of, users_through_time
from harvester.site.entries import Named, SupplierRow, UserRow
from harvester.site.given import Given
from harvester.site.sorting import name_key
from harvester.site.sources import SourceLine, line_of_source, safe
from harvester.site.strings import Strings


def user_rows(entry: Software, given: Given) -> list[UserRow]:
    """Users by name; what people wrote goes first, publiccode.yml adds since when it says so."""
    rows = [_user(user, given) for user in entry.used_by]
    for key, (period, source) in _declared(entry, given).items():
        words = _period(period, given.strings)
        same = [i for i, row in enumerate(rows) if _key(row) == key]
        for i in same:
            twice = _cites(entry.used_by[i].source, source)
            rows[i] = replace(rows[i], declared=words, declared_source=None if twice else source)
        if not same:
            rows.append(_declared_user(period, words, source, given))
    return sorted(rows, key=lambda row: (row.ended, name_key(row.organisation.name)))


def _cites(source: Source, line: SourceLine) -> bool:
    """Whether people name the same file as their source: then it is not named twice."""
    return (
        isinstance(source, FileSource)
        and (line.url or "").startswith(f"{source.repository}/")
        and line.label.startswith(source.path)
    )


def _key(row: UserRow | Adoption) -> str:
    if isinstance(row, UserRow):
        return row.organisation_id or f"={fold(shown(row.organisation.name))}"
    return row.organisation or f"={fold(row.name)}"


def _declared(entry: Software, given: Given) -> dict[str, tuple[Adoption, SourceLine]]:
    """For each organisation the longest period that still runs, else the one that ended last."""
    found: dict[str, tuple[Adoption, SourceLine]] = {}
    for period, source in users_through_time(entry, given):
        key = _key(period)
        if key not in found or _rank(period) < _rank(found[key][0]):
            found[key] = (period, source)
    return found


def _rank(period: Adoption) -> tuple[bool, int, str]:
    if period.until is None:
        return (False, 0, period.since)
    return (True, -int(period.until.replace("-", "")), period.since)


def _period(period: Adoption, strings: Strings) -> str:
    since = strings.month(period.since)
    if period.until:
        return strings.t("publiccode.users.until", since=since, until=strings.month(period.until))
    words = "publiccode.users.at_least" if period.at_least else "publiccode.users.since"
    return strings.t(words, since=since)


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
        province=given.province(user.organisation) if user.organisation else "",
    )


def _declared_user(period: Adoption, words: str, source: SourceLine, given: Given) -> UserRow:
    id_ = period.organisation
    return UserRow(
        organisation=given.organisation(id_) if id_ else Named(period.name),
        level=given.level(id_) if id_ else "",
        since="",
        status="",
        what="",
        ended=period.until is not None,
        recent=_recent(source.day, given),
        source=source,
        organisation_id=id_,
        declared=words,
        province=given.province(id_) if id_ else "",
    )


def supplier_rows(entry: Software, given: Given) -> list[SupplierRow]:
    """Suppliers by name, those under contract by publiccode.yml included."""
    rows = [_supplier(supplier, given) for supplier in entry.suppliers]
    known = {row.name.casefold() for row in rows}
    for file in files_of(entry, given):
        for one in file.reading.contractors:
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
                    contract=contract_state(one.until, given.asked_on),
                    what="",
                    source=file.line("maintenance.contractors"),
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
        contract=contract_state(supplier.until, given.asked_on),
        what=supplier.what[language] if supplier.what else "",
        source=line_of_source(supplier.source, given.forges),
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
