"""One reading of a repository: its life, its past roots, its files at HEAD and their texts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from harvester.model.facts import Known
from harvester.model.observation import History, LicenceState, Observation, PubliccodeState
from harvester.remote import CAPPED_DAYS, Session
from harvester.repository import commits, head, history, objects
from harvester.repository.life import Ending, Life, count
from harvester.repository.months import month_of, shift
from harvester.repository.trees import (
    Entry,
    joined_states,
    licence_states,
    parse_tree,
    publiccode_states,
)


@dataclass(frozen=True, slots=True)
class Spared:
    """Blobs that a former observation knows. read: with a verdict that counts; sizes: in bytes."""

    read: frozenset[str] = frozenset()
    sizes: Mapping[str, int] = field(default_factory=dict)


NOTHING = Spared()


@dataclass(slots=True)
class Reading:
    """What one reading found. None in a field: not known, with its reason in `unknown` by name."""

    life: Life
    whole: bool
    """Whether everything was read, not only a window of it."""
    history: History | None = None
    licence_states: list[LicenceState] | None = None
    publiccode_states: list[PubliccodeState] | None = None
    tree: head.Tree | None = None
    texts: dict[str, bytes] = field(default_factory=dict)
    """Blob id → content, of the licence files of all times and the telling files at HEAD."""
    sizes: dict[str, int] = field(default_factory=dict)
    telling: dict[str, str] = field(default_factory=dict)
    """Path at HEAD → blob id of what may tell a licence or an end."""
    unknown: dict[str, str] = field(default_factory=dict)


def read(
    session: Session,
    commit: str,
    today: date,
    day: date,
    *,
    wanted: Iterable[str] = (),
    spared: Spared = NOTHING,
    former: Observation | None = None,
) -> Reading | None:
    """Read the repository at `commit`; None: the window does not fit, read it whole.

    former: read only a window and join it to this. wanted: commits whose day is needed.
    today: no commit is later. day: whose state this is, for the cap of a history that is too large.
    spared: licence and publiccode blobs that need no reading again.
    """
    since = None
    if former is not None:
        if not isinstance(former.history, Known) or not isinstance(former.head, Known):
            return None
        since = history.window_start(former.history.value)
        wanted = {*wanted, former.head.value.commit}
    session.fetch_history(commit, since)
    life = count(commits.parse(session.stream(*commits.LOG, commit)), today, frozenset(wanted))
    cut = session.git("rev-parse", "--is-shallow-repository").strip() == b"true"
    reading = Reading(life, whole=former is None or not cut)
    if not _read_history(reading, session, day, former, cut):
        return None
    roots = _read_roots(session, life.endings())
    if not _read_states(reading, roots, former if not reading.whole else None):
        return None
    _read_head(reading, session, roots, spared)
    return reading


def _read_history(
    reading: Reading, session: Session, day: date, former: Observation | None, cut: bool
) -> bool:
    life = reading.life
    if "no-filter" in session.notes:
        reading.unknown["history"] = "no-filter"
        return former is None
    if former is not None:
        if not isinstance(former.head, Known) or former.head.value.commit not in life.days:
            return False
        if cut and isinstance(former.history, Known):
            reading.history = history.joined(former.history.value, life)
            return reading.history is not None
    if not cut:
        reading.history = history.whole(life)
    elif "history-capped" in session.notes:
        reading.history = history.capped(life, day - timedelta(CAPPED_DAYS))
    else:  # a copy that is itself shallow
        session.notes.append("shallow-copy")
        reading.unknown["history"] = "shallow-copy"
    return True


def _read_roots(session: Session, endings: Sequence[Ending]) -> dict[str, list[Entry]]:
    ids = list(dict.fromkeys(ending.tree for ending in endings))
    found = objects.read(session, _fetch(session, ids, "tree:0"), max_each=4 * objects.MAX_BLOB)
    width = len(ids[0]) // 2 if ids else 20
    return {one: parse_tree(raw, width) for one, raw in found.content.items()}


def _fetch(session: Session, ids: Sequence[str], kind: str | None) -> list[str]:
    """Get objects, where the server can give single ones (else they came along); those we have."""
    refused = session.fetch_objects(ids, kind) if session.can_filter and ids else set()
    return [one for one in ids if one not in refused]


def _read_states(
    reading: Reading, roots: Mapping[str, list[Entry]], former: Observation | None
) -> bool:
    endings = reading.life.endings()
    if reading.history is None:
        reason = reading.unknown["history"]
        reading.unknown |= {"licence_states": reason, "publiccode_states": reason}
        return True
    if former is None:
        reading.licence_states = licence_states(endings, roots)
        reading.publiccode_states = publiccode_states(endings, roots)
        return True
    if not isinstance(former.licence_history, Known) or not isinstance(
        former.publiccode_history, Known
    ):
        return False
    settled = shift(month_of(history.window_start(_history(former))), 11)
    reading.licence_states = joined_states(
        licence_states, former.licence_history.value, endings, roots, settled
    )
    reading.publiccode_states = joined_states(
        publiccode_states, former.publiccode_history.value, endings, roots, settled
    )
    return reading.licence_states is not None and reading.publiccode_states is not None


def _history(former: Observation) -> History:
    if isinstance(former.history, Known):
        return former.history.value
    raise TypeError("a window is read only of a known history")


def _read_head(
    reading: Reading,
    session: Session,
    roots: Mapping[str, list[Entry]],
    spared: Spared,
) -> None:
    root_id = reading.life.line[0][2]
    reading.tree = _read_tree(session, root_id, roots.get(root_id))
    if reading.tree is None:
        reading.unknown["tree"] = "not-fetched"
    else:
        reading.telling = head.telling(reading.tree.entries)
    past = {
        blob
        for state in reading.licence_states or ()
        for path, blob in state.files.items()
        if head.is_readable(path)
    }
    past |= {state.blob for state in reading.publiccode_states or () if state.blob}
    now = {
        e.id
        for e in (reading.tree.entries if reading.tree else ())
        if e.is_file and head.is_licence_path(e.name) and head.is_readable(e.name)
    }
    wanted = (past - spared.read) | (now - (spared.read & spared.sizes.keys()))
    wanted |= set(reading.telling.values())
    found = objects.read(session, _fetch(session, sorted(wanted), None))
    reading.texts, reading.sizes = found.content, found.sizes


def _read_tree(session: Session, root_id: str, root: list[Entry] | None) -> head.Tree | None:
    if root is None:
        return None
    folders = list(dict.fromkeys(entry.id for entry in root if entry.is_tree))
    if len(_fetch(session, folders, "blob:none")) < len(folders):
        return None
    tree = head.parse_listing(session.git("ls-tree", "-r", "-z", "--full-tree", root_id))
    if tree.cut:
        session.notes.append("paths-cut")
    return tree
