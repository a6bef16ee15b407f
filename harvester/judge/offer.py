"""Whether a program stands among the open-source alternatives, and why (not)."""

from collections.abc import Sequence

from harvester.judge.components import FLAG, not_open
from harvester.judge.words import fill, lists
from harvester.model.assessment import ActivityVerdict, LicenceVerdict
from harvester.model.catalogue import ChecksPolicy, Software
from harvester.model.facts import Text

_OVER = ("ended", "archived")


def offer(  # noqa: PLR0917
    software: Software,
    licence: LicenceVerdict,
    activity: ActivityVerdict,
    parts: Sequence[tuple[Text, LicenceVerdict]],
    seen: bool,
    policy: ChecksPolicy,
) -> tuple[bool, Text]:
    """Offered: an open licence in all that we saw, something that one can use, and makers who have
    not ended it.

    parts: licences of its components. seen: whether any repository that decides was ever read.
    """
    words = policy.offered
    refused = _no_product(software, activity, policy)
    if refused:
        return False, refused
    if licence.licence_class == "open":
        return True, _open(software, licence, parts, policy)
    if licence.licence_class == "open-so-far":
        return True, words["open-so-far"]
    if licence.licence_class == "unknown":
        key = "unknown" if seen else "not-seen"
        return False, fill(words[key], policy, why=licence.reason)
    return False, words[licence.licence_class]


def _no_product(software: Software, activity: ActivityVerdict, policy: ChecksPolicy) -> Text | None:
    words = policy.offered
    if software.kind == "standard":
        return words["standard"]
    if software.lifecycle and software.lifecycle.state == "disclosed":
        return words["disclosed"]
    if activity.label in _OVER:
        return words[activity.label]
    if activity.label == "unknown" and activity.last_label in _OVER:
        return fill(
            words["ended-when-last-seen"],
            policy,
            day=activity.judged_on or "",
            label=policy.activity[activity.last_label].name,
        )
    return None


def _open(
    software: Software,
    licence: LicenceVerdict,
    parts: Sequence[tuple[Text, LicenceVerdict]],
    policy: ChecksPolicy,
) -> Text:
    words = policy.offered
    if FLAG in licence.flags:
        return words["open-from-components"]
    closed = not_open(parts)
    if closed and software.kind in ("suite", "service"):
        return fill(words["open-but-components"], policy, names=lists(closed, policy))
    if software.lifecycle and software.lifecycle.state == "pilot":
        return words["open-pilot"]
    if licence.confidence == "reviewed":
        return words["open-reviewed"]
    return words["open"]
