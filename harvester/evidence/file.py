"""One licence file by itself, as `catalogue licence FILE…` prints it."""

from pathlib import Path
from typing import TypedDict

from harvester import licences
from harvester.errors import UserError
from harvester.evidence.manifests import declared_in_manifest
from harvester.evidence.readme import declared_in_readme
from harvester.evidence.reuse import declared_in_reuse
from harvester.licences.words import MAX_CHARACTERS
from harvester.model.assessment import LicenceClass
from harvester.model.observation import Confidence, Declared, LicenceMatch
from harvester.model.policy import LicencePolicy

_MOST_BYTES = 4 * MAX_CHARACTERS


FileVerdict = TypedDict(
    "FileVerdict",
    {
        "file": str,
        "expression": str | None,
        "class": LicenceClass,
        "confidence": Confidence,
        "flags": list[str],
    },
)
"""expression: SPDX or None; confidence and flags: keys of words in catalogue/licences.yml."""


def licence_of_file(path: Path, policy: LicencePolicy) -> FileVerdict:
    """The licence that a file grants or names; raises UserError for a file that cannot be read."""
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES)
    except OSError as trouble:
        reason = trouble.strerror or str(trouble)
        raise UserError(f"{path}: cannot be read ({reason}). Give the path of a file.") from None
    return verdict_of_text(str(path), _text(raw), policy)


def verdict_of_text(name: str, text: str, policy: LicencePolicy) -> FileVerdict:
    """The same of a text; a name like package.json or README.md tells how to read it."""
    base = name.replace("\\", "/").rpartition("/")[2]
    said = [
        *declared_in_manifest(base, text),
        *declared_in_readme(base, text),
        *declared_in_reuse(base, text),
    ]
    match = _of_declared(said[0]) if said else licences.match(text)
    return {
        "file": name,
        "expression": match.expression,
        "class": _class_of(match, policy),
        "confidence": match.confidence,
        "flags": match.flags,
    }


def _of_declared(one: Declared) -> LicenceMatch:
    sure: Confidence = "readme" if one.source == "readme" else "declared"
    flags = [*one.flags, *(["weak"] if one.weak else [])]
    return LicenceMatch(expression=one.expression, confidence=sure, similarity=0.0, flags=flags)


def _class_of(match: LicenceMatch, policy: LicencePolicy) -> LicenceClass:
    if match.expression is None:
        return "unknown" if match.flags else "none"
    return licences.is_open(match.expression, policy).licence_class


def _text(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
