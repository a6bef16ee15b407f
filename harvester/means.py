"""What a command takes from its machine: the network, workers, and being stopped by a person."""

import contextlib
import os
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import click

from harvester import console
from harvester.errors import UserError
from harvester.remote import Settings, require_git

INTERRUPTED = 130  # what shells expect of a command that was stopped by Ctrl-C


def settings() -> Settings:
    """What the environment says of the network: a proxy and an authority, nothing else.

    Raises UserError where git is missing or too old: once, and not for each repository.
    """
    require_git()
    authority = os.environ.get("CATALOGUE_CA_FILE")
    if authority and not Path(authority).is_file():
        raise UserError(f"CATALOGUE_CA_FILE names a file that is not there: {authority}")
    return Settings(
        proxy=os.environ.get("CATALOGUE_PROXY") or None,
        ca_file=Path(authority) if authority else None,
    )


def workers(number: int, cluster: str | None) -> Executor:
    """Threads here, or the executor of a Dask cluster (extra `cluster`)."""
    if cluster is None:
        return ThreadPoolExecutor(number)
    try:
        from distributed import Client  # noqa: PLC0415  an optional extra
    except ImportError:
        raise UserError("--cluster needs the extra: pip install 'bronwijzer[cluster]'") from None
    executor: Executor = Client(cluster).get_executor()
    return executor


@contextlib.contextmanager
def stopping_on_request(executor: Executor) -> Iterator[None]:
    """Ctrl-C lets visits under way end and keeps what was seen; a second one does not wait."""
    try:
        yield
    except KeyboardInterrupt:
        try:
            click.echo(console.INTERRUPTED, err=True)
            executor.shutdown(cancel_futures=True)
        except KeyboardInterrupt:
            os._exit(INTERRUPTED)  # nothing is half-written: every file is put in place whole
        sys.exit(INTERRUPTED)
    else:
        executor.shutdown()
