"""Licences in the words of `catalogue/licences.yml`, in both languages."""

import re
from collections.abc import Sequence

from harvester.judge.words import Value, fill
from harvester.licences.openness import Openness
from harvester.model.catalogue import Policy
from harvester.model.facts import Text

_LATER = re.compile(r"(\S+?)-or-later\b|([\w.\-]+)\+(?=\s|\)|$)")
_ONLY = re.compile(r"([\w.\-]+?)-only\b")


def say(key: str, policy: Policy, **values: Value) -> Text:
    """The sentence of this key; raises KeyError for a key that licences.yml does not have."""
    return fill(policy.licences.words[key], policy.checks, **values)


def both(*sentences: Text | None) -> Text:
    """Sentences one after another; at least one must be given."""
    said = [sentence for sentence in sentences if sentence is not None]
    return Text(nl=" ".join(s.nl for s in said), en=" ".join(s.en for s in said))


def shown(expression: str, flags: Sequence[str], policy: Policy) -> Text:
    """An expression as readers see it: `GPL-3.0 (of ook een latere versie mag, staat er niet
    bij)`.
    """
    plain = expression.replace("LicenseRef-", "")
    if "version-not-stated" in flags:
        name = re.sub(r"-\d\.\d-or-later$", "", plain)
        return say("licence.version-not-stated", policy, licence=name)
    if "or-later-not-stated" in flags:
        return say("licence.or-later-not-stated", policy, licence=_ONLY.sub(r"\1", plain))
    return Text(nl=_versions(plain, "nl", policy), en=_versions(plain, "en", policy))


def _versions(plain: str, language: str, policy: Policy) -> str:
    later, only = policy.licences.words["licence.or-later"], policy.licences.words["licence.only"]
    text = _LATER.sub(lambda m: later[language].format(licence=m[1] or m[2]), plain)
    alone = " " not in plain
    return _ONLY.sub(lambda m: only[language].format(licence=m[1]) if alone else m[0], text)


def because(found: Openness, policy: Policy) -> Text:
    """Why an expression has its class."""
    if found.licence_class == "open":
        own = [
            policy.licences.also_open[part]
            for part in found.open_by_policy
            if part in policy.licences.also_open
        ]
        return both(say("because.content" if found.content_only else "because.open", policy), *own)
    if found.licence_class == "not-open":
        why = [
            policy.licences.never_open[part]
            for part in found.closed
            if part in policy.licences.never_open
        ]
        names = ", ".join(part.replace("LicenseRef-", "") for part in found.closed)
        return both(*why) if why else say("because.not-open", policy, closed=names)
    names = ", ".join(part.replace("LicenseRef-", "") for part in found.undecided)
    return say("because.unknown", policy, undecided=names or "–")
