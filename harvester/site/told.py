"""What only the website of a repository can tell, as sentences with source and date."""

from collections.abc import Iterator
from typing import Any

from harvester.model.facts import Known
from harvester.model.forge import IssueAnswers
from harvester.model.observation import Observation
from harvester.site.entries import ClaimRow
from harvester.site.sources import How, SourceLine, safe, short
from harvester.site.strings import Strings

_COUNTS = ("open_issues", "stars", "forks")
FEWEST = 3
"""Reports; half of fewer says nothing."""


def told_rows(observation: Observation | None, strings: Strings) -> Iterator[ClaimRow]:
    """Every fact of the forge that says something to readers; what is unknown is left out."""
    if observation is None:
        return
    facts, t = observation.forge, strings.t
    for name in ("moved_to", "fork_of"):
        fact = getattr(facts, name)
        if isinstance(fact, Known) and fact.value:
            text = t(f"repository.told.{name}", place=short(fact.value))
            yield ClaimRow(text, _line(fact))
    if isinstance(facts.created, Known):
        text = t("repository.told.created", day=facts.created.value)
        yield ClaimRow(text, _line(facts.created))
    if isinstance(facts.issues_on, Known) and not facts.issues_on.value:
        yield ClaimRow(t("repository.told.issues_off"), _line(facts.issues_on))
    for name in _COUNTS:
        fact = getattr(facts, name)
        off = isinstance(facts.issues_on, Known) and not facts.issues_on.value
        if isinstance(fact, Known) and not (off and name == "open_issues"):
            yield ClaimRow(t(f"repository.told.{name}", n=fact.value), _line(fact))
    yield from answer_rows(observation, strings)


def answer_rows(observation: Observation | None, strings: Strings) -> Iterator[ClaimRow]:
    """One row: how soon reports are answered, where that is known of more than a few."""
    fact = observation.forge.issue_answers if observation else None
    if isinstance(fact, Known) and fact.value.reports >= FEWEST:
        yield ClaimRow(_answers(fact.value, strings), _line(fact, "computed"))


def _answers(found: IssueAnswers, strings: Strings) -> str:
    t = strings.t
    first = t("repository.answers.first", reports=found.reports, answered=found.answered)
    if found.half_within_days is None:
        return f"{first} {t('repository.answers.slow')}"
    if found.half_within_days == 0:
        return f"{first} {t('repository.answers.same_day')}"
    return f"{first} {t('repository.answers.half', n=found.half_within_days)}"


def _line(fact: Known[Any], how: How = "observed") -> SourceLine:
    return SourceLine(how, short(fact.source), safe(fact.source), fact.state_of)
