"""One page per repository for the people who keep it: what its publiccode.yml says and lacks."""

from collections.abc import Iterator

from harvester.model.output import Output
from harvester.site.entries import Named
from harvester.site.maintained import RepositoryView
from harvester.site.pages.source_file import source_page
from harvester.site.render import body
from harvester.site.sources import lines_of
from harvester.site.told import told_rows
from harvester.site.view import View


def render(view: View) -> Iterator[Output]:
    """Every repository that has a publiccode.yml or should have one."""
    for repository in view.repositories.values():
        yield page(view, repository)


def page(view: View, repository: RepositoryView) -> Output:
    """The page of one repository."""
    t = view.t
    file = f"catalogue/software/{repository.ids[0]}.yml"
    observation = repository.observation
    content = body(
        "repository.html",
        view.language,
        repository.path,
        r=repository,
        publisher=_publisher(view, repository.url),
        lede=_lede(view, repository),
        as_of=observation.as_of if observation else None,
        copy_read=observation.copy_read if observation else False,
        licence_reason=repository.assessment.licence.reason[view.language],
        licence_lines=lines_of(repository.assessment.licence.evidence)[:2],
        told=list(told_rows(observation, view.strings)),
        activity_reason=repository.assessment.activity.reason[view.language],
        source_file=file,
        source_url=source_page(view, file),
    )
    first = repository.programs[0]
    return Output(
        repository.path + "index.html",
        content,
        title=t("repository.title", name=repository.name),
        description=t("repository.description", name=repository.name),
        crumbs=(
            (t("page.crumbs.home"), ""),
            (t("page.crumbs.software"), view.path("software")),
            (first.name, first.path or ""),
        ),
        section="software",
        source_file=file,
        changed=observation.as_of if observation else None,
    )


def _publisher(view: View, url: str) -> Named | None:
    """The organisation whose account holds it, with the page of all its code."""
    holder = view.code_holders.get(url.lower())
    return Named(view.code[holder].name, view.code[holder].path) if holder else None


def _lede(view: View, repository: RepositoryView) -> str:
    """The verdict in a sentence or two."""
    t, verdict = view.t, repository.verdict
    if verdict == "unknown":
        return t("repository.lede.unknown", why=repository.why)
    if verdict == "invalid":
        return t("repository.lede.invalid", errors=t("repository.errors", n=repository.errors))
    if verdict == "warnings":
        return t(
            "repository.lede.warnings", warnings=t("repository.warnings", n=repository.warnings)
        )
    return t(f"repository.lede.{verdict}")
