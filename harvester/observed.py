"""`catalogue/observed/`: what the harvester saw, one file a repository, and when it last looked.

    observed/github.com/owner/name.json   one Observation
    observed/visits.json                  one line a repository: its latest Visit
    observed/discovered.json              what the accounts of organisations hold

Files are written whole or not at all, and only when something changed.
"""

import contextlib
import fcntl
import json
import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit

from pydantic import ValidationError

from harvester.errors import UserError
from harvester.model.discovered import Discovered
from harvester.model.facts import Known, Record
from harvester.model.observation import READER, Observation, Outcome, Visit

VISITS = "visits.json"
DISCOVERED = "discovered.json"
FIGURES = "figures"
"""The folder of the kept figures (harvester/snapshots.py): no host has a name without a dot."""
WIDTH = 100
_MET_NOBODY: frozenset[Outcome] = frozenset({"unreachable", "timeout"})
R = TypeVar("R", bound=Record)


def path_of(url: str) -> str:
    """Where the observation of a canonical address lies, relative to `observed/`."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc or not parts.path.strip("/"):
        raise ValueError(f"not the address of a repository: {url!r}")
    return "/".join(_safe(part) for part in (parts.netloc, *parts.path.strip("/").split("/"))) + (
        ".json"
    )


def _safe(part: str) -> str:
    """One part of a path without anything that a file system reads otherwise."""
    name = quote(part, safe="~+@=,")
    return re.sub(r"^\.", "%2E", name) or "%00"


def load_all(*folders: Path) -> tuple[dict[str, Observation], dict[str, Visit]]:
    """Every observation and visit by address; of two the newer state counts, then the later folder.

    A visit that met nobody replaces none of an earlier folder.

    Raises UserError that names each file that cannot be read.
    """
    observations: dict[str, Observation] = {}
    visits: dict[str, Visit] = {}
    trouble: list[str] = []
    for folder in folders:
        for file in sorted(folder.glob("*/**/*.json")):
            if file.relative_to(folder).parts[0] == FIGURES:
                continue
            try:
                seen = _read(file)
            except UserError as error:
                trouble.append(str(error))
                continue
            known = observations.get(seen.url)
            if known is None or _age(seen) >= _age(known):
                observations[seen.url] = seen
        try:
            for visit in _read_visits(folder / VISITS):
                if _counts(visit, visits.get(visit.url)):
                    visits[visit.url] = visit
        except UserError as error:
            trouble.append(str(error))
    if trouble:
        raise UserError("\n".join(trouble))
    return observations, visits


def _counts(visit: Visit, before: Visit | None) -> bool:
    """Whether a visit of a later folder goes before one of an earlier folder.

    One that met nobody says something of the network of this machine, not of the repository.
    """
    if before is None:
        return True
    return visit.outcome not in _MET_NOBODY and visit.visited_on >= before.visited_on


def load_discovered(folder: Path) -> Discovered:
    """What accounts hold, as last listed; nothing when nothing was. Raises UserError."""
    file = folder / DISCOVERED
    if not file.exists():
        return Discovered()
    try:
        return Discovered.model_validate_json(file.read_bytes())
    except (ValidationError, OSError) as error:
        raise UserError(
            f"{file}: cannot be read ({error.__class__.__name__}). "
            "Take it back from git, or remove it and run: catalogue discover"
        ) from None


def save(folder: Path, visit: Visit, observation: Observation | None) -> bool:
    """Write what is new of one visit (`not-due` leaves no trace); whether anything was written."""
    if visit.outcome == "not-due":
        return False
    with _alone(folder):
        written = observation is not None and write(
            folder / path_of(observation.url), dump(observation.model_dump(mode="json"))
        )
        return _write_visit(folder / VISITS, visit) or written


def dump(value: Any) -> str:
    """JSON with sorted keys that stays small in a diff: what fits on a line stands on one line."""
    return _dump(value, "") + "\n"


def _dump(value: Any, indent: str) -> str:
    flat = json.dumps(value, ensure_ascii=False, sort_keys=True)
    if (indent and len(indent) + len(flat) <= WIDTH) or not isinstance(value, dict | list):
        return flat
    inner = indent + " "
    if isinstance(value, dict):
        lines = [
            f"{inner}{json.dumps(key, ensure_ascii=False)}: {_dump(value[key], inner)}"
            for key in sorted(value)
        ]
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}" if lines else "{}"
    lines = [inner + _dump(item, inner) for item in value]
    return "[\n" + ",\n".join(lines) + f"\n{indent}]" if lines else "[]"


def _age(seen: Observation) -> tuple[Any, ...]:
    facts = (fact for _, fact in seen.forge)
    told = max((f.state_of for f in facts if isinstance(f, Known)), default=date.min)
    return seen.as_of, not seen.copy_read, seen.full_read_on, seen.tags_read_on, told


def _read(file: Path) -> Observation:
    return _validate(Observation, file, _json(file))


def _read_visits(file: Path) -> list[Visit]:
    if not file.exists():
        return []
    lines = _json(file)
    if not isinstance(lines, dict) or not all(isinstance(line, dict) for line in lines.values()):
        raise UserError(f"{file}: this is not a table of visits. {_MEND}")
    return [_validate(Visit, file, {"url": url, **line}) for url, line in lines.items()]


_MEND = "Remove the file (or take it back from git) and run: catalogue harvest"
_GO_ON = "What was saved before stays. Mend this and run it again: it goes on from there."


def _json(file: Path) -> Any:
    try:
        return json.loads(file.read_bytes())
    except (ValueError, OSError, RecursionError) as error:
        raise UserError(f"{file}: cannot be read as JSON ({error}). {_MEND}") from None


def _validate(record: type[R], file: Path, data: Any) -> R:
    reader = data.get("reader") if isinstance(data, dict) else None
    if isinstance(reader, int) and reader > READER:
        raise UserError(
            f"{file}: written by a newer harvester (reader {reader}, known here: {READER}). "
            "Update this program, for instance with: git pull"
        )
    try:
        return record.model_validate_json(json.dumps(data))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UserError(f"{file}: {where}: {first['msg']}. {_MEND}") from None


def write(file: Path, text: str) -> bool:
    """Put a file in its place, whole or not at all; False when it was there like that already.

    Raises UserError when it cannot be written (a full disk, no permission).
    """
    data = text.encode("utf-8")
    fresh = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        if file.exists() and file.read_bytes() == data:
            return False
        file.parent.mkdir(parents=True, exist_ok=True)
        with fresh.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(file)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise UserError(f"{file}: cannot be written ({error.strerror}). {_GO_ON}") from None
    return True


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other harvest is writing here: each adds its line to the same table."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise UserError(f"{folder}: cannot be opened ({error.strerror}). {_GO_ON}") from None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _write_visit(file: Path, visit: Visit) -> bool:
    """Replace one line of the table; the others stay as they are and are not parsed."""
    lines: dict[str, str] = {}
    if file.exists():
        for line in file.read_text(encoding="utf-8").splitlines():
            url, colon, _ = line.partition('": {')
            if colon:
                lines[url] = line.rstrip(",")
    record = visit.model_dump(mode="json", exclude={"url"})
    key = f" {json.dumps(visit.url)}"[:-1]
    lines[key] = f'{key}": {json.dumps(record, ensure_ascii=False, sort_keys=True)}'
    return write(file, "{\n" + ",\n".join(lines[k] for k in sorted(lines)) + "\n}\n")
