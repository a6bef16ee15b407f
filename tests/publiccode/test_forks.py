"""Whose file it is; the shapes are those of real mismatches."""

import pytest

from harvester.model.observation import PubliccodeReading
from harvester.publiccode import classify
from harvester.publiccode.forks import place_of

HERE = "https://github.com/gemeente/loket"


@pytest.mark.parametrize(
    ("url", "based_on", "aliases", "expected"),
    [
        (HERE, [], [], "own"),
        ("http://github.com/Gemeente/Loket.git", [], [], "own"),
        (HERE + "/tree/main/docs", [], [], "own"),
        (HERE + "/", ["https://github.com/gemeente/loket.git"], [], "own"),
        (HERE, ["https://github.com/ander/loket"], [], "variant"),
        ("https://github.com/ander/loket", [], [], "technical-fork"),
        ("https://gitlab.com/ander/groep/loket", [], [], "technical-fork"),
        ("https://github.com/ander/loket", [], ["https://github.com/ander/loket"], "moved"),
        ("https://github.com/gemeente/oud", [], ["https://github.com/Gemeente/oud.git"], "moved"),
        ("https://github.com/gemeente/Loket-", [], [], "mistaken-url"),
        ("https://github.com/gemeente/sjabloon", [], [], "mistaken-url"),
        ("https://github.com/gemeente", [], [], "mistaken-url"),
        ("https://www.gemeente.example/", [], [], "mistaken-url"),
        ("https://github.com/ander/iets", [], [], "unknown"),
        (None, [], [], "unknown"),
    ],
)
def test_classify(url: str | None, based_on: list[str], aliases: list[str], expected: str) -> None:
    reading = PubliccodeReading(verdict="valid", url=url, is_based_on=based_on)
    assert classify(reading, HERE, aliases) == expected


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://GitLab.com:443/Groep/Deel/Loket/-/blob/x", "gitlab.com/groep/deel/loket"),
        ("https://git.example.org/loket.git/", "git.example.org/loket"),
        ("https://www.github.com/a/b/issues/3", "github.com/a/b"),
        ("https://[bad", None),
        ("", None),
    ],
)  # fmt: skip
def test_place(url: str, place: str | None) -> None:
    assert place_of(url) == place
