"""What exports of a large catalogue cost: `python -m benchmarks.exports [PROGRAMS]`.

Builds so many programs from the invented entry of the tests (as benchmarks/site.py does) and makes
every export of both languages: API, downloads, feeds, badges, drafts. Prints processor seconds,
files and bytes of each part, and peak memory. Writing them to disk is not in it.
"""

import resource
import sys
import time
from collections import defaultdict

from benchmarks.site import build
from harvester.site import addresses
from harvester.site.exports import everything
from harvester.site.view import Site, build_view
from tests.pages import small


def main(programs: int) -> None:
    catalogue, observations, assessment = build(programs)
    site = Site("Bench", "https://www.example.org/", "", small.TODAY)
    for language in addresses.LANGUAGES:
        began = time.process_time()
        view = build_view(catalogue, observations, {}, assessment, language, site)
        joined = last = time.process_time()
        spent: dict[str, float] = defaultdict(float)
        sizes: dict[str, int] = defaultdict(int)
        files: dict[str, int] = defaultdict(int)
        for output in everything.render(view):
            now, part = time.process_time(), output.path.split("/")[0]
            content = output.content
            spent[part] += now - last
            files[part] += 1
            sizes[part] += len(content.encode() if isinstance(content, str) else content)
            last = time.process_time()
        print(f"\n{language}: {programs:,} programs, joined in {joined - began:.1f} s")
        for part, number in files.items():
            print(f"  {part:<14} {number:>7,} files {sizes[part] / 1e6:>8.1f} MB"
                  f" {spent[part]:>7.1f} s")  # fmt: skip
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"  {'all':<14} {sum(files.values()):>7,} files {sum(sizes.values()) / 1e6:>8.1f} MB"
              f" {sum(spent.values()):>7.1f} s, peak {peak} MiB")  # fmt: skip
        del view


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
