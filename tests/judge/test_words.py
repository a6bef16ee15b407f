"""Every key that the code may speak has its words, in both languages and without leftovers."""

import ast
import re
import string
from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from harvester.judge.words import count, fill, listed, month_words, short_name
from harvester.model.assessment import ActivityKey
from harvester.model.facts import Text
from harvester.model.observation import Outcome
from tests.judge.given import ROOT, policy


def test_every_label_has_words_in_the_order_of_the_rules() -> None:
    assert list(policy().activity) == list(get_args(ActivityKey))


def test_every_outcome_has_words() -> None:
    assert set(policy().outcomes) == set(get_args(Outcome))


def spoken(tree: ast.AST) -> Iterator[str]:
    """Reasons and notes that a module names: `Unknown("…")`, `note("…")`, `unknown[…] = "…"`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            told = [*node.args[:1], *(k.value for k in node.keywords if k.arg == "reason")]
            if name in {"Unknown", "NoAnswer"} or name.endswith(("note", "notes.append")):
                yield from (value for arg in told for value in _constants(arg))
            if name.endswith("unknown.get"):
                yield from (value for arg in node.args[1:] for value in _constants(arg))
        if isinstance(node, ast.Assign) and "unknown[" in ast.unparse(node.targets[0]):
            yield from _constants(node.value)


def _constants(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _constants(node.body)
        yield from _constants(node.orelse)


def test_every_reason_and_note_in_the_code_has_words() -> None:
    code = [ROOT / "harvester" / "visit.py", ROOT / "harvester" / "model" / "forge.py"]
    for part in ("remote", "repository", "forges", "asking", "apiclient"):
        code += (ROOT / "harvester" / part).rglob("*.py")
    named = {
        (word, file.name)
        for file in code
        for word in spoken(ast.parse(file.read_text(encoding="utf-8")))
    }
    assert {word for word, _ in named} >= {"not-asked", "no-filter", "fsck-retried"}
    assert {(word, file) for word, file in named if word not in policy().reasons} == set()


def test_every_key_that_judging_looks_up_has_words() -> None:
    """Literal keys of the policy in the code: `policy.reasons["…"]` and the like."""
    code = [
        *(ROOT / "harvester" / "judge").glob("*.py"),
        *(ROOT / "harvester" / "checks").glob("*.py"),
    ]
    known = {
        "program": policy().program,
        "offered": policy().offered,
        "answers": policy().answers,
        "reasons": policy().reasons,
        "activity": policy().activity,
    }
    seen = 0
    for file in code:
        text = file.read_text(encoding="utf-8")
        for field, key in re.findall(r"\b(?:policy|checks)\.(\w+)\[\"([\w-]+)\"\]", text):
            seen += 1
            assert key in known[field], f"{file.name}: {field}[{key}]"
    assert seen > 20


def texts(value: Any, path: str = "") -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from texts(part, f"{path}.{key}")
    elif isinstance(value, list):
        for i, part in enumerate(value):
            yield from texts(part, f"{path}.{i}")


ALL = dict(texts(policy()))
SAME_IN_BOTH = {".months.3", ".months.8", ".months.10", ".months.11"}
"""April, September, November, December differ in their capital only."""


PHRASES = {".program.on-day", ".program.in-month"}
"""Parts of a sentence, not sentences."""


@pytest.mark.parametrize("path", ALL)
def test_both_languages_are_whole(path: str) -> None:
    text = ALL[path]
    assert placeholders(text.nl) == placeholders(text.en)
    words = re.sub(r"\{\w+\}", "", text.nl)
    if re.search(r"[a-z]{4}", words) and path not in SAME_IN_BOTH:
        assert text.nl != text.en
    if not path.startswith((".months", ".counts")) and path not in PHRASES:
        assert "  " not in text.nl + text.en
        assert text.nl[0] == text.nl[0].upper() or text.nl[0] == "{"


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


NUMBERS = {
    "published-once": ("once_commits", "once_days", "once_age_days"),
    "long-silent": ("long_silent_days",),
    "bots-only": ("silent_days", "long_silent_days"),
    "silent": ("long_silent_days",),
    "active": ("active_days", "active_months", "active_months_young", "young_days"),
    "new": ("new_days",),
    "limited": ("silent_days",),
    "unknown": ("stale_observation_days",),
}


@pytest.mark.parametrize("label", NUMBERS)
def test_the_rule_in_words_names_the_numbers_that_are_used(label: str) -> None:
    """Who changes a threshold changes the sentence beside it, in both languages."""
    rule = policy().activity[label].rule
    for name in NUMBERS[label]:
        number = str(getattr(policy().thresholds, name))
        assert number in re.findall(r"\d+", rule.nl)
        assert number in re.findall(r"\d+", rule.en)


def test_dates_and_counts_follow_the_language() -> None:
    template = Text(nl="Op {day}: {n}.", en="On {day}: {n}.")
    filled = fill(template, policy(), day=date(2026, 3, 1), n=count("changes", 1, policy()))
    assert filled == Text(nl="Op 1 maart 2026: 1 wijziging.", en="On 1 March 2026: 1 change.")
    assert count("changes", 0, policy()).nl == "0 wijzigingen"
    assert count("changes", 5799, policy()) == Text(nl="5.799 wijzigingen", en="5,799 changes")
    assert month_words("2024-05", policy()) == Text(nl="mei 2024", en="May 2024")


def test_names_are_listed_as_people_do() -> None:
    assert listed(["a"], policy()).nl == "a"
    assert listed(["a", "b"], policy()).nl == "a en b"
    assert listed(["a", "b", "c"], policy()) == Text(nl="a, b en c", en="a, b and c")


def test_a_value_with_braces_is_not_a_template() -> None:
    assert fill(Text(nl="{path}", en="{path}"), policy(), path="{x}").nl == "{x}"


def test_a_template_that_asks_for_what_is_not_given_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        fill(Text(nl="{typo}", en="{typo}"), policy(), path="x")


def test_repositories_are_named_as_people_do() -> None:
    assert short_name("https://gitlab.com/group/sub/name") == "group/sub/name"
