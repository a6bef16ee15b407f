"""What asking forges costs: `python -m benchmarks.forges [NUMBER…]`.

Questions and quota for so many repositories (100 and 10,000) in accounts of 100, on the test forge:
a first run, a later one in which nothing changed, and one in which one in a hundred changed. Bytes
are those of the bodies of answers as they go over the line. A list and a repository cost one point
of the quota, an answer 304 none; GraphQL is counted by the rules that GitHub publishes
(`tests/servers/forge_cost.py`).
"""

import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from harvester.apiclient import variable_of
from harvester.asking import Clients, ask
from harvester.model.catalogue import EditorSource, ForgeHost
from harvester.model.facts import Unknown
from harvester.model.observation import Observation, Visit
from harvester.web import Settings
from tests.servers.forge import ForgeServer
from tests.servers.forge_answers import Issue

TODAY = date(2026, 1, 5)
ACCOUNT = 100
REPORTS = tuple(
    Issue(f"2025-{month:02}-03", comments=((f"2025-{month:02}-05", "maker", "User"),) * 3)
    for month in range(12, 2, -1)
)
TARGET = "to reach: unchanged at most 1 question for 100 repositories, 0 points"


class Known:
    """What files would hold of the repositories between two runs."""

    def __init__(self, forge: ForgeServer, number: int) -> None:
        self.forge = forge
        self.observations: dict[str, Observation] = {}
        self.visits: dict[str, Visit] = {}
        for n in range(number):
            path = f"account{n // ACCOUNT}/p{n:05}"
            forge.add(
                path,
                releases=(("v1", "2025-01-01"),),
                changed="2025-06-01T00:00:00Z",
                reports=REPORTS,
            )
            url = forge.url(path)
            self.observations[url] = nothing_known(url)
            self.visits[url] = Visit(url=url, visited_on=TODAY, outcome="read")

    def run(self, what: str, day: date, kind: str, token: str, store: Path) -> None:
        self.forge.seen.clear()
        self.forge.points = 0
        host = ForgeHost(
            host=self.forge.place,
            name="benchmark",
            kind=kind,  # type: ignore[arg-type]
            operator="Nobody",
            operator_country="NL",
            parent_country="NL",
            source=EditorSource(editor="judgement", reviewed_on=TODAY),
        )
        settings = Settings(allow_hosts=frozenset({self.forge.place}), per_second=100_000)
        environment = {variable_of(self.forge.place): token} if token else {}
        started, changed = time.perf_counter(), 0
        with Clients({self.forge.place: host}, settings, store, environment) as clients:
            for asked in ask(list(self.visits), self.observations, self.visits, clients, day):
                url = asked.visit.url
                changed += self.observations[url] != asked.observation
                self.visits[url] = asked.visit
                if asked.observation:
                    self.observations[url] = asked.observation
        seconds = time.perf_counter() - started
        requests, points = len(self.forge.seen), self.forge.points
        received = sum(one.sent for one in self.forge.seen)
        share = 100 * requests / len(self.visits)
        print(
            f"  {what:<18} {requests:>9,} {share:>8.2f} {points:>8,} {received:>12,} "
            f"{changed:>8,} {seconds:>8.1f}"
        )


def nothing_known(url: str) -> Observation:
    silent = Unknown("not-read")
    return Observation.model_validate(
        {
            "url": url, "as_of": TODAY, "copy_read": False, "full_read_on": TODAY,
            "tags_read_on": TODAY, "forge": {},
            **dict.fromkeys(
                ("head", "history", "tags", "licence_files", "licence_history",
                 "declared_licences", "publiccode_history", "files", "languages", "ended_notice"),
                silent,
            ),
        }
    )  # fmt: skip


def main(numbers: list[int]) -> None:
    print(TARGET)
    for kind, token in (("github", ""), ("github", "a-token-of-us"), ("gitlab", ""),
                        ("forgejo", "")):  # fmt: skip
        for number in numbers:
            with tempfile.TemporaryDirectory() as folder, ForgeServer() as forge:
                print(f"\n{kind}{' with a token' if token else ''}, {number:,} repositories")
                print(
                    f"  {'':<18} {'questions':>9} {'per 100':>8} {'points':>8} {'bytes':>12} "
                    f"{'changes':>8} {'seconds':>8}"
                )
                known, store = Known(forge, number), Path(folder) / "forges.sqlite"
                known.run("first", TODAY, kind, token, store)
                known.run("unchanged", TODAY + timedelta(7), kind, token, store)
                for repo in list(forge.repos.values())[::100]:
                    repo.stars += 1
                    repo.changed = "2026-01-19T00:00:00Z"
                known.run("1 in 100 changed", TODAY + timedelta(14), kind, token, store)


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or [100, 10_000])
