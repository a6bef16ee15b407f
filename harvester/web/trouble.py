"""Trouble of the world: one exception that carries the outcome to record, never a bug.

RemoteTrouble            a server, a network or a repository failed us
└── NothingInWindow      a shallow fetch found no commit since the asked day: read everything
"""

import re

from harvester.model.observation import Outcome

_CREDENTIALS = re.compile(r"(?i)(?<=://)[^/\s@]*@")
_SECRETS = re.compile(
    r"(?i)\b(authorization|private-token|token|password)(\s*[:=]\s*)(basic |bearer |token )?\S+"
)
_PATH = re.compile(r"(?<![\w:/.])/(?:[\w.+~@-]+/)+(?=[\w.+~@-])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")
LONGEST = 300


def clean(text: str) -> str:
    """One line, safe to print and store: no control characters, secrets or folders, ≤ 300 long."""
    line = _CONTROL.sub(" ", text)
    line = _CREDENTIALS.sub("", line)
    line = _SECRETS.sub(r"\1\2…", line)
    line = _PATH.sub("", line)
    line = " ".join(line.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


class RemoteTrouble(Exception):  # noqa: N818 - the world's trouble is no error of ours
    """The world failed; `outcome` is what to record, `detail` one cleaned line for maintainers."""

    def __init__(self, outcome: Outcome, detail: str) -> None:
        self.outcome: Outcome = outcome
        self.detail = clean(detail)
        super().__init__(outcome, self.detail)

    def __str__(self) -> str:
        return f"{self.outcome}: {self.detail}"


class NothingInWindow(RemoteTrouble):
    """No commit on the branch is younger than the asked day: read the history as a whole."""

    def __init__(self, detail: str = "") -> None:
        super().__init__("broken", detail)
        self.args = (detail,)
