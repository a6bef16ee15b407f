"""How fast licence texts are recognised: `python -m benchmarks.licences [FILE…]`.

The files named, or else texts made from our own data: whole, with a heading, doubled, and as a
notice.
Prints the one-off start, files a second, the time a file (of the processor, so that a busy machine
does not
matter) and by how much the peak memory rose.
"""

import gzip
import json
import resource
import sys
import time
from importlib import resources
from pathlib import Path
from statistics import mean, median

from harvester import licences

COMMON = (
    "MIT",
    "Apache-2.0",
    "EUPL-1.2",
    "GPL-3.0-only",
    "AGPL-3.0-only",
    "MPL-2.0",
    "BSD-3-Clause",
)
TARGET = "to reach: 10 ms a file (median), 60 MB"


def files(paths: list[Path]) -> list[str]:
    """The texts to recognise."""
    if paths:
        return [path.read_text(encoding="utf-8", errors="replace") for path in paths]
    packed = resources.files("harvester.data").joinpath("spdx-texts.json.gz").read_bytes()
    texts: dict[str, str] = json.loads(gzip.decompress(packed))["texts"]
    made = []
    for name in COMMON:
        heading = f"# Voorbeeld\n\nCopyright (c) 2026 Gemeente Voorbeeld\n\n{texts[name]}"
        made += [
            texts[name],
            heading,
            f"{texts[name]}\n\n{texts['MIT']}",
            f"Licensed under {name}.",
        ]
    return made


def peak() -> float:
    """Peak memory of this process, MB."""
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def main() -> None:
    before, started = peak(), time.process_time()
    licences.match("MIT License")
    start = time.process_time() - started
    memory = peak() - before
    data = files([Path(name) for name in sys.argv[1:]])
    times, known = [], 0
    for text in data:
        started = time.process_time()
        known += licences.match(text).expression is not None
        times.append(time.process_time() - started)
    print(
        f"start {start:.2f} s; {len(data)} files, {known} recognised,"
        f" {len(data) / sum(times):.0f} a second"
    )
    print(
        f"a file: median {median(times) * 1000:.1f} ms, mean {mean(times) * 1000:.1f} ms,"
        f" slowest {max(times) * 1000:.0f} ms; memory {memory:.0f} MB more than without"
    )
    print(TARGET)


if __name__ == "__main__":
    main()
