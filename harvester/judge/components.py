"""A service or suite without code of its own: what follows from the programs it consists of."""

from collections.abc import Sequence
from datetime import date

from harvester.judge.licence_program import WORST_FIRST
from harvester.judge.program import spread_of
from harvester.judge.words import count, fill, lists
from harvester.model.assessment import (
    ActivityVerdict,
    LicenceConfidence,
    LicenceVerdict,
)
from harvester.model.catalogue import ChecksPolicy
from harvester.model.facts import Text

FLAG = "from-components"
_WEAKEST_FIRST: tuple[LicenceConfidence, ...] = (
    "none", "conflict", "readme", "declared", "partial-text", "recognised-text", "changed-text",
    "reviewed", "exact-text",
)  # fmt: skip


def activity_of_components(
    parts: Sequence[tuple[Text, ActivityVerdict]], policy: ChecksPolicy
) -> tuple[ActivityVerdict, dict[str, int]]:
    """The label that most components have, on a tie the least lively; and how often each occurs."""
    spread = spread_of([verdict.label for _, verdict in parts])
    order = list(spread)  # the liveliest first
    label = max(order, key=lambda key: (spread[key], order.index(key)))
    first_name, first = next((name, v) for name, v in parts if v.label == label)
    total = count("components", len(parts), policy)
    words = policy.program["component" if len(parts) == 1 else "components"]
    reason = fill(
        words,
        policy,
        total=total,
        most=f"{spread[label]}",
        label=policy.activity[label].name,
        name=first_name,
        reason=first.reason,
    )
    days: list[date] = [v.judged_on for _, v in parts if v.judged_on]
    verdict = ActivityVerdict(
        label=first.label,
        reason=reason,
        judged_on=min(days, default=None),
        last_label=first.last_label if len(parts) == 1 else None,
        flags=[FLAG],
    )
    return verdict, spread


def licence_of_components(
    parts: Sequence[tuple[Text, LicenceVerdict]], policy: ChecksPolicy
) -> LicenceVerdict:
    """The worst class of all components; the expression only where all have the same."""
    worst = min((v.licence_class for _, v in parts), key=WORST_FIRST.index)
    expressions = {v.expression for _, v in parts}
    total = count("components", len(parts), policy)
    if len(parts) == 1:
        name, only = parts[0]
        reason = fill(policy.program["component-licence"], policy, name=name, reason=only.reason)
    elif worst == "open":
        reason = fill(policy.program["components-licence-open"], policy, total=total)
    else:
        so_far = worst == "open-so-far"
        reason = fill(
            policy.program["components-licence-so-far" if so_far else "components-licence-worst"],
            policy,
            total=total,
            names=lists(not_open(parts), policy),
        )
    return LicenceVerdict(
        expression=expressions.pop() if len(expressions) == 1 else None,
        licence_class=worst,
        confidence=min((v.confidence for _, v in parts), key=_WEAKEST_FIRST.index),
        reason=reason,
        flags=[FLAG],
    )


def not_open(parts: Sequence[tuple[Text, LicenceVerdict]]) -> list[Text]:
    """Names of the components whose licence is not known to be open."""
    return [name for name, verdict in parts if verdict.licence_class != "open"]
