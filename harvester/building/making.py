"""One build: two MkDocs processes, the guard, the swap."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from harvester.apiclient.tokens import PREFIX
from harvester.building.guard import refuse_loss
from harvester.building.workshop import swap, workshop
from harvester.errors import UserError

CONFIGS = {"nl": ("mkdocs.yml", "Dutch"), "en": ("mkdocs.en.yml", "English")}


def build_site(root: Path, site: Path, asked_on: date) -> Path:
    """Build `root`'s catalogue into `site` and return it; UserError when it is not good enough.

    root: holds mkdocs.yml, mkdocs.en.yml, catalogue/ and docs/. asked_on: the day to judge for.
    """
    if missing := [name for name, _ in CONFIGS.values() if not (root / name).is_file()]:
        raise UserError(f"There is no {missing[0]} in {root}. Name the right folder with --root.")
    with workshop(site) as work:
        with ThreadPoolExecutor(2) as pool:
            done = [pool.submit(_build, root, work / lang, lang, asked_on) for lang in CONFIGS]
        failures = [why for why in (one.result() for one in done) if why]
        if failures:
            raise UserError("\n".join([*failures, "The site was left as it is."]))
        (work / "en").rename(work / "nl" / "en")
        refuse_loss(site, work / "nl")
        swap(work / "nl", site)
    return site


def _build(root: Path, into: Path, language: str, asked_on: date) -> str:
    """Run MkDocs for one language; returns what went wrong, or nothing."""
    config, name = CONFIGS[language]
    # Not --quiet: it silences warnings before --strict counts them.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(
        [*command, "--config-file", str(root / config), "--site-dir", str(into)],
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith(PREFIX)},
            "CATALOGUE_ASKED_ON": asked_on.isoformat(),
            "NO_MKDOCS_2_WARNING": "1",
        },  # without tokens: building asks no forge
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if not done.returncode:
        return ""
    told = [line for line in done.stdout.splitlines() if line and not line.startswith("INFO")]
    return "\n".join([f"The {name} site could not be built:", *told])
