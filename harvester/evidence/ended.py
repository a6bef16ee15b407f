"""Whether a README says, where nobody can miss it, that work has ended.

Only headings and callouts count, and only at the top: loose words ("deprecated" in a table, a
glossary
or a badge) were wrong as often as right.
"""

import re
from functools import cache

from harvester.data import words

_TOP = 2_000
_CALLOUT = re.compile(
    r"^\s{0,3}(?:\#{1,4}\s|>|!!!|\*\*|__|\*\*\*|<h[1-4]|<b>|<strong>|\.\.\s+(?:warning|attention|note|important"
    r"|danger|caution|admonition)::|⚠|🚨|❗|🛑|:warning:)",
    re.IGNORECASE,
)
_UNDERLINE = re.compile(r"^[=\-~^*]{3,}\s*$")


@cache
def _phrases() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in words("ended_words")["phrases"])


def ended_notice(path: str, text: str) -> bool:
    """Whether the top of this README, in a heading or callout, says that the project is no longer
    maintained.
    """
    if not re.fullmatch(r"(?:.*/)?readme[^/]*", path, re.IGNORECASE):
        return False
    lines = text[:_TOP].replace("\r\n", "\n").split("\n")
    loud = [
        line
        for number, line in enumerate(lines)
        if _CALLOUT.match(line)
        or (number + 1 < len(lines) and _UNDERLINE.match(lines[number + 1]))
        or _continues(lines, number)
    ]
    return any(phrase.search(_bare(line)) for line in loud for phrase in _phrases())


def _continues(lines: list[str], number: int) -> bool:
    """Whether a line is the indented body of a directive above it (`.. warning::`, `!!!
    warning`).
    """
    if not lines[number].startswith(("   ", "\t")):
        return False
    above = next(
        (
            line
            for line in reversed(lines[:number])
            if line.strip() and not line.startswith((" ", "\t"))
        ),
        "",
    )
    return bool(re.match(r"\.\. \w+::|!!!", above))


def _bare(line: str) -> str:
    """The words of a line: pictures, links and marks gone."""
    line = re.sub(r"!\[[^\]]*\]\([^)]*\)|<img[^>]*>|\]\([^)]*\)|<[^>]+>", " ", line)
    return " ".join(re.sub(r"[#>*_`\[\]!]", " ", line).split())
