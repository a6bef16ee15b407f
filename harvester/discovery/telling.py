"""What a person gets to see of a discovery: a list to review, and drafts to edit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from harvester.discovery.listing import Listed
from harvester.draft import draft, draft_id, listed_in
from harvester.model.address import identity
from harvester.model.catalogue import Catalogue
from harvester.model.discovered import Change, Discovered
from harvester.model.observation import Observation

_MARKS = {
    "new": "+ new",
    "archived": "~ archived",
    "no-longer-archived": "~ no longer archived",
    "moved": "> moved",
    "gone": "- gone or closed",
    "back": "+ back",
}


def report(listed: Sequence[Listed], catalogue: Catalogue) -> Iterator[str]:
    """Lines to review, by organisation: forks and templates set apart and only counted."""
    names = _programs(catalogue)
    for one in sorted(listed, key=lambda one: (one.account.organisation, one.url)):
        there = [r for r in one.account.repositories.values() if r.gone_on is None]
        apart = sum(bool(r.fork or r.template) for r in there)
        yield f"{one.url} ({one.account.organisation}): {_state(one, len(there), apart)}"
        for change in one.changes:
            if change.kind == "new" and change.apart:
                continue
            yield f"  {_line(change, names)}"


def _state(one: Listed, there: int, apart: int) -> str:
    if not one.whole:
        return f"{there} repositories known, {apart} of them forks or templates"
    if one.account.outcome == "no-such-account":
        return "no such account; its earlier repositories stay as they were"
    if one.account.outcome == "cannot-list":
        return "its host cannot be asked for a list"
    if one.account.outcome == "no-answer":
        return f"not listed ({one.detail}); its earlier repositories stay as they were"
    return f"{there} repositories, {apart} of them forks or templates"


def _line(change: Change, names: Mapping[str, Sequence[str]]) -> str:
    to = f" to {change.to}" if change.to else ""
    apart = f" ({change.apart})" if change.apart else ""
    listed = names.get(identity(change.url), ())
    known = f" — in the catalogue: {', '.join(listed)}" if listed else ""
    return f"{_MARKS[change.kind]:<22} {change.url}{to}{apart}{known}"


def _programs(catalogue: Catalogue) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for program in catalogue.software.values():
        for ref in program.repository_refs:
            found.setdefault(identity(ref.url), []).append(program.id)
    return found


def drafts(
    folder: Path,
    changes: Iterable[Change],
    catalogue: Catalogue,
    observations: Mapping[str, Observation],
    today: date,
) -> list[Path]:
    """Write a draft entry for each new repository that no program lists; returns the files.

    Forks and templates get none. A file that is there already is left alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for change in changes:
        if change.kind != "new" or change.apart or listed_in(change.url, catalogue):
            continue
        seen = observations.get(change.url)
        name = draft_id(change.url, seen)
        file = folder / f"{name}.yml"
        if name in catalogue.software or (file.exists() and not _is_about(file, change.url)):
            file = folder / f"{change.organisation}-{name}.yml"
        if not file.exists():
            file.write_text(draft(change.url, seen, catalogue, today), encoding="utf-8")
            written.append(file)
    return written


def _is_about(file: Path, url: str) -> bool:
    return f'"{url}"' in file.read_text(encoding="utf-8")


def to_visit(state: Discovered, catalogue: Catalogue) -> list[str]:
    """Addresses of all discovered repositories that are there, forks and templates left out.

    One that the catalogue lists goes by the spelling of the catalogue.
    """
    spelt = {
        identity(ref.url): ref.url
        for program in catalogue.software.values()
        for ref in program.repository_refs
    }
    found = {
        identity(url): url
        for account in state.accounts.values()
        for url, repository in account.repositories.items()
        if repository.gone_on is None and not repository.fork and not repository.template
    }
    return [spelt.get(key, url) for key, url in sorted(found.items())]
