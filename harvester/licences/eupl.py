"""The EUPL in its many languages and transcriptions, known by its title.

The SPDX list holds the English text only, and no package with an open licence ships the Dutch one.
So a
translation is recognised by title and article headings, and says so: it is not compared word for
word.
"""

import re
from typing import NamedTuple

_TITLE_WITHIN = 6_000
_NAME = r"(?:OPENBARE LICENTIE VAN DE EUROPESE UNIE|EUROPEAN UNION PUBLIC LICEN[CS]E)"
_LINE = re.compile(r"EUPL\s*©[^\n]{3,60}2007,?\s*2016", re.IGNORECASE)
_TITLE = re.compile(
    rf"EUPL\s*©[^\n]{{3,60}}2007,?\s*2016|{_NAME}\s*,?\s*V\.?\s*1\.2",
    re.IGNORECASE,
)
_TITLE_11 = re.compile(
    rf"{_NAME}\s*,?\s*V\.?\s*1\.1",
    re.IGNORECASE,
)
_DUTCH_ARTICLES = (
    "definities",
    "(?:draagwijdte|reikwijdte)",
    "mededeling van de broncode",
    "beperking(?:en)? van het auteursrecht",
    "verplichtingen van de licentiehouder",
    "auteursketen",
    "uitsluiting van garantie",
    "uitsluiting van aansprakelijkheid",
    "aanvullende overeenkomsten",
    "aanvaarding van de licentie",
    "voorlichting van het publiek",
    "einde van de licentie",
    "overige?",
    "bevoegd(?:e)? (?:gerecht|rechter)",
    "(?:toepasselijk recht|toepasselijke wetgeving)",
)
_ARTICLES = tuple(
    re.compile(rf"^[\W_]{{0,12}}{number}[.)\s\W]{{0,8}}{title}", re.IGNORECASE | re.MULTILINE)
    for number, title in enumerate(_DUTCH_ARTICLES, 1)
)
_ENOUGH_ARTICLES = 13
_SHORTEST_TEXT = 8_000
"""A text of fewer characters cannot be the licence itself: it is a notice."""


class Eupl(NamedTuple):
    """What the titles tell. start: where the licence begins; dutch: its Dutch articles follow;
    line: it has the copyright line that every translation of 1.2 carries."""

    expression: str
    start: int
    dutch: bool
    line: bool


def eupl(text: str) -> Eupl | None:
    """The EUPL that a plain text holds, in whatever language; None for a notice that only names
    it.
    """
    head = text[:_TITLE_WITHIN]
    for expression, pattern in (("EUPL-1.2", _TITLE), ("EUPL-1.1", _TITLE_11)):
        title = pattern.search(head)
        if title and len(text) - title.start() >= _SHORTEST_TEXT:
            found = sum(bool(article.search(text)) for article in _ARTICLES)
            return Eupl(
                expression, title.start(), found >= _ENOUGH_ARTICLES, bool(_LINE.search(head))
            )
    return None
