"""What files declare, which names mislead, and when a README says that work has ended."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester import evidence, licences
from harvester.model.observation import PubliccodeReading

DECLARED = yaml.safe_load((Path(__file__).parent / "declared.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", DECLARED, ids=[case["name"] for case in DECLARED])
def test_declared(case: dict) -> None:
    found = evidence.declared({case["file"]: case["text"]})
    assert [[one.source, one.expression, one.weak] for one in found] == case["expect"]


@pytest.mark.parametrize(
    "path",
    [
        "LICENSE",
        "LICENCE",
        "LICENSE.md",
        "LICENSE.TXT",
        "LICENCE.md",
        "LICENSE-MIT",
        "LICENSE.GPL-2",
        "COPYING",
        "COPYING.LGPL",
        "LICENSES.md",
        "UNLICENSE",
        "licentie.md",
        "LICENSE.pdf",
        "LICENSES/EUPL-1.2.txt",
        "LICENSE-AGPL-3.0",
        "EUPL-license.txt",
        "Apache-License.txt",
    ],
)
def test_licence_files(path: str) -> None:
    assert evidence.is_licence_file(path)


@pytest.mark.parametrize(
    "path",
    [
        "LICENSE-considerations.md",
        "LICENSE_HEADER.txt",
        "license-header.tmpl",
        "copyrightExcludeFile.txt",
        "LICENSES/npm-licenses.txt",
        "licenses/MIT.txt",
        "LICENSE/Alamofire.txt",
        "vendor-licenses",
        "license-mappings.xml",
        ".mailmap.license",
        "third-party-licenses.txt",
        "docs/LICENSE",
        "LICENSES/sub/MIT.txt",
        "README.md",
        "licensing.py",
        "someone-elses-license.txt",
    ],
)
def test_names_that_mislead(path: str) -> None:
    assert not evidence.is_licence_file(path)


@pytest.mark.parametrize(
    "text",
    [
        "# Voorbeeld\n\n## Project is deprecated\n",
        "# WARNING\n\n***This project been deprecated.***\n",
        "> [!NOTE]\n> **THIS REPOSITORY IS NO LONGER MAINTAINED.**\n",
        "# Voorbeeld\n\n> Dit project wordt niet langer onderhouden.\n",
        "Voorbeeld\n=========\n\n.. warning::\n\n   This library is no longer maintained.\n",
        "# [DEPRECATED]\n",
        "**Deze applicatie is buiten gebruik**\n",
        "<h2>This repository has been archived</h2>\n",
    ],
)
def test_ended(text: str) -> None:
    assert evidence.ended_notice("README.md", text)


@pytest.mark.parametrize(
    "text",
    [
        "# Voorbeeld\n\nStatus `obsolete`: de software wordt niet meer onderhouden.\n",
        "# Voorbeeld\n\n> * v4 will reach end-of-life in December 2026\n",
        "# Voorbeeld\n\n| status | deprecated |\n",
        "![deprecated](https://img.shields.io/badge/status-deprecated-red)\n# Voorbeeld\n",
        "# Voorbeeld\n\n## Deprecated features\n",
        "# Voorbeeld\n\n4. [(deprecated) Migration guide](docs/migration.md)\n",
        "# Voorbeeld\n" + "tekst\n" * 400 + "# DEPRECATED\n",
        "",
    ],
)
def test_not_ended(text: str) -> None:
    assert not evidence.ended_notice("README.md", text)


def test_publiccode_is_passed_on() -> None:
    reading = PubliccodeReading(verdict="valid", licence="AGPL-3.0-or-later")
    (one,) = evidence.declared_in_publiccode(reading, "publiccode.yml")
    assert (one.source, one.expression, one.path) == (
        "publiccode",
        "AGPL-3.0-or-later",
        "publiccode.yml",
    )
    assert (
        evidence.declared_in_publiccode(PubliccodeReading(verdict="valid"), "publiccode.yml") == []
    )


NAMES = [
    "README.md",
    "package.json",
    "setup.py",
    "setup.cfg",
    "Cargo.toml",
    "pom.xml",
    "REUSE.toml",
    ".reuse/dep5",
    "composer.json",
    "pyproject.toml",
    "manifest.xml",
    "a.gemspec",
    "LICENSES/x.txt",
]
PIECES = st.sampled_from(
    [
        "License",
        "MIT",
        "licensed under",
        "(",
        ")",
        "{",
        "[",
        '"',
        "license",
        "=",
        ":",
        "\n",
        "#",
        "EUPL",
        " or ",
        "1.2",
        "GPL",
        "<license>",
        "<licenses>",
        "or later",
        "SPDX-License-Identifier:",
        "\u0130",
        "\x00",
        "AND",
        "/",
        "+",
    ]
)
HOSTILE = st.one_of(
    st.text(max_size=300),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES, max_size=40).map("".join),
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(NAMES), HOSTILE)
def test_no_file_makes_it_fail(name: str, text: str) -> None:
    for one in evidence.declared({name: text}):
        assert one.expression is None or licences.leaves(one.expression)
        assert len(one.raw) <= 120
    evidence.ended_notice(name, text)


LONG = {
    "README.md": [
        "# License\n",
        "License\n====\n",
        "<h2>License</h2>",
        "<h2",
        "this project ",
        "<!--",
        "\n",
        "# ",
        "=",
    ],
    "setup.py": ["license=", "License :: "],
    "pom.xml": ["<licenses>", "<name>", "\n"],
    "manifest.xml": ["<license>", "<license "],
    "package.json": ["[", '{"license":'],
    "REUSE.toml": ["[a.", "[[annotations]]\n"],
    ".reuse/dep5": ["Files: *\n ", "\n\n"],
    "LICENSE": [
        "CC BY-",
        "GPL version ",
        "EUPL ©\n",
        "\n\nMIT license",
        "copyright (c) ",
        "in a/",
        "<",
        " or ",
    ],
}


@pytest.mark.parametrize(
    ("name", "piece"), [(name, piece) for name, pieces in LONG.items() for piece in pieces]
)
def test_work_grows_with_the_length_and_not_with_its_square(name: str, piece: str) -> None:
    """Twenty times a quadratic step would not end: 300 kB of the worst pieces are answered all
    the same.
    """
    text = piece * (300_000 // len(piece))
    assert all(len(one.raw) <= 120 for one in evidence.declared({name: text}))
    assert not evidence.ended_notice(name, text)
    if name == "LICENSE":
        assert licences.match(text).similarity <= 1.0
