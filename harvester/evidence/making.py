"""From a raw name to a declaration."""

from harvester.licences.expressions import all_of, normalise, says_version
from harvester.licences.notices import names
from harvester.model.observation import Declared, LicenceSource

_LONGEST_RAW = 120


def expression_of(raw: str) -> tuple[str | None, bool]:
    """The expression of a raw name, and whether only or or-later is said wherever that matters."""
    found = normalise(raw)
    if found is not None or len(raw) > _LONGEST_RAW:
        return found, says_version(raw)
    named = names(raw) or names(f"licensed under the {raw} license")
    return all_of(name.expression for name in named), all(name.stated for name in named)


def made(source: LicenceSource, path: str, raw: str, *, weak: bool = False) -> Declared:
    """A declaration by a raw name; raw is cut to a length that no sentence fits in."""
    raw = " ".join(raw.split())[:_LONGEST_RAW]
    expression, stated = expression_of(raw)
    return made_of(source, path, raw, expression, stated=stated, weak=weak)


def made_of(
    source: LicenceSource,
    path: str,
    raw: str,
    expression: str | None,
    *,
    stated: bool,
    weak: bool = False,
) -> Declared:
    """A declaration whose expression is known already."""
    unsaid = expression is not None and "-only" in expression and not stated
    flags = ["or-later-not-stated"] if unsaid else []
    return Declared(
        source=source, path=path, raw=raw, expression=expression, flags=flags, weak=weak
    )
