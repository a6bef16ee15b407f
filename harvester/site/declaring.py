"""Which publiccode.yml a program has now, and whom its files named through time."""

from collections.abc import Iterator

from harvester.forges.addresses import file_url
from harvester.judge.adoption import Adoption, adoption
from harvester.model.catalogue import DECIDING_ROLES, Role, Software
from harvester.model.facts import Known, Unknown
from harvester.model.observation import Observation
from harvester.site.declared import DeclaredFile
from harvester.site.given import Given
from harvester.site.sources import SourceLine, kind_of, safe

ROLES: tuple[Role, ...] = ("main", "part", "meta")
"""Whose file tells of the program itself; where two differ, the first in this order counts."""


def file_now(url: str, given: Given) -> DeclaredFile | None:
    """The file of one repository; None where there is none or where it was not read."""
    observation = given.observations.get(url)
    if observation is None:
        return None
    history, head = observation.publiccode_history, observation.head
    if not isinstance(history, Known) or not history.value or not isinstance(head, Known):
        return None
    last = history.value[-1]
    reading = observation.publiccode.get(last.blob or "")
    if reading is None or last.path is None:
        return None
    return DeclaredFile(
        url=url,
        path=last.path,
        kind=kind_of(url, given.forges),
        commit=head.value.commit,
        reading=reading,
        observation=observation,
        strings=given.strings,
    )


def files_of(entry: Software, given: Given) -> list[DeclaredFile]:
    """The files of a program's own repositories, the one that counts most first."""
    refs = sorted(
        (ref for ref in entry.repository_refs if ref.role in ROLES),
        key=lambda ref: ROLES.index(ref.role),
    )
    return [found for ref in refs if (found := file_now(ref.url, given))]


def has_page(url: str, role: str, given: Given) -> bool:
    """Whether a repository has a page of its own."""
    return role in DECIDING_ROLES or file_now(url, given) is not None


def verdict_of(url: str, given: Given) -> tuple[str, str]:
    """The verdict on the file of a repository, and the reason where it is unknown."""
    file = file_now(url, given)
    if file is not None:
        return file.reading.verdict, ""
    checks, language = given.policy.checks, given.language
    observation, visit = given.observations.get(url), given.visits.get(url)
    if observation is None:
        words = checks.outcomes[visit.outcome] if visit else checks.reasons["not-visited"]
        return "unknown", words[language]
    history = observation.publiccode_history
    if isinstance(history, Unknown):
        return "unknown", checks.reasons[history.reason][language]
    if history.value and history.value[-1].path is not None:
        return "unknown", checks.reasons["not-fetched"][language]
    return "missing", ""


def users_through_time(entry: Software, given: Given) -> Iterator[tuple[Adoption, SourceLine]]:
    """Who was named under usedBy by a repository of the program: each period with its source."""
    for ref in entry.repository_refs:
        observation = given.observations.get(ref.url)
        if ref.role in ROLES and observation is not None:
            now = file_now(ref.url, given)
            for one in adoption(observation, given.organisation_ids):
                if one.until is None and now:
                    yield one, now.line("usedBy")
                else:
                    yield one, _past(ref.url, observation, one, given)


def _past(url: str, observation: Observation, one: Adoption, given: Given) -> SourceLine:
    """The last version of the file that named the organisation."""
    history = observation.publiccode_history
    states = history.value if isinstance(history, Known) else []
    last = [s for s in states if one.until is None or s.since <= one.until][-1]
    path = last.path or ""
    label = given.strings.t("publiccode.at", path=path, commit=last.commit[:7])
    page = file_url(kind_of(url, given.forges), url, last.commit, path)
    return SourceLine("declared", label, safe(page or url), last.day)
