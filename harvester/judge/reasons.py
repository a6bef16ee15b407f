"""The reason of a label that follows from commits, in words."""

from datetime import date

from harvester.judge.life import Life, month_of
from harvester.judge.words import Value, count, fill, month_words
from harvester.model.assessment import ActivityKey
from harvester.model.catalogue import ChecksPolicy
from harvester.model.facts import Text


def reason_of(label: ActivityKey, life: Life, policy: ChecksPolicy) -> Text:
    """Why the commits give this label, in both languages."""
    words = policy.activity[label]
    variant = None
    if life.last_human is None:
        variant = "capped" if label == "unknown" else "at-least" if life.known_since else "no-human"
    elif label == "published-once" and life.human > 1 and life.first_human != life.last_human:
        variant = "few"
    values: dict[str, Value] = {
        "first": life.first,
        "first_human": life.first_human or "",
        "last_human": _when(life.last_human, life, policy),
        "last_bot": _when(life.last_bot, life, policy),
        "until": _until(life, policy),
        "human": count("changes", life.human, policy),
        "human_12": count("changes", life.human_12, policy),
        "months_12": count("months", life.months_12, policy),
        "month": month_words(life.known_since, policy) if life.known_since else "",
    }
    return fill(words.variants[variant] if variant else words.reason, policy, **values)


def _when(day: date | None, life: Life, policy: ChecksPolicy) -> Text | str:
    """`op 17 mei 2026`, or `in mei 2026` where only the month is known."""
    if day is None:
        return ""
    if life.exact or day == life.first_human:
        return fill(policy.program["on-day"], policy, day=day)
    return fill(policy.program["in-month"], policy, month=month_words(month_of(day), policy))


def _until(life: Life, policy: ChecksPolicy) -> Value:
    day = life.last_human
    if day is None or life.exact or day == life.first_human:
        return day or ""
    return month_words(month_of(day), policy)
