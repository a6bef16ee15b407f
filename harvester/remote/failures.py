"""Translates what git says when it fails into the outcome to record. git runs with LC_ALL=C."""

import re

from harvester.model.observation import Outcome
from harvester.remote.process import GitFailed
from harvester.web import NothingInWindow, RemoteTrouble

_STATUS = re.compile(r"returned error: (\d{3})")
_SAYINGS: tuple[tuple[Outcome, str], ...] = (
    ("too-large", r"died of signal 25|file too large|out of memory|malloc failed|mmap failed"),
    ("timeout", r"operation too slow|timed out|died of signal (24|9)\b"),
    ("unreachable", r"could(n't| not) resolve|failed to connect|couldn't connect"),
    ("unreachable", r"connection refused|no route to host|network is unreachable|proxy connect"),
    ("tls", r"certificate|gnutls|\b(ssl|tls)\b|ssl_"),
    ("needs-login", r"authentication failed|could not read (username|password)"),
    ("gone", r"repository .* not found"),
    ("not-git", r"is this a git repository|does not appear to be a git|bad line length"),
    ("server-error", r"rpc failed|early eof|hung up|unexpected disconnect|connection reset"),
    ("server-error", r"recv failure|transfer closed|remote error|empty reply|protocol error"),
)
_REFUSED = re.compile(
    r"not our ref|unadvertised object|did not send all necessary|missing (blob|tree|commit|tag)"
    r"|missing object|unable to read|bad object|could not (parse|read|fetch)|cannot obtain",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b[0-9a-f]{40}(?:[0-9a-f]{24})?\b")


def status_outcome(status: int) -> Outcome | None:
    """The outcome that belongs to an HTTP status, None for a good one."""
    if 200 <= status < 300:
        return None
    if 300 <= status < 400:
        return "redirected"
    if status in (401, 403):
        return "needs-login"
    if status in (404, 410):
        return "gone"
    if status == 451:
        return "taken-down"
    if status == 407:
        return "unreachable"
    return "server-error" if status == 429 or status >= 500 else "not-git"


def trouble_of(failure: GitFailed) -> RemoteTrouble:
    """The trouble that a failed git process tells of."""
    text = failure.stderr
    if re.search(r"error processing shallow info|no commits selected for shallow", text):
        return NothingInWindow(text)
    if failure.code < 0:
        return RemoteTrouble("too-large" if failure.code == -25 else "timeout", text or "killed")
    if status := _STATUS.search(text):
        return RemoteTrouble(status_outcome(int(status[1])) or "server-error", text)
    for outcome, pattern in _SAYINGS:
        if re.search(pattern, text, re.IGNORECASE):
            return RemoteTrouble(outcome, text)
    return RemoteTrouble("broken", text or f"git ended with code {failure.code}")


def is_fsck(failure: GitFailed) -> bool:
    """Did git refuse objects for their form (an old bad date, a NUL in a commit)?"""
    return "fsck error" in failure.stderr


def is_refused_id(failure: GitFailed) -> bool:
    """Did the server refuse at least one of the ids that we asked for?"""
    return bool(_REFUSED.search(failure.stderr))


def named_ids(failure: GitFailed) -> set[str]:
    """The object ids that the message names."""
    return set(_NAMED.findall(failure.stderr))
