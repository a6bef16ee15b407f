"""The whole folder `catalogue/` as one Catalogue, or every mistake at once."""

import contextlib
import gc
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from harvester.catalogue.mistakes import Mistakes, suggestion
from harvester.catalogue.monitor import check_monitor
from harvester.catalogue.reading import read_file, read_folder
from harvester.catalogue.records import record
from harvester.catalogue.references import Loaded, Place, check_references
from harvester.model.catalogue import (
    Catalogue,
    Category,
    ChecksPolicy,
    FiguresPolicy,
    ForgeHost,
    Letter,
    LicencePolicy,
    Organisation,
    Policy,
    Product,
    Software,
)

R = TypeVar("R", bound=BaseModel)

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HOST = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")


def load(root: Path) -> Catalogue:
    """Read everything that people wrote under `root` (the folder `catalogue/`).

    Raises CatalogueErrors with every mistake as `catalogue/software/x.yml:4:11: …`, in the order of
    files and lines. Observations are no part of it.
    """
    with _without_collecting():
        return _load(root)


@contextlib.contextmanager
def _without_collecting() -> Iterator[None]:
    """A pause of the cycle collector: among ten thousand records, none of them a cycle, it walks
    all that was read again and again, for a quarter of the time.
    """
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


def _load(root: Path) -> Catalogue:
    mistakes, loaded = Mistakes(), Loaded()
    name = root.resolve().name
    loaded.categories = _entries(Category, root, f"{name}/categories.yml", loaded, mistakes)
    loaded.organisations = _entries(
        Organisation, root, f"{name}/organisations.yml", loaded, mistakes
    )
    loaded.forges = _entries(
        ForgeHost, root, f"{name}/forges.yml", loaded, mistakes, given="host", shape=_HOST
    )
    loaded.products = _files(Product, root / "products", f"{name}/products", loaded, mistakes)
    loaded.software = _files(Software, root / "software", f"{name}/software", loaded, mistakes)
    check_references(loaded, mistakes)
    licences = _one(LicencePolicy, root / "licences.yml", f"{name}/licences.yml", mistakes)
    checks = _one(ChecksPolicy, root / "checks.yml", f"{name}/checks.yml", mistakes)
    figures = _if_there(FiguresPolicy, root / "figures.yml", f"{name}/figures.yml", mistakes)
    letter = _if_there(Letter, root / "letter.yml", f"{name}/letter.yml", mistakes)
    check_monitor(figures, letter, loaded.written["software"], root, mistakes)
    mistakes.insist()
    if licences is None or checks is None:  # cannot be: both leave a mistake
        raise AssertionError("policy without a record and without a mistake")
    return Catalogue(
        software=loaded.software,
        products=loaded.products,
        categories=loaded.categories,
        organisations=loaded.organisations,
        forges=loaded.forges,
        policy=Policy(licences=licences, checks=checks),
        figures=figures,
        letter=letter,
    )


def load_licence_policy(root: Path) -> LicencePolicy:
    """Only `licences.yml` under `root` (the folder `catalogue/`); raises CatalogueErrors as
    `load` does.
    """
    mistakes = Mistakes()
    label = f"{root.resolve().name}/licences.yml"
    policy = _one(LicencePolicy, root / "licences.yml", label, mistakes)
    mistakes.insist()
    if policy is None:  # cannot be: it leaves a mistake
        raise AssertionError("policy without a record and without a mistake")
    return policy


def no_such_id(wrong: str, known: Iterable[str]) -> str:
    """What to say of an id that the catalogue does not have."""
    return f'There is no program "{wrong}".{suggestion(wrong, known)}'


def _files(
    model: type[R], folder: Path, label: str, loaded: Loaded, mistakes: Mistakes
) -> dict[str, R]:
    """One record a file; its id is the name of the file."""
    kind = folder.name
    records: dict[str, R] = {}
    loaded.written[kind] = _stems(folder)
    for file in read_folder(folder, label, mistakes):
        made, unread = record(model, file.node, file.label, mistakes, {"id": file.stem})
        path = folder / f"{file.stem}.yml"
        loaded.places[kind, file.stem] = Place(file.label, path, unread=unread)
        if made is not None:
            records[file.stem] = made
    return records


def _stems(folder: Path) -> set[str]:
    """Every id that has a file, also when that file has a mistake: references to it are good."""
    return {path.stem for path in folder.glob("*.yml")} if folder.is_dir() else set()


def _entries(
    model: type[R],
    root: Path,
    label: str,
    loaded: Loaded,
    mistakes: Mistakes,
    *,
    given: str = "id",
    shape: re.Pattern[str] = _ID,
) -> dict[str, R]:
    """Many records in one file; the key of each is its id."""
    path = root / label.rpartition("/")[2]
    kind = path.stem
    loaded.written[kind] = set()
    file = read_file(path, label, mistakes)
    records: dict[str, R] = {}
    for key, node in file.node.pairs if file else ():
        loaded.written[kind].add(key.value)
        if not shape.fullmatch(key.value):
            words = "a host such as git.example.org" if given == "host" else "an id such as my-name"
            mistakes.add(label, (key.line, key.column), f'"{key.value}" is not {words}.')
            continue
        made, unread = record(model, node, label, mistakes, {given: key.value})
        loaded.places[kind, key.value] = Place(label, path, key.value, unread)
        if made is not None:
            records[key.value] = made
    return records


def _one(model: type[R], path: Path, label: str, mistakes: Mistakes) -> R | None:
    """One record that is a whole file."""
    file = read_file(path, label, mistakes)
    return record(model, file.node, label, mistakes, {})[0] if file else None


def _if_there(model: type[R], path: Path, label: str, mistakes: Mistakes) -> R | None:
    """The same for a file that a catalogue need not have."""
    return _one(model, path, label, mistakes) if path.is_file() else None
