"""How fast pages are made: `python -m benchmarks.site [PROGRAMS]`.

Builds so many programs from the invented entry of the tests (three repositories, users, suppliers,
claims, a chart), 150 products and 40 categories, and makes every page of one language in memory.
Prints processor seconds, pages, bytes and peak memory. The shell around pages and writing them to
disk are not in it.
"""

import resource
import string
import sys
import time
from datetime import date

from harvester.model.assessment import Assessment
from harvester.model.catalogue import Catalogue
from harvester.model.facts import Text
from harvester.model.observation import Observation
from harvester.site.publishing import publish
from harvester.site.view import Site, build_view
from tests.pages import small

PRODUCTS, CATEGORIES = 150, 40
LETTERS = string.ascii_uppercase


def build(programs: int) -> tuple[Catalogue, dict[str, Observation], Assessment]:
    """So many copies of one rich entry, each with its own repositories and verdicts."""
    known, judged, seen = small.small_catalogue(), small.assessment(), small.observations()
    alfa, office, kind = (
        known.software["alfa"],
        known.products["voorbeeld-office"],
        known.categories,
    )
    categories = {
        f"c-{n}": kind["kantoor"].model_copy(update={"id": f"c-{n}", "related": []})
        for n in range(CATEGORIES)
    }
    products = {
        f"p-{n}": office.model_copy(update={"id": f"p-{n}", "categories": [f"c-{n % CATEGORIES}"]})
        for n in range(PRODUCTS)
    }
    software, verdicts, repositories, observations = {}, {}, {}, {}
    for n in range(programs):
        id_, replaces = f"s-{n}", alfa.replaces[0]
        refs = [ref.model_copy(update={"url": f"{ref.url}-{n}"}) for ref in alfa.repository_refs]
        software[id_] = alfa.model_copy(
            update={
                "id": id_,
                "name": Text(nl=f"{LETTERS[n % 26]}lfa {n}", en=f"{LETTERS[n % 26]}lpha {n}"),
                "repositories": refs,
                "categories": [f"c-{n % CATEGORIES}"],
                "replaces": [replaces.model_copy(update={"product": f"p-{n % PRODUCTS}"})],
            }
        )
        verdicts[id_] = judged.software["alfa"].model_copy(
            update={"id": id_, "deciding": [refs[0].url, refs[1].url]}
        )
        for old, ref in zip(alfa.repository_refs, refs, strict=True):
            own = judged.repositories[old.url]
            repositories[ref.url] = own.model_copy(update={"url": ref.url})
            if old.url in seen:
                observations[ref.url] = seen[old.url].model_copy(update={"url": ref.url})
    catalogue = known.model_copy(
        update={"software": software, "products": products, "categories": categories}
    )
    assessment = Assessment(asked_on=small.TODAY, software=verdicts, repositories=repositories)
    return catalogue, observations, assessment


def main(programs: int) -> None:
    catalogue, observations, assessment = build(programs)
    site = Site("Bench", "https://www.example.org/", "", date(2026, 1, 10))
    began = time.process_time()
    view = build_view(catalogue, observations, {}, assessment, "nl", site)
    joined = time.process_time()
    pages, size, largest = 0, 0, (0, "")
    for output in publish(view):
        length = len(output.content)
        pages, size = pages + 1, size + length
        largest = max(largest, (length, output.path))
    made = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{programs:,} programs: joined in {joined - began:.1f} s, {pages:,} files in "
        f"{made - joined:.1f} s of processor time, {size / 1e6:.0f} MB, "
        f"largest {largest[0] / 1e3:.0f} kB ({largest[1]}), peak {peak} MiB"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
