"""Which git is there: an old one would read no history apart from its files, or pin no address."""

import functools
import os
import re
import subprocess

from harvester.errors import UserError

OLDEST = (2, 37)
"""The first with http.curloptResolve, by which git connects only to a checked address."""


@functools.cache
def require_git() -> tuple[int, int]:
    """The version of git; raises UserError when it is missing or too old."""
    try:
        said = subprocess.run(
            ["git", "--version"],
            capture_output=True,
            text=True,
            check=True,
            timeout=30,
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"},  # and no token
        ).stdout
    except (OSError, subprocess.SubprocessError):
        raise UserError("git is missing. Install git 2.37 or later.") from None
    found = re.search(r"(\d+)\.(\d+)", said)
    version = (int(found[1]), int(found[2])) if found else (0, 0)
    if version < OLDEST:
        raise UserError(f"This is {said.strip()}. Install git 2.37 or later.")
    return version
