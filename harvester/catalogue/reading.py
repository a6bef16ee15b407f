"""From the folder `catalogue/` to nodes, or what is wrong with a file."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from harvester.catalogue.mistakes import Mistakes
from harvester.yamlnodes import Node, Pairs, Scalar, YamlTrouble, compose, repeated

_FILE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.yml")
MAX_FILE = 4 * 1024 * 1024
"""Bytes; what people write in one file is far less."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file as nodes; label: its path as people know it; stem: its name without `.yml`."""

    label: str
    stem: str
    node: Pairs


def read_file(path: Path, label: str, mistakes: Mistakes) -> Written | None:
    """Read one file as a group of keys; what is wrong goes to mistakes and gives None."""
    try:
        seen = path.lstat()
        if stat.S_ISDIR(seen.st_mode):
            raise IsADirectoryError
        if not stat.S_ISREG(seen.st_mode):  # a link may lead anywhere, a pipe never ends
            mistakes.add(label, (1, 1), "This is a link or a device: put the file itself here.")
            return None
        with path.open("rb") as stream:
            content = stream.read(MAX_FILE + 1)
    except OSError as error:
        mistakes.add(label, (1, 1), _refusal(error))
        return None
    try:
        node = compose(content, max_bytes=MAX_FILE)
    except YamlTrouble as trouble:
        mistakes.add(label, (trouble.line, trouble.column), trouble.message)
        return None
    return _as_pairs(node, label, path.stem, mistakes)


def _as_pairs(node: Node, label: str, stem: str, mistakes: Mistakes) -> Written | None:
    if isinstance(node, Scalar) and node.plain and not node.value:
        mistakes.add(label, (1, 1), "This file is empty: fill it in or remove it.")
        return None
    if not isinstance(node, Pairs):
        message = "This file must be a group of keys (`name: …`), one on each line."
        mistakes.add(label, (node.line, node.column), message)
        return None
    for twice in repeated(node):
        message = f'Key "{twice.key.value}" stands here twice (first on line {twice.first.line}).'
        mistakes.add(label, (twice.key.line, twice.key.column), message)
    return Written(label, stem, node)


def _refusal(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "This file is missing."
        case IsADirectoryError():
            return "This is a folder; a file was expected."
        case PermissionError():
            return "This file may not be read: change its permissions."
    return f"This file cannot be read: {error.strerror or 'unknown reason'}."


def read_folder(folder: Path, label: str, mistakes: Mistakes) -> Iterator[Written]:
    """Read every `.yml` file of a folder by name; what starts with a dot is passed over."""
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError:
        mistakes.add(label, (1, 1), "This folder is missing.")
        return
    for name in names:
        if name.startswith("."):
            continue
        shown = f"{label}/{os.fsencode(name).decode('utf-8', 'replace')}"
        if not _FILE_NAME.fullmatch(name):
            mistakes.add(shown, (1, 1), _name_trouble(folder / name))
            continue
        written = read_file(folder / name, shown, mistakes)
        if written is not None:
            yield written


def _name_trouble(path: Path) -> str:
    if path.is_dir():
        return "Folders do not belong here: put the files directly in the folder above."
    if path.suffix == ".yaml":
        return "The name of the file must end in .yml, not .yaml."
    if path.suffix != ".yml":
        return "Only .yml files belong here: move or remove this one."
    return "The name of the file may hold only small letters, digits and hyphens: my-program.yml."
