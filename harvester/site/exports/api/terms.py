"""The words of every key, from the policy files and the words of the interface."""

from collections.abc import Iterator, Mapping
from typing import get_args

from harvester.model.catalogue import Kind, Level, Role
from harvester.model.facts import Text as WrittenText
from harvester.site.exports.api.common import maybe, text
from harvester.site.exports.models.common import How, Text
from harvester.site.exports.models.observed import Term
from harvester.site.strings import strings_of
from harvester.site.view import View


def terms(view: View) -> Iterator[Term]:
    """Every key that a document may hold, by field."""
    checks, licences = view.catalogue.policy.checks, view.catalogue.policy.licences
    for key, label in checks.activity.items():
        yield Term(field="activity.label", key=key, name=text(label.name), rule=text(label.rule))
    yield from _words("activity.flags", checks.flags)
    for part, field in (
        ("class", "licence.class"),
        ("confidence", "licence.confidence"),
        ("flag", "licence.flags"),
    ):
        found = {
            key.partition(".")[2]: words
            for key, words in licences.words.items()
            if key.startswith(f"{part}.")
        }
        yield from _words(field, found)
    for question in checks.readiness:
        yield Term(
            field="readiness.question",
            key=question.id,
            name=text(question.question),
            rule=maybe(question.why),
        )
    yield from _words("outcome", checks.outcomes)
    yield from _words("unknown", checks.reasons)
    for field, lead, keys in (
        ("kind", "kind", get_args(Kind)),
        ("repositories.role", "role", get_args(Role)),
        ("level", "level", get_args(Level)),
        ("source.how", "how", get_args(How)),
    ):
        for key in keys:
            yield Term(field=field, key=key, name=_spoken(f"{lead}.{key}"), rule=None)


def _words(field: str, words: Mapping[str, WrittenText]) -> Iterator[Term]:
    for key, said in words.items():
        yield Term(field=field, key=key, name=text(said), rule=None)


def _spoken(key: str) -> Text:
    return Text(nl=strings_of("nl").t(key), en=strings_of("en").t(key))
