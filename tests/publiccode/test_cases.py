"""Every rule and every deviation of real files is a case file: adding one needs no code."""

from typing import Any

import pytest

from harvester.model.observation import PubliccodeReading
from harvester.publiccode import check, read
from harvester.publiccode.coercing import explained
from harvester.publiccode.vocabulary import table
from tests.publiccode.cases import ALL, Case

# These need bytes that do not fit a readable file: see test_hostile.py.
ELSEWHERE = {"yaml-too-large", "yaml-encoding"}


@pytest.mark.parametrize("case", ALL.values(), ids=ALL)
def test_findings(case: Case) -> None:
    report = check(case.data, files=case.files)
    found = [(one.level, one.rule, one.key, one.line) for one in report.findings]
    assert set(found) == case.findings
    assert len(found) == len(case.findings)
    plain = report.kind == "publiccode"
    assert (report.verdict if plain else report.kind) == case.verdict


@pytest.mark.parametrize("case", ALL.values(), ids=ALL)
def test_reading(case: Case) -> None:
    reading = read(case.data, files=case.files)
    assert reading.verdict == case.verdict
    told: dict[str, Any] = reading.model_dump(mode="json")
    assert {name: told[name] for name in case.reading} == case.reading
    assert {entry.split()[0] for entry in reading.coercions} == case.coercions
    assert PubliccodeReading.model_validate_json(reading.model_dump_json()) == reading


def test_every_rule_has_a_case() -> None:
    shown = {rule for case in ALL.values() for _, rule, _, _ in case.findings}
    assert shown == set(table("words")["rules"]) - ELSEWHERE


def test_every_coercion_has_a_case() -> None:
    shown = {rule for case in ALL.values() for rule in case.coercions}
    assert shown == set(table("words")["coercions"])


@pytest.mark.parametrize("case", ALL.values(), ids=ALL)
def test_words(case: Case) -> None:
    """Every finding and coercion speaks two languages, without a hole left in its sentence."""
    for one in check(case.data, files=case.files).findings:
        for text in (one.message, one.mend):
            assert text.nl != text.en or text.nl.startswith(("Begin", 'Write "0"'))
            assert not set("{}") & set(text.nl + text.en)
            assert text.nl.endswith((".", "?", "/", ";", '"', "abc")), text.nl
    for entry in read(case.data).coercions:
        told = explained(entry)
        assert told.line >= 1
        assert told.text.nl != told.text.en


def test_the_words_are_whole() -> None:
    """A comma in an unquoted sentence would cut it in two."""
    words = table("words")
    whole = [part for rule in words["rules"].values() for part in rule.values()]
    for group in ("coercions", "disagreements", "draft"):
        whole += words[group].values()
    for text in whole:
        assert list(text) == ["nl", "en"], text
        assert all(isinstance(sentence, str) and sentence for sentence in text.values())


def test_lines_are_those_of_the_keys() -> None:
    case = ALL["valid-everything"]
    lines = case.data.decode().splitlines()
    reading = read(case.data, files=case.files)
    assert {"usedBy", "legal.license", "maintenance.contractors", "supports"} <= set(reading.lines)
    for key, line in reading.lines.items():
        last = key.rpartition(".")[2].partition("[")[0]
        assert lines[line - 1].strip().removeprefix("- ").startswith(last), key
