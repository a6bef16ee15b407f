"""An answer of a forge laid into what was known; no failure erases anything."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from harvester.apiclient import NoAnswer
from harvester.asking.answering import issue_answers
from harvester.forges.forge import Seen, Told
from harvester.model.catalogue import Catalogue
from harvester.model.facts import Known, Unknown
from harvester.model.forge import ForgeFacts
from harvester.model.observation import Observation

_PASSING = frozenset({"not-asked", "forge-silent", "forge-invalid", "forge-refused", "forge-quota"})
NOT_TOLD = Unknown("forge-not-told")
PLAIN_GIT = Unknown("plain-git")
PERSONAL = Unknown("personal-account")
_COPIED = (
    "archived", "fork", "template", "mirror", "topics", "default_branch", "issues_on",
    "open_issues", "open_together", "stars", "forks", "releases", "created",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What holds for an answer: the address asked about, where it was asked, and when.

    source: address that is cited. origin: `https://host`, before the path that the forge gives.
    whole: this is all that the forge tells; what a list leaves out may still be asked. untold: what
    it cannot tell us, and the reason.
    """

    url: str
    source: str
    origin: str
    today: date
    whole: bool = True
    untold: Mapping[str, str] = field(default_factory=dict)


def laid(observation: Observation, told: Told | NoAnswer, about: Circumstances) -> Observation:
    """The observation with this answer in it; a fact that stayed the same keeps its first day."""
    facts = facts_of(observation.forge, told, about)
    aliases = set(observation.aliases)
    if isinstance(facts.moved_to, Known) and facts.moved_to.value:
        aliases.add(facts.moved_to.value)
    return observation.model_copy(update={"forge": facts, "aliases": sorted(aliases)})


def unasked(observation: Observation) -> Observation:
    """The observation of a repository on a host that has nothing to ask."""
    silent = {n: PLAIN_GIT for n in ForgeFacts.model_fields if _never_told(observation.forge, n)}
    return observation.model_copy(update={"forge": observation.forge.model_copy(update=silent)})


def facts_of(before: ForgeFacts, told: Told | NoAnswer, about: Circumstances) -> ForgeFacts:
    """Facts after this answer: what it does not tell stays as it was before."""

    def known(value: Any, former: Known[Any] | Unknown) -> Known[Any]:
        if isinstance(former, Known) and former.value == value:
            return former
        return Known(value, about.source, about.today)

    if isinstance(told, NoAnswer):
        silent = Unknown(told.reason, told.detail)
        never = {n: silent for n in ForgeFacts.model_fields if _never_told(before, n)}
        return before.model_copy(update=never)
    if not isinstance(told, Seen):
        return before.model_copy(update={"standing": known(told, before.standing)})
    here = f"{about.origin}/{told.path}"
    moved = None if here.lower() == about.url.lower() else here
    new: dict[str, Known[Any] | Unknown] = {
        "standing": known("public", before.standing),
        "moved_to": known(moved, before.moved_to),
    }
    values = {name: getattr(told, name) for name in _COPIED}
    if told.reports is not None and told.issues_on is not False:
        values["issue_answers"] = issue_answers(told.reports, about.today)
    for name in (*_COPIED, "issue_answers"):
        value, former = values.get(name), getattr(before, name)
        if value is not None:
            new[name] = known(value, former)
        elif isinstance(former, Known):
            continue
        elif name in about.untold:
            new[name] = Unknown(about.untold[name])
        elif about.whole:
            new[name] = NOT_TOLD
    if told.fork is False:
        new["fork_of"] = known(None, before.fork_of)
    elif told.parent is not None:
        new["fork_of"] = known(f"{about.origin}/{told.parent}", before.fork_of)
    elif told.parent_personal:
        new["fork_of"] = PERSONAL
    elif about.whole and not isinstance(before.fork_of, Known):
        new["fork_of"] = NOT_TOLD
    return before.model_copy(update=new)


def _never_told(before: ForgeFacts, name: str) -> bool:
    fact = getattr(before, name)
    return isinstance(fact, Unknown) and fact.reason in _PASSING


def moved_notices(catalogue: Catalogue, observations: Mapping[str, Observation]) -> Iterator[str]:
    """For the editors: files that name a repository which has moved, is gone or was taken down."""
    for program in catalogue.software.values():
        for ref in program.repository_refs:
            seen = observations.get(ref.url)
            if seen is None:
                continue
            file = f"catalogue/software/{program.id}.yml"
            moved, standing = seen.forge.moved_to, seen.forge.standing
            if isinstance(moved, Known) and moved.value:
                yield f"{file}: {ref.url} has moved to {moved.value}: change the address."
            if isinstance(standing, Known) and standing.value != "public":
                what = {"gone": "is gone or closed", "taken-down": "was taken down"}
                yield f"{file}: {ref.url} {what[standing.value]}, its forge says: look again."
