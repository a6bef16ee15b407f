"""What only a forge can tell of a repository. No sentences of others, no names of persons."""

from datetime import date
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from harvester.model.facts import Known, Record, Unknown

NOT_ASKED = Unknown("not-asked")
_KIND = Field(discriminator="kind")

Standing = Literal["public", "gone", "taken-down"]
"""gone: the forge knows no public repository of this name. taken-down: it may not show it."""


class ForgeRelease(Record):
    """One release that people announced on the forge: its tag and the day of its announcement."""

    name: str
    day: date | None


class IssueAnswers(Record):
    """How soon reports got a first answer, by somebody else than who opened them and no program.

    Looked at are the newest reports (at most twenty) of the twelve months before `state_of`.
    """

    reports: int
    answered: int
    half_within_days: int | None
    """Days within which half of them got their first answer (Kaplan-Meier: a report that waits
    counts for as long as it was seen to wait); None: fewer than half did."""


class ForgeFacts(Record):
    """What only the forge can tell. Every field is Unknown until a forge was asked.

    `state_of` is the first day on which the forge gave this answer; the last day on which it gave
    any answer stands once in `visits.json`, so that an unchanged repository changes no observation.
    Files of before hold a `description`: a sentence of others, which is passed over.
    """

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)

    standing: Annotated[Known[Standing] | Unknown, _KIND] = NOT_ASKED
    archived: Annotated[Known[bool] | Unknown, _KIND] = NOT_ASKED
    moved_to: Annotated[Known[str | None] | Unknown, _KIND] = NOT_ASKED
    """The address under which the forge knows it now, None: the one that we asked for."""
    fork: Annotated[Known[bool] | Unknown, _KIND] = NOT_ASKED
    fork_of: Annotated[Known[str | None] | Unknown, _KIND] = NOT_ASKED
    """Address of what it was forked from, when an organisation holds that; None: not a fork."""
    template: Annotated[Known[bool] | Unknown, _KIND] = NOT_ASKED
    mirror: Annotated[Known[bool] | Unknown, _KIND] = NOT_ASKED
    topics: Annotated[Known[list[str]] | Unknown, _KIND] = NOT_ASKED
    default_branch: Annotated[Known[str] | Unknown, _KIND] = NOT_ASKED
    issues_on: Annotated[Known[bool] | Unknown, _KIND] = NOT_ASKED
    """Whether people can report there what goes wrong."""
    open_issues: Annotated[Known[int] | Unknown, _KIND] = NOT_ASKED
    """Reports only: proposals of changes are not counted."""
    issue_answers: Annotated[Known[IssueAnswers] | Unknown, _KIND] = NOT_ASKED
    open_together: Annotated[Known[int] | Unknown, _KIND] = NOT_ASKED
    """Reports and proposals of changes, where the forge counts them as one."""
    stars: Annotated[Known[int] | Unknown, _KIND] = NOT_ASKED
    forks: Annotated[Known[int] | Unknown, _KIND] = NOT_ASKED
    releases: Annotated[Known[list[ForgeRelease]] | Unknown, _KIND] = NOT_ASKED
    """The newest thirty at most, newest first."""
    created: Annotated[Known[date] | Unknown, _KIND] = NOT_ASKED
    """The day on which it came to this place."""
