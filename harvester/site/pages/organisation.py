"""One page per organisation: what it is known to use and to answer for, and who else does."""

from collections.abc import Iterator

from harvester.model.output import Output
from harvester.site import linked
from harvester.site.also import feed_of, json_of
from harvester.site.entries import Named, UserRow
from harvester.site.groups import OrganisationView
from harvester.site.pages.source_file import source_page
from harvester.site.render import body
from harvester.site.sources import short
from harvester.site.view import View

FILE = "catalogue/organisations.yml"


def render(view: View) -> Iterator[Output]:
    """Every organisation of the catalogue."""
    for organisation in view.organisations.values():
        yield page(view, organisation)


def page(view: View, organisation: OrganisationView) -> Output:
    """The page of one organisation."""
    t = view.t
    content = body(
        "organisation.html",
        view.language,
        organisation.path,
        o=organisation,
        uses=[
            (program, row, _others(organisation, program.users))
            for program, row in organisation.uses
        ],
        code=view.code.get(organisation.id),
        accounts=[(one.url, short(one.url)) for one in organisation.entry.accounts],
        source_file=FILE,
        source_url=source_page(view, FILE),
    )
    return Output(
        organisation.path + "index.html",
        content,
        title=organisation.name,
        description=t("organisation.description", name=organisation.name),
        crumbs=(
            (t("page.crumbs.home"), ""),
            (t("lists.organisations.title"), view.path("organisation")),
        ),
        section="organisation",
        source_file=FILE,
        linked_data=linked.organisation(view, organisation),
        also=(
            json_of(view, "organisations", organisation.id),
            feed_of(view, "organisation", organisation.id),
        ),
    )


def _others(organisation: OrganisationView, users: list[UserRow]) -> list[Named]:
    """Who else uses the same program; each once."""
    found = {row.organisation.name: row.organisation for row in users if not row.ended}
    found.pop(organisation.name, None)
    return list(found.values())
