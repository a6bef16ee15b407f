"""How fast the whole catalogue is judged: `python -m benchmarks.assess [PROGRAMS]`.

Builds so many programs, each with one repository of ten years of history, fifty tags and the usual
files, and judges them for one day. Prints programs a second and peak memory.
"""

import resource
import sys
import time
from datetime import date
from pathlib import Path

from harvester.assess import assess
from harvester.catalogue import load
from harvester.model.catalogue import Catalogue, Software
from harvester.model.facts import Known, Unknown
from harvester.model.observation import (
    ForgeFacts,
    Head,
    History,
    LicenceFile,
    LicenceMatch,
    MonthCount,
    Observation,
    Tag,
)

ASKED_ON = date(2026, 8, 15)


def program(n: int) -> Software:
    """One synthetic entry."""
    return Software.model_validate(
        {
            "id": f"program-{n}",
            "name": {"nl": f"Programma {n}", "en": f"Program {n}"},
            "description": {"nl": "Een programma.", "en": "A program."},
            "kind": "application",
            "added": ASKED_ON,
            "review": {"status": "pending"},
            "categories": ["office"],
            "repositories": [{"url": f"https://github.com/example/program-{n}", "role": "main"}],
        }
    )


def observation(n: int) -> Observation:
    """Ten years of monthly work, some of it long ago."""
    last = 2026 - n % 5
    months = [
        MonthCount(month=f"{year}-{month:02}", commits=20, human=15, people="2-5", absence="2")
        for year in range(last - 9, last + 1)
        for month in range(1, 13)
        if f"{year}-{month:02}" <= "2026-08"
    ]
    end = min(ASKED_ON, date(last, 12, 15))
    history = History(
        first_commit=date(last - 9, 1, 15),
        last_commit=end,
        first_human=date(last - 9, 1, 15),
        last_human=end,
        last_bot=end,
        commits=20 * len(months),
        human=15 * len(months),
        months=months,
    )
    tags = [Tag(name=f"v1.{i}.0", day=date(last - 5, 1 + i % 12, 1)) for i in range(50)]
    silent = Unknown("not-asked")
    return Observation(
        url=f"https://github.com/example/program-{n}",
        as_of=ASKED_ON,
        copy_read=False,
        full_read_on=ASKED_ON,
        tags_read_on=ASKED_ON,
        head=Known(Head(commit=f"{n:040x}", branch="main"), "HEAD", ASKED_ON),
        history=Known(history, "log", ASKED_ON),
        tags=Known(tags, "refs/tags", ASKED_ON),
        licence_files=Known([LicenceFile(path="LICENSE", blob="a" * 40)], "tree", ASKED_ON),
        licence_history=Unknown("not-read"),
        declared_licences=Known([], "tree", ASKED_ON),
        verdicts={
            "a" * 40: LicenceMatch(expression="EUPL-1.2", confidence="exact-text", similarity=1.0)
        },
        publiccode_history=Known([], "log", ASKED_ON),
        files=Known({"readme": "README.md", "ci": None, "tests": "tests/a.py"}, "tree", ASKED_ON),
        languages=Known({"Python": 40}, "tree", ASKED_ON),
        ended_notice=Known(None, "tree", ASKED_ON),
        forge=ForgeFacts(archived=silent, fork_of=silent, description=silent),
    )


def main(programs: int) -> None:
    real = load(Path(__file__).parents[1] / "catalogue")
    software = {f"program-{n}": program(n) for n in range(programs)}
    observations = {o.url: o for o in map(observation, range(programs))}
    catalogue = Catalogue(
        software=software,
        products={},
        categories={},
        organisations={},
        forges=real.forges,
        policy=real.policy,
    )
    began = time.process_time()
    assess(catalogue, observations, {}, ASKED_ON)
    took = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{programs} programs in {took:.1f} s of processor time, peak {peak} MiB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
