"""The licence files at the root of a repository, read together as one grant."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from harvester.evidence.names import is_commercial, is_extra, is_licence_file
from harvester.licences.expressions import all_of, any_of, base, leaves
from harvester.licences.openness import is_content, is_open
from harvester.licences.restrictions import is_restricted
from harvester.model.observation import Confidence, LicenceMatch
from harvester.model.policy import LicencePolicy

_MAIN = re.compile(
    r"(?:un)?(?:licen[cs]es?|copying)(?:\.(?:txt|md|rst|adoc|html?))?", re.IGNORECASE
)
_FOR_CONTENT = re.compile(
    r"[-_.](?:docs?|documentation|content|assets|images|data|cc[-_]?by|cc0)", re.IGNORECASE
)
_SURENESS: tuple[Confidence, ...] = (
    "exact-text",
    "changed-text",
    "recognised-text",
    "partial-text",
    "declared",
)


@dataclass(frozen=True, slots=True)
class Grant:
    """What the licence files say together; paths: the files that said it, prose: none holds a
    text.
    """

    expression: str | None = None
    content: str | None = None
    confidence: Confidence = "none"
    paths: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    except_paths: tuple[str, ...] = ()
    prose: "Grant | None" = field(default=None)
    """What files without a licence text say, beside those that have one."""


def grant(files: Mapping[str, LicenceMatch | None], policy: LicencePolicy) -> Grant:
    """Licence file at the root → what the matcher said of it (None: unreadable), as one grant.

    A text counts for more than words about licences; a file named LICENSE for more than
    LICENSE.MIT; a
    restricted licence is never left out.
    """
    own = {
        path: found
        for path, found in files.items()
        if found and is_licence_file(path) and "/" not in path and not is_extra(path)
    }
    commercial = sorted(
        path for path, found in own.items() if is_commercial(path) and not _is_open(found, policy)
    )
    able = {
        path: found for path, found in own.items() if found.expression and path not in commercial
    }
    texts = {path: found for path, found in able.items() if found.confidence != "declared"}
    prose = {path: found for path, found in able.items() if found.confidence == "declared"}
    extra = ("commercial-option",) if commercial and able else ()
    if not texts or _rules_by_words(texts, prose):
        return _together(prose, policy, extra)
    said = _together(prose, policy, ()) if prose else None
    return _together(texts, policy, extra, said)


def _rules_by_words(texts: Mapping[str, LicenceMatch], prose: Mapping[str, LicenceMatch]) -> bool:
    """Whether LICENSE is a guide in words to texts in files beside it (LICENSE.MIT,
    LICENSE.GPL-2).
    """
    guide = any(_MAIN.fullmatch(path) for path in prose)
    return guide and len(texts) > 1 and not any(_MAIN.fullmatch(path) for path in texts)


def _is_open(found: LicenceMatch, policy: LicencePolicy) -> bool:
    return is_open(found.expression, policy).licence_class == "open"


def _together(
    files: Mapping[str, LicenceMatch],
    policy: LicencePolicy,
    extra: tuple[str, ...],
    said: Grant | None = None,
) -> Grant:
    code, content = _by_purpose(files, policy)
    code = _ruling(code, policy)
    if not code:
        return Grant(prose=said)
    expression, flags = _joined(code, said)
    about_content = [f.expression for f in content.values() if f.expression]
    about_content += [f.content for f in code.values() if f.content]
    about_content += [said.content] if said and said.content else []
    flags = [*(flag for found in code.values() for flag in found.flags), *flags, *extra]
    paths = [
        *(path for found in code.values() for path in found.except_paths),
        *(said.except_paths if said else ()),
    ]
    if about_content and "content-licence" not in flags:
        flags.append("content-licence")
    return Grant(
        expression=expression,
        content=all_of(about_content),
        confidence=max((f.confidence for f in code.values()), key=_SURENESS.index),
        paths=tuple(sorted(code)),
        flags=tuple(dict.fromkeys(flags)),
        except_paths=tuple(dict.fromkeys(paths)),
        prose=said,
    )


def _by_purpose(
    files: Mapping[str, LicenceMatch], policy: LicencePolicy
) -> tuple[dict[str, LicenceMatch], dict[str, LicenceMatch]]:
    """The files for code and those for content; a content licence alone is the licence of the
    code.
    """
    content = {
        path: found
        for path, found in files.items()
        if _FOR_CONTENT.search(path)
        or all(is_content(leaf, policy) for leaf in leaves(found.expression or ""))
    }
    code = {path: found for path, found in files.items() if path not in content}
    return (code, content) if code else (content, {})


def _ruling(code: dict[str, LicenceMatch], policy: LicencePolicy) -> dict[str, LicenceMatch]:
    """The file that is simply called LICENSE where there is one, and whatever restricts beside
    it.
    """
    main = {path: found for path, found in code.items() if _MAIN.fullmatch(path)}
    if not main:
        return code
    return main | {path: found for path, found in code.items() if _restricts(found, policy)}


def _restricts(found: LicenceMatch, policy: LicencePolicy) -> bool:
    """Whether a text is known to restrict (a licence that merely is on no list does not)."""
    closed = is_open(found.expression, policy).closed
    return any(part in policy.never_open or is_restricted(part) for part in closed)


def _joined(code: Mapping[str, LicenceMatch], said: Grant | None) -> tuple[str | None, list[str]]:
    """One expression of several files: as the words beside them join them, else all of them
    hold.
    """
    expressions = [found.expression for _, found in sorted(code.items()) if found.expression]
    parts = list(dict.fromkeys(leaf for expression in expressions for leaf in leaves(expression)))
    lesser = {part.removeprefix("L") for part in parts if part.startswith("LGPL-3.0")}
    kept = [expression for expression in dict.fromkeys(expressions) if expression not in lesser]
    if len(kept) < 2:
        return (kept[0] if kept else None), []
    if (
        said
        and said.expression
        and {base(part) for part in parts} >= {base(p) for p in leaves(said.expression)}
    ):
        return said.expression, list(said.flags)
    if {base(part) for part in parts} == {"MIT", "Apache-2.0"} and len(code) == 2:
        return any_of(kept), ["choice"]
    return all_of(kept), ["several-licences"]
