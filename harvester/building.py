"""Builds both languages into a new folder and swaps it in when both are good.

Each language is one MkDocs process; the old site stays as it is until the last moment, and for
good when anything fails.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from harvester.errors import UserError

CONFIGS = {"nl": ("mkdocs.yml", "Dutch"), "en": ("mkdocs.en.yml", "English")}
MOST_LOST = 0.05
"""A build that would lose a larger share of the programs than this is not published."""


def build_site(root: Path, site: Path, asked_on: date) -> Path:
    """Build `root`'s catalogue into `site` and return it; UserError when it is not good enough.

    root: holds mkdocs.yml, mkdocs.en.yml, catalogue/ and docs/. asked_on: the day to judge for.
    """
    work = Path(tempfile.mkdtemp(prefix="site.new.", dir=site.parent))
    try:
        with ThreadPoolExecutor(2) as pool:
            done = [pool.submit(_build, root, work / lang, lang, asked_on) for lang in CONFIGS]
        failures = [why for why in (one.result() for one in done) if why]
        if failures:
            raise UserError("\n".join([*failures, "The site was left as it is."]))
        (work / "en").rename(work / "nl" / "en")
        refuse_loss(site, work / "nl")
        _swap(work / "nl", site)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return site


def _build(root: Path, into: Path, language: str, asked_on: date) -> str:
    """Run MkDocs for one language; returns what went wrong, or nothing."""
    config, name = CONFIGS[language]
    # Not --quiet: it silences warnings before --strict counts them.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(
        [*command, "--config-file", str(root / config), "--site-dir", str(into)],
        env={**os.environ, "CATALOGUE_ASKED_ON": asked_on.isoformat(), "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if not done.returncode:
        return ""
    told = [line for line in done.stdout.splitlines() if line and not line.startswith("INFO")]
    return "\n".join([f"The {name} site could not be built:", *told])


def listed(site: Path) -> set[str]:
    """The ids of the programs that a built site has a page for."""
    return {page.parent.name for page in site.glob("software/*/index.html")}


def refuse_loss(old: Path, new: Path) -> None:
    """The publishing guard: raise UserError when more than 5 % of the programs would disappear."""
    before = listed(old)
    lost = sorted(before - listed(new))
    if len(lost) > MOST_LOST * len(before):
        named = ", ".join(lost[:10]) + (" …" if len(lost) > 10 else "")
        raise UserError(
            f"The new site would lose {len(lost)} of {len(before)} programs ({named}). "
            f"The site was left as it is. If this is meant, remove {old.name}/ and build again."
        )


def _swap(new: Path, site: Path) -> None:
    """Put `new` in the place of `site`; two renames, undone when the second one fails."""
    aside = new.parent / "old"
    had_one = site.exists()
    if had_one:
        site.rename(aside)
    try:
        new.rename(site)
    except BaseException:  # an interrupt too: the caller removes the folder with the old site
        if had_one:
            aside.rename(site)
        raise
