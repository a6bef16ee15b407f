"""The strict side: one file against publiccode.yml 0.7, as the reference parser judges it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any

from harvester.publiccode.fields import FIELDS, Field, found
from harvester.publiccode.findings import Fault, Finding, Report, finding, verdict_of
from harvester.publiccode.fitting import Fitter
from harvester.publiccode.kinds import is_something_else
from harvester.publiccode.positions import joined, locate
from harvester.publiccode.rules import RULES, WARNINGS
from harvester.publiccode.shapes import PUBLICCODE
from harvester.publiccode.trouble import trouble_finding
from harvester.publiccode.values import no_file
from harvester.publiccode.vocabulary import LATEST, terms
from harvester.yamlnodes import Node, Pairs, Scalar, YamlTrouble, compose, repeated

MAX_FINDINGS = 200


def check(
    data: bytes, name: str = "publiccode.yml", files: Collection[str] | None = None
) -> Report:
    """Judge a publiccode.yml by the standard 0.7, without network, disk or clock.

    files: every path in the repository; then a logo, screenshot or authorsFile that is not among
    them is found, else a path is taken to be there. Any bytes give a Report; nothing is raised.
    At most 200 findings, in the order of the file.
    """
    try:
        root = compose(data)
    except YamlTrouble as trouble:
        return Report(name, "invalid", "unreadable", (trouble_finding(trouble),))
    return report(root, name, files)


def report(root: Node, name: str, files: Collection[str] | None = None) -> Report:
    """The verdict on a file that was read; files as for `check`."""
    if is_something_else(root):
        only = finding(Fault.of("something-else"), "publiccodeYmlVersion", (0, 0))
        return Report(name, "invalid", "something-else", (only,))
    if not isinstance(root, Pairs):
        only = finding(Fault.of("version-missing"), "publiccodeYmlVersion", (0, 0))
        return Report(name, "invalid", "publiccode", (only,))
    found_first = islice(_findings(root, files), MAX_FINDINGS)  # errors come before warnings
    findings = tuple(sorted(found_first, key=lambda one: (one.line, one.column)))
    return Report(name, verdict_of(findings), "publiccode", findings)


def _findings(root: Pairs, files: Collection[str] | None) -> Iterator[Finding]:
    yield from _version(root)
    for twice in repeated(root):
        path = ""
        for step in twice.path:
            path = f"{path}[{step}]" if isinstance(step, int) else joined(path, step)
        fault = Fault.of("repeated-key", first=twice.first.line)
        at = f"{path}.{twice.key.value}" if path else twice.key.value
        yield finding(fault, at[:200], (twice.key.line, twice.key.column))
    fitter = Fitter(root)
    values = fitter.values(PUBLICCODE)
    broken: dict[str, int] = {}
    for misfit in fitter.misfits:
        if misfit.fault.rule != "not-url":
            broken.setdefault(misfit.top, misfit.line)
        yield finding(misfit.fault, misfit.key[:200], (misfit.line, misfit.column))
    for rule in RULES:
        for fault, path in rule(values):
            yield finding(fault, path, locate(root, path))
    if values["maintenance"].get("type") != "contract":
        values["maintenance"].pop("contractors", None)  # forbidden there, so not looked into
    for row in FIELDS:
        for path, value in found(values, row.path):
            yield from _tested(root, row, path, value, broken, files)
    for warn in WARNINGS:
        for fault, path in warn(values):
            yield finding(fault, path, locate(root, path), level="warning")


def _tested(  # noqa: PLR0917  a row and all it is tested against
    root: Node,
    row: Field,
    path: str,
    value: Any,
    broken: dict[str, int],
    files: Collection[str] | None,
) -> Iterator[Finding]:
    fault: Fault | None = None
    if value is None or (row.mandatory and value == ""):
        if not row.mandatory:
            return
        top = path.partition(".")[0].partition("[")[0]
        lost = top in broken
        missing = Fault.of("empty-list" if row.path in ("platforms", "description") else "required")
        fault = Fault.of("lost", top=top, line=broken[top]) if lost else missing
    elif value == "" and row.path in ("logo", "monochromeLogo"):
        return
    else:
        fault = next((broke for test in row.tests if (broke := test(value))), None)
        if fault is None and row.file and files is not None:
            fault = no_file(value, files)
    if fault:
        told = value if isinstance(value, str) and not row.private else None
        yield finding(fault, path, locate(root, path), told)


def _version(root: Pairs) -> Iterator[Finding]:
    key, node = root.key("publiccodeYmlVersion"), root.get("publiccodeYmlVersion")
    at = "publiccodeYmlVersion"
    if key is None or node is None:
        yield finding(Fault.of("version-missing"), at, (0, 0))
        return
    place = (key.line, key.column)
    if not isinstance(node, Scalar) or (node.plain and _no_text(node)):
        yield finding(Fault.of("version-type"), at, place)
    elif node.value not in terms("versions"):
        yield finding(Fault.of("version-unknown", latest=LATEST), at, place, node.value)
    elif node.value != "0" and not node.value.startswith(LATEST):
        yield finding(Fault.of("version-old", latest=LATEST), at, place, node.value, "warning")


def _no_text(node: Scalar) -> bool:
    """Whether YAML reads this unquoted value as something else than text."""
    try:
        float(node.value)
    except ValueError:
        return node.value.lower() in ("", "~", "null", "true", "false")
    return True
