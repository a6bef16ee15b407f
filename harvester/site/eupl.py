"""Where an expression stands towards the EUPL-1.2: by the list in its appendix. No legal advice."""

from typing import Literal

from license_expression import AND, OR

from harvester.licences.expressions import base, parse
from harvester.model.policy import LicencePolicy

Standing = Literal["same", "listed", "not-listed", "unknown"]
_BEST_FIRST: tuple[Standing, ...] = ("same", "listed", "not-listed", "unknown")


def standing(expression: str | None, policy: LicencePolicy) -> Standing:
    """same: the EUPL itself. listed: named in the appendix (`eupl_compatible` of licences.yml).

    Of a choice the best counts, of several that all hold the worst.
    """
    tree = parse(expression) if expression else None
    return "unknown" if tree is None else _standing(tree, policy)


def _standing(node: object, policy: LicencePolicy) -> Standing:
    if isinstance(node, (AND, OR)):
        parts = [_standing(part, policy) for part in node.args]
        choose = min if isinstance(node, OR) else max
        return choose(parts, key=_BEST_FIRST.index)
    name = base(str(node.render()))  # type: ignore[attr-defined]
    if name in ("EUPL-1.1", "EUPL-1.2"):
        return "same"
    listed = {base(one) for one in policy.eupl_compatible}
    return "listed" if name in listed else "not-listed"
