"""The licence that a README names: in its licence section, in one sentence, or on a badge."""

import re
from itertools import islice
from urllib.parse import unquote

from harvester.evidence.making import expression_of, made, made_of
from harvester.licences import prose
from harvester.licences.words import plain
from harvester.model.observation import Declared

_README = re.compile(r"readme([._-].*)?", re.IGNORECASE)
_WORD = (
    r"(?:copyright(?: and| &)? )?(?:licen[cs](?:e|es|ing)|licenties?|licentiering|licensering"
    r"|auteursrecht(?:en)? en licenties?)\b[^\n]{0,40}"
)
_ATX = re.compile(
    rf"^(?P<level>\#{{1,6}})[^\S\n]*(?:[^\w\n]|\d+\.)*{_WORD}$"
    r"(?P<body>.*?)(?=^\#{1,6}\s|\Z)",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
_SETEXT = re.compile(
    rf"^[^\w\n]*{_WORD}\n(?P<line>[=\-~^]{{3,}})[^\S\n]*\n"
    r"(?P<body>.*?)(?=^[^\n]+\n[=\-~^]{3,}[^\S\n]*$|\Z)",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
_HTML = re.compile(
    rf"<h[1-4][^>]{{0,200}}>[^<]{{0,20}}{_WORD}[^<]{{0,20}}</h[1-4]>(?P<body>.*?)(?=<h[1-4]|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE = re.compile(
    r"^[^\w\n]{0,12}(?:licen[cs]e|licentie)[*_]*:[^\n]{2,200}(?:\n[^\n]{1,200})?|^[^\w\n]{0,12}licensed\s+under\b[^\n]{2,160}"
    r"|\b(?:this|the|deze|dit|our|onze)\s+(?:\w+\s+){0,2}?(?:project|software|repository|code|application|program"
    r"|library|source\s+code|broncode|programmatuur|applicatie|repo)\s+(?:\w+\s+){0,3}?(?:licen[cs]ed|released"
    r"|available|distributed|published|beschikbaar|vrijgegeven|gepubliceerd|uitgebracht|gelicen[ts]ieerd|valt)\b"
    r"[^\n]{0,12}\b(?:under|onder)\b[^\n]{0,160}",
    re.IGNORECASE | re.MULTILINE,
)
_BADGE = re.compile(r"img\.shields\.io/badge/licen[cs]e-((?:[^-\s)\"'?]|--){2,40})-", re.IGNORECASE)
_LONGEST, _LONGEST_SECTION, _MOST_PARTS = 100_000, 1_500, 8


def declared_in_readme(path: str, text: str) -> list[Declared]:
    """What the README says of the licence of the whole; [] for other files and where it is
    silent.
    """
    if not _README.fullmatch(path):
        return []
    text = _without_comments(plain(text[:_LONGEST]))
    for part in (
        *_sections(text),
        *(match[0] for match in islice(_SENTENCE.finditer(text), _MOST_PARTS)),
    ):
        said = prose.read(part[:_LONGEST_SECTION])
        if said.expression:
            raw = said.expression.replace("LicenseRef-", "")
            raw = raw if said.stated else raw.replace("-only", "")
            return [made_of("readme", path, raw, said.expression, stated=said.stated)]
    for match in islice(_BADGE.finditer(text), _MOST_PARTS):
        raw = unquote(match[1]).replace("--", "-").replace("_", " ")
        if expression_of(raw)[0]:
            return [made("readme", path, raw, weak=True)]
    return []


def _without_comments(text: str) -> str:
    """The text without HTML comments; an expression would need quadratic time on hostile input."""
    kept, start = [], 0
    while (opening := text.find("<!--", start)) >= 0:
        closing = text.find("-->", opening + 4)
        if closing < 0:
            break
        kept.append(text[start:opening])
        start = closing + 3
    return "".join([*kept, text[start:]])


def _sections(text: str) -> list[str]:
    found = (match for pattern in (_ATX, _SETEXT, _HTML) for match in pattern.finditer(text))
    return [match["body"] for match in islice(found, _MOST_PARTS)]
