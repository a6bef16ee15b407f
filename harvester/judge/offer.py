"""Whether a program stands among the open-source alternatives, and why (not)."""

from collections.abc import Container, Sequence

from harvester.judge.components import FLAG, not_open
from harvester.judge.licence_program import program_verdict
from harvester.judge.words import count, fill, lists
from harvester.model.assessment import ActivityVerdict, LicenceVerdict
from harvester.model.catalogue import ChecksPolicy, Policy, RepositoryRef, Software
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
    """Offered: an open licence, something that one can use, and makers who have not ended it.

    parts: licences of its components. seen: whether any repository that decides was ever read.
    """
    words = policy.offered
    refused = _no_product(software, activity, policy)
    if refused:
        return False, refused
    if licence.licence_class == "open":
        return True, _open(software, licence, parts, policy)
    if licence.licence_class == "unknown":
        key = "unknown" if seen else "not-seen"
        return False, fill(words[key], policy, why=licence.reason)
    return False, words[licence.licence_class]


def program_licence(
    judged: Sequence[tuple[RepositoryRef, LicenceVerdict]], seen: Container[str], policy: Policy
) -> LicenceVerdict:
    """The licence of a program from the repositories that decide.

    A part that was never seen does not undo what the main repositories and the other parts say,
    but the verdict then says so (scope, flag `parts-unseen`). seen: addresses that were read.
    """
    unseen = [ref for ref, _ in judged if ref.url not in seen]
    known = [(ref, verdict) for ref, verdict in judged if ref.url in seen]
    if not known:
        return min(judged, key=lambda pair: pair[0].role != "main")[1]
    mains = any(ref.role == "main" for ref, _ in known)
    if not unseen or not mains or any(ref.role == "main" for ref in unseen):
        return program_verdict(judged, policy)
    verdict = program_verdict(known, policy)
    parts = count("parts", len(unseen), policy.checks)
    words = fill(policy.checks.program["licence-parts-unseen"], policy.checks, unseen=parts)
    scope = verdict.scope
    said = (
        words if scope is None else Text(nl=f"{scope.nl} {words.nl}", en=f"{scope.en} {words.en}")
    )
    return verdict.model_copy(update={"scope": said, "flags": [*verdict.flags, "parts-unseen"]})


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
