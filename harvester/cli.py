"""`catalogue`: the door for people. Each command says what it does; the work is in the stages.

Exit codes: 0 good, 1 a person must mend something, 2 too little of the world answered.
"""

from pathlib import Path

import click

from harvester import stages
from harvester.commands import checking, looking, publishing


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


for command in (
    checking.validate,
    checking.schema,
    checking.publiccode,
    checking.licence,
    looking.harvest,
    looking.inspect,
    looking.add,
    looking.discover,
    looking.site,
    publishing.export,
    publishing.release,
    publishing.report,
    publishing.snapshot,
    publishing.serve,
):
    main.add_command(command)


if __name__ == "__main__":
    main()
