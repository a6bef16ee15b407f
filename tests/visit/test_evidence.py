"""What files at HEAD declare comes along, each by its own reader."""

from pathlib import Path

from tests.servers.repos import Commit
from tests.visit.support import copy_job, known, seen

README = """\
# App

> **This project is no longer maintained.**

## Licence

Licensed under the MIT License.
"""
REUSE = """\
version = 1
[[annotations]]
path = "**"
SPDX-License-Identifier = "MIT"
"""
PUBLICCODE = """\
publiccodeYmlVersion: "0.4"
name: App
url: https://github.com/example/app.git
legal:
  license: AGPL-3.0-or-later
"""


def test_declarations_of_every_kind(tmp_path: Path) -> None:
    files: dict[str | bytes, object] = {
        "README.md": README,
        "package.json": '{"name": "app", "license": "EUPL-1.2"}',
        "LICENSES/CC0-1.0.txt": "text",
        "REUSE.toml": REUSE,
        "publiccode.yml": PUBLICCODE,
        "deep/package.json": '{"license": "GPL-3.0-only"}',
    }
    commits = [Commit("2026-01-01", "All", files)]  # type: ignore[arg-type]
    observation = seen(copy_job(tmp_path / "app", commits))
    found = {(d.source, d.path, d.expression) for d in known(observation.declared_licences)}
    assert {
        ("manifest", "package.json", "EUPL-1.2"),
        ("licenses-folder", "LICENSES/CC0-1.0.txt", "CC0-1.0"),
        ("reuse", "REUSE.toml", "MIT"),
        ("publiccode", "publiccode.yml", "AGPL-3.0-or-later"),
        ("readme", "README.md", "MIT"),
    } <= found
    assert not [path for _, path, _ in found if path.startswith("deep/")]
    assert known(observation.ended_notice) == "README.md"
    (reading,) = observation.publiccode.values()
    assert reading.licence == "AGPL-3.0-or-later"
