"""What forges answered before, beside the ETag with which they know it again.

Kept is our own extract of an answer, never the answer itself: that holds names of persons. The file
is safe to delete; everything is then asked in full once more.
"""

import contextlib
import json
import sqlite3
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SHAPE = 3
"""Number of the extracts: raise it when an adapter keeps more or otherwise."""
KEEP_DAYS = 200
"""An answer that was not used for so long is dropped."""

_TABLE = (
    "CREATE TABLE IF NOT EXISTS answers "
    "(url TEXT PRIMARY KEY, etag TEXT NOT NULL, extract TEXT NOT NULL, links TEXT NOT NULL, "
    "used INTEGER NOT NULL) WITHOUT ROWID"
)


@dataclass(frozen=True, slots=True)
class Kept:
    """An earlier answer. links: the pages before and after it, by `rel`."""

    etag: str
    extract: Any
    links: dict[str, str]


class Store:
    """Answers by address, in one SQLite file (or in memory: None). Threads may share it."""

    def __init__(self, file: Path | None = None) -> None:
        self._lock = threading.Lock()
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._base = self._open(file)
        except sqlite3.DatabaseError:
            if file is None:
                raise
            file.unlink()  # a broken cache is no cache
            self._base = self._open(file)

    @staticmethod
    def _open(file: Path | None) -> sqlite3.Connection:
        base = sqlite3.connect(file or ":memory:", check_same_thread=False, isolation_level=None)
        try:
            if base.execute("PRAGMA user_version").fetchone()[0] != SHAPE:
                base.execute("DROP TABLE IF EXISTS answers")
                base.execute(f"PRAGMA user_version = {SHAPE}")
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = NORMAL")
            base.execute(_TABLE)
            oldest = int(time.time()) - KEEP_DAYS * 86400
            base.execute("DELETE FROM answers WHERE used < ?", (oldest,))
        except sqlite3.DatabaseError:
            base.close()
            raise
        return base

    def get(self, url: str) -> Kept | None:
        """The earlier answer of this address."""
        with self._lock:
            query = "SELECT etag, extract, links FROM answers WHERE url = ?"
            row = self._base.execute(query, (url,)).fetchone()
        if row is None:
            return None
        with contextlib.suppress(ValueError):
            return Kept(row[0], json.loads(row[1]), json.loads(row[2]))
        return None

    def put(self, url: str, kept: Kept) -> None:
        """Keep an answer, or mark it as used now."""
        extract, links = json.dumps(kept.extract), json.dumps(kept.links)
        with self._lock:
            self._base.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)",
                (url, kept.etag, extract, links, int(time.time())),
            )

    def close(self) -> None:
        with self._lock:
            self._base.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
