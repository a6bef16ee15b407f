"""The life of a program: how the labels of its repositories become one (`main_label_rule`)."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from harvester.judge.words import count, fill, short_name
from harvester.model.assessment import ActivityKey, ActivityVerdict, Evidence
from harvester.model.catalogue import (
    DECIDING_ROLES,
    ChecksPolicy,
    EditorSource,
    FileSource,
    Lifecycle,
    NoRepository,
    PageSource,
    RepositoryRef,
    Software,
    Source,
)

LIVELIEST_FIRST: tuple[ActivityKey, ...] = (
    "active", "new", "limited", "bots-only", "silent", "long-silent", "published-once",
    "ended", "archived", "unknown",
)  # fmt: skip
"""What was published once never had a life here, so it stands below what fell silent."""

Judged = tuple[RepositoryRef, ActivityVerdict]


def program_activity(
    software: Software, judged: Sequence[Judged], policy: ChecksPolicy, asked_on: date
) -> tuple[ActivityVerdict, dict[str, int]]:
    """The label of a program and its spread (label → number of deciding repositories).

    judged: every repository that counts (twins left out) with its verdict, in catalogue order.
    """
    deciding = [(ref, verdict) for ref, verdict in judged if ref.role in DECIDING_ROLES]
    spread = spread_of([verdict.label for _, verdict in deciding])
    said = declared_end(software.lifecycle, policy, asked_on)
    if said:
        return said, spread
    ruling = ruling_of(deciding)
    if not ruling:
        return _nothing_decides(software, policy), spread
    if len(ruling) == 1:
        return ruling[0][1], spread
    return _of_several(ruling, policy), spread


def ruling_of(deciding: Sequence[Judged]) -> list[Judged]:
    """The main repositories; where there are none, the parts."""
    mains = [pair for pair in deciding if pair[0].role == "main"]
    return mains or list(deciding)


def label_of_several(labels: Sequence[ActivityKey]) -> ActivityKey:
    """The liveliest; unknown where one was not seen, for it may be livelier than the others."""
    best = min(labels, key=LIVELIEST_FIRST.index)
    return "unknown" if "unknown" in labels and best != "active" else best


def spread_of(labels: Sequence[ActivityKey]) -> dict[str, int]:
    """How often each label occurs, the liveliest first."""
    found = Counter(labels)
    return {label: found[label] for label in LIVELIEST_FIRST if label in found}


def declared_end(
    lifecycle: Lifecycle | None, policy: ChecksPolicy, asked_on: date
) -> ActivityVerdict | None:
    """`ended` when the catalogue says, with its source, that the program has ended by that day."""
    if lifecycle is None or lifecycle.state != "ended":
        return None
    source = lifecycle.source
    known_from = lifecycle.since or _day_of(source)
    if known_from and known_from > asked_on:
        return None
    if isinstance(source, PageSource):
        who, seen = (
            "declared",
            Evidence(how="declared", label=source.url, url=source.url, day=source.seen_on),
        )
    elif isinstance(source, FileSource):
        who, seen = "declared", Evidence(
            how="declared", label=source.path, url=source.repository, day=source.seen_on,
            commit=source.commit, path=source.path,
        )  # fmt: skip
    elif isinstance(source, EditorSource):
        who, seen = "editor", Evidence(how="editor", label="", day=source.reviewed_on)
    else:
        who, seen = (
            "pending",
            Evidence(how="pending", label=source.url or "", url=source.url),
        )
    words = policy.activity["ended"].variants[f"{who}-since" if lifecycle.since else who]
    return ActivityVerdict(
        label="ended",
        reason=fill(words, policy, since=lifecycle.since or ""),
        judged_on=asked_on,
        since=lifecycle.since,
        evidence=[seen],
    )


def _day_of(source: Source) -> date | None:
    if isinstance(source, PageSource | FileSource):
        return source.seen_on
    return source.reviewed_on if isinstance(source, EditorSource) else None


def _of_several(ruling: Sequence[Judged], policy: ChecksPolicy) -> ActivityVerdict:
    total = count("repositories", len(ruling), policy)
    unseen = [pair for pair in ruling if pair[1].label == "unknown"]
    ref, best = min(ruling, key=_liveliness)
    label = label_of_several([verdict.label for _, verdict in ruling])
    if best.label == "unknown":
        words = policy.program["none-seen"]
    elif label == "unknown":
        words = policy.program["some-unseen"]
    else:
        words = policy.program["liveliest"]
    reason = fill(
        words,
        policy,
        total=total,
        unseen=f"{len(unseen)}",
        repository=short_name(ref.url),
        label=policy.activity[best.label].name,
        reason=best.reason,
    )
    unknown = label == "unknown"
    return best.model_copy(
        update={
            "label": label,
            "reason": reason,
            "since": None if unknown else best.since,
            "last_label": _last_label(ruling) if unknown else None,
        }
    )


def _last_label(ruling: Sequence[Judged]) -> ActivityKey | None:
    """The liveliest label when last seen; None when one of them was never seen at all."""
    labels = [v.last_label if v.label == "unknown" else v.label for _, v in ruling]
    known = [label for label in labels if label is not None]
    if len(known) < len(labels):
        return None
    return min(known, key=LIVELIEST_FIRST.index)


def _liveliness(judged: Judged) -> tuple[int, int]:
    verdict = judged[1]
    since = verdict.since.toordinal() if verdict.since else 0
    return LIVELIEST_FIRST.index(verdict.label), -since


def _nothing_decides(software: Software, policy: ChecksPolicy) -> ActivityVerdict:
    if isinstance(software.repositories, NoRepository):
        why = software.repositories.none
        reason = fill(policy.program["no-repository"], policy, why=why)
    else:
        reason = policy.program["no-deciding-repository"]
    return ActivityVerdict(label="unknown", reason=reason, judged_on=None)
