"""An observation of one repository from the short form of the case files; real matcher, real
readers.
"""

import hashlib
from datetime import date
from typing import Any

from harvester import evidence, licences
from harvester.model.facts import Known, Unknown
from harvester.model.observation import (
    ForgeFacts,
    Head,
    History,
    LicenceFile,
    LicenceMatch,
    LicenceState,
    Observation,
    PubliccodeReading,
    PubliccodeState,
)
from tests.licences.conftest import standard_texts

DAY = date(2026, 8, 15)
COMMIT = "c" * 40
URL = "https://github.com/voorbeeld/programma"
SILENT = Unknown("not-asked")


def text_of(short: str) -> str:
    return (
        standard_texts()[short.removeprefix("standard:")]
        if short.startswith("standard:")
        else short
    )


def blob_of(short: str) -> str:
    return hashlib.sha1(short.encode(), usedforsecurity=False).hexdigest()


def _verdicts(shorts: list[str]) -> dict[str, LicenceMatch]:
    return {blob_of(s): licences.match(text_of(s)) for s in shorts if s not in {"link", "pdf"}}


def observation_of(case: dict[str, Any]) -> Observation:
    files: dict[str, str] = case.get("files", {})
    history: list[dict] = case.get("history", [])
    every = [*files.values(), *(short for state in history for short in state["files"].values())]
    began = case.get(
        "began",
        date(2018, 1, 5) if not history else date.fromisoformat(f"{history[0]['month']}-02"),
    )
    publiccode = case.get("publiccode")
    return Observation(
        url=URL,
        as_of=DAY,
        copy_read=False,
        full_read_on=DAY,
        tags_read_on=DAY,
        head=Known(Head(commit=COMMIT, branch="main"), "HEAD", DAY),
        history=Known(_life(began), "log", DAY),
        tags=Known([], "refs", DAY),
        licence_files=Known(
            [
                LicenceFile(path=p, blob=blob_of(s), symlink=s == "link")
                for p, s in sorted(files.items())
            ],
            "tree",
            DAY,
        ),
        licence_history=Known([_state(state) for state in history], "roots", DAY)
        if history
        else SILENT,
        declared_licences=Known(evidence.declared(case.get("texts", {})), "tree", DAY),
        verdicts=_verdicts(every),
        publiccode_history=Known(
            [
                PubliccodeState(
                    since="2024-01", day=DAY, commit=COMMIT, path="publiccode.yml", blob="p" * 40
                )
            ],
            "roots",
            DAY,
        )
        if publiccode
        else SILENT,
        publiccode={
            "p" * 40: PubliccodeReading(
                verdict="valid", licence=publiccode, lines={"legal.license": 12}
            )
        }
        if publiccode
        else {},
        files=Known({"separate_licence": None, **case.get("usual", {})}, "tree", DAY),
        languages=Known({}, "tree", DAY),
        ended_notice=Known(None, "tree", DAY),
        forge=ForgeFacts(archived=SILENT, fork_of=SILENT, description=SILENT),
    )


def _state(state: dict[str, Any]) -> LicenceState:
    files = {path: blob_of(short) for path, short in state["files"].items()}
    day = date.fromisoformat(f"{state['month']}-20")
    return LicenceState(since=state["month"], day=day, commit="a" * 40, files=files)


def _life(began: date) -> History:
    return History(
        first_commit=began,
        last_commit=DAY,
        first_human=began,
        last_human=DAY,
        last_bot=None,
        commits=9,
        human=9,
        months=[],
    )
