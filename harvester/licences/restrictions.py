"""Phrases that take a freedom away, whatever licence text stands around them.

Named restricted licences (Business Source License, Commons Clause …) are in name_table; here are
the
phrases without such a name. Each has the reference that it adds to the expression, so that judging
the expression is enough: nobody calls a text with one of these open without a person's word.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple


class Restriction(NamedTuple):
    """hints: a text without any of these words (in small letters) cannot hold the phrase."""

    flag: str
    reference: str
    hints: tuple[str, ...]
    pattern: re.Pattern[str]


def _phrase(flag: str, reference: str, hints: tuple[str, ...], pattern: str) -> Restriction:
    return Restriction(flag, reference, hints, re.compile(pattern, re.IGNORECASE))


RESTRICTIONS: tuple[Restriction, ...] = (
    _phrase(
        "non-commercial",
        "LicenseRef-Non-Commercial",
        ("commerc", " only"),
        r"\bnon-?commercial\s+(?:use|usage|purposes?)\b"
        r"|\b(?:not|no)\b[^.\n]{0,40}\bcommercial(?:ly)?\s+(?:use|used|usage|purposes?|exploit\w*)\b"
        r"|\bfor\s+(?:personal|academic|research|educational|evaluation)(?:\s+\w+){0,4}\s+(?:use|purposes)\s+only\b"
        r"|\bniet-?commerci\w+\s+(?:gebruik|doeleinden)\b"
        r"|\bniet\s+(?:voor\s+)?commerci[eë](?:el|le|ële)?\w*\s+(?:gebruik\w*|doeleinden)\b",
    ),
    _phrase(
        "hosted-service",
        "LicenseRef-No-Hosted-Service",
        ("hosted", "managed"),
        r"\b(?:may|must|shall)\s+not\s+(?:provide|offer|sell|make\s+available)\b[^.]{0,120}"
        r"\b(?:hosted|managed)(?:\s+or\s+(?:hosted|managed))?\s+service",
    ),
    _phrase(
        "source-available",
        "LicenseRef-Source-Available",
        ("source", "additional", "change licen"),
        r"\bsource[\s-]available\s+licen[sc]e|\badditional\s+use\s+grant\s*:|\bchange\s+licen[sc]e\s*:"
        r"|\bnot\s+(?:an\s+)?open[\s-]source\s+licen[sc]e\b",
    ),
    _phrase(
        "proprietary",
        "LicenseRef-Proprietary",
        ("prohibited", "confidential", "proprietary", "permission"),
        r"\bunauthori[sz]ed\s+(?:copying|use|distribution|reproduction)\b[^.]{0,120}\b(?:strictly\s+)?prohibited\b"
        r"|\b(?:proprietary|confidential)\s+and\s+(?:proprietary|confidential)\b"
        r"|\bthis\s+(?:software|code)\s+is\s+(?:the\s+)?proprietary\b"
        r"|\b(?:must|may)\s+not\s+be\s+(?:copied|distributed|modified|reproduced)[^.\n]{0,60}\bwithout\b[^.\n]{0,40}"
        r"\bpermission\b",
    ),
    _phrase(
        "ethical-use",
        "LicenseRef-Use-Restriction",
        ("hippocratic", "996", "evil"),
        r"\bhippocratic\s+licen[sc]e|\banti-?996\s+licen[sc]e"
        r"|\bshall\s+be\s+used\s+for\s+good\W+not\s+evil\b",
    ),
)
_OWN_PHRASES = {
    "proprietary": re.compile(r"\A(?:AFL|OSL)-[12]"),
    "non-commercial": re.compile(r"\A(?:APSL|IPA|OCLC|OLFL|OpenSSL|RPL|RPSL|Watcom)\b"),
}
"""Open licences whose standard text holds such a phrase without the restriction (a test finds
them all).
"""
_NAMED_FLAGS = (
    (
        re.compile(r"\A(?:BUSL|SSPL|Elastic|FSL|LicenseRef-(?:RSAL|Sustainable|Confluent))"),
        "source-available",
    ),
    (re.compile(r"\ALicenseRef-Commons-Clause"), "commons-clause"),
    (re.compile(r"\A(?:PolyForm|LicenseRef-PolyForm)"), "source-available"),
    (re.compile(r"\A(?:LicenseRef-)?CC-BY-NC|\APolyForm-Noncommercial"), "non-commercial"),
    (re.compile(r"\A(?:LicenseRef-)?CC-BY-(?:NC-)?ND"), "no-changes"),
)


def phrases(text: str, licences: Iterable[str] = ()) -> list[Restriction]:
    """The restrictions whose phrase stands in the text, and not by nature in one of these
    licences.
    """
    own, small = tuple(licences), text.lower()
    return [
        restriction
        for restriction in RESTRICTIONS
        if any(hint in small for hint in restriction.hints)
        and restriction.pattern.search(text)
        and not any(_by_nature(restriction.flag, licence) for licence in own)
    ]


def _by_nature(flag: str, licence: str) -> bool:
    pattern = _OWN_PHRASES.get(flag)
    return (
        bool(pattern and pattern.match(licence))
        or flag in flags_of(licence)
        or is_restricted(licence)
    )


def flags_of(identifier: str) -> list[str]:
    """The flags that a restricted licence has by its name alone; [] for any other."""
    return [flag for pattern, flag in _NAMED_FLAGS if pattern.match(identifier)]


def is_restricted(identifier: str) -> bool:
    """Whether this licence is known to restrict, by its name."""
    return bool(flags_of(identifier)) or any(identifier == r.reference for r in RESTRICTIONS)
