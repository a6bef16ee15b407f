"""What figures are counted from: the facts of one day, and the two populations."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from harvester.judge.bodies import names_of
from harvester.model.assessment import Assessment, RepositoryAssessment, SoftwareAssessment
from harvester.model.catalogue import Catalogue, FiguresPolicy, Software
from harvester.model.facts import Known
from harvester.model.observation import History, Observation, Visit
from harvester.monitor.bodies import Bodies
from harvester.monitor.months import Point, points


@dataclass(frozen=True, slots=True)
class Listed:
    """A repository that decides for at least one program; twins within a program count once."""

    url: str
    programs: tuple[str, ...]
    bodies: tuple[str, ...]
    public: bool


@dataclass(frozen=True)
class Facts:
    """Everything known on `day` and nothing later (see asof). body: only of this organisation."""

    catalogue: Catalogue
    observations: Mapping[str, Observation]
    visits: Mapping[str, Visit]
    assessment: Assessment
    policy: FiguresPolicy
    body: str | None = None

    @property
    def day(self) -> date:
        return self.assessment.asked_on

    def of_body(self, id_: str) -> "Facts":
        """The same facts for what one organisation answers for."""
        narrowed = replace(self, body=id_)
        narrowed.__dict__["everything"] = self.everything
        return narrowed

    @cached_property
    def everything(self) -> "Whole":
        """What is counted once for all organisations."""
        return Whole(self)

    @cached_property
    def programs(self) -> dict[str, Software]:
        """Programs by id."""
        bodies = self.everything.bodies
        return {
            id_: program
            for id_, program in self.catalogue.software.items()
            if self.body is None or self.body in bodies[id_]
        }

    @cached_property
    def repositories(self) -> dict[str, Listed]:
        """Deciding repositories by address."""
        found = self.everything.repositories
        return {u: one for u, one in found.items() if self.body in (None, *one.bodies)}

    def is_public(self, program: str) -> bool:
        """Whether a Dutch public body answers for this program."""
        return any(map(self.everything.is_public_body, self.everything.bodies[program]))

    def judged(self, program: str) -> SoftwareAssessment:
        return self.assessment.software[program]

    def verdict(self, url: str) -> RepositoryAssessment:
        return self.assessment.repositories[url]

    def history(self, url: str) -> History | None:
        """The life of a repository; None where it is not known."""
        seen = self.observations.get(url)
        return seen.history.value if seen and isinstance(seen.history, Known) else None

    @property
    def began(self) -> date | None:
        """The day on which this catalogue listed its first program."""
        return min((one.added for one in self.catalogue.software.values()), default=None)


class Whole:
    """Indexes over the whole catalogue, made when they are first asked for."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._who = Bodies(facts.catalogue)

    @cached_property
    def names(self) -> dict[str, str]:
        """Any name of an organisation, folded → its id."""
        return names_of(self._facts.catalogue.organisations.values())

    def is_public_body(self, id_: str) -> bool:
        """Whether an organisation is a Dutch public body, by the levels of figures.yml."""
        return self._facts.policy.is_public(self._facts.catalogue.organisations.get(id_))

    @cached_property
    def bodies(self) -> dict[str, tuple[str, ...]]:
        """Program → the organisations that answer for it."""
        software = self._facts.catalogue.software
        return {id_: self._who.of_program(program) for id_, program in software.items()}

    @cached_property
    def repositories(self) -> dict[str, Listed]:
        listing: dict[str, list[str]] = {}
        for id_, judged in self._facts.assessment.software.items():
            for url in judged.deciding:
                listing.setdefault(url, []).append(id_)
        software = self._facts.catalogue.software
        found = {}
        for url, programs in sorted(listing.items()):
            bodies = self._who.of_repository(url, [software[id_] for id_ in programs])
            public = any(map(self.is_public_body, bodies))
            found[url] = Listed(url, tuple(programs), bodies, public)
        return found

    @cached_property
    def points(self) -> dict[str, list[Point]]:
        """Deciding repository → its past, month by month, as far as it is known."""
        facts = self._facts
        made = {}
        for url in self.repositories:
            seen = facts.observations.get(url)
            if seen:
                made[url] = list(points(seen, facts.visits.get(url), facts.catalogue, facts.policy))
        return made
