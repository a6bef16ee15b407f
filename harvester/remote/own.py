"""The commit of the clone in which the programme itself stands: where its facts come from."""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from harvester.errors import UserError
from harvester.model.provenance import Part, Provenance, WhyNot
from harvester.remote.environment import environment
from harvester.remote.version import require_git

if TYPE_CHECKING:
    from git import Repo


def provenance_of(root: Path, facts: Path, fresh: Path) -> Provenance:
    """The commit that `root` stands at, and whether `facts` holds anything that is not in it.

    facts: a folder below root. fresh: a folder of observations that are laid over it. Reads only;
    a clone of another user is left alone, as git wants it.
    """
    try:
        require_git()
    except UserError:
        return Provenance(None, unknown="no-git")
    # It looks for git when it is imported, and fails without.
    from git import GitCommandError, InvalidGitRepositoryError, Repo  # noqa: PLC0415

    try:
        with Repo(root, search_parent_directories=True) as clone:
            commit, changed = _state(clone, facts)
    except InvalidGitRepositoryError:
        return Provenance(None, unknown="no-clone")
    except GitCommandError as failure:
        return Provenance(None, unknown=_why(failure.stderr))
    except ValueError:  # HEAD names a branch that has no commit yet
        return Provenance(None, unknown="no-commit")
    except OSError:
        return Provenance(None, unknown="unreadable")
    beside: list[Part] = ["catalogue"] if changed else []
    if any(fresh.glob("**/*.json")):
        beside.append("fresh")
    return Provenance(commit, tuple(beside))


def _state(clone: "Repo", facts: Path) -> tuple[str, bool]:
    """The commit, and whether the folder differs from it. No setting of the machine counts."""
    with tempfile.TemporaryDirectory(prefix="catalogue-own-") as home:
        hidden = {name: "" for name in os.environ if name.startswith("CATALOGUE_")}  # tokens
        with clone.git.custom_environment(**{**hidden, **environment(Path(home), (), "")}):
            changed = clone.is_dirty(untracked_files=True, path=str(facts))
            return clone.head.commit.hexsha, changed


def _why(said: str) -> WhyNot:
    return "other-owner" if "dubious ownership" in said else "unreadable"
