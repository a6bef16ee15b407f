"""The life of one repository: one label with its reason, for the day whose state is known."""

from datetime import date

from harvester.forges.addresses import file_url
from harvester.judge.ended import Ended, ended_on
from harvester.judge.labels import label_of, since_of
from harvester.judge.life import Life, life_at
from harvester.judge.reasons import reason_of
from harvester.judge.releases import newest_release
from harvester.judge.words import fill, month_words
from harvester.model.assessment import ActivityKey, ActivityVerdict, Evidence
from harvester.model.catalogue import ChecksPolicy
from harvester.model.facts import Known, Text, Unknown
from harvester.model.observation import GOOD_OUTCOMES, History, Observation, Visit

QUIET: frozenset[ActivityKey] = frozenset({"limited", "silent", "bots-only", "long-silent"})
"""Labels beside which a recent release is worth telling: mature and quiet is not abandoned."""


def activity_verdict(
    observation: Observation | None,
    visit: Visit | None,
    policy: ChecksPolicy,
    asked_on: date,
    forge_kind: str = "plain_git",
) -> ActivityVerdict:
    """The label of one repository on `asked_on`, judged for the last day whose state is known.

    An observation older than `stale_observation_days` gives `unknown` with the last label.
    forge_kind is used for links to the evidence only.
    """
    if observation is None:
        return _unseen(visit, policy)
    judged_on = min(asked_on, _known_until(observation, visit))
    verdict = _judged(observation, judged_on, policy, forge_kind)
    if (asked_on - judged_on).days <= policy.thresholds.stale_observation_days:
        return verdict
    if verdict.label == "unknown":
        return verdict
    words = policy.activity["unknown"].variants["stale"]
    reason = fill(
        words,
        policy,
        judged_on=judged_on,
        stale_days=policy.thresholds.stale_observation_days,
        last_label=policy.activity[verdict.label].name,
    )
    return verdict.model_copy(
        update={"label": "unknown", "last_label": verdict.label, "reason": reason, "since": None}
    )


def _known_until(observation: Observation, visit: Visit | None) -> date:
    seen = visit.head_seen_as_of if visit else None
    return max(seen, observation.as_of) if seen else observation.as_of


def _judged(
    observation: Observation, day: date, policy: ChecksPolicy, forge_kind: str
) -> ActivityVerdict:
    archived = observation.forge.archived
    if isinstance(archived, Known) and archived.value and archived.state_of <= day:
        reason = fill(policy.activity["archived"].reason, policy, state_of=archived.state_of)
        seen = Evidence(
            how="observed", label=archived.source, url=observation.url, day=archived.state_of
        )
        return _verdict(observation, "archived", reason, day, [seen])
    ended = ended_on(observation, day)
    if ended:
        return _ended(observation, ended, day, policy, forge_kind)
    history = observation.history
    if isinstance(history, Unknown):
        reason = fill(policy.activity["unknown"].reason, policy, why=_why(history, policy))
        return ActivityVerdict(label="unknown", reason=reason, judged_on=day)
    return _by_commits(observation, history.value, day, policy)


def _by_commits(
    observation: Observation, history: History, day: date, policy: ChecksPolicy
) -> ActivityVerdict:
    life = life_at(history, day)
    unknown = policy.activity["unknown"].variants
    if life is None:
        if history.complete_since:
            reason = fill(
                unknown["capped"], policy, month=month_words(history.complete_since, policy)
            )
        else:
            reason = fill(unknown["not-yet"], policy, judged_on=day, first=history.first_commit)
        return ActivityVerdict(label="unknown", reason=reason, judged_on=day)
    label = label_of(life, policy.thresholds)
    reason = reason_of(label, life, policy)
    flags = _flags(observation, history, label, life, policy)
    return _verdict(
        observation, label, reason, day, [_git_log(observation, day)],
        since=since_of(label, life), flags=flags,
    )  # fmt: skip


def _flags(
    observation: Observation,
    history: History,
    label: ActivityKey,
    life: Life,
    policy: ChecksPolicy,
) -> list[str]:
    limits = policy.thresholds
    flags = []
    sample = history.snapshot_sample
    if (
        life.exact
        and sample >= limits.snapshot_commits
        and history.snapshot_subjects >= limits.snapshot_share * sample
    ):
        flags.append("snapshots")
    if label in QUIET and _released_lately(observation, life.day, limits.silent_days):
        flags.append("few-changes-still-released")
    if history.complete_since:
        flags.append("history-capped")
    return flags


def _released_lately(observation: Observation, day: date, within: int) -> bool:
    if isinstance(observation.tags, Unknown):
        return False
    newest = newest_release(observation.tags.value, day)
    return newest is not None and newest.day is not None and (day - newest.day).days <= within


def _ended(
    observation: Observation, ended: Ended, day: date, policy: ChecksPolicy, forge_kind: str
) -> ActivityVerdict:
    words = policy.activity["ended"]
    if not ended.declared:
        template = words.reason
    else:
        template = words.variants["publiccode-since" if ended.since else "publiccode"]
    month = month_words(f"{ended.since:%Y-%m}", policy) if ended.since else ""
    reason = fill(template, policy, path=ended.path, month=month)
    seen = Evidence(
        how="declared" if ended.declared else "observed",
        label=ended.path,
        url=file_url(forge_kind, observation.url, ended.commit, ended.path, ended.line)
        if ended.commit
        else None,
        day=ended.state_of,
        commit=ended.commit,
        path=ended.path,
    )
    return _verdict(observation, "ended", reason, day, [seen], since=ended.since)


def _verdict(
    observation: Observation,
    label: ActivityKey,
    reason: Text,
    day: date,
    evidence: list[Evidence],
    *,
    since: date | None = None,
    flags: list[str] | None = None,
) -> ActivityVerdict:
    return ActivityVerdict(
        label=label,
        reason=reason,
        judged_on=day,
        since=since,
        flags=[*(flags or []), *(["copy-read"] if observation.copy_read else [])],
        evidence=evidence,
    )


def _git_log(observation: Observation, day: date) -> Evidence:
    head = observation.head
    if isinstance(head, Unknown):
        return Evidence(how="computed", label="git log", url=observation.url, day=day)
    return Evidence(
        how="computed",
        label=f"git log {head.value.branch}",
        url=observation.url,
        day=day,
        commit=head.value.commit,
    )


def _unseen(visit: Visit | None, policy: ChecksPolicy) -> ActivityVerdict:
    words = policy.activity["unknown"]
    if visit is None or visit.outcome in GOOD_OUTCOMES - {"empty"}:
        reason = fill(words.reason, policy, why=policy.reasons["not-visited"])
    else:
        why = policy.outcomes[visit.outcome]
        template = words.reason if visit.outcome == "empty" else words.variants["failed"]
        reason = fill(template, policy, visited_on=visit.visited_on, why=why)
    return ActivityVerdict(label="unknown", reason=reason, judged_on=None)


def _why(unknown: Unknown, policy: ChecksPolicy) -> Text:
    return policy.reasons.get(unknown.reason) or policy.reasons["not-read"]
