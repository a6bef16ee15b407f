"""Is there a valid publiccode.yml? The strict verdict of the reader decides."""

from collections.abc import Sequence
from datetime import date

from harvester.judge.asking import finding, not_applicable, not_found, words_of
from harvester.judge.publiccode import PubliccodeNow, publiccode_now
from harvester.judge.seen import Seen, evidence, guiding, label_in, reason_words
from harvester.judge.words import count, fill
from harvester.model.assessment import Finding
from harvester.model.catalogue import ChecksPolicy, Software
from harvester.model.facts import Text, Unknown

QUESTION = "publiccode"
_BEST_FIRST = ("valid", "warnings", "invalid", "unreadable", "something-else")


def answer(
    software: Software | None, seen: Sequence[Seen], policy: ChecksPolicy, asked_on: date
) -> Finding:
    """Yes when the best file of the project is valid, with or without warnings."""
    places = guiding(seen)
    none = not_applicable(QUESTION, software, places, policy)
    if none:
        return none
    found: list[tuple[Seen, PubliccodeNow]] = []
    unseen: list[tuple[Seen, Text]] = []
    for place in places:
        now = publiccode_now(place)
        if now:
            found.append((place, now))
        elif place.observation is None:
            unseen.append((place, place.why))
        elif isinstance(place.observation.publiccode_history, Unknown):
            unseen.append((place, reason_words(place.observation.publiccode_history, policy)))
    if not found:
        return not_found(QUESTION, places, unseen, policy)
    place, now = min(found, key=lambda pair: _rank(pair[1]))
    return _judge(place, now, places, policy)


def _rank(now: PubliccodeNow) -> int:
    return _BEST_FIRST.index(now.reading.verdict) if now.reading else len(_BEST_FIRST)


def _judge(
    place: Seen, now: PubliccodeNow, places: Sequence[Seen], policy: ChecksPolicy
) -> Finding:
    reading = now.reading
    if reading is None:
        why = policy.reasons["not-fetched"]
        reason = fill(policy.answers["not-seen"], policy, why=why)
        return finding(QUESTION, "unknown", reason, [evidence(place, now.path)])
    errors = [f for f in reading.findings if f.level == "error"]
    warnings = [f for f in reading.findings if f.level == "warning"]
    reason = fill(
        words_of(QUESTION, policy).answers[reading.verdict],
        policy,
        path=label_in(place, now.path, places),
        errors=count("errors", len(errors), policy),
        warnings=count("warnings", len(warnings), policy),
    )
    good = reading.verdict in ("valid", "warnings")
    first = errors[0].line if errors else None
    return finding(QUESTION, "yes" if good else "no", reason, [evidence(place, now.path, first)])
