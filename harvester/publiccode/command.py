"""`catalogue publiccode FILE…`: the verdict on files, as lines for people or JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from harvester.publiccode.checking import check
from harvester.publiccode.findings import Finding, Report
from harvester.yamlnodes import MAX_BYTES

Language = Literal["nl", "en"]


@dataclass(slots=True)
class Outcome:
    """What to print and how to exit.

    lines: for stdout. trouble: for stderr, one line for each file that cannot be read.
    exit_code: 0 all good, 1 a file is invalid, 2 a file cannot be read (2 wins).
    """

    lines: list[str] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)
    exit_code: int = 0


def run(paths: Iterable[Path], *, as_json: bool = False, language: Language = "en") -> Outcome:
    """Judge files one by one, offline.

    Lines are `file:line:column: level: key: message`, or one JSON object a file. The default is
    English, as are keys and levels: editors and build servers read these lines.
    """
    outcome = Outcome()
    for path in paths:
        try:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except OSError as error:
            outcome.trouble.append(f"{path}: {error.strerror or error}")
            outcome.exit_code = 2
            continue
        report = check(data, str(path))
        outcome.lines += [_object(report, language)] if as_json else _lines(report, language)
        if report.verdict == "invalid":
            outcome.exit_code = max(outcome.exit_code, 1)
    return outcome


def _message(one: Finding, language: Language) -> str:
    return f"{one.message[language]} {one.mend[language]}"


def _lines(report: Report, language: Language) -> list[str]:
    return [
        f"{report.name}:{one.line}:{one.column}: {one.level}: "
        f"{one.key}{': ' if one.key else ''}{_message(one, language)}"
        for one in report.findings
    ]


def _object(report: Report, language: Language) -> str:
    findings = [
        {
            "level": one.level,
            "key": one.key,
            "line": one.line,
            "column": one.column,
            "message": _message(one, language),
        }
        for one in report.findings
    ]
    told = {"file": report.name, "verdict": report.verdict, "findings": findings}
    return json.dumps(told, ensure_ascii=False)
