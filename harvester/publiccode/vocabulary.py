"""The closed lists of the standard, and the mends that real files need; see data/vocabulary.yml."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

LATEST = "0.7"


@cache
def table(name: str) -> Any:
    """A data file of this package."""
    text = files("harvester.publiccode").joinpath("data", f"{name}.yml").read_text("utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  a safe loader


@cache
def terms(name: str) -> frozenset[str]:
    """The terms of a closed list: status, type, scope, categories, countries and so on."""
    return frozenset(listed(name))


@cache
def listed(name: str) -> list[str]:
    """The terms of a closed list in the order of the standard."""
    return str(table("vocabulary")["terms"][name]).split()


@cache
def mends(name: str) -> dict[str, str]:
    """Terms (in small letters) that real files use → the term that was meant."""
    return dict(table("vocabulary")["mends"].get(name, {}))
