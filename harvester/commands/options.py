"""What commands share: plain errors, and options that several of them take."""

import errno
import functools
import re
import sys
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import click

from harvester.errors import UserError

_FIRST_DAY = date(1970, 1, 1)
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
        except BrokenPipeError:
            raise  # click ends in silence when nobody reads on
        except OSError as error:
            # Of the machine, not of the catalogue: a full disk, a folder that may not be written.
            if error.errno not in _REMEDIES and error.filename is None:
                raise
            click.echo(_of_the_machine(error), err=True)
            sys.exit(UserError.exit_code)

    return wrapped


_REMEDIES = {
    errno.ENOSPC: "Make room on that disk",
    errno.EDQUOT: "Make room on that disk",
    errno.EROFS: "Choose a folder on a disk that can be written",
    errno.EACCES: "Change its permissions, or choose another place",
    errno.EPERM: "Change its permissions, or choose another place",
}


def _of_the_machine(error: OSError) -> str:
    remedy = _REMEDIES.get(error.errno or 0, "Choose another place")
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror}. {remedy}, and run it again."


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
    """A day of which something can be known: not one to come, and none before dates in git."""
    if value is not None and value.date() > TODAY():
        raise click.BadParameter(f"{value.date()} lies in the future")
    if value is not None and value.date() < _FIRST_DAY:
        raise click.BadParameter(f"{value.date()} lies before {_FIRST_DAY}, where git begins")
    return value.date() if value else None


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
