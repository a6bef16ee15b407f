"""The readiness questions: one module each, named as a question that has a yes or a no.

To add one: a module with `QUESTION` and `answer`, one line here, its words in catalogue/checks.yml
under `readiness`, one case file in tests/checks/cases.
"""

from collections.abc import Callable, Sequence
from datetime import date

from harvester.checks import (
    accessibility,
    automatic_tests,
    changelog,
    container,
    contributing,
    dependency_updates,
    governance,
    install_guide,
    licence_per_file,
    licence_text,
    publiccode,
    releases,
    roadmap,
    security,
)
from harvester.judge.seen import Seen
from harvester.model.assessment import Finding
from harvester.model.catalogue import ChecksPolicy, Software

Answer = Callable[[Software | None, Sequence[Seen], ChecksPolicy, date], Finding]

CHECKS: dict[str, Answer] = {
    licence_text.QUESTION: licence_text.answer,
    licence_per_file.QUESTION: licence_per_file.answer,
    publiccode.QUESTION: publiccode.answer,
    install_guide.QUESTION: install_guide.answer,
    container.QUESTION: container.answer,
    releases.QUESTION: releases.answer,
    changelog.QUESTION: changelog.answer,
    automatic_tests.QUESTION: automatic_tests.answer,
    dependency_updates.QUESTION: dependency_updates.answer,
    security.QUESTION: security.answer,
    contributing.QUESTION: contributing.answer,
    governance.QUESTION: governance.answer,
    roadmap.QUESTION: roadmap.answer,
    accessibility.QUESTION: accessibility.answer,
}
"""In the order in which pages list them."""

ABOUT_PROGRAMS_ONLY: frozenset[str] = frozenset({accessibility.QUESTION})
"""Questions that a repository alone cannot answer."""
