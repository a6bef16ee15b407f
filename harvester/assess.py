"""Facts and a day → what they mean. Pure: the same facts and day give the same assessment."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from harvester.checks import ABOUT_PROGRAMS_ONLY, CHECKS
from harvester.judge.activity import activity_verdict
from harvester.judge.components import activity_of_components, licence_of_components
from harvester.judge.licence import licence_verdict
from harvester.judge.licence_unseen import program_licence
from harvester.judge.offer import offer
from harvester.judge.program import program_activity, ruling_of
from harvester.judge.releases import newest_release
from harvester.judge.seen import Seen
from harvester.judge.twins import twins
from harvester.model.assessment import (
    ActivityVerdict,
    Assessment,
    Finding,
    LicenceVerdict,
    RepositoryAssessment,
    SoftwareAssessment,
)
from harvester.model.catalogue import (
    DECIDING_ROLES,
    Catalogue,
    ForgeHost,
    LicenceReview,
    Policy,
    RepositoryRef,
    Software,
)
from harvester.model.facts import Known, Text
from harvester.model.observation import Observation, Tag, Visit


def assess(
    catalogue: Catalogue,
    observations: Mapping[str, Observation],
    visits: Mapping[str, Visit],
    asked_on: date,
) -> Assessment:
    """The whole catalogue judged for one day, which may lie in the past of the observations.

    Every listed repository and every observed one is judged, seen or not.
    """
    judge = _Judge(catalogue, observations, visits, asked_on)
    return Assessment(
        asked_on=asked_on,
        software={id_: judge.program(id_) for id_ in catalogue.software},
        repositories=judge.repositories,
    )


def assess_repository(
    url: str,
    observation: Observation | None,
    visit: Visit | None,
    policy: Policy,
    asked_on: date,
    *,
    forges: Mapping[str, ForgeHost] | None = None,
    reviews: Sequence[LicenceReview] = (),
) -> RepositoryAssessment:
    """One repository judged by itself, whoever lists it."""
    kind = forge_kind(url, forges or {})
    activity = activity_verdict(observation, visit, policy.checks, asked_on, kind)
    if observation is None:
        licence = _not_seen(activity.reason)
    else:
        licence = licence_verdict(observation, policy, reviews, asked_on, kind)
    seen = [Seen(url, "main", observation, kind, activity.reason)]
    findings = _answers(None, seen, policy, asked_on)
    return RepositoryAssessment(url=url, licence=licence, activity=activity, findings=findings)


def worth(
    visit: Visit,
    observation: Observation | None,
    policy: Policy,
    today: date,
    *,
    forges: Mapping[str, ForgeHost] | None = None,
) -> dict[str, Any]:
    """What one visit to any repository tells, ready for JSON; a copy is judged for its own day."""
    asked_on = observation.as_of if observation and observation.copy_read else today
    judged = assess_repository(visit.url, observation, visit, policy, asked_on, forges=forges)
    head = observation.head if observation else None
    licence = judged.licence.model_dump(mode="json")
    return {
        "url": visit.url,
        "head": head.value.commit if isinstance(head, Known) else None,
        "as_of": observation.as_of.isoformat() if observation else None,
        "licence": {"class": licence.pop("licence_class"), **licence},
        "activity": judged.activity.model_dump(mode="json"),
        "findings": [finding.model_dump(mode="json") for finding in judged.findings],
        "visit": visit.model_dump(mode="json"),
        "observation": observation.model_dump(mode="json") if observation else None,
    }


def forge_kind(url: str, forges: Mapping[str, ForgeHost]) -> str:
    """The kind of forge at this address, by exact host; a host that nobody named is plain git."""
    forge = forges.get(urlsplit(url).hostname or "")
    return forge.kind if forge else "plain_git"


class _Judge:
    """Holds what all programs share while they are judged: repositories, and programs by id."""

    def __init__(
        self,
        catalogue: Catalogue,
        observations: Mapping[str, Observation],
        visits: Mapping[str, Visit],
        asked_on: date,
    ) -> None:
        self.catalogue = catalogue
        self.observations = observations
        self.asked_on = asked_on
        self.done: dict[str, SoftwareAssessment] = {}
        self.under_way: set[str] = set()
        reviews = _reviews(catalogue.software.values())
        listed = (r.url for s in catalogue.software.values() for r in s.repository_refs)
        self.repositories = {
            url: assess_repository(
                url,
                observations.get(url),
                visits.get(url),
                catalogue.policy,
                asked_on,
                forges=catalogue.forges,
                reviews=reviews.get(url, ()),
            )
            for url in dict.fromkeys([*listed, *observations])
        }

    def program(self, id_: str) -> SoftwareAssessment:
        """Judged once; a component that leads back to the program itself is left out."""
        if id_ not in self.done:
            self.under_way.add(id_)
            software = self.catalogue.software[id_]
            parts = [
                (self.catalogue.software[other].name, self.program(other))
                for other in dict.fromkeys(software.components)
                if other not in self.under_way
            ]
            self.under_way.discard(id_)
            self.done[id_] = self._judged(software, parts)
        return self.done[id_]

    def _judged(
        self, software: Software, parts: Sequence[tuple[Text, SoftwareAssessment]]
    ) -> SoftwareAssessment:
        policy = self.catalogue.policy
        same = twins(software.repository_refs, self.observations)
        refs = [ref for ref in software.repository_refs if ref.url not in same]
        deciding = [ref for ref in refs if ref.role in DECIDING_ROLES]
        activity, spread = self._activity(software, refs, parts)
        mirrors = [ref for ref in refs if ref.role == "mirror"]
        licence = self._licence(deciding, mirrors, activity, parts)
        offered, why = offer(
            software,
            licence,
            activity,
            [(name, part.licence) for name, part in parts],
            any(ref.url in self.observations for ref in deciding) or not deciding,
            policy.checks,
        )
        released = self._newest_release(deciding)
        return SoftwareAssessment(
            id=software.id,
            licence=licence,
            activity=activity,
            spread=spread,
            findings=_answers(software, [self._seen(ref) for ref in refs], policy, self.asked_on),
            offered=offered,
            offered_reason=why,
            deciding=[ref.url for ref in deciding],
            twins=same,
            first_seen=software.added,
            last_release=released.day if released else None,
            last_release_name=released.name if released else None,
        )

    def _activity(
        self,
        software: Software,
        refs: Sequence[RepositoryRef],
        parts: Sequence[tuple[Text, SoftwareAssessment]],
    ) -> tuple[ActivityVerdict, dict[str, int]]:
        checks = self.catalogue.policy.checks
        judged = [(ref, self.repositories[ref.url].activity) for ref in refs]
        verdict, spread = program_activity(software, judged, checks, self.asked_on)
        if spread or not parts:
            return verdict, spread
        derived, spread = activity_of_components(
            [(name, part.activity) for name, part in parts], checks
        )
        return (verdict if verdict.label == "ended" else derived), spread

    def _licence(
        self,
        deciding: Sequence[RepositoryRef],
        mirrors: Sequence[RepositoryRef],
        activity: ActivityVerdict,
        parts: Sequence[tuple[Text, SoftwareAssessment]],
    ) -> LicenceVerdict:
        policy = self.catalogue.policy
        if deciding:
            judged, copies = (
                [(ref, self.repositories[ref.url].licence) for ref in some]
                for some in (deciding, mirrors)
            )
            return program_licence(judged, copies, self.observations, policy)
        if parts:
            return licence_of_components(
                [(name, part.licence) for name, part in parts], policy.checks
            )
        return _not_seen(activity.reason)

    def _seen(self, ref: RepositoryRef) -> Seen:
        return Seen(
            url=ref.url,
            role=ref.role,
            observation=self.observations.get(ref.url),
            forge_kind=forge_kind(ref.url, self.catalogue.forges),
            why=self.repositories[ref.url].activity.reason,
        )

    def _newest_release(self, deciding: Sequence[RepositoryRef]) -> Tag | None:
        ruling = ruling_of([(ref, self.repositories[ref.url].activity) for ref in deciding])
        seen = [self.observations[r.url] for r, _ in ruling if r.url in self.observations]
        tags = [tag for o in seen if isinstance(o.tags, Known) for tag in o.tags.value]
        return newest_release(tags, self.asked_on)


def _answers(
    software: Software | None, seen: Sequence[Seen], policy: Policy, asked_on: date
) -> list[Finding]:
    return [
        answer(software, seen, policy.checks, asked_on)
        for question, answer in CHECKS.items()
        if software is not None or question not in ABOUT_PROGRAMS_ONLY
    ]


def _not_seen(reason: Text) -> LicenceVerdict:
    return LicenceVerdict(
        expression=None, licence_class="unknown", confidence="none", reason=reason
    )


def _reviews(software: Iterable[Software]) -> dict[str, list[LicenceReview]]:
    found: dict[str, list[LicenceReview]] = {}
    for program in software:
        for review in program.licence_review:
            found.setdefault(review.repository, []).append(review)
    return found
