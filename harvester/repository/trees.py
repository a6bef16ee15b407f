"""What stood at the root month by month: licence files and publiccode.yml, by blob id."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from harvester.model.observation import LicenceState, PubliccodeState
from harvester.repository.life import Ending

LICENCE_NAME = re.compile(
    r"(un)?licen[cs]es?([-_. ][^/]*)?|copying([-_. ][^/]*)?|[^/]*[-_.]licen[cs]e(\.(txt|md))?", re.I
)
NO_LICENCE_NAME = re.compile(
    r".*\.(c|cc|cs|csv|css|gif|go|h|ini|java|jpe?g|js|json5?|jsx|kt|lock|php|png|properties|py|rb"
    r"|rs|sh|svg|template|toml|ts|tsx|xlsx?|xml|ya?ml)",
    re.I,
)
PUBLICCODE_NAMES = ("publiccode.yml", "publiccode.yaml")

State = TypeVar("State", LicenceState, PubliccodeState)


class Entry(NamedTuple):
    """One line of a tree. mode: octal, as git writes it."""

    mode: str
    name: str
    id: str

    @property
    def is_tree(self) -> bool:
        return self.mode in ("40000", "040000")

    @property
    def is_symlink(self) -> bool:
        return self.mode == "120000"

    @property
    def is_file(self) -> bool:
        return self.mode.startswith("100") or self.is_symlink


def parse_tree(raw: bytes, id_bytes: int = 20) -> list[Entry]:
    """The entries of a raw tree object; names that are not UTF-8 get replacement characters."""
    entries, at = [], 0
    while at < len(raw):
        end = raw.index(b"\0", at)
        mode, _, name = raw[at:end].partition(b" ")
        at = end + 1 + id_bytes
        entries.append(
            Entry(mode.decode("ascii"), name.decode("utf-8", "replace"), raw[end + 1 : at].hex())
        )
    return entries


def is_licence_name(name: str) -> bool:
    return bool(LICENCE_NAME.fullmatch(name)) and not NO_LICENCE_NAME.fullmatch(name)


def licence_files(root: Iterable[Entry]) -> dict[str, str]:
    """Path → blob id of the licence files in a root tree; links are not followed."""
    return {
        e.name: e.id for e in root if e.is_file and not e.is_symlink and is_licence_name(e.name)
    }


def publiccode_file(root: Iterable[Entry]) -> tuple[str, str] | None:
    """Path and blob id of publiccode.yml (or .yaml) in a root tree."""
    found = {e.name.lower(): (e.name, e.id) for e in root if e.is_file and not e.is_symlink}
    return next((found[name] for name in PUBLICCODE_NAMES if name in found), None)


def licence_states(
    endings: Sequence[Ending],
    roots: Mapping[str, list[Entry]],
    before: LicenceState | None = None,
) -> list[LicenceState]:
    """One state for each month in which the licence files changed; roots: by tree id."""
    states: list[LicenceState] = []
    files = before.files if before else None
    for end in endings:
        if end.tree in roots and licence_files(roots[end.tree]) != files:
            files = licence_files(roots[end.tree])
            states.append(
                LicenceState(since=end.month, day=end.day, commit=end.commit, files=files)
            )
    return states


def publiccode_states(
    endings: Sequence[Ending],
    roots: Mapping[str, list[Entry]],
    before: PubliccodeState | None = None,
) -> list[PubliccodeState]:
    """One state for each month in which publiccode.yml changed, came or went."""
    states: list[PubliccodeState] = []
    held: tuple[str | None, str | None] = (before.path, before.blob) if before else (None, None)
    for end in endings:
        if end.tree not in roots:
            continue
        found = publiccode_file(roots[end.tree]) or (None, None)
        if found != held:
            held = found
            states.append(
                PubliccodeState(
                    since=end.month,
                    day=end.day,
                    commit=end.commit,
                    path=held[0],
                    blob=held[1],
                )
            )
    return states


Maker = Callable[[Sequence[Ending], Mapping[str, list[Entry]], State | None], list[State]]


def joined_states(
    make: Maker[State],
    former: Sequence[State],
    endings: Sequence[Ending],
    roots: Mapping[str, list[Entry]],
    settled: str,
) -> list[State] | None:
    """The states of the whole life from former ones and a window; None: read it fully.

    make: licence_states or publiccode_states. settled: month before which both must agree.
    """
    if not endings:
        return None
    kept = [s for s in former if s.since < endings[0].month]
    states = kept + make(endings, roots, kept[-1] if kept else None)
    for end in endings:
        if end.month < settled and not _same(_at(former, end.month), _at(states, end.month)):
            return None
    return states


def _same(one: State | None, other: State | None) -> bool:
    return _held(one) == _held(other)


def _held(state: LicenceState | PubliccodeState | None) -> object:
    if isinstance(state, LicenceState):
        return state.files
    return (state.path, state.blob) if state else (None, None)


def _at(states: Sequence[State], month: str) -> State | None:
    return next((s for s in reversed(states) if s.since <= month), None)
