"""Tags and their days: of the tag object, else of the commit."""

import re
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime

from harvester.model.observation import Tag
from harvester.remote import Refs, RemoteTrouble, Session
from harvester.repository import objects

MAX_READ = 20_000
"""Tags of which the day is read in one visit; the days of further ones are not known."""
MAX_KEPT = 2_000
"""Tags that are kept, the newest: a monorepo may have one for each release of each package."""
_STAMP = re.compile(rb"^(?:tagger|committer) .*> (-?\d+) [+-]\d{4}$", re.M)


def read(
    session: Session,
    refs: Refs,
    today: date,
    *,
    former: Collection[Tag] = (),
    days: Mapping[str, date] | None = None,
    fetch: bool = True,
) -> list[Tag]:
    """Every tag, by day and name. Must come last in a session: it makes the repository shallow.

    former: tags whose day is known already. days: commit id → day, from the log. fetch: whether
    objects may be asked of the server, which needs its support for filters.
    """
    known = {tag.name: tag.day for tag in former if tag.day is not None}
    for name, (target, peeled) in refs.tags.items():
        if peeled is None and name not in known and days and target in days:
            known[name] = days[target]
    missing = {name: target for name, (target, _) in refs.tags.items() if name not in known}
    read_now = list(dict.fromkeys(missing.values()))[:MAX_READ] if fetch else []
    stamps = _stamps(session, read_now, today)
    known.update({name: stamps[target] for name, target in missing.items() if target in stamps})
    tags = [Tag(name=name[:200], day=known.get(name)) for name in refs.tags]
    if len(tags) > MAX_KEPT:
        session.notes.append("tags-cut")
    return sorted(tags, key=lambda tag: (tag.day or date.min, tag.name))[-MAX_KEPT:]


def _stamps(session: Session, ids: list[str], today: date) -> dict[str, date]:
    if not ids:
        return {}
    try:
        refused = session.fetch_objects(ids, filter="tree:0", depth=1)
    except RemoteTrouble:
        session.notes.append("tags-undated")
        return {}
    found = objects.read(session, [one for one in ids if one not in refused])
    stamps = {}
    for one, raw in found.content.items():
        header, _, _ = raw.partition(b"\n\n")
        if match := _STAMP.search(header):
            stamps[one] = min(_day(int(match[1])), today)
    return stamps


def _day(stamp: int) -> date:
    try:
        return datetime.fromtimestamp(stamp, UTC).date()
    except (OverflowError, ValueError, OSError):
        return date.max
