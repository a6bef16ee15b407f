"""Where a publiccode.yml and the repository around it say something different."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from license_expression import ExpressionError, get_spdx_licensing

from harvester.model.facts import Known, Text
from harvester.model.observation import Observation, PubliccodeReading, Tag
from harvester.publiccode.forks import classify
from harvester.publiccode.spdx import is_spdx
from harvester.publiccode.vocabulary import table

SLACK = timedelta(days=31)
"""How far a releaseDate may lie behind the newest tag before we speak of it."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One field on which file and repository differ; neither is taken for right in silence.

    line: of the key in the file, 0 when it is not there. where: what in the repository says so.
    """

    field: str
    line: int
    in_file: str
    in_repository: str
    where: str
    text: Text


def disagreements(reading: PubliccodeReading, observation: Observation) -> list[Disagreement]:
    """Every field on which the file disagrees with what was observed, in a fixed order."""
    return [
        found
        for found in (
            _licence(reading, observation),
            _address(reading, observation),
            _version(reading, observation),
            _day(reading, observation),
            _status(reading, observation),
        )
        if found
    ]


def _differs(
    reading: PubliccodeReading, field: str, rule: str, *, said: str, seen: str, where: str
) -> Disagreement:
    words = table("words")["disagreements"][rule]
    given = {"in_file": said, "in_repository": seen, "where": where}
    text = Text(nl=words["nl"].format(**given), en=words["en"].format(**given))
    line = reading.lines.get(field, 0)
    return Disagreement(field, line, said, seen, where, text)


def _licence(reading: PubliccodeReading, observation: Observation) -> Disagreement | None:
    if not reading.licence or not isinstance(observation.licence_files, Known):
        return None
    declared = _families(reading.licence)
    read = {
        file.path: observation.verdicts[file.blob].expression
        for file in observation.licence_files.value
        if file.blob in observation.verdicts and "/" not in file.path
    }
    texts = {path: expression for path, expression in read.items() if expression}
    seen = {family for expression in texts.values() for family in _families(expression) or ()}
    if not declared or not seen or declared & seen:
        return None
    path, expression = next(iter(texts.items()))
    return _differs(
        reading, "legal.license", "licence", said=reading.licence, seen=expression, where=path
    )


@cache
def _licensing() -> Any:
    """The table of the SPDX list; reading it takes longer than all that is asked of it."""
    return get_spdx_licensing()


def _families(expression: str) -> frozenset[str]:
    """The licences in an expression; `-only`, `-or-later` and `+` make no difference here."""
    if not is_spdx(expression):
        return frozenset()
    try:
        keys = _licensing().license_keys(expression)
    except ExpressionError:
        return frozenset()
    return frozenset(
        key.removesuffix("+").removesuffix("-only").removesuffix("-or-later") for key in keys
    )


def _address(reading: PubliccodeReading, observation: Observation) -> Disagreement | None:
    relation = classify(reading, observation.url, observation.aliases)
    if relation in ("own", "variant") or not reading.url:
        return None
    rule, said = f"url-{relation}", reading.url
    return _differs(reading, "url", rule, said=said, seen=observation.url, where="git")


def _newest(observation: Observation) -> Tag | None:
    if not isinstance(observation.tags, Known):
        return None
    dated = [tag for tag in observation.tags.value if tag.day]
    return max(dated, key=lambda tag: tag.day or date.min, default=None)


def _version(reading: PubliccodeReading, observation: Observation) -> Disagreement | None:
    newest = _newest(observation)
    if not reading.software_version or newest is None:
        return None
    version = reading.software_version.removeprefix("v")
    if newest.name.removeprefix("v").endswith(version):
        return None
    said = reading.software_version
    return _differs(
        reading, "softwareVersion", "version", said=said, seen=newest.name, where="tags"
    )


def _day(reading: PubliccodeReading, observation: Observation) -> Disagreement | None:
    newest = _newest(observation)
    if reading.release_date is None or newest is None or newest.day is None:
        return None
    if newest.day - reading.release_date <= SLACK:
        return None
    said, seen = reading.release_date.isoformat(), newest.day.isoformat()
    return _differs(reading, "releaseDate", "day", said=said, seen=seen, where="tags")


def _status(reading: PubliccodeReading, observation: Observation) -> Disagreement | None:
    archived = observation.forge.archived
    status = reading.development_status
    if not isinstance(archived, Known) or not archived.value or status in (None, "obsolete"):
        return None
    said = status or ""
    return _differs(
        reading, "developmentStatus", "archived", said=said, seen="archived", where="forge"
    )
