"""Good data and data that is only valid: one change to good files, one shortcoming."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from harvester.assess import assess
from harvester.catalogue import load
from harvester.model.observation import Observation
from harvester.quality import notices, shortcomings
from tests.catalogue.test_mistakes import HERE, REAL
from tests.judge.given import observation_of

TODAY = date(2026, 11, 24)
OTHER = """\
name: {nl: Ander, en: Other}
description: {nl: Ook schrijven., en: Write as well.}
kind: application
added: 2026-11-01
review: {status: pending}
categories: [office, chat]
repositories:
  - {url: https://github.com/example/other, role: main}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "catalogue"
    shutil.copytree(HERE / "base", folder)
    for name in ("licences.yml", "checks.yml"):
        shutil.copy(REAL / name, folder / name)
    (folder / "software" / "other.yml").write_text(OTHER, encoding="utf-8")
    return folder


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def told(root: Path, observations: dict[str, Observation] | None = None) -> list[str]:
    catalogue = load(root)
    seen = observations or {}
    return shortcomings(catalogue, seen, assess(catalogue, seen, {}, TODAY), TODAY)


def test_good_data_has_no_shortcoming(root: Path) -> None:
    assert told(root) == []


CHANGES = {
    "The description (nl) has 151 characters: use at most 150.": (
        "nl: Ook schrijven.",
        f"nl: {'x' * 151}",
    ),
    "The description is the same in both languages: translate it.": (
        "en: Write as well.",
        "en: Ook schrijven.",
    ),
    "E-mail addresses do not belong here: remove jan@example.org.": (
        "en: Write as well.",
        "en: Ask jan@example.org.",
    ),
    "`added` lies in the future: 2027-11-01.": ("added: 2026-11-01", "added: 2027-11-01"),
    "https://github.com/example/writer is also the main repository of other.": (
        "example/other",
        "Example/Writer",
    ),
    ("No repository has the role main or part: nothing could be said of licence and activity."): (
        "role: main",
        "role: docs",
    ),
}


@pytest.mark.parametrize("message", CHANGES)
def test_one_change_one_shortcoming(message: str, root: Path) -> None:
    change(root / "software" / "other.yml", *CHANGES[message])
    found = told(root)
    assert [line.partition(": ")[2] for line in found] == [message]
    assert found[0].startswith("catalogue/software/")


def test_two_programs_with_one_name(root: Path) -> None:
    change(root / "software" / "other.yml", "nl: Ander", "nl: schrijver")
    assert told(root) == [
        (
            'catalogue/software/other.yml: The name "schrijver" is also used by writer: '
            "people cannot tell them apart."
        )
    ]


def test_a_program_that_replaces_itself(root: Path) -> None:
    change(root / "software" / "writer.yml", "en: Writer", "en: Big office")
    assert told(root) == [
        "catalogue/software/writer.yml: It replaces big-office, which is the program itself."
    ]


def test_reviewed_without_the_thought(root: Path) -> None:
    done = "{status: reviewed, reviewed_on: 2026-11-02}"
    change(root / "software" / "writer.yml", "{status: pending}", done)
    assert told(root) == []
    change(root / "software" / "writer.yml", "    uncovered: {nl: Mail., en: Mail.}\n", "")
    assert told(root) == [
        (
            "catalogue/software/writer.yml: It is marked as reviewed, but for big-office "
            "`function` or `uncovered` is missing."
        )
    ]


def test_the_same_commits_under_two_addresses(root: Path) -> None:
    urls = [f"https://github.com/example/{name}" for name in ("other", "writer")]
    seen = {url: observation_of({"people": [date(2026, 11, 1)]}, TODAY, url) for url in urls}
    assert told(root, seen) == [
        (
            f"catalogue/software/writer.yml: {urls[1]} holds the same commits as {urls[0]}: "
            "give one of the two the role mirror."
        )
    ]
    change(root / "software" / "other.yml", "role: main", "role: mirror")
    assert not [line for line in told(root, seen) if "same commits" in line]


def test_claims_grow_old(root: Path) -> None:
    catalogue = load(root)
    judged = assess(catalogue, {}, {}, TODAY)
    assert not [line for line in notices(catalogue, judged, TODAY) if "confirmed" in line]
    months = catalogue.policy.checks.thresholds.claim_months
    later = date(2026 + months // 12, 12, 24)
    old = [line for line in notices(catalogue, judged, later) if "confirmed" in line]
    assert old == [
        (
            "catalogue/products/big-office.yml: `vendor_source` was last confirmed on 2026-11-01: "
            "look again."
        ),
        (
            "catalogue/software/writer.yml: `replaces[1].source` was last confirmed on 2026-11-01: "
            "look again."
        ),
    ]


def test_gaps_are_told_and_refuse_nothing(root: Path) -> None:
    catalogue = load(root)
    judged = assess(catalogue, {}, {}, TODAY)
    assert shortcomings(catalogue, {}, judged, TODAY) == []
    assert notices(catalogue, judged, TODAY) == [
        "catalogue/categories.yml: chat has 1 program(s).",
        "catalogue/products/big-office.yml: No open alternative known to be alive (1 listed).",
    ]
