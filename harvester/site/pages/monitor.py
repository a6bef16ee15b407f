"""The monitor: key figures, a page for each theme and organisation, definitions, all at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from harvester.model.output import Output
from harvester.monitor.facts import Facts
from harvester.monitor.figure import Figure
from harvester.monitor.report import figures, figures_of_body
from harvester.site import addresses
from harvester.site.entries import Named
from harvester.site.exports import figures as downloads
from harvester.site.figuring import FigureView, figure_view
from harvester.site.pages.source_file import source_page
from harvester.site.render import body
from harvester.site.view import View

FILE = "catalogue/figures.yml"
KEY = (
    "developed-open", "repositories-by-licence", "publiccode", "adoption",
    "products-without-alternative", "coverage",
)  # fmt: skip
"""The figures at the top of the monitor."""
COMMAND = "catalogue report --date 2026-06-30"
"""An example of how anybody recomputes the figures."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One page of the monitor."""

    id: str
    path: str
    title: str
    lede: str
    figures: list[FigureView] = field(default_factory=list)


def render(view: View) -> Iterator[Output]:
    """Every page of the monitor and the downloads of its figures; nothing without definitions."""
    policy = view.catalogue.figures
    if policy is None:
        return
    facts = Facts(view.catalogue, view.observations, view.visits, view.assessment, policy)
    told = figures(facts)
    themes = _themes(view, facts, told)
    yield _overview(view, facts, told, themes)
    for theme in themes:
        yield _theme(view, facts, theme, themes)
    yield _everything(view, facts, themes)
    yield _definitions(view, facts, themes)
    for id_ in bodies(told):
        yield _of_body(view, facts, id_)
    if view.language == "nl":
        yield from downloads.files(view, facts, told)


def bodies(told: Mapping[str, Figure]) -> list[str]:
    """The organisations that have a page of figures: those of the figure `by-owner`."""
    figure = told.get("by-owner")
    return [str(row[0]) for row in figure.rows] if figure else []


def _themes(view: View, facts: Facts, told: Mapping[str, Figure]) -> list[Theme]:
    found = {
        id_: Theme(
            id_, theme_path(view, id_), one.title[view.language], one.lede[view.language], []
        )
        for id_, one in facts.policy.themes.items()
    }
    for id_, figure in told.items():
        found[facts.policy.figures[id_].theme].figures.append(figure_view(view, facts, figure))
    return [theme for theme in found.values() if theme.figures]


def theme_path(view: View, id_: str) -> str:
    """The page of a theme; a theme of which no word of an address is known has its id as one."""
    kind = f"monitor-{id_}"
    return view.path(kind) if kind in addresses.SEGMENTS else view.path("monitor", id_)


def _overview(view: View, facts: Facts, told: Mapping[str, Figure], themes: list[Theme]) -> Output:
    places = {one.id: theme.path for theme in themes for one in theme.figures}
    shown = {one.id: one for theme in themes for one in theme.figures}
    names = view.catalogue.organisations
    content = _body(
        "monitor.html",
        view,
        facts,
        view.path("monitor"),
        view.t("monitor.title"),
        command=COMMAND,
        key=[(shown[id_], places[id_]) for id_ in KEY if id_ in shown],
        themes=themes,
        bodies=[
            Named(names[id_].name, view.path("monitor-organisation", id_)) for id_ in bodies(told)
        ],
    )
    return _page(view, view.path("monitor"), view.t("monitor.title"), content, top=True)


def _theme(view: View, facts: Facts, theme: Theme, themes: list[Theme]) -> Output:
    content = _body(
        "monitor_theme.html", view, facts, theme.path, theme.title, theme=theme,
        others=[one for one in themes if one is not theme],
    )  # fmt: skip
    return _page(view, theme.path, theme.title, content, theme.lede)


def _everything(view: View, facts: Facts, themes: list[Theme]) -> Output:
    here, title = view.path("monitor-all"), view.t("monitor.all.title")
    content = _body("monitor_all.html", view, facts, here, title, themes=themes)
    return _page(view, here, title, content)


def _definitions(view: View, facts: Facts, themes: list[Theme]) -> Output:
    here, title = view.path("monitor-definitions"), view.t("monitor.definitions.title")
    titles = {one.id: one.title for theme in themes for one in theme.figures}
    changes = [
        (one.version, one.day, one.text[view.language], [titles[id_] for id_ in one.figures])
        for one in facts.policy.changes
    ]
    content = _body(
        "monitor_definitions.html", view, facts, here, title, themes=themes, changes=changes
    )
    return _page(view, here, title, content)


def _of_body(view: View, facts: Facts, id_: str) -> Output:
    organisation = view.organisations[id_]
    own = figures_of_body(facts, id_)
    here = view.path("monitor-organisation", id_)
    title = view.t("monitor.body.title", name=organisation.name)
    content = _body(
        "monitor_body.html",
        view,
        facts,
        here,
        title,
        o=organisation,
        figures=[
            figure_view(view, facts, one, body=id_) for one in own.values() if one.denominator
        ],
        programs=len(facts.of_body(id_).programs),
        repositories=len(facts.of_body(id_).repositories),
        levels=_around(view, facts, id_),
    )
    return _page(view, here, title, content)


def _around(view: View, facts: Facts, id_: str) -> Named:
    """Where the same is counted for the level of government of an organisation."""
    level = facts.catalogue.organisations[id_].level
    return Named(view.t(f"level.{level}"), theme_path(view, "owners"))


def _body(template: str, view: View, facts: Facts, here: str, title: str, **values: object) -> str:
    url = view.site.url + addresses.root(view.language) + here
    cite = view.t(
        "monitor.cite.text", site=view.site.name, title=title, day=facts.day,
        version=facts.policy.version, url=url,
    )  # fmt: skip
    return body(
        template, view.language, here, view=view, title=title, day=facts.day, cite=cite,
        version=facts.policy.version, page_url=url, source_file=FILE,
        source_url=source_page(view, FILE), shared=_shared(view), **values,
    )  # fmt: skip


def _shared(view: View) -> object:
    return lambda file: addresses.shared(view.language, file)


def _page(
    view: View, here: str, title: str, content: str, lede: str = "", *, top: bool = False
) -> Output:
    crumbs = [(view.t("shell.home"), "")]
    if not top:
        crumbs.append((view.t("monitor.short"), view.path("monitor")))
    return Output(
        here + "index.html",
        content,
        title=title,
        description=lede or view.t("monitor.description"),
        crumbs=tuple(crumbs),
        section="monitor",
        source_file=FILE,
    )
