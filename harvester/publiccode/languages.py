"""Language tags by BCP 47: the grammar, and the subtags that are registered."""

import re
from functools import cache

from harvester.publiccode.vocabulary import table

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(-(?P<extended>[a-z]{3}))?(-(?P<script>[a-z]{4}))?"
    r"(-(?P<region>[a-z]{2}|\d{3}))?(?P<variants>(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*)"
    r"(-[a-wyz0-9](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?",
    re.ASCII,
)
_PRIVATE = re.compile(r"x-[a-z0-9]{1,8}", re.ASCII)


@cache
def _known(name: str) -> frozenset[str]:
    return frozenset(str(table("languages")[name]).split())


def is_language(tag: str) -> bool:
    """Whether this is a BCP 47 tag in its shortest form (`nl`, `en-GB`; not `eng`, not `en_GB`)."""
    low = tag.lower()
    if len(low) > 100:
        return False
    if low in _known("grandfathered") or _PRIVATE.fullmatch(low):
        return True
    found = _TAG.fullmatch(low)
    if not found or found["language"] not in _known("languages"):
        return False
    extended = found["extended"]
    if extended:
        prefixes = table("languages")["extended"]
        if extended not in str(prefixes.get(found["language"], "")).split():
            return False
    return (
        (not found["script"] or found["script"] in _known("scripts"))
        and (not found["region"] or found["region"] in _known("regions"))
        and all(v in _known("variants") for v in found["variants"].split("-")[1:])
    )
