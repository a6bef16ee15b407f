"""publiccode.yml through time: all states, but findings and lines only of the file as it is now."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from harvester.model.observation import PubliccodeReading
from tests.servers.repos import Commit, build_repo
from tests.visit.support import TODAY, copy_job, known, seen

ONE = 'publiccodeYmlVersion: "0"\nname: App\nlogo: logo.svg\nusedBy: [Stad A]\n'
TWO = ONE.replace("[Stad A]", "[Stad A, Stad B]")
BEFORE = [
    Commit("2026-01-10", "One", {"publiccode.yml": ONE, "logo.svg": "<svg/>"}),
    Commit("2026-03-10", "Two", {"publiccode.yml": TWO}),
]
AFTER = [Commit("2026-05-10", "Back to one", {"publiccode.yml": ONE, "logo.svg": None})]


def _rules(reading: PubliccodeReading) -> set[str]:
    return {found.rule for found in reading.findings}


def test_only_the_present_file_keeps_findings_also_when_an_old_one_comes_back(
    tmp_path: Path,
) -> None:
    path = tmp_path / "app"
    job = copy_job(path, BEFORE)
    first = seen(job)
    old, now = (first.publiccode[s.blob] for s in known(first.publiccode_history))
    assert (old.findings, old.lines, old.coercions) == ([], {}, [])
    assert (old.verdict, old.used_by) == ("invalid", ["Stad A"])
    assert now.lines["usedBy"] == 4
    assert "required" in _rules(now)
    assert "file-missing" not in _rules(now), "the logo is there"

    build_repo(path, AFTER)
    later = seen(replace(job, today=TODAY + timedelta(1), as_of=None, observation=first))
    states = known(later.publiccode_history)
    assert [s.since for s in states] == ["2026-01", "2026-03", "2026-05"]
    assert states[0].blob == states[2].blob
    back, between = later.publiccode[states[2].blob], later.publiccode[states[1].blob]
    assert back.lines["usedBy"] == 4
    assert "file-missing" in _rules(back), "the logo has gone, though the file is the same"
    assert (between.findings, between.lines) == ([], {})
    assert between.used_by == ["Stad A", "Stad B"]
