"""What the licence tests share: the policy as it is, and the standard texts from our own data."""

import gzip
import json
from functools import cache
from pathlib import Path

import pytest
import yaml

from harvester.model.policy import ChecksPolicy, LicencePolicy, Policy

ROOT = Path(__file__).resolve().parents[2]
CASES = Path(__file__).parent / "cases"


@cache
def standard_texts() -> dict[str, str]:
    raw = (ROOT / "harvester" / "data" / "spdx-texts.json.gz").read_bytes()
    texts: dict[str, str] = json.loads(gzip.decompress(raw))["texts"]
    return texts


def cases(name: str) -> list[dict]:
    return yaml.safe_load((CASES / name).read_text(encoding="utf-8"))


def ids(found: list[dict]) -> list[str]:
    return [case["name"] for case in found]


@pytest.fixture(scope="session")
def policy() -> Policy:
    def load(name: str) -> dict:
        return yaml.safe_load((ROOT / "catalogue" / f"{name}.yml").read_text(encoding="utf-8"))

    return Policy(
        licences=LicencePolicy.model_validate(load("licences")),
        checks=ChecksPolicy.model_validate(load("checks")),
    )
