"""Is there an accessibility statement? Only people know: it stands on a site, not in the code."""

from collections.abc import Sequence
from datetime import date

from harvester.judge.asking import finding, words_of
from harvester.judge.seen import Seen
from harvester.judge.words import fill
from harvester.model.assessment import Evidence, Finding
from harvester.model.catalogue import ChecksPolicy, Software

QUESTION = "accessibility"


def answer(
    software: Software | None, seen: Sequence[Seen], policy: ChecksPolicy, asked_on: date
) -> Finding:
    """Yes with the page that an editor read; never no, for a statement may stand anywhere."""
    words = words_of(QUESTION, policy).answers
    if software is None or software.kind == "standard":
        return finding(QUESTION, "not-applicable", policy.answers["standard"])
    page = software.accessibility
    if page is None and software.kind == "component":
        return finding(QUESTION, "not-applicable", words["component"])
    if page is None:
        return finding(QUESTION, "unknown", words["unknown"])
    proof = Evidence(how="reported", label=page.url, url=page.url, day=page.seen_on)
    reason = fill(words["found"], policy, day=page.seen_on)
    return finding(QUESTION, "yes", reason, [proof])
