"""When the newest reports on GitHub were opened and first answered, without who did."""

import re
from functools import cache
from typing import Any

from harvester.data import words
from harvester.forges import hostile
from harvester.forges.forge import Report


def reports(found: Any) -> list[Report] | None:
    """Those that people opened; None where the answer does not hold them.

    found: a connection of issues, each with its first few comments, oldest first.
    """
    if not isinstance(found, dict):
        return None
    opened = [one for one in found.get("nodes") or [] if one and not _program(one.get("author"))]
    return [_report(one, day) for one in opened if (day := hostile.day(one.get("createdAt")))]


def _report(found: Any, opened: Any) -> Report:
    comments = found.get("comments") or {}
    shown = [one for one in comments.get("nodes") or [] if one]
    opener = _login(found.get("author"))
    answers = [
        day
        for one in shown
        if (day := hostile.day(one.get("createdAt")))
        and _login(one.get("author")) != opener
        and not _program(one.get("author"))
    ]
    if answers:
        return Report(opened=opened, answered=max(opened, min(answers)))
    ends = [hostile.day(found.get("closedAt"))]
    if (hostile.number(comments.get("totalCount")) or 0) > len(shown):
        ends.append(hostile.latest(*(one.get("createdAt") for one in shown)) or opened)
    known = [max(opened, day) for day in ends if day]
    return Report(opened=opened, watched_until=min(known, default=None))


def _login(author: Any) -> str | None:
    """None: an account that is there no more."""
    return author["login"].lower() if author else None


def _program(author: Any) -> bool:
    if not author:
        return False
    login = author["login"].lower()
    return author.get("__typename") == "Bot" or login in _names() or bool(_pattern().search(login))


@cache
def _names() -> frozenset[str]:
    return frozenset(words("bots")["names"])


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(words("bots")["name_patterns"]))
