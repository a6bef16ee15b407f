"""Programs that left open source: when, and which version was the last before that."""

from collections.abc import Mapping
from datetime import timedelta

from harvester.judge.releases import newest_release
from harvester.model.assessment import LicenceEvent, SoftwareAssessment
from harvester.model.facts import Known
from harvester.model.observation import Observation, Tag


def left_open(judged: SoftwareAssessment) -> LicenceEvent | None:
    """The change by which a program left open source, when it is not open now."""
    if judged.licence.licence_class in ("open", "open-so-far"):
        return None
    left = [
        event
        for event in judged.licence.events
        if event.before_class == "open" and event.after_class == "not-open"
    ]
    return left[-1] if left else None


def last_open(
    judged: SoftwareAssessment, event: LicenceEvent | None, observations: Mapping[str, Observation]
) -> Tag | None:
    """The newest version from before the month of the change, where tags show one.

    Of a version from that month itself we do not know on which side of the change it falls.
    """
    if event is None:
        return None
    tags = [
        tag
        for url in judged.deciding
        if (seen := observations.get(url)) and isinstance(seen.tags, Known)
        for tag in seen.tags.value
        if tag.day
    ]
    return newest_release(tags, event.day.replace(day=1) - timedelta(days=1))
