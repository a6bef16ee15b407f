"""One `git log` as a stream of commits. Names and addresses live in memory only, to be counted."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

FIELDS = ("%H", "%T", "%P", "%ct", "%an", "%ae", "%s")
FORMAT = "--format=" + "%x00".join(FIELDS)

LOG = ("log", "--topo-order", "--no-show-signature", "--no-mailmap", "--no-decorate", "-z", FORMAT)
"""Arguments of the log; a commit always comes before its parents. Append the commit to start at.

Without `--no-mailmap` a treeless repository would fetch every tree of HEAD to find `.mailmap`.
"""


class Commit(NamedTuple):
    """One commit. stamp: committer date in seconds since 1970 (UTC)."""

    id: str
    tree: str
    parents: tuple[str, ...]
    stamp: int
    name: str
    email: str
    subject: str

    @property
    def is_merge(self) -> bool:
        return len(self.parents) > 1


def parse(chunks: Iterable[bytes]) -> Iterator[Commit]:
    """Commits from the output of `LOG`, however it is cut into chunks."""
    fields: list[bytes] = []
    rest = b""
    for chunk in chunks:
        parts = (rest + chunk).split(b"\0")
        rest = parts.pop()
        fields += parts
        whole = len(fields) // len(FIELDS) * len(FIELDS)
        for start in range(0, whole, len(FIELDS)):
            yield _commit(fields[start : start + len(FIELDS)])
        del fields[:whole]
    if len(fields) == len(FIELDS) - 1:  # git ends the last record without a NUL
        yield _commit([*fields, rest])


def _commit(fields: list[bytes]) -> Commit:
    commit, tree, parents, stamp, name, email, subject = (
        field.decode("utf-8", "replace") for field in fields
    )
    return Commit(
        commit.lstrip("\n"),
        tree,
        tuple(parents.split()),
        int(stamp) if stamp.lstrip("-").isdigit() else 0,
        name,
        email,
        subject[:300],
    )
