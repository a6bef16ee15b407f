"""How long the catalogue takes to load and check: the real one, and one made of synthetic entries.

    python -m benchmarks.catalogue [--entries 10000]

The synthetic catalogue repeats the real entries under new ids and addresses, so that its files are
as large as real ones are. One process, one thread: on a busy machine look at the processor time.
"""

import argparse
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

from harvester.catalogue import load

ROOT = Path(__file__).resolve().parent.parent / "catalogue"
REAL_LIMIT, SYNTHETIC_LIMIT = 2.0, 20.0
"""Seconds; what the project has set itself."""


def seconds_to_load(root: Path) -> tuple[float, float, int]:
    """Seconds for one load, seconds of processor, and the number of programs and products."""
    begun, worked = time.perf_counter(), time.process_time()
    catalogue = load(root)
    spent = time.perf_counter() - begun, time.process_time() - worked
    return *spent, len(catalogue.software) + len(catalogue.products)


def synthetic(folder: Path, entries: int) -> Path:
    """A copy of the real catalogue with entries added until there are that many programs."""
    root = folder / "catalogue"
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns("observed", "schema"))
    files = sorted((root / "software").glob("*.yml"))
    texts = [path.read_text(encoding="utf-8") for path in files]
    for number in range(entries - len(files)):
        text = texts[number % len(texts)].replace(
            "https://github.com/", f"https://git{number}.example.org/"
        )
        (root / "software" / f"synthetic-{number}.yml").write_text(text, encoding="utf-8")
    return root


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--entries", type=int, default=10_000)
    wanted = arguments.parse_args().entries
    real, cpu, count = seconds_to_load(ROOT)
    limit = f"(limit {REAL_LIMIT} s)"
    print(f"real:      {count:6} entries  {real:6.2f} s  (processor {cpu:.2f} s)  {limit}")
    with tempfile.TemporaryDirectory() as folder:
        root = synthetic(Path(folder), wanted)
        size = sum(path.stat().st_size for path in (root / "software").iterdir()) / 1e6
        made, cpu, count = seconds_to_load(root)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"synthetic: {count:6} entries  {made:6.2f} s  (processor {cpu:.2f} s)  "
        f"(limit {SYNTHETIC_LIMIT} s)  "
        f"{size:.0f} MB of YAML, peak {memory:.0f} MB"
    )
    return 0 if real <= REAL_LIMIT and made <= SYNTHETIC_LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
