"""Definitions for the method page, taken from the policy itself, so that they can never differ."""

from collections.abc import Mapping
from typing import cast

from harvester.model.assessment import ActivityKey
from harvester.site.labels import LICENCE_CLASSES, activity_status, licence_class_status
from harvester.site.render import body
from harvester.site.view import View

NAMES = ("activity", "licence", "readiness")


def fragments(view: View) -> Mapping[str, str]:
    """HTML by name; a hand-written page asks for one with `<!-- definitions: NAME -->`."""
    policy, language = view.catalogue.policy, view.language
    rows: dict[str, object] = {
        "activity": [
            (activity_status(cast(ActivityKey, key), policy, language), words.rule[language])
            for key, words in policy.checks.activity.items()
        ],
        "licence": [
            (licence_class_status(key, policy, language), view.t(f"definitions.licence.{key}"))
            for key in LICENCE_CLASSES
        ],
        "readiness": [
            (one.id, one.question[language], one.why[language] if one.why else "")
            for one in policy.checks.readiness
        ],
    }
    here = view.path("method")
    return {
        name: body("definitions.html", language, here, view=view, which=name, rows=rows[name])
        for name in NAMES
    }
