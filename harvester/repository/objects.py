"""Reading objects of a local repository in one batch, with their size asked first."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from harvester.remote import Session

MAX_BLOB = 1024 * 1024
MAX_ALL = 48 * 1024 * 1024


@dataclass(slots=True)
class Objects:
    """What was read. content: id → bytes; sizes: id → size of what is there, read or not."""

    content: dict[str, bytes] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)


def read(session: Session, ids: Iterable[str], max_each: int = MAX_BLOB) -> Objects:
    """The objects that are there and not larger than `max_each` bytes, MAX_ALL bytes together."""
    wanted = sorted(set(ids))
    found = Objects()
    if not wanted:
        return found
    listing = session.git(
        "cat-file",
        "--batch-check=%(objectname) %(objecttype) %(objectsize)",
        input="\n".join(wanted).encode() + b"\n",
    )
    chosen, total = [], 0
    for line in listing.decode("ascii", "replace").splitlines():
        name, _, rest = line.partition(" ")
        _, _, size = rest.partition(" ")
        if not size.isdigit():
            continue
        found.sizes[name] = int(size)
        if int(size) <= max_each and total + int(size) <= MAX_ALL:
            total += int(size)
            chosen.append(name)
    if chosen:
        raw = session.git(
            "cat-file",
            "--batch",
            input="\n".join(chosen).encode() + b"\n",
            max_output=total + 200 * len(chosen),
        )
        found.content = dict(_split(raw))
    return found


def _split(raw: bytes) -> Iterable[tuple[str, bytes]]:
    at = 0
    while at < len(raw):
        end = raw.index(b"\n", at)
        header = raw[at:end].split(b" ")
        at = end + 1
        if len(header) == 3 and header[2].isdigit():
            size = int(header[2])
            yield header[0].decode("ascii"), raw[at : at + size]
            at += size + 1
