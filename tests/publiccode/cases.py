"""The case files: their first comment lines tell what is expected.

# verdict: valid | warnings | invalid | unreadable | something-else
# finding: LEVEL RULE KEY LINE     one line for each finding, `-` for no key, 0 for no line
# files: PATH PATH                 the paths of the repository (no line: they are not known)
# reading: {"field": value}        fields of the tolerant reading, as JSON
# coercions: RULE RULE             the liberties that the tolerant reader takes (none: no line)
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    data: bytes
    verdict: str
    findings: set[tuple[str, str, str, int]]
    coercions: set[str]
    files: tuple[str, ...] | None
    reading: dict[str, Any] = field(default_factory=dict)


def load(path: Path) -> Case:
    """The case in one file."""
    data = path.read_bytes()
    told: dict[str, list[str]] = {}
    for line in data.decode().splitlines():
        if not line.startswith("# "):
            break
        name, colon, rest = line[2:].partition(": ")
        if colon and name in ("verdict", "finding", "files", "reading", "coercions"):
            told.setdefault(name, []).append(rest)
    findings = set()
    for one in told.get("finding", []):
        level, rule, key, line = one.split()
        findings.add((level, rule, "" if key == "-" else key, int(line)))
    return Case(
        data,
        told["verdict"][0],
        findings,
        set(" ".join(told.get("coercions", [])).split()),
        tuple(" ".join(told["files"]).split()) if "files" in told else None,
        json.loads(told.get("reading", ["{}"])[0]),
    )


ALL = {path.stem: load(path) for path in sorted(FOLDER.glob("*.yml"))}
