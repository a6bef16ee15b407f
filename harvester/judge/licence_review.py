"""A person's word on a licence: heard until the licence file changes, and shown as such."""

from collections.abc import Sequence
from datetime import date

from harvester.judge.licence_sources import root_files
from harvester.judge.licence_words import say
from harvester.model.assessment import Evidence, LicenceVerdict
from harvester.model.catalogue import LicenceReview, Policy
from harvester.model.observation import Observation


def review_of(
    observation: Observation, reviews: Sequence[LicenceReview], asked_on: date | None
) -> LicenceReview | None:
    """The newest word on this repository that was there on that day."""
    heard = [
        review
        for review in reviews
        if review.repository == observation.url
        and (asked_on is None or review.reviewed_on <= asked_on)
    ]
    return max(heard, key=lambda one: one.reviewed_on, default=None)


def reviewed(
    verdict: LicenceVerdict, observation: Observation, review: LicenceReview, policy: Policy
) -> LicenceVerdict:
    """The verdict with the person's word in its place, or a flag that the word is void."""
    blobs = {file.blob for file in root_files(observation)}
    changed = review.blob not in blobs if review.blob is not None else bool(blobs)
    if changed:
        return verdict.model_copy(update={"flags": [*verdict.flags, "review-void"]})
    url = getattr(review.source, "url", None)
    seen = Evidence(
        how="editor",
        label=url or "",
        url=url,
        day=review.reviewed_on,
    )
    return verdict.model_copy(
        update={
            "expression": review.expression,
            "licence_class": review.licence_class,
            "confidence": "reviewed",
            "reason": say("reason.reviewed", policy, why=review.reason),
            "evidence": [seen, *verdict.evidence],
        }
    )
