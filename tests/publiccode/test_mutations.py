"""Spoil one key of a valid file: there is a finding on that very line."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.publiccode import check
from tests.publiccode.cases import ALL

LINES = ALL["valid-everything"].data.decode().splitlines()
FREE = {"nl"}  # a language is a free key: another word is another mistake
KEYS = {
    number: found
    for number, line in enumerate(LINES)
    if (found := re.match(r"^( *(?:- )?)([A-Za-z]+):( .*|)$", line)) and not line.startswith("#")
}
VALUES = {number: found for number, found in KEYS.items() if found[3].strip() not in ("", ">")}


def lines_found(lines: list[str]) -> set[int]:
    report = check("\n".join(lines).encode())
    assert report.verdict == "invalid"
    return {one.line for one in report.findings if one.level == "error"}


def test_the_file_is_valid_before() -> None:
    assert check("\n".join(LINES).encode()).verdict == "valid"
    assert len(KEYS) > 50
    assert len(VALUES) > 30


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([n for n, found in KEYS.items() if found[2] not in FREE]),
    st.from_regex(r"[a-z]{1,12}X[0-9]{1,3}", fullmatch=True),
)
def test_another_key(number: int, key: str) -> None:
    lines = list(LINES)
    lines[number] = f"{KEYS[number][1]}{key}:{KEYS[number][3]}"
    found = lines_found(lines)
    if KEYS[number][2] == "publiccodeYmlVersion":
        assert 0 in found
    assert number + 1 in found


@pytest.mark.parametrize("wrong", ["[[]]", "{a: 1}"])
@pytest.mark.parametrize("number", VALUES)
def test_a_value_of_the_wrong_kind(number: int, wrong: str) -> None:
    lines = list(LINES)
    lines[number] = f"{VALUES[number][1]}{VALUES[number][2]}: {wrong}"
    assert number + 1 in lines_found(lines)


@pytest.mark.parametrize("number", [n for n, found in KEYS.items() if "-" not in found[1]])
def test_a_key_twice(number: int) -> None:
    lines = list(LINES)
    lines.insert(number, f"{KEYS[number][1]}{KEYS[number][2]}: x")
    assert number + 2 in lines_found(lines)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 200))
def test_length_of_a_description(length: int) -> None:
    """A short description of 1 to 150 characters is right, any other length is not."""
    start = next(n for n, line in enumerate(LINES) if "shortDescription" in line)
    lines = list(LINES)
    lines[start] = f'    shortDescription: "{"é" * length}"'
    verdict = check("\n".join(lines).encode()).verdict
    assert (verdict == "valid") == (1 <= length <= 150)
