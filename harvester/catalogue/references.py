"""Whether everything that an entry refers to exists, and what one record alone cannot tell."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from harvester.catalogue.former import former_mistakes
from harvester.catalogue.mistakes import Mistakes, suggestion
from harvester.catalogue.reading import MAX_FILE
from harvester.catalogue.salvage import Unread
from harvester.model.address import AddressError, canonical, host_of, identity
from harvester.model.catalogue import (
    Category,
    FileSource,
    ForgeHost,
    Organisation,
    Owner,
    Product,
    Review,
    Software,
    UsedBy,
)
from harvester.yamlnodes import Node, Pairs, compose
from harvester.yamlnodes import Path as Steps


@dataclass(slots=True)
class Place:
    """Where a record stands. key: of the entry, when its file holds many; unread: see `salvage`.

    The nodes are read again when a mistake needs its place: kept for thousands of files, they cost
    more memory and time than all the rest.
    """

    label: str
    file: Path
    key: str = ""
    unread: Unread = field(default_factory=dict)

    def written(self, path: Steps) -> Steps:
        """A path in what is left of a record, as it is in the file."""
        match path:
            case (str(name), int(index), *rest) if name in self.unread:
                return (name, self.unread[name][index], *rest)
        return path

    def node(self) -> Node:
        """The node of the record, for the places of its keys and values."""
        whole = compose(self.file.read_bytes(), max_bytes=MAX_FILE)
        return (whole.get(self.key) if isinstance(whole, Pairs) and self.key else None) or whole


@dataclass(slots=True)
class Loaded:
    """Records by id, with the place of each by kind and id."""

    software: dict[str, Software] = field(default_factory=dict)
    products: dict[str, Product] = field(default_factory=dict)
    categories: dict[str, Category] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    forges: dict[str, ForgeHost] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    written: dict[str, set[str]] = field(default_factory=dict)
    """Kind → every id that has a file or entry, also where the record itself has a mistake."""


@dataclass(slots=True)
class _Checker:
    loaded: Loaded
    mistakes: Mistakes
    names: dict[str, dict[str, str]]

    def say(self, kind: str, of: str, path: Steps, message: str) -> None:
        place = self.loaded.places[kind, of]
        self.mistakes.at_value(place.label, place.node(), place.written(path), message)

    def say_at_key(self, kind: str, of: str, path: Steps, message: str) -> None:
        place = self.loaded.places[kind, of]
        self.mistakes.at_key(place.label, place.node(), place.written(path), message)

    def whole(self, kind: str, of: str, name: str) -> bool:
        """Was all of this field read? If not, what is missing in it is no mistake of others."""
        return name not in self.loaded.places[kind, of].unread

    def exists(self, kind: str, of: str, path: Steps, target: str, noun: str) -> None:
        known = self.loaded.written[_STORE[noun]]
        if target not in known:
            hint = suggestion(target, known, self.names[_STORE[noun]])
            self.say(kind, of, path, f'{noun} "{target}" does not exist.{hint}')

    def address(self, kind: str, of: str, path: Steps, url: str) -> None:
        try:
            right = canonical(url)
        except AddressError as error:
            self.say(kind, of, path, str(error))
            return
        if right != url:
            self.say(kind, of, path, f"Write this address as {right}")


_STORE = {
    "Program": "software",
    "Product": "products",
    "Category": "categories",
    "Organisation": "organisations",
}


def check_references(loaded: Loaded, mistakes: Mistakes) -> None:
    """Note every reference that leads nowhere, and every rule that needs more than one field."""
    checker = _Checker(loaded, mistakes, _names(loaded))
    for program in loaded.software.values():
        _check_program(program, checker)
        _check_repositories(program, checker)
        _check_sources("software", program.id, program, checker)
        _check_review("software", program.id, program.review, checker)
    for product in loaded.products.values():
        _check_product(product, checker)
    for category in loaded.categories.values():
        for index, target in enumerate(category.related):
            checker.exists("categories", category.id, ("related", index), target, "Category")
    for organisation in loaded.organisations.values():
        for index, account in enumerate(organisation.accounts):
            path: Steps = ("accounts", index, "url")
            checker.address("organisations", organisation.id, path, account.url)
        _check_sources("organisations", organisation.id, organisation, checker)
    for kind, records in (("software", loaded.software), ("products", loaded.products)):
        for of, place, why in former_mistakes(records, loaded.written[kind], kind):
            checker.say(kind, of, ("former_ids", place), why)
    _check_circles("software", "components", lambda of: loaded.software[of].components, checker)
    _check_circles("products", "part_of", lambda of: loaded.products[of].part_of, checker)


def _names(loaded: Loaded) -> dict[str, dict[str, str]]:
    """Kind → names by which people may write it → id."""
    names: dict[str, dict[str, str]] = {kind: {} for kind in _STORE.values()}
    for program in loaded.software.values():
        for name in (program.name.nl, program.name.en, *program.aliases):
            names["software"].setdefault(name, program.id)
    for product in loaded.products.values():
        for name in (product.name, *product.aliases):
            names["products"].setdefault(name, product.id)
    for category in loaded.categories.values():
        for name in (category.name.nl, category.name.en):
            names["categories"].setdefault(name, category.id)
    for organisation in loaded.organisations.values():
        for name in (organisation.name, *organisation.aliases):
            names["organisations"].setdefault(name, organisation.id)
    return names


def _check_program(program: Software, checker: _Checker) -> None:
    of = program.id
    for index, target in enumerate(program.categories):
        checker.exists("software", of, ("categories", index), target, "Category")
    for index, target in enumerate(program.components):
        checker.exists("software", of, ("components", index), target, "Program")
    for index, target in enumerate(program.succeeded_by):
        checker.exists("software", of, ("succeeded_by", index), target, "Program")
        if target == of:
            checker.say("software", of, ("succeeded_by", index), "A program cannot succeed itself.")
    bodies: list[tuple[Steps, Owner | UsedBy]] = [
        *((("owners", index), owner) for index, owner in enumerate(program.owners)),
        *((("used_by", index), user) for index, user in enumerate(program.used_by)),
    ]
    for path, body in bodies:
        if (body.organisation is None) == (body.name is None):
            message = "Write `organisation` (an id) or `name`: one of the two."
            checker.say("software", of, path, message)
        if body.organisation is not None:
            target = body.organisation
            checker.exists("software", of, (*path, "organisation"), target, "Organisation")
    _check_replaces(program, checker)
    known = checker.whole("software", of, "components_source")
    if program.components and program.components_source is None and known:
        message = "`components` needs `components_source`: who says so?"
        checker.say_at_key("software", of, ("components",), message)


def _check_replaces(program: Software, checker: _Checker) -> None:
    of = program.id
    seen: set[str] = set()
    for index, claim in enumerate(program.replaces):
        path: Steps = ("replaces", index)
        checker.exists("software", of, (*path, "product"), claim.product, "Product")
        if claim.product in seen:
            message = f'Product "{claim.product}" stands here twice.'
            checker.say("software", of, (*path, "product"), message)
        seen.add(claim.product)
        product = checker.loaded.products.get(claim.product)
        known = [function.id for function in product.functions] if product else []
        whole = product is not None and checker.whole("products", product.id, "functions")
        for function in claim.covers if whole else ():
            if function not in known:
                hint = suggestion(function, known) or f" It has: {', '.join(known) or 'none'}."
                message = f'Product "{claim.product}" has no function "{function}".{hint}'
                checker.say_at_key("software", of, (*path, "covers", function), message)


def _check_repositories(program: Software, checker: _Checker) -> None:
    of = program.id
    if isinstance(program.repositories, list) and not program.repositories:
        message = "Name the repositories, or write `none:` with the reason in nl and en."
        checker.say_at_key("software", of, ("repositories",), message)
    seen: dict[str, int] = {}
    for index, ref in enumerate(program.repository_refs):
        path: Steps = ("repositories", index, "url")
        checker.address("software", of, path, ref.url)
        try:
            forge = checker.loaded.forges.get(host_of(canonical(ref.url)))
            key = identity(ref.url, case_sensitive=forge is None or forge.case_sensitive_paths)
        except AddressError:
            continue
        if key in seen:
            checker.say("software", of, path, "This repository is listed twice in this file.")
        seen.setdefault(key, index)
    listed = {ref.url for ref in program.repository_refs}
    whole = checker.whole("software", of, "repositories")
    for index, review in enumerate(program.licence_review if whole else ()):
        if review.repository not in listed:
            path = ("licence_review", index, "repository")
            checker.say("software", of, path, "This repository is not one of this program.")


def _check_product(product: Product, checker: _Checker) -> None:
    of = product.id
    for index, target in enumerate(product.categories):
        checker.exists("products", of, ("categories", index), target, "Category")
    for index, target in enumerate(product.part_of):
        checker.exists("products", of, ("part_of", index), target, "Product")
    seen: set[str] = set()
    for index, function in enumerate(product.functions):
        if function.id in seen:
            path: Steps = ("functions", index, "id")
            checker.say("products", of, path, f'Function "{function.id}" stands here twice.')
        seen.add(function.id)
    _check_sources("products", of, product, checker)
    _check_review("products", of, product.review, checker)


def _check_review(kind: str, of: str, review: Review, checker: _Checker) -> None:
    if review.status == "reviewed" and review.reviewed_on is None:
        checker.say_at_key(kind, of, ("review",), "A review that was done needs `reviewed_on`.")


def _check_sources(kind: str, of: str, record: BaseModel, checker: _Checker) -> None:
    for path, source in _file_sources(record, ()):
        checker.address(kind, of, (*path, "repository"), source.repository)


@cache
def _leading_to_files(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields in which a FileSource can stand; most fields of most records need no look."""
    return tuple(n for n, field in model.model_fields.items() if _holds_files(field.annotation))


def _holds_files(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return issubclass(annotation, FileSource) or bool(_leading_to_files(annotation))
    return any(_holds_files(part) for part in get_args(annotation))


def _file_sources(value: Any, path: Steps) -> Iterator[tuple[Steps, FileSource]]:
    if isinstance(value, FileSource):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in _leading_to_files(type(value)):
            if inner := getattr(value, name):
                yield from _file_sources(inner, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _file_sources(inner, (*path, index))


def _check_circles(
    kind: str, key: str, targets: Callable[[str], list[str]], checker: _Checker
) -> None:
    """No entry may hold itself, not even by way of others."""
    store: Mapping[str, object] = getattr(checker.loaded, kind)
    for of in store:
        reached: set[str] = set()
        waiting = [target for target in targets(of) if target in store]
        while waiting:
            current = waiting.pop()
            if current == of:
                message = "This leads back to the entry itself: a circle."
                checker.say_at_key(kind, of, (key,), message)
                break
            if current not in reached:
                reached.add(current)
                waiting += [target for target in targets(current) if target in store]
