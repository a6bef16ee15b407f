"""Is the licence in the repository? A text, not only a name: each main repository needs its own."""

from collections.abc import Sequence
from datetime import date

from harvester.judge.asking import finding, not_applicable, not_found, words_of
from harvester.judge.seen import Seen, evidence, reason_words, ruling
from harvester.judge.words import count, fill, listed
from harvester.model.assessment import Finding
from harvester.model.catalogue import ChecksPolicy, Software
from harvester.model.facts import Text, Unknown
from harvester.model.observation import LicenceFile, LicenceMatch, Observation

QUESTION = "licence-text"
_Texts = tuple[Seen, list[tuple[LicenceFile, LicenceMatch]]]
_TEXTS = frozenset({"exact-text", "changed-text", "recognised-text", "partial-text"})


def answer(
    software: Software | None, seen: Sequence[Seen], policy: ChecksPolicy, asked_on: date
) -> Finding:
    """Yes when each main repository holds a licence text that we recognise."""
    places = ruling(seen)
    none = not_applicable(QUESTION, software, places, policy)
    if none:
        return none
    lacking: list[Seen] = []
    unseen: list[tuple[Seen, Text]] = []
    texts: list[_Texts] = []
    unclear: list[Finding] = []
    for place in places:
        observation = place.observation
        if observation is None:
            unseen.append((place, place.why))
        elif isinstance(observation.licence_files, Unknown):
            unseen.append((place, reason_words(observation.licence_files, policy)))
        elif not observation.licence_files.value:
            lacking.append(place)
        else:
            found = _texts(observation, observation.licence_files.value)
            if found:
                texts.append((place, found))
            else:
                unclear.append(_unclear(place, observation.licence_files.value[0], policy))
    if lacking:
        return not_found(QUESTION, lacking, [], policy)
    if unclear:
        return unclear[0]
    if unseen:
        return not_found(QUESTION, places, unseen, policy)
    return _yes(texts, policy)


def _texts(
    observation: Observation, files: Sequence[LicenceFile]
) -> list[tuple[LicenceFile, LicenceMatch]]:
    """The recognised texts: those in the root, and only where there are none those in a folder."""
    found = [
        (file, match)
        for file in files
        if not file.symlink
        and (match := observation.verdicts.get(file.blob))
        and match.confidence in _TEXTS
    ]
    return [pair for pair in found if "/" not in pair[0].path] or found


def _unclear(place: Seen, file: LicenceFile, policy: ChecksPolicy) -> Finding:
    words = words_of(QUESTION, policy).answers["symlink" if file.symlink else "unrecognised"]
    reason = fill(words, policy, path=file.path)
    return finding(QUESTION, "unknown", reason, [evidence(place, file.path)])


def _yes(texts: Sequence[_Texts], policy: ChecksPolicy) -> Finding:
    proof = [evidence(place, file.path) for place, found in texts for file, _ in found]
    if len(texts) > 1:
        total = count("repositories", len(texts), policy)
        reason = fill(policy.answers["found-many"], policy, total=total)
        return finding(QUESTION, "yes", reason, proof)
    named = [
        f"{file.path} ({match.expression})" if match.expression else file.path
        for file, match in texts[0][1]
    ]
    words = words_of(QUESTION, policy).answers["text"]
    return finding(QUESTION, "yes", fill(words, policy, texts=listed(named, policy)), proof)
