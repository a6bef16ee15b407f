"""`catalogue export` and `catalogue release`, as people start them."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from harvester.errors import UserError
from harvester.site import plain
from tests.exports.conftest import ROOT
from tests.pages import small

TODAY = date(2026, 1, 10)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = tmp_path / "root"
    shutil.copytree(small.FOLDER, made / "catalogue")
    (made / "catalogue" / "observed").mkdir(exist_ok=True)
    for name in ("checks.yml", "licences.yml"):  # judging needs every word of the real policy
        shutil.copy(ROOT / "catalogue" / name, made / "catalogue" / name)
    (made / "mkdocs.yml").write_text(
        "site_name: Bronwijzer\n"
        'site_url: !ENV [CATALOGUE_SITE_URL, "http://localhost:8000/"]\n'
        'repo_url: !ENV [CATALOGUE_REPOSITORY_URL, ""]\n'
    )
    return made


def run(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("CATALOGUE_")}
    return subprocess.run(
        [sys.executable, "-m", "harvester.cli", "--root", str(root), *words],
        env={**clean, **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_export_writes_the_same_files_as_the_site(root: Path, tmp_path: Path) -> None:
    done = run(root, "export", str(tmp_path / "out"), CATALOGUE_SITE_URL="https://x.example/a")
    assert done.returncode == 0, done.stderr
    assert "No security.txt" in done.stderr
    site = plain.Site("Bronwijzer", "https://x.example/a/", "", date.today())
    expected = {output.path: output.content for output in plain.exports(root, site)}
    written = {
        path.relative_to(tmp_path / "out").as_posix(): path.read_bytes()
        for path in (tmp_path / "out").rglob("*")
        if path.is_file()
    }
    assert set(written) == set(expected)
    for path, content in expected.items():
        assert written[path] == (content.encode() if isinstance(content, str) else content), path
    assert {"api/v1/software.json", "downloads/catalogue.ods", "en/llms.txt"} <= set(written)


def test_security_txt_names_an_address_that_exists(root: Path, tmp_path: Path) -> None:
    address = "https://github.com/voorbeeld/gids"
    done = run(root, "export", str(tmp_path / "out"), CATALOGUE_REPOSITORY_URL=address)
    assert done.returncode == 0 and "security.txt" not in done.stderr
    lines = (tmp_path / "out" / ".well-known" / "security.txt").read_text().splitlines()
    fields = dict(line.split(": ", 1) for line in lines)
    assert fields["Contact"] == f"{address}/security/advisories/new"
    days = (date.fromisoformat(fields["Expires"][:10]) - date.today()).days
    assert 180 < days < 365  # RFC 9116 asks for less than a year
    assert fields["Canonical"].endswith("/.well-known/security.txt")


@pytest.mark.parametrize("command", [("export", "out"), ("release", "--out", "out")])
def test_without_an_address_it_says_that_links_lead_nowhere(
    root: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    words = [str(tmp_path / "out") if word == "out" else word for word in command]
    done = run(root, *words)
    notices = [line for line in done.stderr.splitlines() if "CATALOGUE_SITE_URL" in line]
    assert len(notices) == 1 and notices[0].startswith("notice: ")
    assert "say http://localhost:8000/" in notices[0]
    shutil.rmtree(tmp_path / "out")
    told = run(root, *words, CATALOGUE_SITE_URL="https://x.example/a")
    assert told.returncode == 0 and "CATALOGUE_SITE_URL" not in told.stderr


def test_a_release_is_dated_whole_and_never_overwritten(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "releases"
    done = run(root, "release", "--out", str(out))
    assert done.returncode == 0, done.stderr
    (folder,) = out.iterdir()
    assert folder.name == f"bronwijzer-data-{date.today().isoformat()}"
    told = json.loads((folder / "release.json").read_text())
    assert told["version"] == date.today().strftime("%Y.%m.%d")
    assert told["licence"] == "CC0-1.0"
    sums = {}
    for line in (folder / "SHA256SUMS").read_text().splitlines():
        digest, _, path = line.partition("  ")
        sums[path] = digest
        assert hashlib.sha256((folder / path).read_bytes()).hexdigest() == digest
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert set(sums) == files - {"SHA256SUMS"}
    assert told["files"] == len(files - {"SHA256SUMS", "release.json", "README.md"})
    again = run(root, "release", "--out", str(out))
    assert again.returncode == 1
    assert "never changes" in again.stderr and "Traceback" not in again.stderr


def _git(root: Path, *words: str) -> str:
    own = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
    named = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    return subprocess.run(
        ["git", "-C", str(root), *named, *words],
        env={**os.environ, **own}, capture_output=True, text=True, check=True,
    ).stdout.strip()  # fmt: skip


def _released(root: Path, out: Path) -> tuple[dict[str, object], str]:
    """What a release says of itself, to programs and to people."""
    done = run(root, "release", "--out", str(out))
    assert done.returncode == 0, done.stderr
    (folder,) = out.iterdir()
    return json.loads((folder / "release.json").read_text()), (folder / "README.md").read_text()


def test_a_release_names_the_commit_of_its_facts(root: Path, tmp_path: Path) -> None:
    told, read = _released(root, tmp_path / "no-clone")
    assert (told["commit"], told["commit_unknown"]) == (None, "no-clone")
    assert "niet bekend" in read and "is not known" in read

    _git(root, "init", "--quiet")
    told, read = _released(root, tmp_path / "no-commit")
    assert (told["commit"], told["commit_unknown"]) == (None, "no-commit")

    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--message", "first")
    (root / "elsewhere.txt").write_text("no fact\n")
    commit = _git(root, "rev-parse", "HEAD")
    told, read = _released(root, tmp_path / "exact")
    assert (told["commit"], told["beside_commit"], told["commit_unknown"]) == (commit, [], None)
    assert read.count(commit) == 2 and "exactly those" in read

    (root / "catalogue" / "notes.txt").write_text("not in the commit\n")
    fresh = root / ".cache" / "observed"
    fresh.mkdir(parents=True)
    (fresh / "visits.json").write_text("{}")
    told, read = _released(root, tmp_path / "beside")
    assert (told["commit"], told["beside_commit"]) == (commit, ["catalogue", "fresh"])
    assert "exactly those" not in read and "not in that commit" in read


def test_mistakes_are_told_plainly_and_leave_nothing(root: Path, tmp_path: Path) -> None:
    (root / "catalogue" / "software" / "alfa.yml").write_text("name: 1\n")
    done = run(root, "release", "--out", str(tmp_path / "releases"))
    assert done.returncode == 1
    assert "catalogue/software/alfa.yml" in done.stderr and "Traceback" not in done.stderr
    assert not list((tmp_path / "releases").iterdir())


def test_without_settings_it_says_what_is_missing(root: Path) -> None:
    (root / "mkdocs.yml").unlink()
    with pytest.raises(UserError, match=r"mkdocs\.yml cannot be read"):
        plain.site_of(root, TODAY)


def test_the_real_settings_are_read_as_mkdocs_reads_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CATALOGUE_SITE_URL", "https://x.example/sub")
    monkeypatch.delenv("CATALOGUE_REPOSITORY_URL", raising=False)
    site = plain.site_of(Path(__file__).parents[2], TODAY)
    assert (site.name, site.url, site.repository_url) == (
        "Bronwijzer",
        "https://x.example/sub/",
        "",
    )
