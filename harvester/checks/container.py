"""Is there a recipe for a container or a Helm chart?"""

from collections.abc import Sequence
from datetime import date

from harvester.judge.asking import ask_anywhere
from harvester.judge.seen import Seen
from harvester.model.assessment import Finding
from harvester.model.catalogue import ChecksPolicy, Software

QUESTION = "container"
FILES = ("helm", "compose", "dockerfile")


def answer(
    software: Software | None, seen: Sequence[Seen], policy: ChecksPolicy, asked_on: date
) -> Finding:
    """Yes when such a file stands in any repository where the project may keep it."""
    return ask_anywhere(QUESTION, FILES, software, seen, policy)
