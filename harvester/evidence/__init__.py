"""What files other than a licence text say about the licence, and about the end of the work.

declared(files)                          licences named by README, REUSE, LICENSES/ and manifests
declared_in_publiccode(reading, path)    the same of a publiccode.yml that was read already
is_licence_file(path)                    whether a file states the repository's own licence
ended_notice(path, text)                 whether a README says that work has ended
"""

from collections.abc import Mapping

from harvester.evidence.ended import ended_notice
from harvester.evidence.making import made, made_each
from harvester.evidence.manifests import declared_in_manifest
from harvester.evidence.names import (
    in_docs_folder,
    in_licenses_folder,
    is_licence_file,
    named_licence,
)
from harvester.evidence.readme import declared_in_readme
from harvester.evidence.reuse import declared_in_reuse
from harvester.licences.notices import tags
from harvester.model.observation import Declared, PubliccodeReading

__all__ = [
    "declared",
    "declared_in_folder",
    "declared_in_publiccode",
    "ended_notice",
    "in_docs_folder",
    "is_licence_file",
]

_TAGGED_WITHIN = 2_000
_MANIFEST_DEPTH = 0


def declared(files: Mapping[str, str]) -> list[Declared]:
    """Every licence that these files (path from the root → text) declare, in a fixed order. Never
    raises.
    """
    found: list[Declared] = []
    for path in sorted(files):
        text = files[path]
        found += declared_in_reuse(path, text)
        found += declared_in_readme(path, text)
        if path.count("/") <= _MANIFEST_DEPTH:
            found += declared_in_manifest(path, text)
        found += declared_in_folder([path])
        found += _tagged(path, text)
    return found


def declared_in_folder(paths: list[str]) -> list[Declared]:
    """The licences after which files in LICENSES/ are named, as REUSE has it."""
    return [
        made("licenses-folder", path, named_licence(path))
        for path in sorted(paths)
        if in_licenses_folder(path)
    ]


def declared_in_publiccode(reading: PubliccodeReading, path: str) -> list[Declared]:
    """`legal.license` of a publiccode.yml."""
    return made_each("publiccode", path, reading.licence) if reading.licence else []


def _tagged(path: str, text: str) -> list[Declared]:
    """An SPDX tag at the top of a file tells of that file, and so only weakly of the whole."""
    sidecar = path.lower().endswith(".license")
    if sidecar or is_licence_file(path) or path.lower() in {"reuse.toml", ".reuse/dep5"}:
        return []
    return [made("reuse", path, raw, weak=True) for raw in tags(text[:_TAGGED_WITHIN])[:1]]
