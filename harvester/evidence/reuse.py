"""What REUSE.toml, the older .reuse/dep5 and a package of Debian say of the whole repository."""

import re
import tomllib

from harvester.evidence.making import made
from harvester.model.observation import Declared

DEBIAN = "debian/copyright"
"""Weak: often older than the licence itself; it counts where nothing else names one."""
_EVERYTHING = {"*", "**", "**/*", "./**", "/**"}


def declared_in_reuse(path: str, text: str) -> list[Declared]:
    """The licence of everything that has no other; [] for any other file or where it is not
    said.
    """
    low = path.lower()
    if low == "reuse.toml":
        raws = _toml(text)
    elif low == ".reuse/dep5":
        raws = _dep5(text)
    elif low == DEBIAN:
        return [made("manifest", path, _debian(raw), weak=True) for raw in _dep5(text)]
    else:
        return []
    return [made("reuse", path, raw) for raw in dict.fromkeys(raws)]


def _debian(raw: str) -> str:
    """A name as Debian writes it (`GPL-3+ or Expat`) as SPDX does."""
    joined = re.sub(r"\s(and|or)\s", lambda found: found[0].upper(), raw)
    numbered = re.sub(r"\b([AL]?GPL-\d)(?![\d.])", r"\1.0", joined)
    return re.sub(r"\bExpat\b", "MIT", numbered)


def _toml(text: str) -> list[str]:
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError):
        return []
    entries = document.get("annotations")
    found: list[list[str]] = []
    for entry in entries if isinstance(entries, list) else []:
        if not isinstance(entry, dict):
            continue
        paths = entry.get("path")
        named = set(map(str, paths if isinstance(paths, list) else [paths]))
        raw = entry.get("SPDX-License-Identifier")
        if named & _EVERYTHING and raw:
            found.append([str(one) for one in (raw if isinstance(raw, list) else [raw])])
    # A list is several tags of one file, and by the REUSE specification all of them apply.
    last = found[-1] if found else []
    return [" AND ".join(f"({one})" for one in last)] if len(last) > 1 else last


def _dep5(text: str) -> list[str]:
    found = []
    for block in re.split(r"\n[^\S\n]*\n", text.replace("\r\n", "\n")):
        files = re.search(r"^Files:[^\S\n]*((?:.*\n?(?:[ \t]+.*\n?)*))", block, re.MULTILINE)
        licence = re.search(r"^License:[^\S\n]*(\S[^\n]*)", block, re.MULTILINE)
        if files and licence and set(files[1].split("\n\n")[0].split()) & _EVERYTHING:
            found.append(licence[1].strip())
    return found[-1:]
