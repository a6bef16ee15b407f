"""The licence of a repository and of a program: what was found, how sure that is, what contradicts
it.

Evidence in order: the text at the root, REUSE, publiccode.yml, words in a licence file, LICENSES/,
manifests, README. A weaker source refines a stronger one or contradicts it in sight; it never
overrides.
"""

from collections.abc import Sequence
from datetime import date

from harvester.evidence import in_docs_folder
from harvester.judge.licence_claims import Held, hold, in_order
from harvester.judge.licence_events import events
from harvester.judge.licence_nothing import nothing_named
from harvester.judge.licence_program import program_verdict
from harvester.judge.licence_review import review_of, reviewed
from harvester.judge.licence_sources import (
    declarations,
    docs_texts,
    root_files,
    seen_at,
    verdicts,
)
from harvester.judge.licence_start import strongest, text_in_folder
from harvester.judge.licence_texts import Grant, grant
from harvester.judge.licence_words import because, both, say, shown
from harvester.licences.openness import is_open
from harvester.model.assessment import Conflict, LicenceConfidence, LicenceVerdict
from harvester.model.catalogue import LicenceReview, Policy
from harvester.model.facts import Known, Text, Unknown
from harvester.model.observation import Declared, LicenceFile, Observation

__all__ = ["licence_verdict", "program_verdict"]


def licence_verdict(
    observation: Observation,
    policy: Policy,
    reviews: Sequence[LicenceReview] = (),
    asked_on: date | None = None,
    forge_kind: str = "plain_git",
) -> LicenceVerdict:
    """The verdict on one repository. reviews: people's words on it; one made after `asked_on` is
    not heard.
    """
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
    verdict = _judged(observation, found, said, policy, forge_kind)
    heard = review_of(observation, reviews, asked_on)
    return reviewed(verdict, observation, heard, policy) if heard else verdict


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
    observation: Observation, found: Grant, said: list[Declared], policy: Policy, forge_kind: str
) -> LicenceVerdict:
    start = strongest(found, said, docs_texts(observation, policy.licences), policy)
    if start is None:
        return nothing_named(observation, said, policy, forge_kind)
    root = root_files(observation)
    expression, confidence, paths, flags = start
    held = hold(expression, flags, said, policy.licences)
    confidence, text_paths = text_in_folder(observation, held.expression, confidence)
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
    return not in_docs_folder(path) and all(path != file.path for file in root)


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
