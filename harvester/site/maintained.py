"""What the people behind a repository want to know: its publiccode.yml, and how we read it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from harvester.forges.addresses import commit_url
from harvester.judge.adoption import adoption, declared_licence, development_status, validity
from harvester.model.assessment import RepositoryAssessment
from harvester.model.facts import Known
from harvester.model.observation import Observation
from harvester.publiccode import classify, disagreements, explained
from harvester.site import addresses
from harvester.site.declared import DeclaredFile
from harvester.site.declaring import file_now, has_page, verdict_of
from harvester.site.entries import DraftView, Named, SoftwareView
from harvester.site.given import Given
from harvester.site.labels import Status, activity_status, licence_status
from harvester.site.repositories import host_words, moved_to, short_name, standing_words
from harvester.site.sources import SourceLine, kind_of, safe


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing about one place in the file. line: 0 where the file as a whole is meant."""

    key: str
    line: int
    url: str | None
    text: str
    level: str = ""


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """How long the file said something; until is empty where it still does."""

    term: str
    value: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class RepositoryView:
    """One repository. verdict: of its file at HEAD, `missing` and `unknown` besides.

    why: the reason where the verdict is unknown. source: the file, or the commit that was read.
    """

    url: str
    name: str
    path: str
    host: str
    moved_to: list[str]
    standing: str
    programs: list[Named]
    ids: list[str]
    assessment: RepositoryAssessment
    observation: Observation | None
    file: DeclaredFile | None
    source: SourceLine | None
    verdict: str
    verdict_words: str
    why: str
    errors: int
    warnings: int
    findings: list[Remark]
    relation: str
    named: list[str]
    differences: list[Remark]
    coercions: list[Remark]
    periods: list[PeriodRow]
    licence: Status
    activity: Status
    drafts: list[tuple[Named, DraftView]]


def repositories_of(
    software: Mapping[str, SoftwareView], given: Given
) -> dict[str, RepositoryView]:
    """Every repository that has a publiccode.yml or should have one, by address."""
    programs: dict[str, list[SoftwareView]] = {}
    wanted: dict[str, bool] = {}
    for program in software.values():
        for ref in program.entry.repository_refs:
            programs.setdefault(ref.url, []).append(program)
            wanted[ref.url] = wanted.get(ref.url, False) or has_page(ref.url, ref.role, given)
    return {url: _view(url, programs[url], given) for url in sorted(wanted) if wanted[url]}


def _view(url: str, programs: Sequence[SoftwareView], given: Given) -> RepositoryView:
    file, observation = file_now(url, given), given.observations.get(url)
    judged = given.assessment.repositories[url]
    policy, language = given.policy, given.language
    verdict, why = verdict_of(url, given)
    findings = list(_findings(file, given)) if file else []
    differences = list(_differences(file, given)) if file else []
    return RepositoryView(
        url=url,
        name=short_name(url),
        path=addresses.repository(language, url),
        host=host_words(url, given),
        moved_to=moved_to(observation),
        standing=standing_words(observation, given),
        programs=[Named(one.name, one.path) for one in programs],
        ids=[one.id for one in programs],
        assessment=judged,
        observation=observation,
        file=file,
        source=_source(url, file, observation, given),
        verdict=verdict,
        verdict_words=given.strings.t(f"publiccode.verdict.{verdict}"),
        why=why,
        errors=sum(one.level == "error" for one in findings),
        warnings=sum(one.level == "warning" for one in findings),
        findings=findings,
        relation=classify(file.reading, url, file.observation.aliases)
        if file and verdict != "something-else"
        else "",
        named=[file.reading.url, *file.reading.is_based_on] if file and file.reading.url else [],
        differences=differences,
        coercions=list(_coercions(file, given)) if file else [],
        periods=list(_periods(observation, given)) if observation else [],
        licence=licence_status(judged.licence, policy, language),
        activity=activity_status(judged.activity.label, policy, language),
        drafts=[
            (Named(one.name, one.path), one.draft)
            for one in programs
            if one.draft and one.draft.repository == url
        ],
    )


def _source(
    url: str, file: DeclaredFile | None, observation: Observation | None, given: Given
) -> SourceLine | None:
    """The file that was judged, else the commit in which there was none."""
    if file:
        label = given.strings.t("publiccode.at", path=file.path, commit=file.commit[:7])
        return SourceLine("observed", label, file.page(), file.observation.as_of)
    if observation is None or not isinstance(observation.head, Known):
        return None
    commit = observation.head.value.commit
    page = commit_url(kind_of(url, given.forges), url, commit)
    return SourceLine("observed", commit[:7], safe(page or url), observation.as_of)


def _findings(file: DeclaredFile, given: Given) -> Iterator[Remark]:
    dutch = given.language == "nl"
    for one in file.reading.findings:
        text = one.message_nl if dutch else one.message_en
        yield Remark(one.key, one.line, file.page(one.line or None), text, one.level)


def _differences(file: DeclaredFile, given: Given) -> Iterator[Remark]:
    """Fields on which file and repository differ; how `url` differs is told as the relation."""
    for one in disagreements(file.reading, file.observation):
        if one.field != "url":
            page = file.page(one.line or None)
            yield Remark(one.field, one.line, page, one.text[given.language])


def _coercions(file: DeclaredFile, given: Given) -> Iterator[Remark]:
    for entry in file.reading.coercions:
        one = explained(entry)
        yield Remark(one.key, one.line, file.page(one.line), one.text[given.language])


def _periods(observation: Observation, given: Given) -> Iterator[PeriodRow]:
    t, month = given.strings.t, given.strings.month
    rows = [(t("publiccode.term.verdict"), validity(observation), "publiccode.verdict")]
    rows.append((t("publiccode.term.status"), development_status(observation), "publiccode.status"))
    for term, periods, words in rows:
        for one in periods:
            until = month(one.until) if one.until else ""
            yield PeriodRow(term, t(f"{words}.{one.value}"), month(one.since), until)
    for one in declared_licence(observation):
        until = month(one.until) if one.until else ""
        yield PeriodRow(t("publiccode.term.licence"), one.value, month(one.since), until)
    for user in adoption(observation, given.organisation_ids):
        until = month(user.until) if user.until else ""
        yield PeriodRow(t("publiccode.term.user"), user.name, month(user.since), until)
