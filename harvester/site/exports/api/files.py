"""Every file of `/api/v1/`: collections in pages, a document per item, schemas and openapi.json."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Generic, TypeVar

from harvester.model.output import Output
from harvester.site import addresses
from harvester.site.exports import places
from harvester.site.exports.api import groups, openapi, public_code, repositories, software, terms
from harvester.site.exports.api.common import meta
from harvester.site.exports.models import groups as group_models
from harvester.site.exports.models import observed
from harvester.site.exports.models.common import ApiModel, Collection, Document, Paging
from harvester.site.exports.models.public_code import PublicCodeCollection
from harvester.site.exports.models.software import Software, SoftwareCollection
from harvester.site.view import View

PER_PAGE = 1000
"""Items in one file: a catalogue of this size stands in it as a whole."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Kind(Generic[Item]):
    """One collection: its name, shape, items, and how an item becomes short and whole."""

    name: str
    shape: type[Collection]
    file: str
    items: Sequence[Item]
    short: Callable[[View, Item], ApiModel]
    whole: Callable[[View, Item], Document] | None = None


def files(
    view: View, happened: Sequence[observed.Event], told: Callable[[Software], None]
) -> Iterator[Output]:
    """All documents. happened: `events.events(view)`. told: gets every program as it is made."""

    def program(view: View, one: object) -> Document:
        made = software.document(view, one)  # type: ignore[arg-type]
        told(made)
        return made

    kinds: list[Kind] = [  # type: ignore[type-arg]
        Kind(
            "software", SoftwareCollection, "catalogue/software/",
            list(view.software.values()), software.item, program,
        ),
        Kind(
            "products", group_models.ProductCollection, "catalogue/products/",
            list(view.products.values()), groups.product_item, groups.product_document,
        ),
        Kind(
            "categories", group_models.CategoryCollection, "catalogue/categories.yml",
            list(view.categories.values()), groups.category_item, groups.category_document,
        ),
        Kind(
            "organisations", group_models.OrganisationCollection, "catalogue/organisations.yml",
            list(view.organisations.values()), groups.organisation_item,
            groups.organisation_document,
        ),
        Kind(
            "repositories", observed.RepositoryCollection, "catalogue/observed/",
            repositories.listed(view), repositories.item, repositories.document,
        ),
        Kind(
            "public-code", PublicCodeCollection, "catalogue/observed/",
            list(view.code.values()), public_code.item, public_code.document,
        ),
        Kind(
            "events", observed.EventCollection, "catalogue/", happened, lambda _, event: event
        ),
    ]  # fmt: skip
    for kind in kinds:
        yield from _collection(view, kind)
        if kind.whole:
            for item in kind.items:
                yield _output(view, kind.whole(view, item))
    yield from _moved(view)
    yield _output(view, _aliases(view))
    yield _output(
        view,
        observed.Terms(
            meta=meta(
                view, places.api("terms"), "terms",
                "catalogue/checks.yml", "catalogue/licences.yml",
            ),
            items=list(terms.terms(view)),
        ),
    )  # fmt: skip
    yield _output(view, _index(view, kinds))
    yield from openapi.files(view)


def _output(view: View, document: Document) -> Output:
    path = document.meta.self.removeprefix(view.site.url)
    return Output(path, document.model_dump_json(by_alias=True) + "\n")


def page_path(name: str, number: int) -> str:
    """The first page of a collection stands at its own address."""
    return places.api(name) if number == 1 else places.api(name, "pages", str(number))


def _collection(view: View, kind: Kind[Item]) -> Iterator[Output]:
    pages = max(1, ceil(len(kind.items) / PER_PAGE))

    def address(number: int) -> str | None:
        if not 1 <= number <= pages:
            return None
        return places.absolute(view, page_path(kind.name, number))

    for number in range(1, pages + 1):
        chunk = kind.items[(number - 1) * PER_PAGE : number * PER_PAGE]
        made = kind.shape(
            meta=meta(view, page_path(kind.name, number), kind.name, kind.file),
            paging=Paging(
                number=number,
                pages=pages,
                total=len(kind.items),
                first=address(1) or "",
                prev=address(number - 1),
                next=address(number + 1),
            ),
            items=[kind.short(view, item) for item in chunk],  # type: ignore[call-arg]
        )
        yield _output(view, made)


def _former(view: View) -> Iterator[tuple[str, str, str, str]]:
    """(kind, collection, former id, id) of everything that had another name."""
    for program in view.software.values():
        for old in program.entry.former_ids:
            yield "software", "software", old, program.id
    for product in view.products.values():
        for old in product.entry.former_ids:
            yield "product", "products", old, product.id


def _moved(view: View) -> Iterator[Output]:
    """A short document at the address of every earlier id."""
    for _, collection, old, new in _former(view):
        path = places.api(collection, old)
        yield _output(
            view,
            observed.Moved(
                meta=meta(view, path, "moved", f"catalogue/{collection}/"),
                id=old,
                moved_to=new,
                api=places.absolute(view, places.api(collection, new)),
            ),
        )


def _aliases(view: View) -> observed.Aliases:
    def alias(kind: str, collection: str, old: str, new: str) -> observed.Alias:
        api = places.absolute(view, places.api(collection, new))
        return observed.Alias(kind=kind, alias=old, id=new, api=api)

    found = [alias(*one) for one in _former(view)]
    for url, _ in repositories.listed(view):
        seen = view.observations.get(url)
        found += [
            alias("repository", "repositories", old, places.repository_id(url))
            for old in (seen.aliases if seen else [])
        ]
    return observed.Aliases(
        meta=meta(view, places.api("aliases"), "aliases", "catalogue/"), items=found
    )


def _index(view: View, kinds: Iterable[Kind[Item]]) -> observed.Index:
    def page(language: str) -> str:
        path = addresses.path(language, "developers")
        return places.absolute(view, addresses.root(language) + path)

    return observed.Index(
        meta=meta(view, places.api("index"), "index", "catalogue/"),
        openapi=places.absolute(view, places.api("openapi")),
        documentation_nl=page("nl"),
        documentation_en=page("en"),
        collections=[
            observed.Count(
                name=kind.name,
                url=places.absolute(view, places.api(kind.name)),
                total=len(kind.items),
            )
            for kind in kinds
        ],
        terms=places.absolute(view, places.api("terms")),
        aliases=places.absolute(view, places.api("aliases")),
    )
