"""Is there a public roadmap? A file, or an address in publiccode.yml."""

from collections.abc import Sequence
from datetime import date

from harvester.judge.asking import ask_anywhere, finding, words_of
from harvester.judge.publiccode import publiccode_now
from harvester.judge.seen import Seen, evidence, guiding, label_in
from harvester.judge.words import fill
from harvester.model.assessment import Finding
from harvester.model.catalogue import ChecksPolicy, Software

QUESTION = "roadmap"
FILES = ("roadmap",)


def answer(
    software: Software | None, seen: Sequence[Seen], policy: ChecksPolicy, asked_on: date
) -> Finding:
    """Yes for a roadmap file, or for `roadmap` in a publiccode.yml of the project."""
    in_file = ask_anywhere(QUESTION, FILES, software, seen, policy)
    if in_file.answer in ("yes", "not-applicable"):
        return in_file
    places = guiding(seen)
    for place in places:
        now = publiccode_now(place)
        if now and now.reading and now.reading.roadmap:
            words = words_of(QUESTION, policy).answers["declared"]
            reason = fill(words, policy, path=label_in(place, now.path, places))
            line = now.reading.lines.get("roadmap")
            return finding(QUESTION, "yes", reason, [evidence(place, now.path, line)])
    return in_file
