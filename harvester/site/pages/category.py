"""One page per category: its programs, the products of that kind, and what belongs here."""

from collections.abc import Iterator
from dataclasses import dataclass

from harvester.model.output import Output
from harvester.site import linked
from harvester.site.also import feed_of, json_of
from harvester.site.comparing import Answer, answers_of
from harvester.site.entries import SoftwareView
from harvester.site.groups import CategoryView
from harvester.site.pages.source_file import source_page
from harvester.site.people_counted import suppliers_of, users_of
from harvester.site.render import body
from harvester.site.view import View

FILE = "catalogue/categories.yml"


@dataclass(frozen=True, slots=True)
class Row:
    """A program, the products that it is an alternative to, and who uses, makes and supplies it."""

    program: SoftwareView
    instead: str
    users: str
    suppliers: str
    maker: Answer


def render(view: View) -> Iterator[Output]:
    """Every category of the catalogue."""
    for category in view.categories.values():
        yield page(view, category)


def page(view: View, category: CategoryView) -> Output:
    """The page of one category."""
    t = view.t
    content = body(
        "category.html",
        view.language,
        category.path,
        c=category,
        rows=[_row(view, program) for program in category.software],
        source_file=FILE,
        source_url=source_page(view, FILE),
    )
    return Output(
        category.path + "index.html",
        content,
        title=category.name,
        description=t("category.description", description=category.description),
        crumbs=((t("page.crumbs.home"), ""), (t("page.crumbs.category"), view.path("category"))),
        section="category",
        source_file=FILE,
        linked_data=linked.category(view, category),
        also=(json_of(view, "categories", category.id), feed_of(view, "category", category.id)),
    )


def _row(view: View, program: SoftwareView) -> Row:
    return Row(
        program=program,
        instead=view.strings.listed([row.product.name for row in program.replaces if row.counts]),
        users=users_of(view, program),
        suppliers=suppliers_of(view, program),
        maker=answers_of(view, program)["maker"],
    )
