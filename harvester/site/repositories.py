"""The repositories of a program, as rows: role, licence, activity, and of which day."""

from urllib.parse import urlsplit

from harvester.judge.places import moves_of
from harvester.model.assessment import SoftwareAssessment
from harvester.model.catalogue import RepositoryRef, Software
from harvester.model.facts import Known
from harvester.model.observation import GOOD_OUTCOMES, Observation
from harvester.site import addresses
from harvester.site.countries import country_name
from harvester.site.declaring import has_page, verdict_of
from harvester.site.entries import RepositoryRow
from harvester.site.given import Given
from harvester.site.labels import activity_status, licence_status
from harvester.site.sources import safe

_ROLE_ORDER = (
    "main", "part", "deployment", "docs", "meta", "example", "fork", "mirror", "legacy",
)  # fmt: skip


def repository_rows(
    entry: Software, judged: SoftwareAssessment, given: Given
) -> list[RepositoryRow]:
    """One row for every repository of the entry, those that decide first."""
    rows = [_row(ref, judged, given) for ref in entry.repository_refs]
    return sorted(rows, key=lambda row: (_ROLE_ORDER.index(row.ref.role), row.name.casefold()))


def _row(ref: RepositoryRef, judged: SoftwareAssessment, given: Given) -> RepositoryRow:
    policy, language = given.policy, given.language
    own = given.assessment.repositories[ref.url]
    observation, visit = given.observations.get(ref.url), given.visits.get(ref.url)
    history = observation.history if observation else None
    twin = judged.twins.get(ref.url)
    return RepositoryRow(
        ref=ref,
        name=short_name(ref.url),
        url=safe(ref.url),
        host=host_words(ref.url, given),
        role=given.strings.t(f"role.{ref.role}"),
        what=ref.what[language] if ref.what else "",
        licence=licence_status(own.licence, policy, language),
        expression=own.licence.expression,
        activity=activity_status(own.activity.label, policy, language),
        assessment=own,
        decides=ref.url in judged.deciding,
        last_change=history.value.last_commit if isinstance(history, Known) else None,
        as_of=observation.as_of if observation else None,
        copy_read=observation.copy_read if observation else False,
        outcome=policy.checks.outcomes[visit.outcome][language]
        if visit
        else policy.checks.reasons["not-visited"][language],
        moved_to=moved_to(observation),
        standing=standing_words(observation, given),
        visited_on=visit.visited_on if visit else None,
        good=visit is not None and visit.outcome in GOOD_OUTCOMES,
        twin=short_name(twin) if twin else None,
        page=addresses.repository(language, ref.url)
        if has_page(ref.url, ref.role, given)
        else None,
        publiccode=given.strings.t(f"publiccode.verdict.{verdict_of(ref.url, given)[0]}"),
    )


def moved_to(observation: Observation | None) -> list[str]:
    """Other addresses under which forge or server know it now, where they lead to a page."""
    moves = moves_of(observation) if observation else []
    return [url for move in moves if (url := safe(move.after))]


def standing_words(observation: Observation | None, given: Given) -> str:
    """What its forge says when it is gone or taken down, with the day; else empty."""
    standing = observation.forge.standing if observation else None
    if not isinstance(standing, Known) or standing.value == "public":
        return ""
    key = f"software.repositories.standing.{standing.value}"
    return given.strings.t(key, day=standing.state_of)


def short_name(url: str) -> str:
    """The address of a repository as people say it: `owner/name`."""
    return urlsplit(url).path.strip("/") or url


def host_words(url: str, given: Given) -> str:
    """The host by name with the country of its operator's parent, or just the host."""
    host = urlsplit(url).hostname or ""
    forge = given.forges.get(host)
    if forge is None:
        return host
    country = country_name(forge.parent_country, given.language)
    return given.strings.t("software.repositories.host", host=forge.name, country=country)
