"""How a question about usual files is answered for a program with several repositories."""

from collections.abc import Sequence

from harvester.judge.seen import Seen, evidence, guiding, label_in, looked_at, path_of, ruling
from harvester.judge.words import count, fill, listed
from harvester.model.assessment import Answer, Evidence, Finding
from harvester.model.catalogue import ChecksPolicy, Question, Software
from harvester.model.facts import Text

NAMED = 3
"""Up to so many repositories are named in a sentence; more are counted."""


def finding(question: str, answer: Answer, reason: Text, proof: Sequence[Evidence] = ()) -> Finding:
    return Finding(question=question, answer=answer, reason=reason, evidence=list(proof))


def words_of(question: str, policy: ChecksPolicy) -> Question:
    """The words of one question; KeyError when checks.yml lacks it."""
    for words in policy.readiness:
        if words.id == question:
            return words
    raise KeyError(question)


def not_applicable(
    question: str, software: Software | None, places: Sequence[Seen], policy: ChecksPolicy
) -> Finding | None:
    """The answer where the question makes no sense: a standard, or nothing to look into."""
    if software and software.kind == "standard":
        return finding(question, "not-applicable", policy.answers["standard"])
    if places:
        return None
    own = software is None or bool(software.repository_refs)
    key = "no-deciding-repository" if own else "no-repository"
    return finding(question, "not-applicable", policy.answers[key])


def ask_anywhere(
    question: str,
    keys: Sequence[str],
    software: Software | None,
    seen: Sequence[Seen],
    policy: ChecksPolicy,
) -> Finding:
    """Yes when one of these files stands in any place where guidance may stand."""
    places = guiding(seen)
    none = not_applicable(question, software, places, policy)
    if none:
        return none
    unseen: list[tuple[Seen, Text]] = []
    for place in places:
        path = path_of(place, keys, policy)
        if isinstance(path, Text):
            unseen.append((place, path))
        elif path:
            reason = fill(policy.answers["found"], policy, path=label_in(place, path, places))
            return finding(question, "yes", reason, [evidence(place, path)])
    return not_found(question, places, unseen, policy)


def ask_each(
    question: str,
    keys: Sequence[str],
    software: Software | None,
    seen: Sequence[Seen],
    policy: ChecksPolicy,
) -> Finding:
    """Yes when each main repository has one of these files."""
    places = ruling(seen)
    none = not_applicable(question, software, places, policy)
    if none:
        return none
    unseen: list[tuple[Seen, Text]] = []
    found: list[tuple[Seen, str]] = []
    for place in places:
        path = path_of(place, keys, policy)
        if isinstance(path, Text):
            unseen.append((place, path))
        elif path:
            found.append((place, path))
    if len(found) + len(unseen) < len(places):
        have = {place.url for place, _ in [*found, *unseen]}
        return not_found(question, [p for p in places if p.url not in have], [], policy)
    if unseen:
        return not_found(question, places, unseen, policy)
    proof = [evidence(place, path) for place, path in found]
    if len(found) == 1:
        reason = fill(policy.answers["found"], policy, path=found[0][1])
    else:
        total = count("repositories", len(found), policy)
        reason = fill(policy.answers["found-many"], policy, total=total)
    return finding(question, "yes", reason, proof)


def not_found(
    question: str,
    places: Sequence[Seen],
    unseen: Sequence[tuple[Seen, Text]],
    policy: ChecksPolicy,
) -> Finding:
    """No, in these places; unknown while some of them could not be looked into."""
    if unseen:
        place, why = unseen[0]
        key = "not-seen" if len(unseen) == len(places) else "some-unseen"
        reason = fill(policy.answers[key], policy, why=why, repository=place.name)
        return finding(question, "unknown", reason)
    proof = looked_at(places)
    if len(places) == 1 and places[0].observation:
        reason = fill(policy.answers["missing"], policy, day=places[0].observation.as_of)
    else:
        names = [place.name for place in places]
        many = len(names) > NAMED
        where = count("repositories", len(names), policy) if many else listed(names, policy)
        reason = fill(policy.answers["missing-in"], policy, repositories=where)
    return finding(question, "no", reason, proof)
