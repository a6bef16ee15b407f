"""A draft of every program in the catalogue passes the strict check, but for what it marks."""

from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from harvester.catalogue import load
from harvester.model.catalogue import Catalogue, Software
from harvester.model.facts import Known
from harvester.model.observation import PubliccodeState
from harvester.publiccode import check, read
from harvester.publiccode.draft import draft
from harvester.publiccode.yamltext import scalar
from harvester.yamlnodes import compose, plain
from tests.publiccode.cases import ALL
from tests.publiccode.test_disagreements import observed

CATALOGUE = load(Path(__file__).parents[2] / "catalogue")
WITH_CODE = [s for s in CATALOGUE.software.values() if s.repository_refs]
BARE = Software.model_validate(
    {
        "id": "loket",
        "name": {"nl": "Loket", "en": "Counter"},
        "description": {"nl": "Vergunningen aanvragen.", "en": "Apply for permits."},
        "kind": "application",
        "added": "2026-11-24",
        "review": {"status": "pending"},
        "categories": ["office"],
        "repositories": [{"url": "https://git.example.org/gemeente/loket", "role": "main"}],
    },
    strict=False,
)
# What nobody can know from outside: these a person must fill in when nothing else is known.
LEFT_OPEN = {
    "platforms",
    "softwareType",
    "developmentStatus",
    "description.nl.longDescription",
    "description.nl.features",
    "description.en.longDescription",
    "description.en.features",
    "legal.license",
    "maintenance.type",
    "localisation.localisationReady",
    "localisation.availableLanguages",
}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("software", WITH_CODE, ids=lambda s: s.id)
def test_findings_are_exactly_what_is_marked(
    software: Software, language: Literal["nl", "en"]
) -> None:
    made = draft(software, CATALOGUE, licence="EUPL-1.2", language=language)
    if made is None:
        assert not [r for r in software.repository_refs if r.role in ("main", "part")]
        return
    report = check(made.text.encode())
    assert sorted(one.key for one in report.findings) == sorted(made.marked_fields)
    assert set(made.marked_fields) <= LEFT_OPEN
    assert {one.rule for one in report.findings} <= {"required", "empty-list"}
    word = "INVULLEN" if language == "nl" else "FILL IN"
    assert made.text.count(f"# {word}: ") == len(made.marked_fields) + 1  # and once in the head


def test_nothing_known() -> None:
    made = draft(BARE, CATALOGUE)
    assert made is not None
    assert set(made.marked_fields) == LEFT_OPEN
    assert {one.key for one in check(made.text.encode()).findings} == LEFT_OPEN


def test_the_present_file_is_used_first() -> None:
    """An invalid file with all its facts becomes a draft without anything left to fill in."""
    data = ALL["valid-everything"].data.replace(b"legal:\n", b"nl: {}\nlegal:\n")
    assert check(data).verdict == "invalid"
    state = PubliccodeState(
        since="2026-11", day=date(2026, 11, 1), commit="c", path="publiccode.yml", blob="b"
    )
    observation = observed().model_copy(
        update={
            "publiccode_history": Known([state], "git log", date(2026, 11, 24)),
            "publiccode": {"b": read(data)},
        }
    )
    made = draft(BARE, CATALOGUE, observation, "EUPL-1.2")
    assert made is not None
    assert set(made.marked_fields) == {
        f"description.{language}.{key}"
        for language in ("nl", "en")
        for key in ("longDescription", "features")
    }
    told = plain(compose(made.text))
    assert told["maintenance"]["contractors"][0]["name"] == "Softwarehuis"
    assert told["dependsOn"]["proprietary"] == [{"name": "Kaartdienst", "optional": True}]
    assert told["localisation"]["availableLanguages"] == ["nl"]


def test_no_repository_no_draft() -> None:
    without = BARE.model_copy(update={"repositories": []})
    assert draft(without, CATALOGUE) is None
    assert isinstance(CATALOGUE, Catalogue)


@pytest.mark.parametrize(
    "text",
    ["nee", "no", "1.10", "a: b # c", '"', "\\", "regel\nregel", "\u2028\x85\ufeff", "- x", "😀"],
)
def test_every_text_survives_as_yaml(text: str) -> None:
    assert plain(compose(f"key: {scalar(text)}")) == {"key": text}


def test_control_characters_are_left_out() -> None:
    assert scalar("a\x00\x1b\x7fb") == '"ab"'
