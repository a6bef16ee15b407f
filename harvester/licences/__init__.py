"""From licence texts and licence names to SPDX expressions, and what those mean for openness.

match(text)                    -> LicenceMatch     what one text grants
normalise(raw, aliases)        -> str | None       the SPDX expression that people mean
is_open(expression, policy)    -> Openness         open, not-open or unknown, and why
"""

from harvester.licences.expressions import leaves, normalise
from harvester.licences.matcher import match
from harvester.licences.openness import Openness, is_open

__all__ = ["Openness", "is_open", "leaves", "match", "normalise"]
