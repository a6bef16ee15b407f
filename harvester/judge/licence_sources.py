"""Gathers from an observation what is said of the licence, and where it can be seen."""

from collections.abc import Sequence

from harvester import evidence
from harvester.evidence.names import named_licence
from harvester.forges.addresses import file_url
from harvester.licences.expressions import known_id, leaves
from harvester.licences.openness import is_content
from harvester.model.assessment import Evidence
from harvester.model.facts import Known
from harvester.model.observation import Declared, LicenceFile, LicenceMatch, Observation
from harvester.model.policy import LicencePolicy


def root_files(observation: Observation) -> list[LicenceFile]:
    """The licence files at the root at HEAD, by our rule of names."""
    files = observation.licence_files
    found = files.value if isinstance(files, Known) else []
    return [file for file in found if "/" not in file.path and evidence.is_licence_file(file.path)]


def verdicts(
    observation: Observation, files: Sequence[LicenceFile]
) -> dict[str, LicenceMatch | None]:
    """Path → what the matcher said; None for a link or a file that is no text."""
    return {
        file.path: None if file.symlink else observation.verdicts.get(file.blob) for file in files
    }


def declarations(observation: Observation) -> list[Declared]:
    """What README, REUSE, manifests, LICENSES/ and publiccode.yml declare, each once."""
    files, said = observation.licence_files, observation.declared_licences
    found = list(said.value) if isinstance(said, Known) else []
    if isinstance(files, Known):
        found += evidence.declared_in_folder([file.path for file in files.value])
    found += _named_files(observation)
    found += _publiccode(observation)
    return list({(one.source, one.path, one.expression or one.raw): one for one in found}.values())


def _named_files(observation: Observation) -> list[Declared]:
    """What the names of licence files at the root say: `LICENSE.AGPL-3.0-or-later`."""
    return [
        Declared(source="licenses-folder", path=file.path, raw=raw, expression=raw)
        for file in root_files(observation)
        if known_id(raw := named_licence(file.path)) == raw and not file.symlink
    ]


def _publiccode(observation: Observation) -> list[Declared]:
    history = observation.publiccode_history
    if not isinstance(history, Known) or not history.value:
        return []
    last = history.value[-1]
    reading = observation.publiccode.get(last.blob or "")
    if reading is None or last.path is None:
        return []
    return evidence.declared_in_publiccode(reading, last.path)


def folder_texts(observation: Observation) -> dict[str, LicenceMatch]:
    """Path in LICENSES/ or beside the documents → what the matcher said of that text."""
    files = observation.licence_files
    return {
        file.path: observation.verdicts[file.blob]
        for file in (files.value if isinstance(files, Known) else [])
        if "/" in file.path and not file.symlink and file.blob in observation.verdicts
    }


def docs_texts(observation: Observation, policy: LicencePolicy) -> dict[str, LicenceMatch]:
    """Path → verdict of licence texts beside the documents, where the root has no licence file.

    A licence for texts and images is left out: it is that of the documents.
    """
    if root_files(observation):
        return {}
    return {
        path: match
        for path, match in folder_texts(observation).items()
        if evidence.in_docs_folder(path)
        and match.expression
        and match.confidence != "declared"
        and not all(is_content(leaf, policy) for leaf in leaves(match.expression))
    }


def seen_at(
    observation: Observation, path: str, forge_kind: str, *, declared: bool = False
) -> Evidence:
    """A file at HEAD as evidence, with its address on the forge."""
    commit = observation.head.value.commit if isinstance(observation.head, Known) else None
    lines = None
    if declared and path.lower().startswith("publiccode."):
        history = observation.publiccode_history
        blob = history.value[-1].blob if isinstance(history, Known) and history.value else None
        reading = observation.publiccode.get(blob or "")
        lines = reading.lines.get("legal.license") if reading else None
    return Evidence(
        how="declared" if declared else "observed",
        label=path,
        url=file_url(forge_kind, observation.url, commit, path, lines) if commit else None,
        day=observation.as_of,
        commit=commit,
        path=path,
    )
