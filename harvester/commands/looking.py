"""Commands that look at the world: harvest, inspect, add, discover, site."""

import json
import sys
from pathlib import Path
from time import monotonic
from typing import Any

import click

from harvester import console, discovery, stages
from harvester.commands.options import TODAY, harvest_options, told_plainly
from harvester.commands.publishing import tell_notes
from harvester.errors import UserError
from harvester.means import settings, stopping_on_request, workers
from harvester.model.facts import Text


@click.command()
@click.argument("only", metavar="[ID]...", nargs=-1)
@click.option(
    "--due",
    is_flag=True,
    help="Only what is due: so it is without this option too; refuses --force.",
)
@click.option("--force", is_flag=True, help="Read everything anew, due or not.")
@click.option(
    "--fresh", is_flag=True, help="Write to .cache/observed instead of catalogue/observed."
)
@click.option("--discovered", is_flag=True, help="Visit what `catalogue discover` found instead.")
@harvest_options
@click.pass_obj
@told_plainly
def harvest(
    places: stages.Places,
    only: tuple[str, ...],
    *,
    due: bool,
    force: bool,
    fresh: bool,
    discovered: bool,
    **how: Any,
) -> None:
    """Visit the repositories of the catalogue (or of the programs named) and save what is seen."""
    if due and force:
        raise UserError(
            "--due and --force contradict each other: leave one of them out. "
            "A harvest visits what is due; --force reads everything anew."
        )
    facts = stages.load(places)
    stages.insist_on_known(facts.catalogue, only)
    urls = stages.discovered(places, facts) if discovered else None
    folder = places.fresh if fresh else places.observed
    tally = run_harvest(places, facts, folder, only, force, urls=urls, **how)
    sys.exit(0 if tally.enough else 2)


def run_harvest(
    places: stages.Places,
    facts: stages.Facts,
    folder: Path,
    only: tuple[str, ...] = (),
    force: bool = False,
    *,
    urls: list[str] | None = None,
    number: int,
    cluster: str | None,
    budget: float | None,
    mirrors: tuple[str, ...],
    as_of: Any,
    no_forges: bool,
) -> stages.Tally:
    started = monotonic()
    how = settings()
    if how.proxy:
        click.echo(console.PROXY, err=True)
    todo = stages.jobs(
        facts,
        how,
        TODAY(),
        only=only,
        urls=urls,
        mirrors=mirrors,
        as_of=as_of,
        force=force,
    )
    console.tell_mirrors(mirrors, [job.url for job in todo])
    executor = workers(number, cluster)
    with console.Progress(len(todo)) as progress, stopping_on_request(executor):
        tally = stages.harvest_into(folder, todo, executor, budget, progress.advance)
    console.tell(tally, progress)
    if not no_forges:
        left = None if budget is None else max(0.0, budget - (monotonic() - started))
        console.tell_asked(stages.ask_forges(places, folder, todo, how, TODAY(), left))
    return tally


@click.command()
@click.argument("url")
@click.option("--text", is_flag=True, help="Readable instead of JSON.")
@click.option("--lang", type=click.Choice(["nl", "en"]), default="nl", show_default=True)
@harvest_options
@click.pass_obj
@told_plainly
def inspect(
    places: stages.Places,
    url: str,
    *,
    text: bool,
    lang: str,
    mirrors: tuple[str, ...],
    as_of: Any,
    **_: Any,
) -> None:
    """Visit any repository once and print what it is worth; nothing is written."""
    console.tell_mirrors(mirrors, [url])
    found = stages.inspect(places, url, settings(), TODAY(), mirrors=mirrors, as_of=as_of)
    click.echo(
        console.readable(found, lang) if text else json.dumps(found, ensure_ascii=False, indent=2)
    )
    sys.exit(0 if found["head"] else 2)


@click.command()
@click.argument("url")
@click.option("--mirror", "mirrors", multiple=True, metavar="HOST=TEMPLATE", help="Read a copy.")
@click.pass_obj
@told_plainly
def add(places: stages.Places, url: str, mirrors: tuple[str, ...]) -> None:
    """Draft an entry for this repository, with open questions as comments."""
    console.tell_mirrors(mirrors, [url])
    file = stages.add(places, url, settings(), TODAY(), mirrors)
    click.echo(f"Drafted: {file}\nAnswer the questions in it, then run: catalogue validate")


@click.command()
@click.argument("only", metavar="[ORGANISATION]...", nargs=-1)
@click.option(
    "--drafts",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write a draft entry there for each new repository that no program lists.",
)
@click.option(
    "--from",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Ask nobody: lay in this list of addresses (one a line, or CSV with a column url).",
)
@click.option(
    "--named-by",
    nargs=2,
    metavar="DUTCH ENGLISH",
    help='What that list is, for readers: "een index van …" "an index of …".',
)
@click.pass_obj
@told_plainly
def discover(
    places: stages.Places,
    only: tuple[str, ...],
    drafts: Path | None,
    file: Path | None,
    named_by: tuple[str, str] | None,
) -> None:
    """List the public repositories of organisations: what is new, moved, archived or gone."""
    words = [text.strip() for text in named_by or () if text.strip()]
    _insist(file is not None or not words, "--named-by tells what a list is: add --from FILE.")
    _insist(file is None or len(words) == 2, "What is this list? Add --named-by DUTCH ENGLISH.")
    _insist(not (file and only), "A list is taken whole: leave the organisations out.")
    facts = stages.load(places)
    laid = discovery.LaidIn()
    if file is None:
        listed = stages.discover(places, facts, only, settings(), TODAY())
    else:
        laid = stages.lay_in(places, facts, file, Text(nl=words[0], en=words[1]), TODAY())
        listed = laid.accounts
    for line in discovery.report(listed, facts.catalogue):
        click.echo(line)
    if drafts:
        changes = [change for one in listed for change in one.changes]
        made = discovery.drafts(drafts, changes, facts.catalogue, facts.observations, TODAY())
        click.echo(f"Drafted: {len(made)} entries in {drafts}")
    if file is not None:
        sys.exit(_told_what_is_left(laid))
    answered = sum(one.account.outcome != "no-answer" for one in listed)
    sys.exit(0 if answered >= 0.8 * len(listed) else 2)


def _insist(good: bool, otherwise: str) -> None:
    if not good:
        raise UserError(otherwise)


def _told_what_is_left(laid: discovery.LaidIn) -> int:
    """Say what of a list was not laid in; the exit code: 1 where lines must be mended."""
    if laid.left_out:
        click.echo(f"Left out, {len(laid.left_out)} addresses:", err=True)
    for line in laid.left_out:
        click.echo(f"  {line}", err=True)
    if laid.wrong:
        click.echo(f"To be mended, {len(laid.wrong)} lines (the others were laid in):", err=True)
    for line in laid.wrong:
        click.echo(f"  {line}", err=True)
    return 1 if laid.wrong else 0


@click.command()
@click.option("--no-harvest", is_flag=True, help="Build from what is already known.")
@harvest_options
@click.pass_obj
@told_plainly
def site(places: stages.Places, no_harvest: bool, **how: Any) -> None:
    """Harvest what is due into .cache/, then build both languages into site/."""
    if not no_harvest:
        facts = stages.load(places)
        if not run_harvest(places, facts, places.fresh, **how).enough:
            click.echo(console.TOO_LITTLE, err=True)
    built = stages.build(places, TODAY())
    tell_notes(places)
    click.echo(f"Built: {built}")
