"""The commit of the clone in which the programme itself stands: where its facts come from."""

import re
import tempfile
from pathlib import Path

from harvester.errors import UserError
from harvester.model.provenance import Part, Provenance, WhyNot
from harvester.remote.environment import environment
from harvester.remote.process import GitFailed, Limits, run
from harvester.remote.version import require_git
from harvester.web import MIB, RemoteTrouble

_LIMITS = Limits(seconds=60, output=16 * MIB, file_size=MIB, memory=2048 * MIB)
_SAYINGS: tuple[tuple[WhyNot, str], ...] = (
    ("other-owner", r"dubious ownership"),
    ("no-clone", r"not a git repository"),
    ("no-commit", r"needed a single revision|unknown revision"),
)


def provenance_of(root: Path, facts: Path, fresh: Path) -> Provenance:
    """The commit that `root` stands at, and whether `facts` holds anything that is not in it.

    facts: a folder below root. fresh: a folder of observations that are laid over it. Reads only,
    in the hardened environment; a clone of another user is left alone, as git wants it.
    """
    try:
        require_git()
        commit = _git(root, "rev-parse", "--verify", "HEAD^{commit}").strip()
        place = facts.relative_to(root).as_posix()
        changed = _git(root, "status", "--porcelain", "--untracked-files=all", "--", place)
    except UserError:
        return Provenance(None, unknown="no-git")
    except GitFailed as failure:
        return Provenance(None, unknown=_why(failure.stderr))
    except (OSError, RemoteTrouble):
        return Provenance(None, unknown="unreadable")
    beside: list[Part] = ["catalogue"] if changed.strip() else []
    if any(fresh.glob("**/*.json")):
        beside.append("fresh")
    return Provenance(commit, tuple(beside))


def _git(root: Path, *args: str) -> str:
    with tempfile.TemporaryDirectory(prefix="catalogue-own-") as home:
        values = environment(Path(home), (), "")
        return run(["git", "-C", str(root), *args], values, _LIMITS).decode("utf-8", "replace")


def _why(said: str) -> WhyNot:
    for reason, pattern in _SAYINGS:
        if re.search(pattern, said, re.IGNORECASE):
            return reason
    return "unreadable"
