"""From every path at HEAD to the usual files and the languages."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from harvester.data import words


@cache
def _usual() -> dict[str, re.Pattern[str]]:
    return {
        key: re.compile("|".join(f"(?:{p})" for p in patterns))
        for key, patterns in words("usual_files").items()
    }


@cache
def _any_usual() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for ps in words("usual_files").values() for p in ps))


@cache
def _languages() -> tuple[dict[str, str], dict[str, str], re.Pattern[str]]:
    table = words("languages")
    extensions = {e: name for name, all_of in table["extensions"].items() for e in all_of}
    return extensions, dict(table["names"]), re.compile("|".join(table["not_ours"]))


def usual_files(paths: Iterable[str]) -> dict[str, str | None]:
    """Usual file (key of data/usual_files.yml) → its path nearest to the root; None: not there."""
    found: dict[str, str | None] = dict.fromkeys(_usual())
    for path in paths:
        lower = path.lower()
        if not _any_usual().search(lower):
            continue
        for key, pattern in _usual().items():
            if pattern.search(lower):
                best = found[key]
                if best is None or _nearness(path) < _nearness(best):
                    found[key] = path
    return found


def _nearness(path: str) -> tuple[int, int, str]:
    return path.count("/"), len(path), path


def languages(paths: Iterable[str]) -> dict[str, int]:
    """Language → number of files, most first; files of others (vendor/, node_modules/) left out."""
    extensions, names, not_ours = _languages()
    counts: Counter[str] = Counter()
    for path in paths:
        lower = path.lower()
        name = lower.rpartition("/")[2]
        language = names.get(name) or extensions.get(name.rpartition(".")[2] if "." in name else "")
        if language and not not_ours.search(lower):
            counts[language] += 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
