"""Labels with a shape and a tone; meaning is never in the colour alone."""

from dataclasses import dataclass
from typing import Literal

from harvester.model.assessment import (
    ActivityKey,
    ActivityVerdict,
    LicenceClass,
    LicenceVerdict,
)
from harvester.model.catalogue import Policy
from harvester.site.addresses import Language

Tone = Literal["live", "care", "rest"]

_ACTIVITY: dict[ActivityKey, tuple[str, Tone]] = {
    "active": ("full", "live"),
    "new": ("new", "live"),
    "limited": ("half", "live"),
    "bots-only": ("ring", "care"),
    "silent": ("ring", "care"),
    "long-silent": ("ring", "care"),
    "published-once": ("once", "rest"),
    "ended": ("stop", "rest"),
    "archived": ("stop", "rest"),
    "unknown": ("q", "rest"),
}
_LICENCE: dict[str, tuple[str, Tone]] = {
    "open": ("full", "live"),
    "open-so-far": ("half", "rest"),
    "not-open": ("cross", "rest"),
    "none": ("dash", "care"),
    "unknown": ("q", "rest"),
}


@dataclass(frozen=True, slots=True)
class Status:
    """A label as it is drawn: its key, its name, an icon and a tone."""

    key: str
    name: str
    icon: str
    tone: Tone


def activity_status(key: ActivityKey, policy: Policy, language: Language) -> Status:
    """The label of an activity, with its name from checks.yml."""
    icon, tone = _ACTIVITY[key]
    return Status(key, policy.checks.activity[key].name[language], icon, tone)


def licence_status(verdict: LicenceVerdict, policy: Policy, language: Language) -> Status:
    """The class of a licence, with its name from licences.yml."""
    icon, tone = _LICENCE[verdict.licence_class]
    if verdict.licence_class == "open" and "open-core" in verdict.flags:
        icon = "half"
    name = policy.licences.words[f"class.{verdict.licence_class}"][language]
    return Status(verdict.licence_class, name, icon, tone)


ACTIVITY_ALIVE: frozenset[str] = frozenset({"active", "new", "limited"})
"""The labels of code that people work on."""
LICENCE_CLASSES: tuple[LicenceClass, ...] = ("open", "open-so-far", "not-open", "none", "unknown")


def licence_class_status(key: LicenceClass, policy: Policy, language: Language) -> Status:
    """A class of licences as such, for definitions and lists."""
    icon, tone = _LICENCE[key]
    return Status(key, policy.licences.words[f"class.{key}"][language], icon, tone)


def flags_of(
    verdict: LicenceVerdict | ActivityVerdict, policy: Policy, language: Language
) -> list[str]:
    """What else is to be said about a verdict, in sentences."""
    if isinstance(verdict, LicenceVerdict):
        words = policy.licences.words
        return [words[f"flag.{flag}"][language] for flag in verdict.flags]
    return [policy.checks.flags[flag][language] for flag in verdict.flags]
