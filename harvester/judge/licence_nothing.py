"""When no licence can be named: none at all, a file that we do not understand, or a mere
default.
"""

from harvester.judge.licence_events import events
from harvester.judge.licence_sources import declarations, root_files, seen_at
from harvester.judge.licence_words import say, shown
from harvester.model.assessment import LicenceVerdict
from harvester.model.catalogue import Policy
from harvester.model.observation import Declared, LicenceFile, Observation


def nothing_named(
    observation: Observation, said: list[Declared], policy: Policy, forge_kind: str
) -> LicenceVerdict:
    """`unknown` with a reason where something is there, `none` where nothing is."""
    root = root_files(observation)
    if root:
        key = _why_not(observation, root)
        past = events(observation, (None, "unknown"), policy.licences, forge_kind)
        return LicenceVerdict(
            expression=None,
            licence_class="unknown",
            confidence="none",
            reason=say(f"reason.{key}", policy, path=", ".join(file.path for file in root)),
            flags=[key],
            evidence=[seen_at(observation, file.path, forge_kind) for file in root],
            events=past,
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
    strange = next((one for one in declarations(observation) if not one.weak), None)
    if strange:
        return LicenceVerdict(
            expression=None,
            licence_class="unknown",
            confidence="none",
            reason=say("reason.unknown-name", policy, path=strange.path, licence=strange.raw),
            evidence=[seen_at(observation, strange.path, forge_kind, declared=True)],
            events=events(observation, (None, "unknown"), policy.licences, forge_kind),
        )
    return LicenceVerdict(
        expression=None,
        licence_class="none",
        confidence="none",
        reason=say("reason.none", policy),
        events=events(observation, (None, "none"), policy.licences, forge_kind),
    )


def _why_not(observation: Observation, root: list[LicenceFile]) -> str:
    """Key of the flag and of the reason."""
    if all(file.symlink for file in root):
        return "symlink"
    if all(file.symlink or file.blob not in observation.verdicts for file in root):
        return "unreadable"
    return "not-recognised"
