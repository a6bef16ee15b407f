"""The letter of 2025: what it says of six systems beside what public sources show now."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from harvester.model.catalogue import Letter, LetterClaim, LetterSystem
from harvester.model.letter import Aspect
from harvester.model.output import Output
from harvester.monitor.facts import Facts
from harvester.monitor.figures.development import mode
from harvester.monitor.modes import MODES
from harvester.site import addresses
from harvester.site.countries import country_name
from harvester.site.entries import ClaimRow, SoftwareView
from harvester.site.pages.source_file import source_page
from harvester.site.render import body
from harvester.site.sources import SourceLine, line_of_source, lines_of
from harvester.site.view import View

FILE = "catalogue/letter.yml"
NAMED = 6
"""So many names stand in a sentence; the page of the program has all."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What sources show: a sentence with where it can be seen."""

    text: str
    lines: list[SourceLine]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim of the letter and what stands beside it; nothing: no public source was found."""

    id: str
    text: str
    shown: list[Shown]


@dataclass(frozen=True, slots=True)
class SystemView:
    """One system: its claims, and the five questions with their answers."""

    program: SoftwareView
    claims: list[ClaimView]
    answers: list[tuple[str, list[Shown]]]
    caveats: list[ClaimRow]


def render(view: View) -> Iterator[Output]:
    """The page, when the catalogue has the letter and the definitions of the monitor."""
    letter, policy = view.catalogue.letter, view.catalogue.figures
    if letter is None or policy is None:
        return
    facts = Facts(view.catalogue, view.observations, view.visits, view.assessment, policy)
    here, title = view.path("state-letter"), letter.title[view.language]
    content = body(
        "state_letter.html",
        view.language,
        here,
        view=view,
        title=title,
        letter=letter,
        source=line_of_source(letter.source, view.catalogue.forges),
        systems=[_system(view, facts, one) for one in letter.systems],
        day=view.site.asked_on,
        cite=_cite(view, letter, facts.policy.version, here),
        source_file=FILE,
        source_url=source_page(view, FILE),
    )
    yield Output(
        here + "index.html",
        content,
        title=title,
        description=view.t("letter.short"),
        crumbs=((view.t("shell.home"), ""), (view.t("monitor.short"), view.path("monitor"))),
        section="monitor",
        source_file=FILE,
    )


def _cite(view: View, letter: Letter, version: int, here: str) -> str:
    url = view.site.url + addresses.root(view.language) + here
    return view.t(
        "monitor.cite.text", site=view.site.name, title=letter.title[view.language],
        day=view.site.asked_on, version=version, url=url,
    )  # fmt: skip


def _system(view: View, facts: Facts, one: LetterSystem) -> SystemView:
    program, language = view.software[one.system], view.language

    def shown(*aspects: Aspect) -> list[Shown]:
        return [said for aspect in aspects for said in _ASPECTS[aspect](view, program)]

    def claim(told: LetterClaim) -> ClaimView:
        return ClaimView(told.id, told.text[language], shown(*told.aspects))

    developed = [Shown(text, []) for text in _developed(view, facts, program)]
    t = view.t
    return SystemView(
        program=program,
        claims=[claim(told) for told in one.claims],
        answers=[
            (t("letter.questions.open"), shown("licence")),
            (t("letter.questions.developed"), developed),
            (t("letter.questions.alive"), shown("activity", "lifecycle")),
            (t("letter.questions.whom"), shown("maker", "owners", "components")),
            (t("letter.questions.used"), shown("users")),
        ],
        caveats=[
            ClaimRow(told.text[language], line_of_source(told.source, view.catalogue.forges))
            for told in program.entry.caveats
        ],
    )


def _developed(view: View, facts: Facts, program: SoftwareView) -> list[str]:
    """In how many of its repositories, and of its components where it has none itself."""
    programs = [program] if program.assessment.deciding else program.components
    urls = dict.fromkeys(url for one in programs for url in one.assessment.deciding)
    if not urls:
        return [view.t("letter.mode.none")]
    found = Counter(mode(facts, url) for url in urls)
    words = {key: facts.policy.words[f"mode.{key}"][view.language] for key in MODES}
    parts = [
        view.t("letter.mode.one", count=found[key], mode=_small(words[key]))
        for key in MODES
        if found[key]
    ]
    lead = [view.t("letter.mode.none")] if not program.assessment.deciding else []
    said = view.t("letter.mode.title", n=len(urls)) + " " + view.strings.listed(parts) + "."
    return [*lead, said]


def _small(text: str) -> str:
    return text[0].lower() + text[1:]


def _licence(view: View, program: SoftwareView) -> list[Shown]:
    verdict = program.assessment.licence
    text = view.t(
        "letter.licence", label=program.licence.name, reason=verdict.reason[view.language]
    )
    return [Shown(text, lines_of(verdict.evidence)[:2])]


def _activity(view: View, program: SoftwareView) -> list[Shown]:
    verdict = program.assessment.activity
    text = view.t(
        "letter.activity", label=program.activity.name, reason=verdict.reason[view.language]
    )
    return [Shown(text, lines_of(verdict.evidence)[:2])]


def _maker(view: View, program: SoftwareView) -> list[Shown]:
    maker = program.entry.maker
    if maker is None:
        return []
    country = country_name(maker.country, view.language)
    name = f"{maker.name} ({country})" if country else maker.name
    line = line_of_source(maker.source, view.catalogue.forges)
    return [Shown(view.t("letter.maker", name=name), [line])]


def _owners(view: View, program: SoftwareView) -> list[Shown]:
    owners = program.entry.owners
    if not owners:
        return []
    names = []
    for owner in owners:
        known = view.catalogue.organisations.get(owner.organisation or "")
        role = f" ({owner.role[view.language]})" if owner.role else ""
        names.append((known.name if known else owner.name or "") + role)
    lines = dict.fromkeys(line_of_source(one.source, view.catalogue.forges) for one in owners)
    text = view.t("letter.owners", names=view.strings.listed(names))
    return [Shown(text, list(lines)[:2])]


def _users(view: View, program: SoftwareView) -> list[Shown]:
    rows = [row for row in program.users if not row.ended]
    if not rows:
        return [Shown(view.t("letter.users_none"), [])]
    names = list(dict.fromkeys(row.organisation.name for row in rows))
    said = view.strings.listed(names[:NAMED])
    if len(names) > NAMED:
        more = len(names) - NAMED
        said = view.t("letter.users_more", names=", ".join(names[:NAMED]), n=more)
    lines = dict.fromkeys(row.source for row in rows)
    return [Shown(view.t("letter.users", names=said), list(lines)[:3])]


def _components(view: View, program: SoftwareView) -> list[Shown]:
    if not program.components:
        return []
    names = view.strings.listed([one.name for one in program.components])
    source = program.entry.components_source
    lines = [line_of_source(source, view.catalogue.forges)] if source else []
    return [Shown(view.t("letter.components", names=names), lines)]


def _lifecycle(view: View, program: SoftwareView) -> list[Shown]:
    lifecycle = program.entry.lifecycle
    if lifecycle is None:
        return []
    line = line_of_source(lifecycle.source, view.catalogue.forges)
    return [Shown(view.t("letter.lifecycle", state=program.lifecycle), [line])]


_ASPECTS: dict[Aspect, Callable[[View, SoftwareView], list[Shown]]] = {
    "licence": _licence,
    "activity": _activity,
    "maker": _maker,
    "owners": _owners,
    "users": _users,
    "components": _components,
    "lifecycle": _lifecycle,
}
