"""The licence of a repository and of a program: what was found, how sure that is, what contradicts it.

Evidence in order: the text at the root, REUSE, publiccode.yml, words in a licence file, LICENSES/,
manifests, README. A weaker source refines a stronger one or contradicts it in sight; it never overrides.
"""

from collections.abc import Sequence
from datetime import date

from harvester.judge.licence_claims import Held, hold, in_order
from harvester.judge.licence_events import events
from harvester.judge.licence_program import program_verdict
from harvester.judge.licence_sources import (
    declarations,
    folder_texts,
    root_files,
    seen_at,
    verdicts,
)
from harvester.judge.licence_texts import Grant, grant
from harvester.judge.licence_words import because, both, say, shown
from harvester.licences.expressions import all_of, base, leaves
from harvester.licences.openness import is_content, is_open
from harvester.model.assessment import Conflict, Evidence, LicenceConfidence, LicenceVerdict
from harvester.model.catalogue import LicenceReview, Policy
from harvester.model.facts import Known, Text, Unknown
from harvester.model.observation import Confidence, Declared, LicenceFile, Observation

__all__ = ["licence_verdict", "program_verdict"]


def licence_verdict(
    observation: Observation,
    policy: Policy,
    reviews: Sequence[LicenceReview] = (),
    asked_on: date | None = None,
    forge_kind: str = "plain_git",
) -> LicenceVerdict:
    """The verdict on one repository. reviews: people's words on it; one made after `asked_on` is not heard."""
    files = observation.licence_files
    if isinstance(files, Unknown):
        why = policy.checks.reasons.get(files.reason)
        reason = say("reason.unread", policy, why=why or files.reason)
        return LicenceVerdict(
            expression=None, licence_class="unknown", confidence="none", reason=reason
        )
    root = root_files(observation)
    found = grant(verdicts(observation, root), policy.licences)
    said = in_order([*declarations(observation), *_prose(found)], policy.licences)
    verdict = _judged(observation, found, said, root, policy, forge_kind)
    return _reviewed(verdict, observation, reviews, asked_on, policy, forge_kind)


def _prose(found: Grant) -> list[Declared]:
    """Words in a licence file that stand beside a text, as one more declaration."""
    said = found.prose
    if said is None or said.expression is None:
        return []
    flags = [flag for flag in said.flags if flag == "or-later-not-stated"]
    return [
        Declared(
            source="prose",
            path=said.paths[0],
            raw=said.expression,
            expression=said.expression,
            flags=flags,
        )
    ]


def _judged(
    observation: Observation,
    found: Grant,
    said: list[Declared],
    root: list[LicenceFile],
    policy: Policy,
    forge_kind: str,
) -> LicenceVerdict:
    start = _start(found, said, policy)
    if start is None:
        return _nothing(observation, found, said, root, policy, forge_kind)
    expression, confidence, paths, flags = start
    held = hold(expression, flags, said, policy.licences)
    confidence, text_paths = _text_in_folder(observation, held.expression, confidence)
    open_now = is_open(held.expression, policy.licences)
    flags = [*held.flags, *_more_flags(observation, found, open_now.content_only)]
    disputed = any(
        {open_now.licence_class, is_open(one.expression, policy.licences).licence_class}
        == {"open", "not-open"}
        for one in held.conflicts
    )
    name = shown(held.expression, flags, policy)
    excepted = _excepted(observation, found)
    sure: LicenceConfidence = "conflict" if held.conflicts else confidence
    where = ", ".join(text_paths or paths)
    cause = say("because.contradiction", policy) if disputed else because(open_now, policy)
    declared_by = [one for one in held.agreed if one.path not in paths and not one.weak]
    return LicenceVerdict(
        expression=held.expression,
        licence_class="unknown" if disputed else open_now.licence_class,
        confidence=sure,
        reason=both(say(f"reason.{confidence}", policy, path=where, licence=name), cause),
        scope=_scope(found.content, excepted, policy),
        flags=list(dict.fromkeys(flags)),
        evidence=[
            *(
                seen_at(observation, path, forge_kind, declared=_declares(path, root))
                for path in paths
            ),
            *(seen_at(observation, path, forge_kind) for path in text_paths),
            *(
                seen_at(observation, path, forge_kind, declared=True)
                for path in _once(declared_by, text_paths)
            ),
        ],
        conflicts=_conflicts(name, paths, held, policy),
        events=events(
            observation, (held.expression, open_now.licence_class), policy.licences, forge_kind
        ),
    )


_Start = tuple[str, Confidence, list[str], list[str]]


def _start(found: Grant, said: list[Declared], policy: Policy) -> _Start | None:
    """The strongest evidence: expression, confidence, paths and flags; None where there is none to use."""
    if found.expression and found.confidence != "declared":
        return found.expression, found.confidence, list(found.paths), list(found.flags)
    strong = [one for one in said if not one.weak]
    first = strong[0] if strong else None
    stronger_than_prose = first is not None and first.source in {"reuse", "publiccode"}
    if found.expression and not stronger_than_prose:
        return found.expression, "declared", list(found.paths), list(found.flags)
    if first is None:
        badge = next((one for one in said if one.source == "readme"), None)
        return (
            None
            if badge is None
            else (badge.expression or "", "readme", [badge.path], list(badge.flags))
        )
    more: list[str] = []
    if first.source == "licenses-folder":
        folder = _folder([one for one in strong if one.source == "licenses-folder"], policy)
        later = next((one for one in strong if one.source in {"manifest", "readme"}), None)
        if folder is None or later is None or not _part_of(later.expression or "", folder[0]):
            return folder
        first, more = later, ["several-licences"] if "several-licences" in folder[3] else []
    sure: Confidence = "readme" if first.source == "readme" else "declared"
    return first.expression or "", sure, [first.path], [*first.flags, *more]


def _part_of(expression: str, whole: str) -> bool:
    return {base(leaf) for leaf in leaves(expression)} <= {base(leaf) for leaf in leaves(whole)}


def _folder(named: list[Declared], policy: Policy) -> _Start | None:
    """All licences in LICENSES/ that are meant for code, when nothing says which of them is for what."""
    parts = list(dict.fromkeys(one.expression or "" for one in named))
    code = [
        part
        for part in parts
        if not all(is_content(leaf, policy.licences) for leaf in leaves(part))
    ]
    expression = all_of(code or parts)
    if expression is None:
        return None
    flags = ["several-licences"] if len(code or parts) > 1 else []
    return expression, "declared", sorted({one.path for one in named}), flags


def _text_in_folder(
    observation: Observation, expression: str, confidence: Confidence
) -> tuple[Confidence, list[str]]:
    """A licence that is only named counts as found when its text lies in LICENSES/."""
    if confidence not in {"declared", "readme"}:
        return confidence, []
    wanted = {base(leaf) for leaf in leaves(expression)}
    texts = {
        path: match
        for path, match in folder_texts(observation).items()
        if match.confidence != "declared"
        and {base(leaf) for leaf in leaves(match.expression or "")} & wanted
    }
    if {
        base(leaf) for match in texts.values() for leaf in leaves(match.expression or "")
    } < wanted or not texts:
        return confidence, []
    order: tuple[Confidence, ...] = (
        "exact-text",
        "changed-text",
        "recognised-text",
        "partial-text",
    )
    best = min((match.confidence for match in texts.values()), key=order.index)
    return best, sorted(path for path, match in texts.items() if match.confidence == best)


def _more_flags(observation: Observation, found: Grant, content_only: bool) -> list[str]:
    flags = ["content-only"] if content_only else []
    if _excepted(observation, found):
        flags.append("open-core")
    return flags


def _excepted(observation: Observation, found: Grant) -> list[str]:
    """Folders with a licence of their own: named in the licence file, or seen to hold one."""
    files = observation.files
    path = files.value.get("separate_licence") if isinstance(files, Known) else None
    folder = [path.rpartition("/")[0] + "/"] if path else []
    named = [name if name.endswith("/") else f"{name}/" for name in found.except_paths]
    return list(dict.fromkeys([*named, *folder]))


def _scope(content: str | None, excepted: list[str], policy: Policy) -> Text | None:
    parts = []
    if excepted:
        parts.append(say("scope.except", policy, paths=", ".join(excepted)))
    if content:
        parts.append(say("scope.content", policy, content=content.replace("LicenseRef-", "")))
    return both(*parts) if parts else None


def _declares(path: str, root: list[LicenceFile]) -> bool:
    return all(path != file.path for file in root)


def _once(declared_by: list[Declared], shown_already: list[str]) -> list[str]:
    return [
        path for path in dict.fromkeys(one.path for one in declared_by) if path not in shown_already
    ]


def _conflicts(name: Text, paths: list[str], held: Held, policy: Policy) -> list[Conflict]:
    place = ", ".join(paths)
    return [
        Conflict(
            found=held.expression,
            found_in=place,
            declared=one.expression or one.raw,
            declared_in=one.path,
            text=say(
                "conflict.text", policy, found_in=place, found=name, declared_in=one.path,
                declared=shown(one.expression or one.raw, one.flags, policy),
            ),
        )
        for one in held.conflicts
    ]  # fmt: skip


def _nothing(
    observation: Observation,
    found: Grant,
    said: list[Declared],
    root: list[LicenceFile],
    policy: Policy,
    forge_kind: str,
) -> LicenceVerdict:
    """No licence can be named: none at all, a file that we do not understand, or a mere default."""
    evidence: list[Evidence] = []
    if root:
        key, flag = _why_not(observation, root)
        path = ", ".join(file.path for file in root)
        evidence = [seen_at(observation, file.path, forge_kind) for file in root]
        return LicenceVerdict(
            expression=None,
            licence_class="unknown",
            confidence="none",
            reason=say(f"reason.{key}", policy, path=path),
            flags=[flag],
            evidence=evidence,
            events=events(observation, (None, "unknown"), policy.licences, forge_kind),
        )
    if said:
        weak = said[0]
        name = shown(weak.expression or weak.raw, weak.flags, policy)
        return LicenceVerdict(
            expression=weak.expression,
            licence_class="unknown",
            confidence="declared",
            reason=say("reason.weak", policy, path=weak.path, licence=name),
            flags=["weak"],
            evidence=[seen_at(observation, weak.path, forge_kind, declared=True)],
            events=events(observation, (None, "unknown"), policy.licences, forge_kind),
        )
    return LicenceVerdict(
        expression=None,
        licence_class="none",
        confidence="none",
        reason=say("reason.none", policy),
        events=events(observation, (None, "none"), policy.licences, forge_kind),
    )


def _why_not(observation: Observation, root: list[LicenceFile]) -> tuple[str, str]:
    if all(file.symlink for file in root):
        return "symlink", "symlink"
    if all(file.symlink or file.blob not in observation.verdicts for file in root):
        return "unreadable", "unreadable"
    return "not-recognised", "not-recognised"


def _reviewed(
    verdict: LicenceVerdict,
    observation: Observation,
    reviews: Sequence[LicenceReview],
    asked_on: date | None,
    policy: Policy,
    forge_kind: str,
) -> LicenceVerdict:
    """The newest word of a person on this repository, unless the licence file changed since."""
    heard = [
        r
        for r in reviews
        if r.repository == observation.url and (asked_on is None or r.reviewed_on <= asked_on)
    ]
    if not heard:
        return verdict
    review = max(heard, key=lambda one: one.reviewed_on)
    blobs = {file.blob for file in root_files(observation)}
    if (review.blob is None and blobs) or (review.blob is not None and review.blob not in blobs):
        return verdict.model_copy(update={"flags": [*verdict.flags, "review-void"]})
    return verdict.model_copy(
        update={
            "expression": review.expression,
            "licence_class": review.licence_class,
            "confidence": "reviewed",
            "reason": say("reason.reviewed", policy, why=review.reason),
            "evidence": [
                Evidence(
                    how="editor",
                    label="licence_review",
                    url=getattr(review.source, "url", None),
                    day=review.reviewed_on,
                ),
                *verdict.evidence,
            ],
        }
    )
