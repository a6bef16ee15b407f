"""The strongest evidence of a licence, with which judging starts."""

from collections.abc import Mapping

from harvester.evidence.reuse import DEBIAN
from harvester.judge.licence_sources import folder_texts
from harvester.judge.licence_texts import Grant
from harvester.licences.expressions import all_of, base, leaves
from harvester.licences.openness import is_content
from harvester.model.catalogue import Policy
from harvester.model.observation import Confidence, Declared, LicenceMatch, Observation

Start = tuple[str, Confidence, list[str], list[str]]


def strongest(
    found: Grant, said: list[Declared], docs: Mapping[str, LicenceMatch], policy: Policy
) -> Start | None:
    """The strongest evidence: expression, confidence, paths and flags; None where there is none
    to use. docs: texts beside the documents of a repository without a licence file at its root.
    """
    if found.expression and found.confidence != "declared":
        return found.expression, found.confidence, list(found.paths), list(found.flags)
    strong = [one for one in said if not one.weak] or [one for one in said if one.path == DEBIAN]
    first = strong[0] if strong else None
    stronger_than_prose = first is not None and first.source in {"reuse", "publiccode"}
    if found.expression and not stronger_than_prose:
        return found.expression, "declared", list(found.paths), list(found.flags)
    if first is None and docs:
        path, text = min(docs.items())
        return text.expression or "", text.confidence, [path], list(text.flags)
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


def _folder(named: list[Declared], policy: Policy) -> Start | None:
    """All licences in LICENSES/ that are meant for code, when nothing says which of them is for
    what.
    """
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


def text_in_folder(
    observation: Observation, expression: str, confidence: Confidence
) -> tuple[Confidence, list[str]]:
    """A licence that is only named counts as found when its text lies in LICENSES/ or doc/."""
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
