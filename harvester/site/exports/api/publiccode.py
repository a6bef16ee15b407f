"""The publiccode.yml of a program, and our draft where there is none that is valid."""

from harvester.forges.addresses import file_url
from harvester.model.facts import Known
from harvester.model.observation import Observation, PubliccodeReading
from harvester.publiccode import draft
from harvester.site.addresses import Language
from harvester.site.entries import RepositoryRow, SoftwareView
from harvester.site.exports import places
from harvester.site.exports.models.software import Publiccode
from harvester.site.sources import kind_of
from harvester.site.view import View

DRAFTS = "publiccode/"


def file_of(observation: Observation | None) -> tuple[str, str, PubliccodeReading | None] | None:
    """(path, commit, reading) of the file at HEAD; None where there is none or nothing is known."""
    if observation is None or not isinstance(observation.publiccode_history, Known):
        return None
    states, head = observation.publiccode_history.value, observation.head
    if not states or states[-1].path is None or not isinstance(head, Known):
        return None
    last = states[-1]
    reading = observation.publiccode.get(last.blob or "")
    return last.path or "", head.value.commit, reading


def address_of(view: View, url: str, path: str, commit: str) -> str | None:
    return file_url(kind_of(url, view.catalogue.forges), url, commit, path)


def code_rows(program: SoftwareView) -> list[RepositoryRow]:
    """The repositories with the program's own code; the first is where its publiccode.yml belongs.

    Main before part, and among equals one that was read.
    """
    rows = [row for row in program.repositories if row.ref.role in ("main", "part")]
    return sorted(rows, key=lambda row: (row.ref.role != "main", row.as_of is None))


def publiccode(view: View, program: SoftwareView) -> Publiccode:
    """The file of the first repository that has one; else missing, or unknown: none was read."""
    rows, known = code_rows(program), False
    draft_url = places.absolute(view, program.draft.file) if program.draft else None
    for row in rows:
        observation = view.observations.get(row.ref.url)
        found = file_of(observation)
        if found is not None:
            file, commit, reading = found
            verdict = reading.verdict if reading else "unreadable"
            return Publiccode(
                verdict=verdict,
                url=address_of(view, row.ref.url, file, commit) or row.url,
                commit=commit,
                draft=draft_url,
            )
        history = observation.publiccode_history if observation else None
        known = known or isinstance(history, Known)
    return Publiccode(
        verdict="missing" if known else "unknown", url=None, commit=None, draft=draft_url
    )


def draft_text(view: View, program: SoftwareView, language: Language) -> str:
    """Our draft from facts, with remarks in one language; empty where there is no code of its own.

    It holds our own descriptions and no person; the makers' texts are not kept by a visit.
    """
    rows = code_rows(program)
    if not rows:
        return ""
    observation = view.observations.get(rows[0].ref.url)
    made = draft(program.entry, view.catalogue, observation, rows[0].expression, language)
    return made.text if made else ""
