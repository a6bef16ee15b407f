"""A dated release of the data: a folder of files with their checksums, to keep and to cite."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from harvester.errors import UserError
from harvester.model.output import Output
from harvester.model.provenance import Provenance
from harvester.site.addresses import LANGUAGES
from harvester.site.exports import places
from harvester.site.exports.models.common import API_VERSION
from harvester.site.plain import write
from harvester.site.strings import Strings, strings_of
from harvester.site.view import Site

SUMS = "SHA256SUMS"
_KEPT = (places.API, places.DOWNLOADS, "publiccode/", "open-catalog/")
"""What is data; badges, feeds and the like are made from it."""


def release(outputs: Iterable[Output], site: Site, origin: Provenance, folder: Path) -> Path:
    """Write `folder/<name>-data-<day>/` and return it; UserError when it is there already.

    It holds the API, the downloads and the drafts; `release.json` and README.md that describe the
    release, with the commit of its facts; and SHA256SUMS over every other file
    (`sha256sum --check SHA256SUMS`). Equal data of the same commit gives equal sums.
    """
    name = f"{site.name.lower()}-data-{site.asked_on.isoformat()}"
    target = folder / name
    if target.exists():
        raise UserError(
            f"{target} is there already, and a release never changes. Choose another --out."
        )
    folder.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{name}.", dir=folder))
    try:
        number = write((one for one in outputs if one.path.startswith(_KEPT)), work)
        (work / "release.json").write_text(
            _description(site, origin, name, number), encoding="utf-8"
        )
        (work / "README.md").write_text(_readme(site, origin), encoding="utf-8")
        (work / SUMS).write_text(_sums(work), encoding="utf-8")
        work.chmod(0o755)
        work.rename(target)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise
    return target


def _description(site: Site, origin: Provenance, name: str, number: int) -> str:
    told = {
        "name": name,
        "version": site.asked_on.strftime("%Y.%m.%d"),
        "api_version": API_VERSION,
        "asked_on": site.asked_on.isoformat(),
        "licence": "CC0-1.0",
        "site": site.url,
        "repository": site.repository_url or None,
        "commit": origin.commit,
        "beside_commit": list(origin.beside),
        "commit_unknown": origin.unknown,
        "files": number,
        "checksums": SUMS,
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _readme(site: Site, origin: Provenance) -> str:
    """What this is, in both languages, for whoever finds the folder later."""
    return "\n".join(_told(site, origin, strings_of(language)) for language in LANGUAGES)


def _told(site: Site, origin: Provenance, strings: Strings) -> str:
    t = strings.t
    facts = [t(f"release.beside.{part}") for part in origin.beside]
    if origin.commit:
        facts.insert(0, t("release.commit", commit=origin.commit))
        facts += [] if origin.beside else [t("release.exact")]
    else:
        facts.append(t("release.unknown", why=t(f"release.why.{origin.unknown}")))
    return (
        f"# {t('release.title', name=site.name, day=site.asked_on)}\n\n{t('llms.what')}\n\n"
        f"* {' '.join(facts)}\n* {t('release.places')}\n* {t('release.check', file=SUMS)}\n"
        f"* {t('llms.use')}\n* {site.url}\n"
    )


def _sums(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = (f"{_sha256(path)}  {path.relative_to(folder).as_posix()}\n" for path in files)
    return "".join(lines)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
