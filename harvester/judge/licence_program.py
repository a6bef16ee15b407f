"""The licence of a program from those of its repositories: the least open of them decides."""

from collections.abc import Sequence

from harvester.judge.licence_words import both, say, shown
from harvester.judge.words import short_name
from harvester.licences.expressions import all_of
from harvester.model.assessment import LicenceClass, LicenceConfidence, LicenceVerdict
from harvester.model.catalogue import DECIDING_ROLES, Policy, RepositoryRef
from harvester.model.facts import Text

WORST_FIRST: tuple[LicenceClass, ...] = ("not-open", "none", "unknown", "open-so-far", "open")
"""A part that is certainly not open settles it; an unknown part leaves it open."""
_LEAST_SURE_FIRST: tuple[LicenceConfidence, ...] = (
    "conflict",
    "none",
    "readme",
    "declared",
    "partial-text",
    "recognised-text",
    "changed-text",
    "exact-text",
    "reviewed",
)


def program_verdict(
    verdicts: Sequence[tuple[RepositoryRef, LicenceVerdict]], policy: Policy
) -> LicenceVerdict:
    """One verdict for a program: only the roles main and part count, all of them are listed."""
    deciding = [(ref, verdict) for ref, verdict in verdicts if ref.role in DECIDING_ROLES]
    if not deciding:
        return LicenceVerdict(
            expression=None,
            licence_class="unknown",
            confidence="none",
            reason=say("program.none", policy),
        )
    if len(deciding) == 1:
        return deciding[0][1]
    worst = min((v.licence_class for _, v in deciding), key=WORST_FIRST.index)
    ruling = [(ref, v) for ref, v in deciding if v.licence_class == worst]
    expressions = [v.expression for _, v in deciding if v.expression]
    flags = list(dict.fromkeys(flag for _, v in deciding for flag in v.flags))
    return LicenceVerdict(
        expression=all_of(expressions),
        licence_class=worst,
        confidence=min((v.confidence for _, v in ruling), key=_LEAST_SURE_FIRST.index),
        reason=_reason(
            [(ref.url, v) for ref, v in deciding], [(ref.url, v) for ref, v in ruling], policy
        ),
        scope=next((v.scope for _, v in deciding if v.scope), None),
        flags=flags,
        evidence=[one for _, v in deciding for one in v.evidence],
        conflicts=[one for _, v in deciding for one in v.conflicts],
        events=sorted((one for _, v in deciding for one in v.events), key=lambda one: one.day),
    )


def _reason(
    deciding: list[tuple[str, LicenceVerdict]],
    ruling: list[tuple[str, LicenceVerdict]],
    policy: Policy,
) -> Text:
    """What all have in common, or which of them decided and why."""
    worst = say(f"class.{ruling[0][1].licence_class}", policy)
    n = str(len(deciding))
    if len(ruling) == len(deciding):
        expression = all_of(v.expression for _, v in deciding if v.expression)
        licences = shown(expression, ruling[0][1].flags, policy) if expression else None
        same = "program.both" if len(deciding) == 2 else "program.same"
        return say(
            same if licences else f"{same}-unnamed",
            policy,
            n=n,
            outcome=worst,
            **({"licences": licences} if licences else {}),
        )
    names = ", ".join(short_name(url) for url, _ in ruling[:5])
    return both(
        say("program.differ", policy, n=n, worst=worst, names=names, m=str(len(ruling))),
        ruling[0][1].reason,
    )
