"""The reference parser's own cases, where a copy of them lies beside the project.

They are of others and not part of it: `../shared/conformance/publiccode`, or the folder that
PUBLICCODE_CONFORMANCE names, with a manifest.json of paths, verdicts and findings. Without it our
own case files speak for themselves. Cases that need files, the network or a list of others (Italian
offices) are left out.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from harvester.publiccode import check

BESIDE = Path(__file__).parents[3] / "shared" / "conformance" / "publiccode"
FOLDER = Path(os.environ.get("PUBLICCODE_CONFORMANCE", BESIDE))
MANIFEST = FOLDER / "manifest.json"


def cases() -> list[dict[str, Any]]:
    if not MANIFEST.is_file():
        return []
    told: list[dict[str, Any]] = json.loads(MANIFEST.read_text())["cases"]
    return [case for case in told if not set(case["needs"]) - {"oembed_list"}]


def judged(case: dict[str, Any]) -> Any:
    path = FOLDER / case["path"].removeprefix("testdata/v0/")
    return check(path.read_bytes(), path.name)


@pytest.mark.parametrize("case", cases(), ids=lambda case: str(case["path"]))
def test_verdict(case: dict[str, Any]) -> None:
    assert judged(case).verdict == case["verdict"].removeprefix("valid_with_")


def test_keys_and_lines() -> None:
    expected = found = 0
    for case in cases():
        told = {(one.level, one.key, one.line) for one in judged(case).findings}
        wanted = [(one["level"], one["key"], one["line"]) for one in case["expected"]]
        expected += len(wanted)
        found += sum(one in told for one in wanted)
    assert found >= 0.95 * expected
