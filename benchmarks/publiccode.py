"""How fast publiccode.yml files are read and judged: `python -m benchmarks.publiccode [FILE…]`.

A thousand files, no two the same: those named, or else the case files of the tests, over and over.
Prints the time for both answers of all of them, and the slowest.
"""

import sys
import time
from pathlib import Path

from harvester.publiccode import read

NUMBER = 1_000
TARGET = "to reach: 1,000 files in under 5 s"
CASES = Path(__file__).parents[1] / "tests" / "publiccode" / "cases"


def files(paths: list[Path]) -> list[bytes]:
    """A thousand files; no two are the same."""
    texts = [path.read_bytes() for path in paths]
    return [texts[n % len(texts)] + f"# {n}\n".encode() for n in range(NUMBER)]


def main() -> None:
    data = files([Path(name) for name in sys.argv[1:]] or sorted(CASES.glob("*.yml")))
    times = []
    for one in data:
        started = time.perf_counter()
        read(one)
        times.append(time.perf_counter() - started)
    size = sum(map(len, data)) / len(data) / 1000
    print(f"{NUMBER} files of {size:.1f} kB on average: {sum(times):.2f} s")
    print(f"first {times[0] * 1000:.0f} ms (reads the tables), slowest {max(times) * 1000:.0f} ms")
    print(TARGET)


if __name__ == "__main__":
    main()
