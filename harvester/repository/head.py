"""What stands in the repository at HEAD, and which of its files deserve to be read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from harvester import evidence
from harvester.model.observation import LicenceFile
from harvester.repository.trees import Entry, is_licence_name, publiccode_file

MAX_PATHS = 200_000

README = re.compile(r"readme([._-][\w-]+)*", re.I)
MANIFEST = re.compile(
    r"(package\.json|pyproject\.toml|setup\.(cfg|py)|composer\.json|cargo\.toml|pom\.xml|manifest\.xml"
    r"|description|[^/]+\.gemspec|reuse\.toml|\.reuse/dep5|debian/copyright)",
    re.I,
)
IN_LICENSES = re.compile(r"licen[cs]es/[^/]+", re.I)


@dataclass(frozen=True, slots=True)
class Tree:
    """Every file at HEAD (at most MAX_PATHS); `cut` tells that there are more."""

    entries: list[Entry]
    cut: bool = False

    @property
    def paths(self) -> list[str]:
        return [e.name for e in self.entries]


def parse_listing(raw: bytes) -> Tree:
    """The output of `ls-tree -r -z`; submodules are left out."""
    entries: list[Entry] = []
    lines = raw.split(b"\0")
    for line in lines[: MAX_PATHS + 1]:
        meta, tab, path = line.partition(b"\t")
        parts = meta.decode("ascii", "replace").split(" ")
        if tab and len(parts) == 3 and parts[1] == "blob":
            entries.append(Entry(parts[0], path.decode("utf-8", "replace"), parts[2]))
    return Tree(entries[:MAX_PATHS], len(lines) - 1 > MAX_PATHS)


def is_licence_path(path: str) -> bool:
    """A licence file at the root, in LICENSES/ as REUSE has it, or beside the documents."""
    _, slash, name = path.rpartition("/")
    if not slash:
        return is_licence_name(name)
    if evidence.in_docs_folder(path):
        return True
    return bool(IN_LICENSES.fullmatch(path)) and name.lower().endswith((".txt", ".md"))


def is_readable(path: str) -> bool:
    """Whether a licence file of this name can be text: the bytes of a PDF need not be fetched."""
    return not path.lower().endswith((".pdf", ".docx", ".doc", ".odt", ".rtf"))


def licence_files(entries: Sequence[Entry], sizes: dict[str, int]) -> list[LicenceFile]:
    """The licence files at HEAD; a symbolic link is told and not followed. sizes: by blob id."""
    return [
        LicenceFile(path=e.name, blob=e.id, symlink=e.is_symlink, size=sizes.get(e.id))
        for e in sorted(entries, key=lambda e: e.name)
        if e.is_file and is_licence_path(e.name)
    ]


def telling(entries: Sequence[Entry]) -> dict[str, str]:
    """Path → blob id of the other files whose text may tell a licence or that work has ended."""
    chosen = {
        e.name: e.id
        for e in entries
        if e.is_file
        and not e.is_symlink
        and (MANIFEST.fullmatch(e.name) or README.fullmatch(e.name))
    }
    if publiccode := publiccode_file([e for e in entries if "/" not in e.name]):
        chosen[publiccode[0]] = publiccode[1]
    return chosen


def readme_of(paths: Sequence[str]) -> str | None:
    """The README at the root that a visitor is shown first."""
    found = [p for p in paths if README.fullmatch(p)]
    return min(found, key=lambda p: (not p.lower().startswith("readme."), len(p), p), default=None)


def text_of(raw: bytes) -> str | None:
    """The text of a file; None: it is no text."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    if b"\0" in raw[:8192]:
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
