"""What other files declare, held against what was found: refined, or shown as a conflict."""

from collections.abc import Sequence
from dataclasses import dataclass

from harvester.licences.expressions import base, leaves, normalise, says_version
from harvester.licences.openness import is_content
from harvester.model.observation import Declared, LicenceSource
from harvester.model.policy import LicencePolicy

_ORDER: tuple[LicenceSource, ...] = (
    "text",
    "reuse",
    "publiccode",
    "prose",
    "licenses-folder",
    "manifest",
    "readme",
    "forge",
)
_VAGUE = {
    "LicenseRef-EUPL": "EUPL-",
    "LicenseRef-Apache": "Apache-",
    "LicenseRef-BSD": "BSD-",
    "LicenseRef-MPL": "MPL-",
    "LicenseRef-EPL": "EPL-",
    "GPL-1.0": "GPL-",
    "LGPL-2.0": "LGPL-",
    "LicenseRef-CC-BY": "CC-BY-",
    "LicenseRef-CC-BY-SA": "CC-BY-SA-",
}
_MAY_REFINE: frozenset[LicenceSource] = frozenset(
    {"reuse", "publiccode", "prose", "manifest", "licenses-folder"}
)


@dataclass(frozen=True, slots=True)
class Held:
    """The expression after holding it against the declarations. agreed: those that say the same."""

    expression: str
    flags: tuple[str, ...]
    agreed: tuple[Declared, ...]
    conflicts: tuple[Declared, ...]


def in_order(declared: Sequence[Declared], policy: LicencePolicy) -> list[Declared]:
    """The declarations that name a known licence, strongest source first, weak ones last."""
    known = [_named(one, policy) for one in declared]
    return sorted(
        (one for one in known if one.expression),
        key=lambda one: (one.weak, _ORDER.index(one.source), one.path),
    )


def _named(one: Declared, policy: LicencePolicy) -> Declared:
    """The declaration as our alias table reads it, where the harvest could not."""
    if one.expression:
        return one
    expression = normalise(one.raw, policy.aliases)
    unsaid = expression is not None and "-only" in expression and not says_version(one.raw)
    flags = ["or-later-not-stated"] if unsaid else []
    return one.model_copy(update={"expression": expression, "flags": flags})


def hold(
    expression: str, flags: Sequence[str], declared: Sequence[Declared], policy: LicencePolicy
) -> Held:
    """Refine an expression by what others say in more detail; whatever contradicts it is a
    conflict.
    """
    kept, agreed, conflicts = list(flags), list[Declared](), list[Declared]()
    for one in declared:
        said = one.expression or ""
        if one.source == "licenses-folder" and not alike(expression, said):
            continue
        if _contradicts(expression, said, one, policy):
            conflicts += [] if one.weak else [one]
            continue
        agreed.append(one)
        if not one.weak:
            expression, kept = _refined(expression, kept, one, policy)
    if "-only" not in expression:
        kept = _without(kept, "or-later-not-stated")
    return Held(expression, tuple(dict.fromkeys(kept)), tuple(agreed), tuple(conflicts))


def _bases(expression: str) -> set[str]:
    return {base(leaf) for leaf in leaves(expression)}


def covers(vague: str, exact: str) -> bool:
    """Whether a name without a version may stand for this licence: EUPL for EUPL-1.2."""
    start = _VAGUE.get(vague)
    return start is not None and vague != exact and exact.startswith(start)


def alike(one: str | None, other: str | None) -> bool:
    """Whether two expressions name the same licences, versions and later versions left aside where
    one of them does not say."""
    if one is None or other is None:
        return one is other
    ours, theirs = _bases(one), _bases(other)
    return all(
        any(part == match or covers(part, match) or covers(match, part) for match in there)
        for here, there in ((ours, theirs), (theirs, ours))
        for part in here
    )


def _contradicts(expression: str, said: str, one: Declared, policy: LicencePolicy) -> bool:
    found, named = _bases(expression), _bases(said)
    if found <= named or named <= found:
        return _differs_in_later(expression, said, one)
    if all(is_content(part, policy) for part in named) and one.source == "readme":
        return False
    return not all(
        any(part == other or covers(part, other) or covers(other, part) for other in found)
        for part in named
    )


def _differs_in_later(expression: str, said: str, one: Declared) -> bool:
    """Whether one says `only` on purpose where the other says `or later`. A readme is read too
    loosely for that.
    """
    if "or-later-not-stated" in one.flags or one.source in {"readme", "forge"}:
        return False
    ours = {base(leaf): leaf for leaf in leaves(expression)}
    return any(
        base(leaf) in ours and ours[base(leaf)].endswith("-or-later") and leaf.endswith("-only")
        for leaf in leaves(said)
    )


def _refined(
    expression: str, flags: list[str], one: Declared, policy: LicencePolicy
) -> tuple[str, list[str]]:
    said = one.expression or ""
    found, named = _bases(expression), _bases(said)
    if any(
        covers(part, other) for part in found for other in named
    ) and one.source in _MAY_REFINE | {"readme"}:
        return said, _without(flags, "version-not-stated")
    if found == named:
        if "or-later-not-stated" in flags and "or-later-not-stated" not in one.flags:
            return said, _without(flags, "or-later-not-stated")
        if "several-licences" in flags and " OR " in said:
            return said, [*_without(flags, "several-licences"), "choice"]
        return expression, flags
    code = {part for part in named - found if not is_content(part, policy)}
    more = found < named and one.source in _MAY_REFINE and (one.source != "prose" or " OR " in said)
    if more and code:
        return said, [*flags, "choice" if " OR " in said else "several-licences"]
    return expression, flags


def _without(flags: list[str], flag: str) -> list[str]:
    return [other for other in flags if other != flag]
