"""How texts name licences: a pattern for the name, and what it means with the version found.

Patterns are case-insensitive. A row is (name, versions, meaning of a version, meaning without one);
`{}` stands for the version. None: says too little to mean anything.
"""

import re
from typing import NamedTuple

_WORDS = r"(?:licen[sc]e|licentie|lizenz|public)"
_PUBLISHED = (
    r"(?:\s+as\s+published\s+by\s+the\s+free\s+software\s+foundation[\s,;:(]*(?:either\s+)?)?"
)
_VERSION = (
    rf"[\W_]{{0,8}}{_WORDS}?{_PUBLISHED}[\W_]{{0,4}}(?:v(?:ersion|ersie|er\.?|\.)?)?[\s.\-]{{0,3}}"
)
_L = r"licen[sc]e"


class Row(NamedTuple):
    pattern: re.Pattern[str]
    known: tuple[str, ...]
    versioned: str
    unversioned: str | None


def _row(name: str, known: tuple[str, ...], versioned: str, unversioned: str | None) -> Row:
    tail = ""
    if known:
        digits = "|".join(
            sorted((re.escape(v).replace(r"\.", "[.,]") for v in _spellings(known)), reverse=True)
        )
        tail = rf"(?:{_VERSION}(?P<version>{digits})(?![\d]|\.\d))?"
    return Row(re.compile(name + tail, re.IGNORECASE), known, versioned, unversioned)


def _spellings(known: tuple[str, ...]) -> set[str]:
    return {*known, *(version.removesuffix(".0") for version in known)}


def _abbreviated(full: str, short: str) -> str:
    """Both ways to write a name, also one after the other: 'European Union Public Licence
    (EUPL)'.
    """
    return rf"(?:\b{full}(?:[\s(,\"'*`“]{{0,4}}\b{short}\b)?|\b{short}(?=v?\d|_|\b))"


_CC = (
    r"(?:\bCC[\s\-]|\bCreative\s+Commons[\s:,\-(]{1,4}(?:CC[\s\-])?)"
    r"(?:Attribution|Naamsvermelding|BY\b)"
)
_NC = r"[\s\-]{1,3}(?:NC\b|Non-?Commercial|Niet-?Commercieel)"
_ND = r"[\s\-]{1,3}(?:ND\b|No-?Deriv\w*|GeenAfgeleideWerken)"
_SA = r"[\s\-]{1,3}(?:SA\b|Share-?Alike|GelijkDelen)"
_CC_VERSIONS = ("1.0", "2.0", "2.5", "3.0", "4.0")
_CC_FORMS = (
    ("-NC-ND", _NC + _ND),
    ("-NC-SA", _NC + _SA),
    ("-NC", _NC),
    ("-ND", _ND),
    ("-SA", _SA),
    ("", ""),
)

_GNU = r"(?:GNU\s+)?"
_GPL_L = rf"\s+General\s+Public\s+{_L}"

ROWS: tuple[Row, ...] = (
    _row(
        _abbreviated(
            rf"(?:European\s+Union\s+Public\s+{_L}|Openbare\s+Licentie\s+van\s+de\s+Europese\s+Unie)",
            r"EU\s?PL",
        ),
        ("1.0", "1.1", "1.2"),
        "EUPL-{}",
        "LicenseRef-EUPL",
    ),
    _row(
        _abbreviated(rf"{_GNU}Affero{_GPL_L}", "(?:GNU[ -])?AGPL"),
        ("1.0", "3.0"),
        "AGPL-{}",
        "AGPL-3.0-or-later",
    ),
    _row(
        _abbreviated(rf"{_GNU}(?:Lesser|Library){_GPL_L}", "(?:GNU[ -])?LGPL"),
        ("2.0", "2.1", "3.0"),
        "LGPL-{}",
        "LGPL-2.0-or-later",
    ),
    _row(
        _abbreviated(rf"GNU\s+(?:General\s+)?Public\s+{_L}", "(?:GNU[ -])?GPL"),
        ("1.0", "2.0", "3.0"),
        "GPL-{}",
        "GPL-1.0-or-later",
    ),
    _row(
        rf"\bApache(?:\s+Software)?(?:\s+Foundation)?(?:[\s\-_,(]{{0,3}}{_L})?(?=[\s\-_,(v\d]|$)",
        ("1.0", "1.1", "2.0"),
        "Apache-{}",
        None,
    ),
    _row(rf"\bversion\s+2\.0\s+of\s+the\s+Apache\s+{_L}", (), "", "Apache-2.0"),
    _row(
        _abbreviated(rf"Mozilla\s+Public\s+{_L}", "MPL"),
        ("1.0", "1.1", "2.0"),
        "MPL-{}",
        "LicenseRef-MPL",
    ),
    _row(
        _abbreviated(rf"Eclipse\s+Public\s+{_L}", "EPL"), ("1.0", "2.0"), "EPL-{}", "LicenseRef-EPL"
    ),
    _row(
        _abbreviated(rf"Common\s+Development\s+and\s+Distribution\s+{_L}", "CDDL"),
        ("1.0", "1.1"),
        "CDDL-{}",
        None,
    ),
    _row(
        _abbreviated(rf"Open\s+Software\s+{_L}", "OSL"),
        ("1.0", "2.0", "2.1", "3.0"),
        "OSL-{}",
        None,
    ),
    _row(r"\bCC0\b|\bCC[\s\-]?Zero\b|\bCreative\s+Commons\s+Zero\b", (), "", "CC0-1.0"),
    *(
        _row(_CC + form, _CC_VERSIONS, f"CC-BY{suffix}-{{}}", f"LicenseRef-CC-BY{suffix}")
        for suffix, form in _CC_FORMS
    ),
    _row(
        r"\b(?:BSD[\s\-]+(?:2|two)|(?:2|two)[\s\-]clause\s+BSD|(?:simplified|freebsd)\s+\W?BSD)\b",
        (),
        "",
        "BSD-2-Clause",
    ),
    _row(
        r"\b(?:BSD[\s\-]+(?:3|three)|(?:3|three)[\s\-]clause\s+BSD|(?:new|modified|revised)\s+\W?BSD)\b",
        (),
        "",
        "BSD-3-Clause",
    ),
    _row(rf"\bBSD(?:[\s\-]style)?\s+{_L}", (), "", "LicenseRef-BSD"),
    _row(
        rf"\bMIT(?:[\s\-]+(?:\W?expat\W?[\s\-]+)?(?:{_L}|licentie)|\s+expat\b)|\(MIT\)"
        r"|\b(?:licen[sc]ed?|licentie)[\s:]{1,3}(?:(?:is|under|the|onder|de)\s+){0,3}[\"'*`\[]{0,2}MIT\b",
        (),
        "",
        "MIT",
    ),
    _row(rf"\bISC\s+{_L}", (), "", "ISC"),
    _row(r"\bunlicense\b(?!d)", (), "", "Unlicense"),
    _row(rf"\bPostgreSQL\s+{_L}", (), "", "PostgreSQL"),
    _row(rf"\bzlib(?:/libpng)?\s+{_L}", (), "", "Zlib"),
    _row(rf"\bODbL\b|\bOpen\s+Database\s+{_L}", (), "", "ODbL-1.0"),
    _row(r"\b(?:Etalab|Licence\s+Ouverte)(?:[\s/]+\w+){0,2}[\s\-]+v?2\.0", (), "", "etalab-2.0"),
    _row(rf"\bSSPL(?:v?1)?\b|\bServer\s+Side\s+Public\s+{_L}", (), "", "SSPL-1.0"),
    _row(rf"\bBUSL\b|\bBusiness\s+Source\s+{_L}|\bBSL[\s\-]1\.1\b", (), "", "BUSL-1.1"),
    _row(rf"\bElastic\s+{_L}|\bELv2\b", (), "", "Elastic-2.0"),
    _row(r"\bCommons\s+Clause\b", (), "", "LicenseRef-Commons-Clause"),
    _row(rf"\bSustainable\s+Use\s+{_L}", (), "", "LicenseRef-Sustainable-Use"),
    _row(rf"\bRSALv?2?\b|\bRedis\s+Source\s+Available\s+{_L}", (), "", "LicenseRef-RSAL"),
    _row(r"\bFSL-1\.1-MIT\b", (), "", "FSL-1.1-MIT"),
    _row(rf"\bFSL-1\.1\b|\bFunctional\s+Source\s+{_L}", (), "", "FSL-1.1-ALv2"),
    _row(r"\bPolyForm\s+Noncommercial", (), "", "PolyForm-Noncommercial-1.0.0"),
    _row(
        r"\bPolyForm\s+(?:Shield|Strict|Internal|Perimeter|Small|Free)",
        (),
        "",
        "LicenseRef-PolyForm",
    ),
    _row(rf"\bConfluent\s+Community\s+{_L}", (), "", "LicenseRef-Confluent-Community"),
)
"""In order of preference: where two rows match the same words, the earlier one counts."""

QUICK = re.compile(
    r"eupl|public|openbare|gpl|apache|mpl|epl|cddl|osl|open|creative|cc|bsd|mit|isc|unlicense|postgresql"
    r"|zlib|odbl|etalab|ouverte|sspl|server|busl|bsl|elastic|elv2|commons|sustainable|rsal|redis|fsl"
    r"|functional|polyform|confluent|expat|business",
    re.IGNORECASE,
)
"""A text without any of these names no licence."""
