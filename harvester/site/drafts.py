"""A draft publiccode.yml for each program that has no valid file of its own."""

from harvester.model.catalogue import DECIDING_ROLES, RepositoryRef, Software
from harvester.publiccode import draft
from harvester.site import addresses
from harvester.site.declared import DeclaredFile
from harvester.site.entries import DraftView
from harvester.site.given import Given


def draft_of(entry: Software, files: list[DeclaredFile], given: Given) -> DraftView | None:
    """A draft for the main repository; None where a valid file is, or where no repository is."""
    ref = _main(entry)
    if ref is None or any(file.own for file in files):
        return None
    observation = given.observations.get(ref.url)
    licence = given.assessment.repositories[ref.url].licence.expression
    # One file for both languages of the site: its remarks are in Dutch, as the keys are English.
    made = draft(entry, given.catalogue, observation, licence, "nl")
    if made is None:
        return None
    file = f"publiccode/{entry.id}/publiccode.yml"
    return DraftView(
        file=file,
        address=addresses.shared(given.language, file),
        repository=ref.url,
        unseen=observation is None or observation.publiccode_history.kind == "unknown",
        result=made,
    )


def _main(entry: Software) -> RepositoryRef | None:
    deciding = [ref for ref in entry.repository_refs if ref.role in DECIDING_ROLES]
    return min(deciding, key=lambda ref: ref.role != "main", default=None)
