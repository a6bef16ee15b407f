"""What XML cannot hold, taken out."""

import re

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text with a mark in the place of each character that XML forbids."""
    return _FORBIDDEN.sub("\ufffd", text)
