"""Does each file say which licence applies? The REUSE specification is how that is done."""

from collections.abc import Sequence
from datetime import date

from harvester.judge.asking import ask_each
from harvester.judge.seen import Seen
from harvester.model.assessment import Finding
from harvester.model.catalogue import ChecksPolicy, Software

QUESTION = "licence-per-file"
FILES = ("reuse",)


def answer(
    software: Software | None, seen: Sequence[Seen], policy: ChecksPolicy, asked_on: date
) -> Finding:
    """Yes when every main repository has such a file."""
    return ask_each(QUESTION, FILES, software, seen, policy)
