"""Commands that write what others read: export, release, report, snapshot, serve."""

import json
from datetime import date
from pathlib import Path

import click

from harvester import reporting, snapshots, stages
from harvester.commands.options import TODAY, no_later_than_today, told_plainly


@click.command()
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


@click.command()
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
    made = stages.release(places, out, TODAY())
    tell_notes(places)
    click.echo(f"Written: {made}")


@click.command()
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=no_later_than_today,
    help="As of this day [today].",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object with all rows.")
@click.option("--listed-then", is_flag=True, help="Only what the catalogue listed on that day.")
@click.option("--lang", type=click.Choice(["nl", "en"]), default="nl", show_default=True)
@click.pass_obj
@told_plainly
def report(
    places: stages.Places, day: date | None, as_json: bool, listed_then: bool, lang: str
) -> None:
    """Print the figures of the monitor as of a day; nothing later than that day is used."""
    facts, kept = stages.load(places), snapshots.load(reporting.folder(places.observed))
    made = reporting.report(
        facts.catalogue, facts.observations, facts.visits, kept,
        day or TODAY(), listed_then=listed_then,
    )  # fmt: skip
    if as_json:
        click.echo(json.dumps(reporting.as_json(made, ""), ensure_ascii=False, indent=1))
        return
    for line in reporting.as_text(made, lang):
        click.echo(line)


@click.command()
@click.option("--replace", is_flag=True, help="Also when this month has a snapshot already.")
@click.pass_obj
@told_plainly
def snapshot(places: stages.Places, replace: bool) -> None:
    """Keep the figures of this month that cannot be recomputed later."""
    facts = stages.load(places)
    made = reporting.snapshot(facts.catalogue, facts.observations, facts.visits, TODAY())
    file = snapshots.save(reporting.folder(places.observed), made, replace=replace)
    click.echo(f"Written: {file}" if file else "This month has a snapshot already: see --replace.")


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.pass_obj
@told_plainly
def serve(places: stages.Places, port: int) -> None:
    """Show the finished site on this machine only."""
    stages.serve(places, port)
