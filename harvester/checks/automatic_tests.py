"""Do automatic tests run? Both are needed: tests, and something that runs them."""

from collections.abc import Sequence
from datetime import date

from harvester.judge.asking import finding, not_applicable, not_found, words_of
from harvester.judge.seen import Seen, evidence, looked_at, path_of, ruling
from harvester.judge.words import count, fill
from harvester.model.assessment import Finding
from harvester.model.catalogue import ChecksPolicy, Software
from harvester.model.facts import Text

QUESTION = "automatic-tests"


def answer(
    software: Software | None, seen: Sequence[Seen], policy: ChecksPolicy, asked_on: date
) -> Finding:
    """Yes when each main repository has both; no names the first that lacks one."""
    places = ruling(seen)
    none = not_applicable(QUESTION, software, places, policy)
    if none:
        return none
    unseen: list[tuple[Seen, Text]] = []
    both: list[tuple[Seen, str, str]] = []
    for place in places:
        tests, ci = path_of(place, ("tests",), policy), path_of(place, ("ci",), policy)
        if isinstance(tests, Text):
            unseen.append((place, tests))
        elif isinstance(ci, Text):
            unseen.append((place, ci))
        elif tests and ci:
            both.append((place, tests, ci))
        else:
            return _lacks(place, tests, ci, policy)
    if unseen:
        return not_found(QUESTION, places, unseen, policy)
    words = words_of(QUESTION, policy).answers
    place, tests, ci = both[0]
    proof = [evidence(p, path) for p, t, c in both for path in (t, c)]
    if len(both) == 1:
        return finding(QUESTION, "yes", fill(words["found"], policy, tests=tests, ci=ci), proof)
    total = count("repositories", len(both), policy)
    return finding(QUESTION, "yes", fill(words["found-many"], policy, total=total), proof)


def _lacks(place: Seen, tests: str | None, ci: str | None, policy: ChecksPolicy) -> Finding:
    words = words_of(QUESTION, policy).answers
    key = "no-ci" if tests else "no-tests" if ci else "neither"
    day = place.observation.as_of if place.observation else ""
    reason = fill(
        words[key], policy, repository=place.name, tests=tests or "", ci=ci or "", day=day
    )
    return finding(QUESTION, "no", reason, looked_at([place]))
