"""Every sentence with a number in it reads well for nothing, one, two and more."""

import re
import string
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from harvester.site.strings import strings_of
from tests.judge.given import ROOT

NUMBERS = {
    "n", "m", "most", "total", "all", "unseen", "missing", "listed", "waiting", "organisations",
}  # fmt: skip
WORDS_OF_COUNTS = {"total", "unseen", "most"}
"""In the policy files these arrive with their noun, as `counts` writes it."""
NEVER_ONE = {
    "changes.in_repositories": "said only of programs with several repositories",
    "compare.too_many": "the number that fits side by side, always several",
    "monitor.first_rows": "said only where rows are left out of a long table",
    "shell.not_visited_of": "all repositories of the catalogue",
    "shell.observed_of": "all repositories of the catalogue",
    "lists.not_visited.count": "all repositories of the catalogue",
    "public_code.organisations_text": "our whole list of organisations",
    "software.instead.all": "said only of more products than fit in a short table",
    "components.ready": "of the points that can be checked, about fourteen",
    "components.note.ready": "the points that can be checked, about fourteen",
    "components.at_least": "a choice of the page: 6, 8 or 10",
    "components.fewer": "a choice of the page: 6",
    "components.hits.many": "has a form of its own for one",
    "search.hits.many": "has a form of its own for one",
    "monitor.unseen_text": "all repositories of the catalogue",
    "code_places.of_text": "all public code of the Dutch government",
    "code_places.moved.cap_more": "said only above the number that fits on the page",
    "search.hits.most": "said only above the number that a page shows",
    "program.differ": "two repositories or more, for they differ",
    "program.so-far": "two repositories or more: one was seen, one was not",
    "program.same": "three repositories or more",
    "program.same-unnamed": "three repositories or more",
}
_PLURAL_NL = (
    r"\b1 (?!van\b|of\b|en\b|is\b|(?:vonden|konden)\b)(?:\w+ )?"
    r"(?:\w{3,}(?:en|ers|ies|’s)|onderdelen)\b"
)
_PLURAL_EN = r"\b1 (?!of\b)(?:\w+ )?(?!this\b|is\b|was\b|has\b)\w{3,}(?<!s)s\b"
WRONG = {
    "nl": re.compile(rf"{_PLURAL_NL}|\b[Aa]lle [012]\b|\b[Vv]an de? 1 \w+en\b"),
    "en": re.compile(rf"{_PLURAL_EN}|\b[Aa]ll [012]\b"),
}


def _leaves(tree: Any, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Dotted key → the sentence in both languages."""
    if isinstance(tree, list):
        tree = {str(one.get("id", i)): one for i, one in enumerate(tree) if isinstance(one, dict)}
    if not isinstance(tree, dict):
        return
    if set(tree) == {"nl", "en"}:
        yield path, tree
        return
    for key, value in tree.items():
        yield from _leaves(value, f"{path}.{key}" if path else str(key))


def _names(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def _filled(sentence: str, number: int, numbers: set[str]) -> str:
    given = {name: str(number) if name in numbers else "…" for name in _names(sentence)}
    return sentence.format_map(given)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_interface(language: str) -> None:
    found = {}
    for key, said in strings_of(language).words.items():  # type: ignore[arg-type]
        for number in (0, 1, 2, 5):
            words = said if isinstance(said, str) else said[0 if number == 1 else 1]
            if (isinstance(said, tuple) and len(said) != 2) or not _names(words) & NUMBERS:
                continue
            text = _filled(words, number, NUMBERS)
            if WRONG[language].search(text) and key not in NEVER_ONE:
                found[key] = text
    assert found == {}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("file", ["checks.yml", "licences.yml"])
def test_the_policy(file: str, language: str) -> None:
    tree = yaml.safe_load((ROOT / "catalogue" / file).read_text(encoding="utf-8"))
    if file == "licences.yml":
        tree = tree["words"]
    numbers = NUMBERS - WORDS_OF_COUNTS
    found = {}
    for key, said in _leaves(tree):
        if not _names(said[language]) & numbers or (key.startswith("counts.") and "many" in key):
            continue
        for number in (0, 1, 2, 5):
            text = _filled(said[language], number, numbers)
            if WRONG[language].search(text) and key not in NEVER_ONE:
                found[key] = text
    assert found == {}


@pytest.mark.parametrize(
    ("language", "wrong"),
    [
        ("nl", "1 opslagplaatsen"),
        ("nl", "0 van 1 vragen"),
        ("nl", "Alle 2 opslagplaatsen"),
        ("nl", "1 programma’s"),
        ("en", "1 repositories"),
        ("en", "0 of 1 questions"),
        ("en", "All 2 repositories"),
    ],
)
def test_the_mistakes_that_are_looked_for_are_found(language: str, wrong: str) -> None:
    assert WRONG[language].search(wrong)


def test_what_is_excepted_exists() -> None:
    tree = yaml.safe_load((ROOT / "catalogue" / "licences.yml").read_text(encoding="utf-8"))
    known = set(strings_of("nl").words) | {key for key, _ in _leaves(tree["words"])}
    assert set(NEVER_ONE) <= known
