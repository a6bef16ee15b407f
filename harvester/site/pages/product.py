"""One page per product: its alternatives, function by function, with users and suppliers."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from harvester.model.output import Output
from harvester.site import addresses, linked
from harvester.site.also import feed_of, json_of
from harvester.site.charts import sparkline
from harvester.site.comparing import Answer, answers_of
from harvester.site.entries import SoftwareView
from harvester.site.pages.source_file import source_page
from harvester.site.people_counted import suppliers_of, users_of
from harvester.site.products import Candidate, ProductView
from harvester.site.render import body
from harvester.site.sources import SourceLine, lines_of
from harvester.site.view import View

CHOSEN = 4
"""When there are no more alternatives than this, all are ticked for comparing."""


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate as its row says it; users and suppliers are empty where none is known."""

    program: SoftwareView
    function: str
    uncovered: str
    source: SourceLine
    licence_line: SourceLine | None
    spark: Markup | None
    users: str
    suppliers: str
    standards: Answer
    hosting: Answer


def render(view: View) -> Iterator[Output]:
    """Every product of the catalogue."""
    for product in view.products.values():
        yield page(view, product)


def page(view: View, product: ProductView) -> Output:
    """The page of one product."""
    t = view.t
    title = t("product.title", name=product.name)
    file = f"catalogue/products/{product.id}.yml"
    content = body(
        "product.html",
        view.language,
        product.path,
        p=product,
        title=title,
        lede=_lede(view, product),
        cite=t(
            "product.cite",
            site=view.site.name,
            title=title,
            day=view.site.asked_on,
            url=view.site.url + addresses.root(view.language) + product.path,
        ),
        vendor=_vendor(view, product),
        note=product.entry.note[view.language] if product.entry.note else "",
        rows=[_row(view, one) for one in product.alternatives],
        ticked=len(product.alternatives) <= CHOSEN,
        part_rows=[_row(view, one) for one in product.parts],
        source_file=file,
        source_url=source_page(view, file),
    )
    return Output(
        product.path + "index.html",
        content,
        title=title,
        description=t("product.description", name=product.name),
        crumbs=((t("page.crumbs.home"), ""), (t("page.crumbs.product"), view.path("product"))),
        section="product",
        source_file=file,
        changed=product.entry.review.reviewed_on or product.entry.added,
        linked_data=linked.product(view, product),
        also=(json_of(view, "products", product.id), feed_of(view, "product", product.id)),
    )


def _lede(view: View, product: ProductView) -> str:
    """The answer first: how many alternatives, how many are active, and what we do not know."""
    t, said = view.t, [product.description]
    known = len(product.alternatives)
    if known:
        said.append(t("product.lede.known", n=known))
        active = product.active
        if active == known:
            said.append(t("product.lede.all_active", n=known))
        elif active:
            said.append(t("product.lede.active", n=active))
        else:
            said.append(t("product.lede.no_active", n=known))
        if not any(_does_all(one) for one in product.alternatives):
            said.append(t("product.lede.not_all", n=known, name=product.name))
    elif not product.unseen:
        said.append(t("product.lede.none"))
    if product.unseen:
        key = "product.lede.also_unseen" if known else "product.lede.unseen"
        said.append(t(key, n=len(product.unseen)))
    if product.parts:
        said.append(t("product.lede.parts", n=len(product.parts)))
    return " ".join(said)


def _does_all(one: Candidate) -> bool:
    functions = one.claim.product.functions
    covers = one.claim.claim.covers
    return bool(functions) and all(covers.get(function.id) == "yes" for function in functions)


def _vendor(view: View, product: ProductView) -> str:
    """The vendor with countries of establishment, as facts."""
    t, entry = view.t, product.entry
    said = [entry.vendor.removesuffix(".") + "."]
    if entry.parent and entry.parent != entry.vendor:
        parent = t("page.parent", name=entry.parent)
        said.append(parent[0].upper() + parent[1:] + ".")
    if entry.vendor_country == entry.parent_country:
        said.append(t("page.country", country=product.vendor_country) + ".")
    else:
        countries = {"country": product.vendor_country, "parent": product.parent_country}
        said.append(t("page.countries", **countries) + ".")
    return " ".join(said)


def _row(view: View, one: Candidate) -> Row:
    program = one.program
    licence_lines = lines_of(program.assessment.licence.evidence)
    answers = answers_of(view, program)
    return Row(
        program=program,
        function=one.claim.function,
        uncovered=one.claim.uncovered,
        source=one.claim.source,
        licence_line=licence_lines[0] if licence_lines else None,
        spark=sparkline([row.human for row in program.months]) if program.months else None,
        users=users_of(view, program),
        suppliers=suppliers_of(view, program),
        standards=answers["standards"],
        hosting=answers["hosting"],
    )
