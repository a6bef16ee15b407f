"""The licence of a program of which not every repository could be seen."""

from collections.abc import Container, Sequence

from harvester.judge.licence_program import program_verdict
from harvester.judge.licence_words import both, say, shown
from harvester.judge.words import count, fill, short_name
from harvester.model.assessment import LicenceVerdict
from harvester.model.catalogue import Policy, RepositoryRef
from harvester.model.facts import Text

Judged = tuple[RepositoryRef, LicenceVerdict]
_NAMED = 5


def program_licence(
    judged: Sequence[Judged],
    mirrors: Sequence[Judged],
    seen: Container[str],
    policy: Policy,
) -> LicenceVerdict:
    """The licence of a program from the repositories that decide (the main ones, else the parts).

    Every main one seen: they and the parts that were seen decide. Some of them seen, or a mirror
    in their place, and all that was seen is open: `open-so-far`. None: unknown, and no expression,
    for parts often have another licence than the program. seen: addresses that were read.
    """
    unseen = [(ref, verdict) for ref, verdict in judged if ref.url not in seen]
    if not unseen:
        return program_verdict(judged, policy)
    known = [pair for pair in judged if pair[0].url in seen]
    mains = any(ref.role == "main" for ref, _ in judged)
    ruling = [ref for ref, _ in known if ref.role == "main" or not mains]
    copies = [] if ruling else [_as_main(pair) for pair in mirrors if pair[0].url in seen]
    standing = [*copies, *known]
    if not standing:
        return min(judged, key=lambda pair: pair[0].role != "main")[1]
    verdict = program_verdict(standing, policy)
    if mains and all(ref.role != "main" for ref, _ in unseen):
        return _but_parts(verdict, len(unseen), policy)
    if verdict.licence_class != "open":
        whole = program_verdict([*copies, *judged], policy)
        known_main = ruling or copies or whole.licence_class != "unknown"
        return whole if known_main else whole.model_copy(update={"expression": None})
    unseen.sort(key=lambda pair: pair[0].role != "main")
    if not ruling and not copies:
        return _main_unseen(verdict, unseen, policy)
    reason = _so_far(verdict, copies, (len(known), len(judged)), unseen, policy)
    return verdict.model_copy(update={"licence_class": "open-so-far", "reason": reason})


def _as_main(pair: Judged) -> Judged:
    """A mirror in the place of what it mirrors."""
    return pair[0].model_copy(update={"role": "main"}), pair[1]


def _but_parts(verdict: LicenceVerdict, unseen: int, policy: Policy) -> LicenceVerdict:
    """What the main repositories say, with a word on the parts that were never seen."""
    parts = count("parts", unseen, policy.checks)
    words = fill(policy.checks.program["licence-parts-unseen"], policy.checks, unseen=parts)
    said = both(verdict.scope, words)
    return verdict.model_copy(update={"scope": said, "flags": [*verdict.flags, "parts-unseen"]})


def _main_unseen(
    verdict: LicenceVerdict, unseen: Sequence[Judged], policy: Policy
) -> LicenceVerdict:
    """Parts alone tell nothing of the whole; what they have is said in the reason."""
    reason = both(
        say(
            "program.main-unseen", policy, names=_names(unseen), licences=_licences(verdict, policy)
        ),
        unseen[0][1].reason,
    )
    return verdict.model_copy(
        update={
            "expression": None,
            "licence_class": "unknown",
            "confidence": "none",
            "reason": reason,
            "scope": None,
            "flags": [],
        }
    )


def _so_far(
    verdict: LicenceVerdict,
    copies: Sequence[Judged],
    counts: tuple[int, int],
    unseen: Sequence[Judged],
    policy: Policy,
) -> Text:
    """counts: repositories that were seen, and all that decide."""
    licences = _licences(verdict, policy)
    if copies:  # a mirror has the same name on another host
        first = say(
            "program.copy",
            policy,
            copies=_names(copies, hosts=True),
            names=_names(unseen, hosts=True),
            licences=licences,
        )
    else:
        first = say(
            "program.so-far",
            policy,
            m=str(counts[0]),
            n=str(counts[1]),
            names=_names(unseen),
            licences=licences,
        )
    return both(first, unseen[0][1].reason)


def _licences(verdict: LicenceVerdict, policy: Policy) -> Text | str:
    return shown(verdict.expression, verdict.flags, policy) if verdict.expression else "–"


def _names(pairs: Sequence[Judged], *, hosts: bool = False) -> str:
    names = [ref.url.split("://", 1)[-1] if hosts else short_name(ref.url) for ref, _ in pairs]
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
