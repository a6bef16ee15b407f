"""The whole programme on one page: read this file first.

    catalogue/*.yml ── load ──▶ Catalogue ── harvest ──▶ Observation ── save ──▶ catalogue/observed/
                                    │                                                │
                                    └──────── assess(facts, policy, day) ──▶ Assessment
                                                                                 │
                                                            publish(View) ──▶ Output(path, content)

One direction. The network is one stage (`harvest`); everything after it builds from files.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from harvester import catalogue as catalogue_files
from harvester import discovery, observed, quality
from harvester.asking import AskTally, Clients, ask, moved_notices, reachable
from harvester.assess import assess, worth
from harvester.building import build_site
from harvester.draft import draft, draft_id, listed_in
from harvester.errors import UserError
from harvester.harvest import Job, VisitResult, due_first, harvest, job_for
from harvester.model.assessment import Assessment
from harvester.model.catalogue import Catalogue
from harvester.model.facts import Text
from harvester.model.observation import GOOD_OUTCOMES, Observation, Visit
from harvester.remote import Settings, provenance_of
from harvester.site import plain
from harvester.site.release import release as make_release
from harvester.site.serve import serve_site
from harvester.visit import visit


@dataclass(frozen=True, slots=True)
class Places:
    """Where things lie. fresh: observations of a local run, laid over the committed ones."""

    root: Path

    @property
    def catalogue(self) -> Path:
        return self.root / "catalogue"

    @property
    def observed(self) -> Path:
        return self.root / "catalogue" / "observed"

    @property
    def fresh(self) -> Path:
        return self.root / ".cache" / "observed"

    @property
    def answers(self) -> Path:
        """What forges answered before; safe to delete."""
        return self.root / ".cache" / "forges.sqlite"

    @property
    def site(self) -> Path:
        return self.root / "site"


@dataclass(frozen=True, slots=True)
class Facts:
    """The catalogue with all that was seen of its repositories."""

    catalogue: Catalogue
    observations: Mapping[str, Observation]
    visits: Mapping[str, Visit]


@dataclass(slots=True)
class Tally:
    """How a harvest went, for people and for the exit code."""

    tried: int = 0
    good: int = 0
    read: int = 0
    left: int = 0

    def count(self, result: VisitResult) -> None:
        self.tried += 1
        self.good += result.visit.outcome in GOOD_OUTCOMES
        self.read += result.visit.outcome == "read"

    @property
    def enough(self) -> bool:
        """Whether at least four in five of the tried repositories answered."""
        return self.good >= 0.8 * self.tried


def load(places: Places) -> Facts:
    """Read everything from files; raises CatalogueErrors with every mistake at once."""
    observations, visits = observed.load_all(places.observed, places.fresh)
    return Facts(catalogue_files.load(places.catalogue), observations, visits)


def jobs(
    facts: Facts,
    settings: Settings,
    today: date,
    *,
    only: Sequence[str] = (),
    urls: Sequence[str] | None = None,
    mirrors: Sequence[str] = (),
    as_of: date | None = None,
    force: bool = False,
) -> list[Job]:
    """One job per repository of the chosen programs (none named: all), longest unseen first.

    urls: these repositories instead.
    """
    chosen = [facts.catalogue.software[i] for i in only] or facts.catalogue.software.values()
    listed = (ref.url for program in chosen for ref in program.repository_refs)
    made = [
        job_for(
            url,
            facts.catalogue.forges,
            facts.observations.get(url),
            facts.visits.get(url),
            settings,
            today,
            mirrors=mirrors,
            as_of=as_of,
            force=force,
        )
        for url in dict.fromkeys(listed if urls is None else urls)
    ]
    return due_first(made)


def harvest_into(
    folder: Path,
    todo: Sequence[Job],
    executor: Executor,
    budget: float | None = None,
    told: Callable[[VisitResult], None] = lambda result: None,
) -> Tally:
    """Visit every repository and save each answer as it arrives; what was known is never lost."""
    tally = Tally()
    for result in harvest(todo, executor, budget=budget):
        observed.save(folder, result.visit, result.observation)
        tally.count(result)
        told(result)
    tally.left = len(todo) - tally.tried
    return tally


def ask_forges(  # noqa: PLR0917 - as harvest_into, with whom to ask
    places: Places,
    folder: Path,
    todo: Sequence[Job],
    settings: Settings,
    today: date,
    budget: float | None = None,
) -> AskTally:
    """Ask forges what git cannot tell of repositories visited today; a failure erases nothing.

    Copies are left out, and hosts that did not answer to git either.
    """
    observations, visits = observed.load_all(places.observed, places.fresh)
    urls = reachable([job.url for job in todo if job.copy is None], visits, today)
    tally = AskTally()
    forges = catalogue_files.load(places.catalogue).forges
    with Clients(forges, settings, places.answers) as clients:
        for asked in ask(urls, observations, visits, clients, today, budget=budget):
            observed.save(folder, asked.visit, asked.observation)
            tally.count(asked)
        tally.close(urls, clients)
    return tally


def discover(
    places: Places, facts: Facts, only: Sequence[str], settings: Settings, today: date
) -> list[discovery.Listed]:
    """List what the accounts of organisations hold and keep that; the catalogue stays as it is."""
    state = discovery.load(places.observed)
    listed = []
    with Clients(facts.catalogue.forges, settings, places.answers) as clients:
        for one in discovery.discover(facts.catalogue, only, state, clients, today):
            state = discovery.keep(places.observed, state, one)
            listed.append(one)
    return listed


def lay_in(
    places: Places, facts: Facts, file: Path, named_by: Text, today: date
) -> discovery.LaidIn:
    """Lay a list of addresses from elsewhere under the accounts it belongs to, and keep that."""
    read = discovery.read_list(file, today)
    state = discovery.load(places.observed)
    laid = discovery.lay_in(facts.catalogue, state, read.named, named_by, today)
    for one in laid.accounts:
        state = discovery.keep(places.observed, state, one)
    laid.wrong[:0] = read.wrong
    return laid


def discovered(places: Places, facts: Facts) -> list[str]:
    """Addresses of the repositories that were discovered, forks and templates left out."""
    return discovery.to_visit(discovery.load(places.observed), facts.catalogue)


def judge(facts: Facts, asked_on: date) -> Assessment:
    """What the facts mean on this day."""
    return assess(facts.catalogue, facts.observations, facts.visits, asked_on)


def insist_on_known(catalogue: Catalogue, ids: Sequence[str]) -> None:
    """Refuse ids that the catalogue does not have, with the nearest one that it has."""
    unknown = [i for i in ids if i not in catalogue.software]
    if unknown:
        raise UserError(
            "\n".join(catalogue_files.no_such_id(i, catalogue.software) for i in unknown)
        )


def insist_on_quality(facts: Facts, asked_on: date) -> list[str]:
    """Refuse data that is valid but below the mark; returns what is worth knowing all the same."""
    assessment = judge(facts, asked_on)
    found = quality.shortcomings(facts.catalogue, facts.observations, assessment, asked_on)
    if found:
        raise UserError("\n".join(found))
    return [
        *quality.notices(facts.catalogue, assessment, asked_on),
        *moved_notices(facts.catalogue, facts.observations),
    ]


def inspect(
    places: Places,
    url: str,
    settings: Settings,
    today: date,
    *,
    mirrors: Sequence[str] = (),
    as_of: date | None = None,
) -> dict[str, Any]:
    """One visit to any repository, judged for the state that was read; nothing is written."""
    catalogue = catalogue_files.load(places.catalogue)
    job = job_for(url, catalogue.forges, None, None, settings, today, mirrors=mirrors, as_of=as_of)
    result = visit(job)
    return worth(result.visit, result.observation, catalogue.policy, today, forges=catalogue.forges)


def add(places: Places, url: str, settings: Settings, today: date, mirrors: Sequence[str]) -> Path:
    """Draft an entry from one visit, ready to be edited; returns the new file."""
    catalogue = catalogue_files.load(places.catalogue)
    job = job_for(url, catalogue.forges, None, None, settings, today, mirrors=mirrors)
    if known := listed_in(job.url, catalogue):
        raise UserError(f"{job.url} is listed already: catalogue/software/{known[0]}.yml")
    seen = visit(job).observation
    file = places.catalogue / "software" / f"{draft_id(job.url, seen)}.yml"
    if file.exists():
        raise UserError(f"{file} exists already, for other repositories. Add this one there?")
    file.write_text(draft(job.url, seen, catalogue, today), encoding="utf-8")
    return file


def build(places: Places, asked_on: date) -> Path:
    """Build both languages into a new folder and swap it in when both are good; returns the folder.

    MkDocs runs twice; its plugin does load → assess → publish (`harvester/site/offline.py`).
    """
    return build_site(places.root, places.site, asked_on)


def export(places: Places, folder: Path, asked_on: date) -> int:
    """Write the API, feeds, badges and downloads as plain files; returns their number."""
    return plain.write(plain.exports(places.root, plain.site_of(places.root, asked_on)), folder)


def release(places: Places, folder: Path, asked_on: date) -> Path:
    """Write a dated release of the data with checksums; returns its folder."""
    site = plain.site_of(places.root, asked_on)
    origin = provenance_of(places.root, places.catalogue, places.fresh)
    return make_release(plain.exports(places.root, site), site, origin, folder)


def export_notes(places: Places, asked_on: date) -> list[str]:
    """What is left out because something is not set."""
    return plain.notes(plain.site_of(places.root, asked_on))


def serve(places: Places, port: int) -> None:
    """Show the finished site on loopback until interrupted."""
    serve_site(places.site, port)
