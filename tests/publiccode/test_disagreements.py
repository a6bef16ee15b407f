"""Where a file and its repository differ, from a real reading and a small observation."""

from datetime import date
from typing import Any

import pytest

from harvester.model.facts import Known, Unknown
from harvester.model.observation import (
    ForgeFacts,
    LicenceFile,
    LicenceMatch,
    Observation,
    Tag,
)
from harvester.publiccode import disagreements, read
from tests.publiccode.cases import ALL

DAY = date(2026, 11, 24)
NOT_ASKED = Unknown("not-asked")
BASE = ALL["valid"].data.decode()


def known(value: Any) -> Known[Any]:
    return Known(value, "git", DAY)


def observed(licence: str | None = None, archived: bool = False, **tags: date) -> Observation:
    files = [LicenceFile(path="LICENSE", blob="1")] if licence else []
    match = LicenceMatch(expression=licence, confidence="exact-text", similarity=1.0)
    return Observation(
        url="https://git.example.org/gemeente/loket",
        as_of=DAY,
        copy_read=False,
        full_read_on=DAY,
        tags_read_on=DAY,
        head=NOT_ASKED,
        history=NOT_ASKED,
        tags=known([Tag(name=name, day=day) for name, day in tags.items()]),
        licence_files=known(files),
        licence_history=NOT_ASKED,
        declared_licences=NOT_ASKED,
        verdicts={"1": match} if licence else {},
        publiccode_history=NOT_ASKED,
        files=NOT_ASKED,
        languages=NOT_ASKED,
        ended_notice=NOT_ASKED,
        forge=ForgeFacts(
            archived=known(True) if archived else NOT_ASKED,
            fork_of=NOT_ASKED,
            description=NOT_ASKED,
        ),
    )


def fields(text: str, observation: Observation) -> list[str]:
    found = disagreements(read(text.encode()), observation)
    for one in found:
        assert one.line >= 1
        assert one.in_file in one.text.nl or one.field == "legal.license"
        assert one.text.nl != one.text.en
    return [one.field for one in found]


def test_nothing_to_say() -> None:
    assert fields(BASE, observed()) == []
    assert fields(BASE, observed("EUPL-1.2")) == []


@pytest.mark.parametrize(
    ("declared", "seen", "differs"),
    [
        ("EUPL-1.2", "MIT", True),
        ("AGPL-3.0-only", "AGPL-3.0-or-later", False),
        ("MIT OR EUPL-1.2", "MIT", False),
        ("Onze licentie", "MIT", False),
        ("EUPL-1.2", None, False),
    ],
)
def test_licence(declared: str, seen: str | None, differs: bool) -> None:
    text = BASE.replace("EUPL-1.2", declared)
    assert fields(text, observed(seen)) == (["legal.license"] if differs else [])


def test_address() -> None:
    text = BASE.replace("gemeente/loket.git", "gemeente/sjabloon")
    (found,) = disagreements(read(text.encode()), observed())
    assert (found.field, found.in_repository) == ("url", "https://git.example.org/gemeente/loket")


def test_version_and_day_against_the_newest_tag() -> None:
    text = BASE.replace(
        "platforms:", "softwareVersion: 1.10.0\nreleaseDate: 2026-01-01\nplatforms:"
    )
    assert fields(text, observed(**{"v1.10.0": date(2026, 1, 20)})) == []
    late = observed(**{"v1.10.0": date(2026, 1, 1), "v2.0.0": date(2026, 6, 1)})
    assert fields(text, late) == ["softwareVersion", "releaseDate"]


def test_archived() -> None:
    assert fields(BASE, observed(archived=True)) == ["developmentStatus"]
    assert fields(BASE.replace("stable", "obsolete"), observed(archived=True)) == []
