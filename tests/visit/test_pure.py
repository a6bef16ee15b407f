"""What needs no repository: parsing a log, telling people from programs, paths and months."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from harvester.repository import commits, files, head, months, people
from harvester.repository.people import Identity

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> Any:
    return yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", cases("people"), ids=lambda c: f"{c['name']}|{c['email']}")
def test_programs_are_told_from_people(case: dict[str, Any]) -> None:
    assert people.is_bot(Identity.of(case["name"], case["email"])) is case["bot"]


@pytest.mark.parametrize("case", cases("paths"), ids=lambda c: f"{c['key']}-{c['paths'][0]}")
def test_usual_files(case: dict[str, Any]) -> None:
    found = files.usual_files(["src/main.xyz", *case["paths"]])
    assert found[case["key"]] == case.get("found")
    assert ("found" in case) is not case.get("none", False)


def test_every_usual_file_has_a_case() -> None:
    assert {c["key"] for c in cases("paths")} == set(files.usual_files([]))


@pytest.mark.parametrize("name", cases("licence_names")["licence"])
def test_licence_names(name: str) -> None:
    assert head.is_licence_path(name)


@pytest.mark.parametrize("name", cases("licence_names")["other"])
def test_other_names(name: str) -> None:
    assert not head.is_licence_path(name)


def test_languages_leave_out_the_work_of_others() -> None:
    counted = files.languages(
        [
            "a.py",
            "b/c.PY",
            "Dockerfile",
            "README.md",
            "vendor/x.go",
            "node_modules/y.js",
            "z.min.js",
        ]
    )
    assert counted == {"Python": 2, "Dockerfile": 1}


@given(st.lists(st.integers(1, 40), min_size=1, max_size=6), st.integers(1, 300))
def test_a_log_reads_the_same_however_it_is_cut(sizes: list[int], records: int) -> None:
    rows = [
        commits.Commit(f"{i:040x}", f"{i + 1:040x}", (), i, f"Naam {i}", "é@example.org", "")
        for i in range(records % 7)
    ]
    raw = b"".join(
        "\0".join((c.id, c.tree, "", str(c.stamp), c.name, c.email, c.subject)).encode() + b"\0"
        for c in rows
    )
    pieces, at = [], 0
    while at < len(raw):
        size = sizes[len(pieces) % len(sizes)]
        pieces.append(raw[at : at + size])
        at += size
    assert list(commits.parse(pieces)) == rows


def test_who_shares_a_name_or_an_address_is_one_person() -> None:
    counted = people.commits_by_person(
        Counter(
            {
                Identity.of("Ada", "ada@example.org"): 3,
                Identity.of("ADA", "ada@home.example.org"): 2,
                Identity.of("A. Voorbeeld", "Ada@home.example.org"): 1,
                Identity.of("Bob", "bob@example.org"): 4,
                Identity.of("Cas", "noreply@github.com"): 1,
                Identity.of("Daan", "noreply@github.com"): 1,
            }
        )
    )
    assert counted == [6, 4, 1, 1]


@pytest.mark.parametrize(
    ("number", "bucket"),
    [(0, "0"), (1, "1"), (2, "2-5"), (5, "2-5"), (6, "6-20"), (20, "6-20"), (21, ">20")],
)
def test_numbers_of_people_are_bucketed(number: int, bucket: str) -> None:
    assert people.bucket(number) == bucket


@pytest.mark.parametrize(
    ("commits_of", "factor"),
    [([], "0"), ([9], "1"), ([5, 5], "1"), ([5, 4, 2], "2"), ([2, 2, 2, 2, 2], "3+")],
)
def test_absence_factor(commits_of: list[int], factor: str) -> None:
    assert people.absence(commits_of) == factor


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(-200, 200))
def test_months_add_up(day: date, by: int) -> None:
    month = months.month_of(day)
    assert months.shift(months.shift(month, by), -by) == month
    if by >= 0:
        assert len(list(months.span(month, months.shift(month, by)))) == by + 1


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("é".encode(), "é"),
        ("é".encode("cp1252"), "é"),
        ("\ufeffé".encode(), "é"),
        ("é".encode("utf-16"), "é"),
        (b"%PDF\0\1", None),
    ],
)
def test_text_of_a_file(raw: bytes, text: str | None) -> None:
    found = head.text_of(raw)
    assert found is None if text is None else (found or "").lstrip("\ufeff") == text
