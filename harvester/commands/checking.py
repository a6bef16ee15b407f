"""Commands that check files: validate, schema, publiccode, licence."""

import json
import sys
from pathlib import Path
from typing import Literal

import click

from harvester import catalogue as catalogue_files
from harvester import console, stages
from harvester.commands.options import TODAY, told_plainly
from harvester.errors import UserError
from harvester.evidence.file import licence_of_file
from harvester.publiccode import command as publiccode_command


@click.command()
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


@click.command()
@click.option("--check", is_flag=True, help="Only tell whether the files are up to date.")
@click.pass_obj
@told_plainly
def schema(places: stages.Places, check: bool) -> None:
    """Write the JSON Schemas for editors and the field reference, docs/fields.md."""
    if not places.catalogue.is_dir():
        raise UserError(f"There is no folder catalogue/ in {places.root}. Name it with --root.")
    changed = catalogue_files.write_schemas(places.catalogue / "schema", check=check)
    if catalogue_files.write_field_reference(places.root / "docs" / "fields.md", check=check):
        changed.append("docs/fields.md")
    if check and changed:
        raise UserError("These files are out of date, run: catalogue schema\n" + "\n".join(changed))


@click.command()
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


@click.command()
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
