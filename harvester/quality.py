"""Whether valid data is also good data; `catalogue validate --strict`.

`shortcomings` are for a person to mend and refuse the data. `notices` are findings that may be
true and stay (a gap in the market, a claim that grew old): they are told and refuse nothing.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel

from harvester.model.address import identity
from harvester.model.assessment import Assessment
from harvester.model.catalogue import (
    DECIDING_ROLES,
    Catalogue,
    EditorSource,
    FileSource,
    PageSource,
    Product,
    Software,
)
from harvester.model.facts import Known, Text
from harvester.model.observation import Observation

DESCRIPTION_LIMIT = 150
"""Characters; longer does not fit a card and is seldom plain language."""
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")


def shortcomings(
    catalogue: Catalogue,
    observations: Mapping[str, Observation],
    assessment: Assessment,
    asked_on: date,
) -> list[str]:
    """What a person must mend before this data is good enough, one line each, sorted by file."""
    del assessment  # what follows from it is a finding about the world: see notices
    found = [
        *_texts(catalogue),
        *_personal(catalogue),
        *_dates_ahead(catalogue, asked_on),
        *_same_names(catalogue),
        *_same_main(catalogue),
        *_twins(catalogue, observations),
        *_replaces_itself(catalogue),
        *_undecided(catalogue),
        *_reviewed_too_soon(catalogue),
    ]
    return sorted(set(found))


def notices(catalogue: Catalogue, assessment: Assessment, asked_on: date) -> list[str]:
    """What is worth knowing and may well stay as it is, one line each, sorted by file."""
    found = [
        *_old_claims(catalogue, asked_on),
        *_thin_categories(catalogue),
        *_no_living_alternative(catalogue, assessment),
    ]
    return sorted(set(found))


def _file(record: Software | Product) -> str:
    folder = "software" if isinstance(record, Software) else "products"
    return f"catalogue/{folder}/{record.id}.yml"


def _records(catalogue: Catalogue) -> Iterator[Software | Product]:
    yield from catalogue.software.values()
    yield from catalogue.products.values()


def _texts(catalogue: Catalogue) -> Iterator[str]:
    for record in _records(catalogue):
        text = record.description
        for language in ("nl", "en"):
            if len(text[language]) > DESCRIPTION_LIMIT:
                yield (
                    f"{_file(record)}: The description ({language}) has {len(text[language])} "
                    f"characters: use at most {DESCRIPTION_LIMIT}."
                )
        if text.nl.strip() == text.en.strip():
            yield f"{_file(record)}: The description is the same in both languages: translate it."


def _personal(catalogue: Catalogue) -> Iterator[str]:
    for record in _records(catalogue):
        for text in _strings(record):
            if found := _EMAIL.search(text):
                yield f"{_file(record)}: E-mail addresses do not belong here: remove {found[0]}."


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for _, inner in value:
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _dated(value: Any, path: str = "") -> Iterator[tuple[str, str, date]]:
    """Every day in a record: the path of its holder, its own name, the day."""
    if isinstance(value, BaseModel):
        for name, inner in value:
            if isinstance(inner, date):
                yield path, name, inner
            else:
                yield from _dated(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _dated(inner, f"{path}[{index + 1}]")


def _dates_ahead(catalogue: Catalogue, asked_on: date) -> Iterator[str]:
    for record in _records(catalogue):
        for path, name, day in _dated(record):
            if day > asked_on and name != "until":
                where = f"{path}.{name}" if path else name
                yield f"{_file(record)}: `{where}` lies in the future: {day}."


def _same_names(catalogue: Catalogue) -> Iterator[str]:
    for records in (catalogue.software, catalogue.products):
        called: dict[str, set[str]] = defaultdict(set)
        for record in records.values():
            names = (
                [record.name] if isinstance(record.name, str) else [record.name.nl, record.name.en]
            )
            for name in (*names, *record.aliases):
                called[name.casefold()].add(record.id)
        for name, ids in called.items():
            if len(ids) > 1:
                first, *others = sorted(ids)
                yield (
                    f'{_file(records[first])}: The name "{name}" is also used by '
                    f"{', '.join(others)}: people cannot tell them apart."
                )


def _same_main(catalogue: Catalogue) -> Iterator[str]:
    owners: dict[str, list[Software]] = defaultdict(list)
    for program in catalogue.software.values():
        for ref in program.repository_refs:
            if ref.role == "main":
                owners[identity(ref.url)].append(program)
    for url, programs in owners.items():
        for program in programs[1:]:
            yield f"{_file(program)}: {url} is also the main repository of {programs[0].id}."


def _twins(catalogue: Catalogue, observations: Mapping[str, Observation]) -> Iterator[str]:
    heads: dict[str, list[tuple[Software, str]]] = defaultdict(list)
    seen: set[str] = set()
    for program in catalogue.software.values():
        for ref in program.repository_refs:
            observation = observations.get(ref.url)
            head = observation.head if observation else None
            if ref.role in DECIDING_ROLES and isinstance(head, Known) and ref.url not in seen:
                heads[head.value.commit].append((program, ref.url))
                seen.add(ref.url)
    for listed in heads.values():
        for program, url in listed[1:]:
            yield (
                f"{_file(program)}: {url} holds the same commits as {listed[0][1]}: "
                "give one of the two the role mirror."
            )


def _replaces_itself(catalogue: Catalogue) -> Iterator[str]:
    for program in catalogue.software.values():
        own = {name.casefold() for name in (program.name.nl, program.name.en, *program.aliases)}
        for claim in program.replaces:
            product = catalogue.products[claim.product]
            if claim.product == program.id or product.name.casefold() in own:
                yield f"{_file(program)}: It replaces {claim.product}, which is the program itself."


def _undecided(catalogue: Catalogue) -> Iterator[str]:
    for program in catalogue.software.values():
        refs = program.repository_refs
        if refs and not program.components and not any(r.role in DECIDING_ROLES for r in refs):
            yield (
                f"{_file(program)}: No repository has the role main or part: "
                "nothing could be said of licence and activity."
            )


def _reviewed_too_soon(catalogue: Catalogue) -> Iterator[str]:
    for program in catalogue.software.values():
        for claim in program.replaces:
            if program.review.status == "reviewed" and not claim.told:
                yield (
                    f"{_file(program)}: It is marked as reviewed, but for {claim.product} "
                    "`function` or `uncovered` is missing."
                )
    for product in catalogue.products.values():
        if product.review.status == "reviewed" and not product.functions:
            yield f"{_file(product)}: It is marked as reviewed, but `functions` is missing."


def _old_claims(catalogue: Catalogue, asked_on: date) -> Iterator[str]:
    months = catalogue.policy.checks.thresholds.claim_months
    oldest = _months_before(asked_on, months)
    for record in _records(catalogue):
        for path, source in _sources(record):
            day = source.reviewed_on if isinstance(source, EditorSource) else source.seen_on
            if day is not None and day < oldest:
                yield f"{_file(record)}: `{path}` was last confirmed on {day}: look again."
        for supplier in record.suppliers if isinstance(record, Software) else ():
            if supplier.until is not None and supplier.until < asked_on:
                yield f"{_file(record)}: The contract of {supplier.name} ended on {supplier.until}."


def _sources(
    value: Any, path: str = ""
) -> Iterator[tuple[str, PageSource | FileSource | EditorSource]]:
    if isinstance(value, PageSource | FileSource | EditorSource):
        yield path, value
    elif isinstance(value, BaseModel) and not isinstance(value, Text):
        for name, inner in value:
            yield from _sources(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _sources(inner, f"{path}[{index + 1}]")


def _months_before(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 - months
    return date(index // 12, index % 12 + 1, min(day.day, 28))


def _thin_categories(catalogue: Catalogue) -> Iterator[str]:
    counts = Counter(c for program in catalogue.software.values() for c in program.categories)
    for category in catalogue.categories:
        if counts[category] < 2:
            yield f"catalogue/categories.yml: {category} has {counts[category]} program(s)."


def _no_living_alternative(catalogue: Catalogue, assessment: Assessment) -> Iterator[str]:
    dead = {"archived", "ended", "long-silent", "published-once"}
    by_product: dict[str, list[str]] = defaultdict(list)
    for program in catalogue.software.values():
        for claim in program.replaces:
            if claim.stands_in:
                by_product[claim.product].append(program.id)
    for product in catalogue.products.values():
        judged = [assessment.software[i] for i in by_product[product.id]]
        living = [one for one in judged if one.offered and one.activity.label not in dead]
        if not living:
            yield f"{_file(product)}: No open alternative known to be alive ({len(judged)} listed)."
