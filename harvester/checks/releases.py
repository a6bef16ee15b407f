"""Are versions released? Seen in the tags of the main repositories."""

from collections.abc import Sequence
from datetime import date

from harvester.judge.asking import finding, not_applicable, not_found, words_of
from harvester.judge.releases import newest_release
from harvester.judge.seen import Seen, label_in, looked_at, reason_words, ruling
from harvester.judge.words import fill
from harvester.model.assessment import Evidence, Finding
from harvester.model.catalogue import ChecksPolicy, Software
from harvester.model.facts import Text, Unknown
from harvester.model.observation import Tag

QUESTION = "releases"


def answer(
    software: Software | None, seen: Sequence[Seen], policy: ChecksPolicy, asked_on: date
) -> Finding:
    """Yes when a main repository has a tag that looks like a version; a trial version counts."""
    places = ruling(seen)
    none = not_applicable(QUESTION, software, places, policy)
    if none:
        return none
    tagged: list[tuple[Seen, list[Tag]]] = []
    unseen: list[tuple[Seen, Text]] = []
    for place in places:
        if place.observation is None:
            unseen.append((place, place.why))
        elif isinstance(place.observation.tags, Unknown):
            unseen.append((place, reason_words(place.observation.tags, policy)))
        else:
            tagged.append((place, place.observation.tags.value))
    for trials in (False, True):
        newest = [(p, newest_release(tags, asked_on, trials=trials)) for p, tags in tagged]
        found = [(place, tag) for place, tag in newest if tag]
        if found:
            return _yes(found, places, trials, policy)
    if unseen:
        return not_found(QUESTION, places, unseen, policy)
    return finding(QUESTION, "no", words_of(QUESTION, policy).answers["none"], looked_at(places))


def _yes(
    found: Sequence[tuple[Seen, Tag]], places: Sequence[Seen], trials: bool, policy: ChecksPolicy
) -> Finding:
    place, tag = max(found, key=lambda pair: pair[1].day or date.min)
    words = words_of(QUESTION, policy).answers
    key = "found-undated" if tag.day is None else "only-pre" if trials else "found"
    name = label_in(place, tag.name, places)
    reason = fill(words[key], policy, name=name, day=tag.day or "")
    proof = Evidence(how="observed", label=f"git tag {tag.name}", url=place.url, day=tag.day)
    return finding(QUESTION, "yes", reason, [proof])
