"""A small catalogue (`tests/pages/catalogue/`, all of it invented) with verdicts written by hand.

Judging has its own tests: here the verdicts are given, so that a page can be checked by reading.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from harvester import catalogue as catalogue_files
from harvester.model.assessment import (
    ActivityKey,
    ActivityVerdict,
    Assessment,
    Conflict,
    Evidence,
    Finding,
    LicenceClass,
    LicenceEvent,
    LicenceVerdict,
    RepositoryAssessment,
    SoftwareAssessment,
)
from harvester.model.catalogue import Catalogue
from harvester.model.facts import Known, Text, Unknown
from harvester.model.forge import ForgeFacts
from harvester.model.observation import (
    Contractor,
    Head,
    History,
    MonthCount,
    Observation,
    PubliccodeReading,
    PubliccodeState,
    Tag,
    Visit,
)
from harvester.publiccode import read
from harvester.repository.months import span
from harvester.site.addresses import Language
from harvester.site.view import Site, View, build_view

FOLDER = Path(__file__).parent / "catalogue"
TODAY = date(2026, 1, 10)
SITE = Site("Bronwijzer", "https://www.example.org/", "https://github.com/voorbeeld/gids", TODAY)
COMMIT = "0123456789abcdef0123456789abcdef01234567"
ALFA, COPY = "https://github.com/alfa/alfa", "https://github.com/alfa/kopie"
DOCS = "https://git.example.org/alfa/docs"
BETA, DELTA = "https://github.com/beta/beta", "https://github.com/delta/delta"
EPSILON, ZETA = "https://github.com/epsilon/epsilon", "https://github.com/zeta/zeta"


def both(text: str) -> Text:
    return Text(nl=f"{text} (nl)", en=f"{text} (en)")


def _known(value: object, as_of: date) -> Known:  # type: ignore[type-arg]
    return Known(value, "git", as_of)


def observation(
    url: str, as_of: date, months: Mapping[str, int], *, copy: bool = False,
    tags: Mapping[str, date] | None = None,
    publiccode: Mapping[str, PubliccodeReading] | None = None,
) -> Observation:  # fmt: skip
    """months: month → changes by people; the months between are known and empty.

    publiccode: the month since when → what the file says.
    """
    first, last = min(months), max(months)
    counted = [
        MonthCount(
            month=m, commits=months.get(m, 0), human=months.get(m, 0), people="2-5", absence="2"
        )
        for m in span(first, last)
    ]
    begin, end = date.fromisoformat(f"{first}-02"), date.fromisoformat(f"{last}-02")
    history = History(
        first_commit=begin, last_commit=end, first_human=begin, last_human=end,
        last_bot=None, commits=sum(months.values()), human=sum(months.values()), months=counted,
    )  # fmt: skip
    states = [
        PubliccodeState(
            since=month, day=date.fromisoformat(f"{month}-20"), commit=COMMIT,
            path="publiccode.yml", blob=f"b{number}",
        )
        for number, month in enumerate(publiccode or {}, 1)
    ]  # fmt: skip
    unread = Unknown("not-visited")
    return Observation(
        url=url, as_of=as_of, copy_read=copy, full_read_on=as_of, tags_read_on=as_of,
        head=_known(Head(commit=COMMIT, branch="main"), as_of),
        history=_known(history, as_of),
        tags=_known([Tag(name=n, day=d) for n, d in (tags or {}).items()], as_of),
        licence_files=unread, licence_history=unread, declared_licences=unread,
        publiccode_history=_known(states, as_of),
        publiccode={f"b{n}": one for n, one in enumerate((publiccode or {}).values(), 1)},
        files=unread, languages=unread, ended_notice=unread,
        forge=ForgeFacts(archived=unread, fork_of=unread, description=unread),
    )  # fmt: skip


def _file(name: str) -> PubliccodeReading:
    return read((Path(__file__).parent / "publiccode" / f"{name}.yml").read_bytes())


def observations() -> dict[str, Observation]:
    said = PubliccodeReading(
        verdict="valid", used_by=["Voorbeeldstad", "Ministerie van Voorbeelden (verzonnen)"],
        contractors=[Contractor(name="Zorg BV", website="https://zorg.example.com/")],
        lines={"usedBy": 12},
    )  # fmt: skip
    seen = [
        observation(
            ALFA, date(2026, 1, 8), {"2025-03": 4, "2025-05": 12, "2025-12": 1200, "2026-01": 2},
            publiccode={"2025-03": said},
        ),
        observation(COPY, date(2026, 1, 8), {"2025-03": 4, "2025-12": 3}, copy=True),
        observation(
            BETA, date(2026, 1, 8), {"2024-06": 9, "2026-01": 3},
            tags={"v1.0": date(2024, 7, 1), "v2.0": date(2025, 9, 1)},
            publiccode={"2024-06": _file("beta-before"), "2025-02": _file("beta")},
        ),
        observation(EPSILON, date(2025, 12, 1), {"2025-02": 1}, copy=True),
        observation(ZETA, date(2026, 1, 8), {"2022-01": 3}),
    ]  # fmt: skip
    return {one.url: one for one in seen}


def visits() -> dict[str, Visit]:
    good = [ALFA, COPY, BETA, EPSILON, ZETA]
    made = [Visit(url=url, visited_on=date(2026, 1, 9), outcome="read") for url in good]
    made.append(Visit(url=DOCS, visited_on=date(2026, 1, 9), outcome="timeout"))
    return {one.url: one for one in made}


def licence(
    kind: LicenceClass, expression: str | None = None, path: str = "LICENSE",
    events: list[LicenceEvent] | None = None, conflicts: list[Conflict] | None = None,
) -> LicenceVerdict:  # fmt: skip
    proof = Evidence(
        how="observed", label=path, url=f"{ALFA}/blob/{COMMIT}/{path}", day=date(2026, 1, 8)
    )
    return LicenceVerdict(
        expression=expression, licence_class=kind,
        confidence="none" if kind == "unknown" else "conflict" if conflicts else "exact-text",
        reason=both(f"Reden licentie {kind}."),
        flags=["or-later-not-stated"] if conflicts else [],
        evidence=[] if kind == "unknown" else [
            Evidence(how="declared", label="package.json", url=ALFA, day=date(2026, 1, 8)), proof
        ],
        events=events or [], conflicts=conflicts or [],
    )  # fmt: skip


def activity(label: ActivityKey, **more: object) -> ActivityVerdict:
    proof = Evidence(how="computed", label="git log", url=ALFA, day=date(2026, 1, 8))
    values: dict[str, object] = {"judged_on": date(2026, 1, 8), "evidence": [proof], **more}
    return ActivityVerdict(label=label, reason=both(f"Reden {label}."), **values)  # type: ignore[arg-type]


def _finding(question: str, answer: str, path: str | None = None) -> Finding:
    proof = (
        [Evidence(how="observed", label=path, url=f"{ALFA}/blob/{COMMIT}/{path}")] if path else []
    )
    return Finding(question=question, answer=answer, reason=both(path or answer), evidence=proof)  # type: ignore[arg-type]


def assessment() -> Assessment:
    left = LicenceEvent(
        month="2025-03", day=date(2025, 3, 4), before="MIT", after=None, before_class="open",
        after_class="not-open", commit=COMMIT, url=f"{BETA}/commit/{COMMIT}",
    )  # fmt: skip
    conflict = Conflict(
        found="EUPL-1.2", found_in="LICENSE", declared="MIT", declared_in="package.json",
        text=both("LICENSE en package.json verschillen."),
    )  # fmt: skip
    open_licence = licence("open", "EUPL-1.2", conflicts=[conflict])
    unknown = (licence("unknown"), activity("unknown", judged_on=None, evidence=[]))
    verdicts = {
        ALFA: (open_licence, activity("active")),
        COPY: (licence("open", "EUPL-1.2"), activity("active", flags=["copy-read"])),
        DOCS: unknown,
        DELTA: unknown,
        BETA: (licence("not-open", events=[left]), activity("active")),
        EPSILON: (licence("open", "EUPL-1.2"), activity("published-once", flags=["copy-read"])),
        ZETA: (licence("none"), activity("ended", since=date(2025, 6, 1))),
    }
    made = [
        _program("alfa", *verdicts[ALFA], True, [ALFA, COPY], spread={"active": 2},
                 last_release=date(2026, 1, 3), last_release_name="v1.2.0"),
        _program("beta", *verdicts[BETA], False, [BETA], spread={"active": 1}),
        _program("gamma", open_licence, activity("active", flags=["from-components"]), True, [],
                 spread={"active": 1, "unknown": 1}),
        _program("delta", *verdicts[DELTA], True, [DELTA], spread={"unknown": 1}),
        _program("epsilon", *verdicts[EPSILON], False, [EPSILON]),
        _program("zeta", *verdicts[ZETA], False, [ZETA]),
    ]  # fmt: skip
    return Assessment(
        asked_on=TODAY,
        software={one.id: one for one in made},
        repositories={
            url: RepositoryAssessment(url=url, licence=one, activity=two)
            for url, (one, two) in verdicts.items()
        },
    )


def _program(
    id_: str, one: LicenceVerdict, two: ActivityVerdict, offered: bool, deciding: list[str],
    **more: object,
) -> SoftwareAssessment:  # fmt: skip
    findings = [
        _finding("licence-text", "yes", "LICENSE"),
        _finding("contributing", "yes", "CONTRIBUTING.md")
        if id_ == "alfa"
        else _finding("contributing", "no"),
        _finding("accessibility", "not-applicable" if id_ == "delta" else "unknown"),
    ]
    return SoftwareAssessment(
        id=id_, licence=one, activity=two, findings=findings, offered=offered,
        offered_reason=both("aangeboden" if offered else "niet aangeboden"), deciding=deciding,
        twins={}, first_seen=date(2026, 1, 5), **more,  # type: ignore[arg-type]
    )  # fmt: skip


@cache
def small_catalogue() -> Catalogue:
    return catalogue_files.load(FOLDER)


def view(language: Language = "nl", site: Site = SITE) -> View:
    """The small view with everything known that is known."""
    return build_view(small_catalogue(), observations(), visits(), assessment(), language, site)
