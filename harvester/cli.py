"""`catalogue`: the door for people. Each command says what it does; the work is in the stages.

Exit codes: 0 good, 1 a person must mend something, 2 too little of the world answered.
"""

import functools
import json
import re
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from time import monotonic
from typing import Any, Literal

import click

from harvester import catalogue as catalogue_files
from harvester import console, discovery, reporting, snapshots, stages
from harvester.errors import UserError
from harvester.evidence.file import licence_of_file
from harvester.means import settings, stopping_on_request, workers
from harvester.publiccode import command as publiccode_command

TODAY = date.today  # the only clock of the programme; everything below takes the day as an argument


def told_plainly(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turn what a person must mend into lines on stderr and an exit code, never a traceback."""

    @functools.wraps(command)
    def wrapped(*args: Any, **options: Any) -> Any:
        try:
            return command(*args, **options)
        except UserError as error:
            click.echo(str(error), err=True)
            sys.exit(error.exit_code)

    return wrapped


def seconds(context: click.Context, option: click.Parameter, value: str | None) -> float | None:
    """`90s`, `10m` or `2h` as seconds."""
    if value is None:
        return None
    found = re.fullmatch(r"(\d+)(s|m|h)", value)
    if not found:
        raise click.BadParameter("write a number and a unit: 90s, 10m or 2h")
    return float(found[1]) * {"s": 1, "m": 60, "h": 3600}[found[2]]


def no_later_than_today(
    context: click.Context, option: click.Parameter, value: datetime | None
) -> date | None:
    """A day; a copy cannot show what is still to come."""
    if value is not None and value.date() > TODAY():
        raise click.BadParameter(f"{value.date()} lies in the future")
    return value.date() if value else None


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The folder that holds catalogue/ (default: this folder).",
)
@click.version_option(package_name="bronwijzer")
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """The catalogue of open-source software for Dutch government."""
    context.obj = stages.Places(root.resolve())


@main.command()
@click.option("--strict", is_flag=True, help="Also check the quality of the data.")
@click.pass_obj
@told_plainly
def validate(places: stages.Places, strict: bool) -> None:
    """Check catalogue/*.yml; list every mistake with its file, line and column."""
    facts = stages.load(places)
    click.echo(console.counted(facts.catalogue))
    if strict:
        for notice in stages.insist_on_quality(facts, TODAY()):
            click.echo(f"notice: {notice}")


@main.command()
@click.option("--check", is_flag=True, help="Only tell whether the files are up to date.")
@click.pass_obj
@told_plainly
def schema(places: stages.Places, check: bool) -> None:
    """Write the JSON Schemas for editors and the field reference, docs/fields.md."""
    changed = catalogue_files.write_schemas(places.catalogue / "schema", check=check)
    if catalogue_files.write_field_reference(places.root / "docs" / "fields.md", check=check):
        changed.append("docs/fields.md")
    if check and changed:
        raise UserError("These files are out of date, run: catalogue schema\n" + "\n".join(changed))


@main.command()
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a file.")
@click.option("--lang", type=click.Choice(["nl", "en"]), default="en", show_default=True)
def publiccode(files: tuple[Path, ...], as_json: bool, lang: Literal["nl", "en"]) -> None:
    """Check publiccode.yml files against the standard 0.7; exit 1 when one is invalid."""
    outcome = publiccode_command.run(files, as_json=as_json, language=lang)
    for line in outcome.lines:
        click.echo(line)
    for line in outcome.trouble:
        click.echo(line, err=True)
    sys.exit(outcome.exit_code)


@main.command()
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.pass_obj
@told_plainly
def licence(places: stages.Places, files: tuple[Path, ...]) -> None:
    """Tell the licence of each file: one JSON object a file."""
    policy = catalogue_files.load_licence_policy(places.catalogue)
    trouble = []
    for file in files:
        try:
            click.echo(json.dumps(licence_of_file(file, policy), ensure_ascii=False))
        except UserError as error:
            trouble.append(str(error))
    if trouble:
        raise UserError("\n".join(trouble))


def harvest_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option(
            "--workers",
            "number",
            type=click.IntRange(min=1),
            default=8,
            show_default=True,
            help="Visits at once.",
        ),
        click.option("--cluster", metavar="ADDRESS", help="Address of a Dask scheduler to use."),
        click.option("--budget", callback=seconds, metavar="TIME", help="At most this long: 10m."),
        click.option(
            "--mirror",
            "mirrors",
            multiple=True,
            metavar="HOST=TEMPLATE",
            help="Read local copies: github.com=/srv/mirror/{owner}+{name}/repo",
        ),
        click.option(
            "--as-of",
            type=click.DateTime(["%Y-%m-%d"]),
            callback=no_later_than_today,
            help="The day of the local copies, where their files do not tell it.",
        ),
        click.option("--no-forges", is_flag=True, help="Git only: ask forges nothing besides."),
    ):
        command = option(command)
    return command


@main.command()
@click.argument("only", metavar="[ID]...", nargs=-1)
@click.option("--due", is_flag=True, help="Only what is due (always so without ID or --force).")
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
    executor = workers(number, cluster)
    with console.Progress(len(todo)) as progress, stopping_on_request(executor):
        tally = stages.harvest_into(folder, todo, executor, budget, progress.advance)
    console.tell(tally, progress)
    if not no_forges:
        left = None if budget is None else max(0.0, budget - (monotonic() - started))
        console.tell_asked(stages.ask_forges(places, folder, todo, how, TODAY(), left))
    return tally


@main.command()
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
    found = stages.inspect(places, url, settings(), TODAY(), mirrors=mirrors, as_of=as_of)
    click.echo(
        console.readable(found, lang) if text else json.dumps(found, ensure_ascii=False, indent=2)
    )
    sys.exit(0 if found["head"] else 2)


@main.command()
@click.argument("url")
@click.option("--mirror", "mirrors", multiple=True, metavar="HOST=TEMPLATE", help="Read a copy.")
@click.pass_obj
@told_plainly
def add(places: stages.Places, url: str, mirrors: tuple[str, ...]) -> None:
    """Draft an entry for this repository, with open questions as comments."""
    file = stages.add(places, url, settings(), TODAY(), mirrors)
    click.echo(f"Drafted: {file}\nAnswer the questions in it, then run: catalogue validate")


@main.command()
@click.argument("only", metavar="[ORGANISATION]...", nargs=-1)
@click.option(
    "--drafts",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write a draft entry there for each new repository that no program lists.",
)
@click.pass_obj
@told_plainly
def discover(places: stages.Places, only: tuple[str, ...], drafts: Path | None) -> None:
    """List the public repositories of organisations: what is new, moved, archived or gone."""
    facts = stages.load(places)
    listed = stages.discover(places, facts, only, settings(), TODAY())
    for line in discovery.report(listed, facts.catalogue):
        click.echo(line)
    if drafts:
        changes = [change for one in listed for change in one.changes]
        made = discovery.drafts(drafts, changes, facts.catalogue, facts.observations, TODAY())
        click.echo(f"Drafted: {len(made)} entries in {drafts}")
    answered = sum(one.account.outcome != "no-answer" for one in listed)
    sys.exit(0 if answered >= 0.8 * len(listed) else 2)


@main.command()
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


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
@told_plainly
def export(places: stages.Places, folder: Path) -> None:
    """Write the API, feeds, badges and downloads into DIR, without building the site."""
    number = stages.export(places, folder, TODAY())
    tell_notes(places)
    click.echo(f"Written: {number} files in {folder}")


def tell_notes(places: stages.Places) -> None:
    for note in stages.export_notes(places, TODAY()):
        click.echo(f"notice: {note}", err=True)


@main.command()
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default="releases",
    show_default=True,
    help="The folder in which the release gets a folder of its own.",
)
@click.pass_obj
@told_plainly
def release(places: stages.Places, out: Path) -> None:
    """Write a dated release of the data, with SHA-256 checksums, to keep and to cite."""
    click.echo(f"Written: {stages.release(places, out, TODAY())}")


@main.command()
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="As of this day [today].")
@click.option("--json", "as_json", is_flag=True, help="One JSON object with all rows.")
@click.option("--listed-then", is_flag=True, help="Only what the catalogue listed on that day.")
@click.option("--lang", type=click.Choice(["nl", "en"]), default="nl", show_default=True)
@click.pass_obj
@told_plainly
def report(
    places: stages.Places, day: datetime | None, as_json: bool, listed_then: bool, lang: str
) -> None:
    """Print the figures of the monitor as of a day; nothing later than that day is used."""
    facts, kept = stages.load(places), snapshots.load(reporting.folder(places.observed))
    made = reporting.report(
        facts.catalogue, facts.observations, facts.visits, kept,
        day.date() if day else TODAY(), listed_then=listed_then,
    )  # fmt: skip
    if as_json:
        click.echo(json.dumps(reporting.as_json(made, ""), ensure_ascii=False, indent=1))
        return
    for line in reporting.as_text(made, lang):
        click.echo(line)


@main.command()
@click.option("--replace", is_flag=True, help="Also when this month has a snapshot already.")
@click.pass_obj
@told_plainly
def snapshot(places: stages.Places, replace: bool) -> None:
    """Keep the figures of this month that cannot be recomputed later."""
    facts = stages.load(places)
    made = reporting.snapshot(facts.catalogue, facts.observations, facts.visits, TODAY())
    file = snapshots.save(reporting.folder(places.observed), made, replace=replace)
    click.echo(f"Written: {file}" if file else "This month has a snapshot already: see --replace.")


@main.command()
@click.option("--port", default=8000, show_default=True)
@click.pass_obj
@told_plainly
def serve(places: stages.Places, port: int) -> None:
    """Show the finished site on this machine only."""
    stages.serve(places, port)


if __name__ == "__main__":
    main()
