"""How fast the figures of the monitor are made: `python -m benchmarks.monitor [PROGRAMS]`.

Builds so many programs with ten years of history each, makes their past month by month and counts
every figure for one day. Prints processor time of each step and peak memory.
"""

import resource
import sys
import time
from pathlib import Path

from benchmarks.assess import ASKED_ON, observation, program
from harvester.catalogue import load
from harvester.monitor.asof import facts_on
from harvester.monitor.report import figures


def main(programs: int) -> None:
    real = load(Path(__file__).parents[1] / "catalogue")
    if real.figures is None:
        raise SystemExit("catalogue/figures.yml is missing")
    observations = {one.url: one for one in map(observation, range(programs))}
    software = {f"program-{n}": program(n) for n in range(programs)}
    catalogue = real.model_copy(update={"software": software})
    began = time.process_time()
    facts = facts_on(catalogue, observations, {}, ASKED_ON, real.figures)
    judged = time.process_time()
    months = sum(map(len, facts.everything.points.values()))
    past = time.process_time()
    made = figures(facts)
    done = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{programs} repositories: judged in {judged - began:.1f} s, {months} months in "
        f"{past - judged:.1f} s, {len(made)} figures in {done - past:.1f} s, peak {peak} MiB"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
