"""Reading YAML: nothing is guessed, everything has a place, nothing hostile does harm."""

from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from harvester.yamlnodes import (
    Scalar,
    YamlTrouble,
    compose,
    composing,
    key_position,
    plain,
    position,
    repeated,
)

PARSERS = [
    pytest.param(False, id="python"),
    pytest.param(
        True, id="libyaml", marks=pytest.mark.skipif(not yaml.__with_libyaml__, reason="not built")
    ),
]


@pytest.fixture(params=PARSERS)
def both_parsers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every promise holds for PyYAML with libyaml and without it."""
    if not request.param:
        monkeypatch.setattr(composing, "C_PARSER", None)


pytestmark = pytest.mark.usefixtures("both_parsers")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("NO", "NO"),
        ("yes", "yes"),
        ("off", "off"),
        ("1.10", "1.10"),
        ("012", "012"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12:30:00", "12:30:00"),
        ("2024-01-01", "2024-01-01"),
        ("2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z"),
        (".inf", ".inf"),
        ("=", "="),
        ("<<", "<<"),
        ("true", True),
        ("False", False),
        ("tRUE", "tRUE"),
        ("null", None),
        ("~", None),
        ("", None),
        ("'true'", "true"),
        ('"null"', "null"),
        ("''", ""),
        ("!!str true", "true"),
        ("! true", "true"),
        ("!!bool 'true'", True),
    ],
)
def test_scalars_stay_what_was_written(text: str, value: Any) -> None:
    assert plain(compose(f"key: {text}\n")) == {"key": value}


def test_places_of_keys_and_values() -> None:
    node = compose("a: 1\nb:\n  - x\n  - {c:   d}\n")
    assert position(node, ("a",)) == (1, 4)
    assert position(node, ("b", 1, "c")) == (4, 11)
    assert key_position(node, ("b", 1, "c")) == (4, 6)
    assert position(node, ("b", 1, "no such key")) == (4, 5)
    assert key_position(node, ("b", 0)) == (3, 5)
    assert position(node, ()) == (1, 1)
    assert position(node, ("b", "a tag of a union", 0)) == (3, 5)


def test_columns_count_characters() -> None:
    assert position(compose("{é😀: x}"), ("é😀",)) == (1, 6)


def test_repeated_keys_at_every_depth() -> None:
    node = compose("a: 1\nb:\n  - {c: 1, c: 2}\na: 2\na: 3\n")
    found = [(r.path, r.key.value, r.key.line, r.first.line) for r in repeated(node)]
    assert sorted(found) == [((), "a", 4, 1), ((), "a", 5, 1), (("b", 0), "c", 3, 3)]
    assert plain(node) == {"a": "3", "b": [{"c": "2"}]}


def test_anchors_are_followed() -> None:
    assert plain(compose("a: &x [1, {b: 2}]\nc: *x\n")) == {
        "a": ["1", {"b": "2"}],
        "c": ["1", {"b": "2"}],
    }


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "---\n", "\ufeff"])
def test_nothing_is_null(text: str) -> None:
    node = compose(text)
    assert isinstance(node, Scalar)
    assert plain(node) is None


def bomb(levels: int) -> str:
    lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"]
    lines += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 200_000, "too-deep"),
        ("{a: " * 60_000, "too-deep"),
        ("- " * 41 + "x", "too-deep"),
        ("? " * 3000, "complex-key"),
        ("[[" * 30 + "]]" * 30, "too-deep"),
        (bomb(9), "too-many"),
        ("- x\n" * 60_000 + "- &a x\n" * 2, "ok"),
        ("- x\n" * 61_000 + "- [" + "x," * 40_000 + "]", "too-many"),
        ("x" * 300_000, "too-large"),
        ("a: &a [*a]", "alias"),
        ("a: *b", "alias"),
        ("*a : b", "alias"),
        ("? [a]\n: b", "complex-key"),
        ("&a [x]: b", "complex-key"),
        ("a: &x [y]\n*x : b", "complex-key"),
        ("a: 1\n---\nb: 2", "several-documents"),
        ("a: !!python/name:os.system x", "tag"),
        ("!!set {a}", "tag"),
        ("a: !<x> b", "tag"),
        ("a:\n\tb: c", "tab"),
        (b"a: \xff", "encoding"),
        (b"\xff\xfea\x00", "encoding"),
        ("a: \x00", "character"),
        ("a: \x1b[31m", "character"),
        ('a: "\\0"', "character"),
        ("a: \ud800", "encoding"),
        ("a: [1, 2", "syntax"),
        ("%YAML 3.0\n---\na", "syntax"),
    ],
)
def test_hostile_and_broken_texts(text: str | bytes, code: str) -> None:
    try:
        compose(text, max_bytes=256 * 1024 if code == "too-large" else 10_000_000)
    except YamlTrouble as trouble:
        assert trouble.code == code
        assert trouble.line >= 1
        assert trouble.column >= 1
        assert trouble.message.endswith((".", "line."))
    else:
        assert code == "ok"


def test_depth_counts_through_aliases() -> None:
    nest = "[" * 30 + "x" + "]" * 30
    with pytest.raises(YamlTrouble) as caught:
        compose(f"a: &a {nest}\nb: [[[[[[[[[[*a]]]]]]]]]]\n")
    assert caught.value.code == "too-deep"
    assert caught.value.line == 2


WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff")
)
DATA = st.recursive(
    WORDS, lambda inner: st.lists(inner) | st.dictionaries(WORDS, inner), max_leaves=20
)


@given(DATA)
@example({"no": ["012", "", "~", "true", "2024-01-01", " x ", "a: b", "#", "\u2028"]})
@settings(max_examples=150, deadline=None)
def test_what_another_library_writes_is_read_back(data: Any) -> None:
    try:
        read = plain(compose(yaml.safe_dump(data, allow_unicode=True)))
    except YamlTrouble as trouble:
        assert trouble.code in {"character", "too-deep"}
    else:
        assert read == data


@given(st.text("-:?,[]{}#&*!|>'\"%@` \tab\n", max_size=40) | st.binary(max_size=40))
@settings(max_examples=400, deadline=None)
def test_any_text_gives_nodes_or_trouble(text: str | bytes) -> None:
    try:
        node = compose(text)
    except YamlTrouble as trouble:
        assert trouble.line >= 1
    else:
        plain(node)
        list(repeated(node))
