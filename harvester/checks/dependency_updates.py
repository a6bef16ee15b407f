"""Are dependencies kept up to date by a tool?"""

from collections.abc import Sequence
from datetime import date

from harvester.judge.asking import ask_each
from harvester.judge.seen import Seen
from harvester.model.assessment import Finding
from harvester.model.catalogue import ChecksPolicy, Software

QUESTION = "dependency-updates"
FILES = ("dependency_updates",)


def answer(
    software: Software | None, seen: Sequence[Seen], policy: ChecksPolicy, asked_on: date
) -> Finding:
    """Yes when every main repository has such a file."""
    return ask_each(QUESTION, FILES, software, seen, policy)
