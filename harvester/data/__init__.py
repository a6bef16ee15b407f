"""Word lists and tables that the code reads; anyone can add a line without programming."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def words(name: str) -> dict[str, Any]:
    """The table `<name>.yml` of this folder."""
    loaded: dict[str, Any] = yaml.safe_load(
        files(__name__).joinpath(f"{name}.yml").read_text(encoding="utf-8")
    )
    return loaded
