"""How one host is asked about many repositories with few questions.

Repositories of one account are found in the list of that account, a hundred a question, as long as
that needs fewer questions than asking one by one. What a list does not tell is asked in batches
where the forge has them, else one by one, and only where something changed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from harvester.apiclient import Client, NoAnswer
from harvester.forges import Forge
from harvester.forges.forge import Seen, Told
from harvester.model.facts import Known, Unknown
from harvester.model.forge import ForgeFacts

_DETAILS = ("releases", "fork_of", "open_issues", "issue_answers")
SMALLER = 10
"""Repositories in one question, when the forge needs too long for a whole batch."""


@dataclass(frozen=True, slots=True)
class Question:
    """One repository to ask about. known: what an earlier answer told, asked_on: when."""

    url: str
    path: str
    known: ForgeFacts | None = None
    asked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """whole: all that the forge tells; False: what the list of an account tells."""

    question: Question
    told: Told | NoAnswer
    whole: bool = True


def answers(forge: Forge, client: Client, questions: Sequence[Question]) -> Iterator[Answered]:
    """The answer to each question, in an order that costs least; ends early at the quota."""
    single: list[Question] = []
    for group in _by_account(questions):
        if len(group) == 1:
            single += group
            continue
        for question, told in _from_list(forge, client, group):
            if told is None or _details_due(forge, client, question, told):
                single.append(question)
            if told is not None:
                yield Answered(question, told, whole=False)
    single.sort(key=_unasked)
    size = forge.batch(client)
    for start in range(0, len(single), size or 1):
        if client.stopped:
            return
        part = single[start : start + (size or 1)]
        if size:
            yield from _in_batch(forge, client, part)
        else:
            yield from _one(forge, client, part[0])


def _unasked(question: Question) -> date:
    return question.asked_on or date.min


def _by_account(questions: Sequence[Question]) -> list[list[Question]]:
    """Grouped by the first part of the path; the account that waits longest first."""
    groups: dict[str, list[Question]] = {}
    for question in sorted(questions, key=_unasked):
        groups.setdefault(question.path.partition("/")[0].lower(), []).append(question)
    return list(groups.values())


def _from_list(
    forge: Forge, client: Client, group: Sequence[Question]
) -> Iterator[tuple[Question, Seen | None]]:
    """What the list of their account tells; None: it has to be asked by itself."""
    wanted = {question.path.lower(): question for question in group}
    account = group[0].path.partition("/")[0]
    page = last = 1
    while wanted and page <= last and (page == 1 or last - page < len(wanted)):
        try:
            found = forge.account(client, account, page)
        except NoAnswer:
            break
        if found is None:
            break
        for seen in found.repositories:
            if question := wanted.pop(seen.path.lower(), None):
                yield question, seen
        last, page = max(found.last, 1), page + 1
    for question in wanted.values():
        yield question, None


def _details_due(forge: Forge, client: Client, question: Question, seen: Seen) -> bool:
    """Whether the list leaves open what one more question may answer now."""
    untold = forge.untold(client)
    told = {
        "releases": seen.releases is not None,
        "fork_of": seen.fork is False or seen.parent is not None or seen.parent_personal,
        "open_issues": seen.open_issues is not None or seen.issues_on is False,
        "issue_answers": seen.reports is not None or seen.issues_on is False,
    }
    left = [name for name in _DETAILS if not told[name] and name not in untold]
    if not forge.details(client) or not left:
        return False
    known, asked = question.known, question.asked_on
    if known is None or asked is None or any(_may_be_told(getattr(known, n)) for n in left):
        return True
    changed = seen.changed_on is None or seen.changed_on >= asked
    counted = isinstance(known.open_together, Known) and known.open_together.value
    return changed or (seen.open_together is not None and seen.open_together != counted)


def _may_be_told(fact: Known[Any] | Unknown) -> bool:
    return isinstance(fact, Unknown) and fact.reason not in {"forge-not-told", "personal-account"}


def _in_batch(forge: Forge, client: Client, part: Sequence[Question]) -> Iterator[Answered]:
    try:
        told = _batch(forge, client, [question.path for question in part])
    except NoAnswer as trouble:
        if client.stopped:
            return
        for question in part:
            yield Answered(question, trouble)
        return
    for question in part:
        if question.path in told:
            yield Answered(question, told[question.path])
        else:
            yield from _one(forge, client, question)


def _batch(forge: Forge, client: Client, paths: Sequence[str]) -> Mapping[str, Told]:
    """Several at once, in smaller parts where all together take the forge too long."""
    try:
        return forge.repositories(client, paths)
    except NoAnswer as trouble:
        if client.stopped or trouble.reason != "forge-silent" or len(paths) <= SMALLER:
            raise
    told: dict[str, Told] = {}
    for start in range(0, len(paths), SMALLER):
        told |= forge.repositories(client, paths[start : start + SMALLER])
    return told


def _one(forge: Forge, client: Client, question: Question) -> Iterator[Answered]:
    try:
        yield Answered(question, forge.repository(client, question.path))
    except NoAnswer as trouble:
        if not client.stopped:  # else nothing was asked
            yield Answered(question, trouble)
