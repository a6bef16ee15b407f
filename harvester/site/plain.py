"""Writes the exports as plain files, without MkDocs: what `catalogue export` and `release` do."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from harvester.errors import UserError
from harvester.model.output import Output
from harvester.site import addresses
from harvester.site.exports import everything
from harvester.site.exports.well_known import security_contact
from harvester.site.offline import views
from harvester.site.view import Site

NO_CONTACT = (
    "No security.txt: set CATALOGUE_REPOSITORY_URL to the https address of the project, "
    "so that a weakness can be reported there."
)


NO_ADDRESS = (
    "CATALOGUE_SITE_URL is not set, so links for others (API, feeds, badges, citations, canonical, "
    "sitemap) say {url}. Set it to the address where the site will stand, for instance "
    "CATALOGUE_SITE_URL=https://www.example.org/catalogus/"
)
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


class _Settings(yaml.SafeLoader):
    """mkdocs.yml without MkDocs: `!ENV [NAME, default]` is the only tag that it knows."""


def _environment(loader: _Settings, node: yaml.SequenceNode) -> Any:
    name, default = loader.construct_sequence(node)
    return os.environ.get(str(name)) or default


_Settings.add_constructor("!ENV", _environment)


def site_of(root: Path, asked_on: date) -> Site:
    """Name and address of the site, from mkdocs.yml and the environment as MkDocs reads them."""
    file = root / "mkdocs.yml"
    try:
        told = yaml.load(file.read_text(encoding="utf-8"), _Settings)  # noqa: S506  a safe loader
    except (OSError, yaml.YAMLError) as error:
        raise UserError(f"{file} cannot be read: {error}") from error
    url = str(told.get("site_url") or "").rstrip("/") + "/"
    return Site(str(told["site_name"]), url, str(told.get("repo_url") or ""), asked_on)


def notes(site: Site) -> list[str]:
    """What is left out, and how to mend it."""
    found = []
    if urlsplit(site.url).hostname in _HERE:
        found.append(NO_ADDRESS.format(url=site.url))
    if not security_contact(site):
        found.append(NO_CONTACT)
    return found


def exports(root: Path, site: Site) -> Iterator[Output]:
    """Every export of both languages, with paths from the root of the whole site."""
    for view in views(root, site):
        lead = addresses.root(view.language)
        for output in everything.render(view):
            yield Output(lead + output.path, output.content)


def write(outputs: Iterable[Output], folder: Path) -> int:
    """Write files below `folder`; returns their number. A file is never there in half."""
    number = 0
    for output in outputs:
        path = folder / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        content = output.content
        _replace(path, content.encode() if isinstance(content, str) else content)
        number += 1
    return number


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
