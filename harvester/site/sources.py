"""Where a claim can be seen, ready to print: kind, label, address and day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal
from urllib.parse import urlsplit

from harvester.forges.addresses import file_url
from harvester.model.assessment import Evidence
from harvester.model.catalogue import (
    EditorSource,
    FileSource,
    ForgeHost,
    PageSource,
    Source,
)

How = Literal["observed", "declared", "reported", "computed", "editor", "pending"]
_STRONGEST_FIRST: tuple[How, ...] = (
    "observed", "computed", "declared", "reported", "editor", "pending",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of evidence; an empty label: `how` says enough. pending: nobody looked yet."""

    how: How
    label: str = ""
    url: str | None = None
    day: date | None = None
    pending: bool = False


def line_of_source(
    source: Source, forges: Mapping[str, ForgeHost], how: How | None = None
) -> SourceLine:
    """The line under a claim that people wrote; how: where the claim itself says it."""
    if isinstance(source, PageSource):
        return SourceLine(how or "reported", short(source.url), safe(source.url), source.seen_on)
    if isinstance(source, FileSource):
        label = f"{source.path}, {source.commit[:7]}"
        kind = kind_of(source.repository, forges)
        page = file_url(kind, source.repository, source.commit, source.path)
        return SourceLine(how or "observed", label, safe(page or source.repository), source.seen_on)
    if isinstance(source, EditorSource):
        return SourceLine(how or "editor", day=source.reviewed_on)
    label = short(source.url) if source.url else ""
    return SourceLine(how or "pending", label, safe(source.url), pending=True)


def line_of_evidence(evidence: Evidence) -> SourceLine:
    """The line under a verdict."""
    label = evidence.label
    if evidence.url and label == evidence.url:
        label = short(evidence.url)
    return SourceLine(
        evidence.how, label, safe(evidence.url), evidence.day, pending=evidence.how == "pending"
    )


def lines_of(evidence: Iterable[Evidence]) -> list[SourceLine]:
    """The lines under a verdict: what was observed first, each once."""
    lines = dict.fromkeys(line_of_evidence(one) for one in evidence)
    return sorted(lines, key=lambda line: _STRONGEST_FIRST.index(line.how))


def safe(url: str | None) -> str | None:
    """The address when it leads to a page; anything else (`javascript:` …) is no link at all."""
    return url if url and url.startswith(("https://", "http://")) else None


def short(url: str) -> str:
    """An address as people read it: `https://www.example.org/a/` → `example.org/a`."""
    rest = url.split("://", 1)[-1].removeprefix("www.").rstrip("/")
    return rest if len(rest) <= 60 else rest[:59] + "…"


def kind_of(url: str, forges: Mapping[str, ForgeHost]) -> str:
    """The kind of forge at an address, by exact host."""
    forge = forges.get(urlsplit(url).hostname or "")
    return forge.kind if forge else "plain_git"
