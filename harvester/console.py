"""What a person at a terminal sees: progress of a harvest, and reports in plain lines."""

from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches
from types import TracebackType
from typing import Any, Self

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from harvester.asking import AskTally
from harvester.model.catalogue import Catalogue
from harvester.model.observation import GOOD_OUTCOMES
from harvester.remote import unmatched
from harvester.stages import Tally
from harvester.visit import VisitResult

INTERRUPTED = (
    "Stopped. What was visited is saved; run it again and it goes on from there. "
    "Visits under way end first; press Ctrl-C again to stop at once."
)
PROXY = "Through a proxy: of addresses only the names can be checked, the proxy decides the rest."
TOO_LITTLE = (
    "Warning: fewer than 80 % of the repositories that were tried answered. "
    "The site keeps their last observations, with their dates."
)


def counted(catalogue: Catalogue) -> str:
    repositories = {r.url for s in catalogue.software.values() for r in s.repository_refs}
    return (
        f"The catalogue is valid: {len(catalogue.software)} programs, "
        f"{len(catalogue.products)} products, {len(catalogue.categories)} categories, "
        f"{len(catalogue.organisations)} organisations, {len(repositories)} repositories."
    )


class Progress:
    """A bar with count, rate and time left on a terminal; silent where there is none."""

    def __init__(self, total: int) -> None:
        self.outcomes: Counter[str] = Counter()
        self.trouble: dict[str, list[str]] = {}
        """Outcome and detail → the addresses that met it."""
        self._console = Console(stderr=True)
        self._bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            console=self._console,
            disable=not self._console.is_terminal,
        )
        self._task = self._bar.add_task("Visiting", total=total, rate="")

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def advance(self, result: VisitResult) -> None:
        visit = result.visit
        self.outcomes[visit.outcome] += 1
        if visit.outcome not in GOOD_OUTCOMES:
            self.trouble.setdefault(f"{visit.outcome} {visit.detail}", []).append(visit.url)
        speed = self._bar.tasks[self._task].speed
        self._bar.update(self._task, advance=1, rate=f"{speed:.1f}/s" if speed else "")


def tell(tally: Tally, progress: Progress, shown: int = 20) -> None:
    """The outcome of a harvest in a few lines on stderr."""
    say = Console(stderr=True, soft_wrap=True, highlight=False, markup=False).print
    counts = ", ".join(f"{n} {outcome}" for outcome, n in progress.outcomes.most_common())
    say(f"Visited {tally.tried} repositories: {counts or 'none was due'}.")
    if tally.left:
        say(f"Left for a next run: {tally.left} (the time was up).")
    failed = tally.tried - tally.good
    if failed:
        say(f"Could not visit {failed}; their last observations stay, with their dates:")
        for trouble, urls in list(progress.trouble.items())[:shown]:
            more = f" and {len(urls) - 1} more" if len(urls) > 1 else ""
            say(f"  {trouble}: {urls[0]}{more}")
        if len(progress.trouble) > shown:
            say("  … and others: visits.json beside the observations has them all")


def tell_asked(tally: AskTally) -> None:
    """What asking the forges brought, in a few lines on stderr; silent when nobody was asked."""
    say = Console(stderr=True, soft_wrap=True, highlight=False, markup=False).print
    if tally.answered or tally.troubles:
        say(f"Forges told about {tally.answered} repositories, in {tally.requests} questions.")
    for host, why in tally.stopped.items():
        say(f"  {host}: {why}; git goes on alone. {tally.left} repositories wait for a next run.")
    for trouble, urls in list(tally.troubles.items())[:10]:
        more = f" and {len(urls) - 1} more" if len(urls) > 1 else ""
        say(f"  no answer: {trouble}: {urls[0]}{more}")


def tell_mirrors(mirrors: Iterable[str], urls: Iterable[str], shown: int = 8) -> None:
    """Say of which copies nothing will be read: a mistyped host would use the network unseen."""
    for mirror, hosts in unmatched(mirrors, urls).items():
        host = mirror.partition("=")[0]
        meant = "".join(f' Did you mean "{one}"?' for one in get_close_matches(host, hosts, 1))
        some = ", ".join(hosts[:shown]) + (" and others" if len(hosts) > shown else "")
        line = (
            f'notice: --mirror "{mirror}" matches nothing: no address of this run lies at '
            f"{host}.{meant} The addresses lie at {some or 'no host at all'}; "
            "those without a copy are visited over the network."
        )
        click.echo(line, err=True)


def readable(found: dict[str, Any], language: str) -> str:
    """The JSON of `inspect` as short lines."""
    licence, activity, visit = found["licence"], found["activity"], found["visit"]
    verdict = f"{licence['class']}, {licence['confidence']}"
    lines = [
        found["url"],
        f"  HEAD       {found['head'] or '-'}  ({visit['outcome']}, as of {found['as_of'] or '-'})",
        f"  licence    {licence['expression'] or '-'}  [{verdict}]",
        f"             {licence['reason'][language]}",
        f"  activity   {activity['label']}  (judged on {activity['judged_on'] or '-'})",
        f"             {activity['reason'][language]}",
    ]
    lines += [f"  conflict   {c['text'][language]}" for c in licence["conflicts"]]
    lines += [
        f"  event      {e['month']}: {e['before']} -> {e['after']}" for e in licence["events"]
    ]
    lines += [
        f"  {f['answer']:<10} {f['question']}: {f['reason'][language]}" for f in found["findings"]
    ]
    return "\n".join(lines)
