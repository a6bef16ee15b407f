"""From a reading to the observation that is stored: counts, dates, paths and verdicts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from harvester import evidence, licences, publiccode
from harvester.model.facts import Known, Unknown
from harvester.model.forge import ForgeFacts
from harvester.model.observation import (
    MATCHER,
    READER,
    Declared,
    Head,
    LicenceFile,
    LicenceMatch,
    Observation,
    PubliccodeReading,
    Tag,
)
from harvester.repository import files
from harvester.repository.head import licence_files, readme_of, text_of
from harvester.repository.reading import Reading, Spared
from harvester.repository.trees import PUBLICCODE_NAMES

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What holds for a whole visit: whose repository, of which day, read from where."""

    url: str
    as_of: date
    today: date
    copy_read: bool
    commit: str
    branch: str | None
    aliases: tuple[str, ...]
    notes: tuple[str, ...]


def spared(former: Observation | None) -> Spared:
    """Blobs that need no reading again: the former observation holds verdicts that still count."""
    if former is None:
        return Spared()
    read = set(former.verdicts) if former.matcher == MATCHER else set()
    read |= set(former.publiccode) if former.reader == READER else set()
    return Spared(frozenset(read), _sizes(former))


def _sizes(former: Observation | None) -> dict[str, int]:
    if former is None or not isinstance(former.licence_files, Known):
        return {}
    return {f.blob: f.size for f in former.licence_files.value if f.size is not None}


def observation_of(
    reading: Reading,
    tags: Known[list[Tag]] | Unknown,
    tags_read_on: date,
    about: Circumstances,
    former: Observation | None,
) -> Observation:
    """The observation of a reading; what `former` knows of the same blobs is used again."""

    def fact(value: T | None, source: str, missing: str) -> Known[T] | Unknown:
        if value is None:
            return Unknown(reading.unknown.get(missing, "not-read"))
        return Known(value, source, about.as_of)

    at = f"{about.commit}"
    paths = reading.tree.paths if reading.tree else None
    found = _licence_files(reading, former)
    readings = _publiccode(reading, former)
    texts = {
        path: text
        for path, blob in reading.telling.items()
        if blob in reading.texts and (text := text_of(reading.texts[blob])) is not None
    }
    tree = f"tree of {at}"
    log = f"log of {at}"
    return Observation(
        url=about.url,
        as_of=about.as_of,
        copy_read=about.copy_read,
        full_read_on=about.today if reading.whole or former is None else former.full_read_on,
        tags_read_on=tags_read_on,
        aliases=sorted({*(former.aliases if former else ()), *about.aliases}),
        head=Known(Head(commit=about.commit, branch=about.branch or ""), "HEAD", about.as_of),
        history=fact(reading.history, log, "history"),
        tags=tags,
        licence_files=fact(found, tree, "tree"),
        licence_history=fact(reading.licence_states, log, "licence_states"),
        declared_licences=fact(_declared(reading, texts, readings), tree, "tree"),
        verdicts=_verdicts(reading, found or [], former),
        publiccode_history=fact(reading.publiccode_states, log, "publiccode_states"),
        publiccode=readings,
        files=fact(files.usual_files(paths) if paths is not None else None, tree, "tree"),
        languages=fact(files.languages(paths) if paths is not None else None, tree, "tree"),
        ended_notice=_ended(texts, paths, tree, about.as_of),
        forge=former.forge if former else ForgeFacts(),
        notes=sorted(set(about.notes)),
    )


def _licence_files(reading: Reading, former: Observation | None) -> list[LicenceFile] | None:
    if reading.tree is None:
        return None
    return licence_files(reading.tree.entries, _sizes(former) | reading.sizes)


def _declared(
    reading: Reading, texts: Mapping[str, str], readings: Mapping[str, PubliccodeReading]
) -> list[Declared] | None:
    """Every licence that a file at HEAD names without being its text."""
    if reading.tree is None:
        return None
    found = evidence.declared(texts) + evidence.declared_in_folder(reading.tree.paths)
    for path, blob in reading.telling.items():
        if blob in readings and path.lower() in PUBLICCODE_NAMES:
            found += evidence.declared_in_publiccode(readings[blob], path)
    return found


def _verdicts(
    reading: Reading, found: list[LicenceFile], former: Observation | None
) -> dict[str, LicenceMatch]:
    """Blob id → verdict for every licence text, of HEAD and of the past, that could be read."""
    blobs = {f.blob for f in found if not f.symlink}
    blobs |= {b for state in reading.licence_states or () for b in state.files.values()}
    known = former.verdicts if former and former.matcher == MATCHER else {}
    verdicts = {blob: known[blob] for blob in blobs & known.keys()}
    for blob in sorted(blobs & reading.texts.keys() - known.keys()):
        text = text_of(reading.texts[blob])
        if text is not None:
            verdicts[blob] = licences.match(text)
    return verdicts


def _publiccode(reading: Reading, former: Observation | None) -> dict[str, PubliccodeReading]:
    """Blob id → reading. Findings and lines are kept of HEAD's file only: pages cite no other."""
    known = former.publiccode if former and former.reader == READER else {}
    now = {b: p for p, b in reading.telling.items() if p.lower() in PUBLICCODE_NAMES}
    named = {s.blob: s.path for s in reading.publiccode_states or () if s.blob and s.path} | now
    readings = {
        blob: known[blob] if blob in now else _past(known[blob])
        for blob in named.keys() & known.keys()
    }
    for blob in sorted(named.keys() & reading.texts.keys() - known.keys() - now.keys()):
        readings[blob] = _past(publiccode.read(reading.texts[blob], named[blob]))
    tree = reading.tree
    files = frozenset(tree.paths) if tree and not tree.cut else None
    for blob in now.keys() & reading.texts.keys():  # at every visit: a logo may have come or gone
        readings[blob] = publiccode.read(reading.texts[blob], now[blob], files)
    return readings


def _past(reading: PubliccodeReading) -> PubliccodeReading:
    return reading.model_copy(update={"findings": [], "lines": {}, "coercions": []})


def _ended(
    texts: Mapping[str, str], paths: list[str] | None, source: str, as_of: date
) -> Known[str | None] | Unknown:
    if paths is None:
        return Unknown("not-fetched")
    readme = readme_of(paths)
    if readme is not None and readme not in texts:
        return Unknown("not-fetched", readme)
    ended = readme is not None and evidence.ended_notice(readme, texts[readme])
    return Known(readme if ended else None, source, as_of)
