"""Licences that package manifests name, and the defaults of tools that prove little.

What a list means differs by format. A choice: npm's old `licenses` (its documentation says to
write it as `ISC OR GPL-3.0`), composer ("disjunctive"), Maven (the model says that the user may
select any of them). Nothing is said of gems, Python classifiers and repeated XML tags: there each
name stands alone, so that a reader sees that they differ (PEP 639 calls such lists ambiguous).
Ignored: `UNLICENSED` and `SEE LICENSE IN …` of npm. Weak: npm's `ISC`, `MIT` of a PHP project
skeleton,
Python classifiers beside a licence field.
"""

import configparser
import json
import re
import tomllib
from collections.abc import Callable, Iterator
from typing import Any

from harvester.evidence.making import made_each
from harvester.model.observation import Declared

_SILENT = re.compile(
    r"\A\s*(?:UNLICENSED|SEE LICEN[CS]E IN .*|proprietary\??|none|n/?a|todo|)\s*\Z", re.IGNORECASE
)
_CLASSIFIER = re.compile(r"License\s*::\s*(?:OSI Approved\s*::\s*)?([^\"'\n]+)")
_LONGEST_BLOCK = 20_000
_ENTITY = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}
Raw = Iterator[tuple[str, bool]]


def declared_in_manifest(path: str, text: str) -> list[Declared]:
    """What a manifest says; [] for a file that is no manifest or cannot be read."""
    name = path.rpartition("/")[2].lower()
    reader = _READERS.get(name) or (_gemspec if name.endswith(".gemspec") else None)
    if reader is None:
        return []
    try:
        found = [
            (raw, weak) for raw, weak in reader(text) if not _SILENT.match(raw) and len(raw) < 200
        ]
    except (ValueError, configparser.Error, RecursionError):
        return []
    return [
        one
        for raw, weak in dict.fromkeys(found)
        for one in made_each("manifest", path, raw, weak=weak)
    ]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _strings(value.get("type") or value.get("name") or value.get("text"))
    elif isinstance(value, list) and value:
        yield " OR ".join(part for entry in value[:8] for part in _strings(entry))


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _npm(text: str) -> Raw:
    document = _table(json.loads(text))
    for raw in _strings(document.get("license") or document.get("licenses")):
        yield raw, raw.strip() == "ISC"


def _composer(text: str) -> Raw:
    document = _table(json.loads(text))
    for raw in _strings(document.get("license")):
        yield raw, raw == "MIT" and document.get("type") == "project"


def _classifiers(text: str, weak: bool) -> Raw:
    for raw in dict.fromkeys(_CLASSIFIER.findall(text)):
        last = raw.strip().rpartition("::")[2].strip()
        if last not in {"OSI Approved", "Other/Proprietary License"}:
            yield last, weak


def _pyproject(text: str) -> Raw:
    document = tomllib.loads(text)
    project = _table(document.get("project"))
    poetry = _table(_table(document.get("tool")).get("poetry"))
    found = list(_strings(project.get("license") or poetry.get("license")))
    for raw in found:
        yield raw, False
    yield from _classifiers("\n".join(map(str, project.get("classifiers") or ())), weak=bool(found))


def _cargo(text: str) -> Raw:
    document = tomllib.loads(text)
    package = _table(document.get("package"))
    shared = _table(_table(document.get("workspace")).get("package"))
    own = package.get("license")
    for raw in _strings(own if isinstance(own, str) else shared.get("license")):
        yield raw, False


def _setup_cfg(text: str) -> Raw:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.read_string(text)
    raw = parser.get("metadata", "license", fallback="")
    if raw and not raw.startswith("file:"):
        yield raw, False
    yield from _classifiers(parser.get("metadata", "classifiers", fallback=""), weak=bool(raw))


def _setup_py(text: str) -> Raw:
    found = re.findall(r"\blicen[cs]e\s*=\s*[\"']([^\"'\n]{1,100})[\"']", text)
    for raw in found[:2]:
        yield raw, False
    yield from _classifiers(text, weak=False)


def _pom(text: str) -> Raw:
    start = max(0, text.find("<licenses>"))
    block = text[start : text.find("</licenses>", start) + 1][:_LONGEST_BLOCK]
    names = re.findall(r"<name>([^<]{1,150})</name>", block)
    if names:
        yield " OR ".join(_unescaped(name.strip()) for name in names[:8]), False


def _xml_tag(text: str) -> Raw:
    for raw in re.findall(r"<licen[cs]e\b[^>]{0,100}>([^<]{1,150})</licen[cs]e>", text)[:2]:
        yield _unescaped(raw.strip()), False


def _gemspec(text: str) -> Raw:
    found = re.search(r"\.licenses?\s*=\s*(\[[^\]\n]{0,200}\]|[\"'][^\"'\n]{1,100}[\"'])", text)
    if found:
        for raw in re.findall(r"[\"']([^\"']+)[\"']", found[1]):
            yield raw, False


def _unescaped(text: str) -> str:
    return re.sub(r"&\w+;", lambda entity: _ENTITY.get(entity[0], entity[0]), text)


_READERS: dict[str, Callable[[str], Raw]] = {
    "package.json": _npm,
    "composer.json": _composer,
    "pyproject.toml": _pyproject,
    "setup.cfg": _setup_cfg,
    "setup.py": _setup_py,
    "cargo.toml": _cargo,
    "pom.xml": _pom,
    "manifest.xml": _xml_tag,
    "info.xml": _xml_tag,
}
