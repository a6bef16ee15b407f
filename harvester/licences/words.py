"""From a text to comparable words: what differs between copies of one licence is dropped."""

import re
import unicodedata

MAX_CHARACTERS = 400_000
"""More than the longest licence text known; the rest of a longer file is not read."""

_COPYRIGHT = re.compile(
    r"^[^\w\n]*(?:(?:copyright|copr\.?)(?:[^\S\n]*(?:\(c\)|©|@|:|,|\d{4}|<|\[|\{)|[^\S\n]+[\w.]+[^\S\n]+\d{4})"
    r"|\(c\)|©)[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_ADDRESS = re.compile(r"<?(?:https?|ftp)://[^\s>)\]]+>?")
_RIGHTS = re.compile(r"\ball rights reserved\b\.?", re.IGNORECASE)
_MARKUP = re.compile(r"<[^>\n]{1,80}>|&\w{2,8};")
_WORD = re.compile(r"\w+")
_SAME = {
    "licence": "license",
    "licences": "licenses",
    "licenced": "licensed",
    "sublicence": "sublicense",
}


def plain(text: str) -> str:
    """The text in NFKC with one kind of line end, capped at MAX_CHARACTERS."""
    return (
        unicodedata.normalize("NFKC", text[:MAX_CHARACTERS])
        .replace("\r\n", "\n")
        .replace("\r", "\n")
    )


def words(text: str) -> list[str]:
    """The comparable words of a plain text, in order."""
    text = _COPYRIGHT.sub("\n", text)
    text = _RIGHTS.sub(" ", _ADDRESS.sub(" ", text))
    text = _MARKUP.sub(" ", text)
    return [_SAME.get(word, word) for word in _WORD.findall(text.lower())]
