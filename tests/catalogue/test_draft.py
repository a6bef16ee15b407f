"""A draft from a real visit to a real repository: true, hostile or empty, it can be edited."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from harvester.catalogue import load
from harvester.draft import draft, draft_id, listed_in
from harvester.errors import CatalogueErrors
from harvester.model.observation import Observation
from harvester.remote import Settings
from harvester.visit import Job, visit
from harvester.yamlnodes import compose, plain
from tests.catalogue.test_mistakes import HERE, REAL
from tests.servers.repos import Commit, build_repo

URL = "https://github.com/example/app"
TODAY = date(2026, 11, 24)
PUBLICCODE = """\
publiccodeYmlVersion: "0.4"
name: Voorbeeld Portaal
url: https://github.com/example/app
landingURL: https://portaal.example.org
softwareType: standalone/web
developmentStatus: stable
platforms: [web]
categories: [office]
organisation: {name: Voorbeeldstad, uri: "https://example.org"}
usedBy: [Gemeente Voorbeeld, "Gemeente Elders: \\"hier\\" # {x}"]
description:
  nl: {shortDescription: Kort, longDescription: Lang, features: [a]}
legal: {license: EUPL-1.2, mainCopyrightOwner: Gemeente Voorbeeld}
maintenance: {type: internal, contacts: [{name: Iemand Anders, email: iemand@example.org}]}
localisation: {localisationReady: true, availableLanguages: [nl]}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "catalogue"
    shutil.copytree(HERE / "base", folder)
    for name in ("licences.yml", "checks.yml"):
        shutil.copy(REAL / name, folder / name)
    return folder


def observed(tmp_path: Path, files: dict[str, str]) -> Observation:
    build_repo(tmp_path / "app", [Commit("2026-10-01", files=dict(files))])
    job = Job(url=URL, settings=Settings(), today=TODAY, copy=tmp_path / "app", as_of=TODAY)
    observation = visit(job).observation
    assert observation is not None
    return observation


def test_a_draft_is_refused_until_the_questions_are_answered(tmp_path: Path, root: Path) -> None:
    observation = observed(tmp_path, {"publiccode.yml": PUBLICCODE, "README.md": "# App\n"})
    catalogue = load(root)
    text = draft(URL, observation, catalogue, TODAY)
    name = draft_id(URL, observation)
    assert name == "voorbeeld-portaal"
    file = root / "software" / f"{name}.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueErrors) as refused:
        load(root)
    asked = {line.partition(": ")[2].split(" ")[0] for line in refused.value.mistakes}
    assert asked == {"`nl`", "`en`", "`kind`", "`categories`"}

    answered = text.replace('nl: "", en: ""', "nl: Loket., en: Desk.")
    answered = answered.replace("kind:", "kind: application")
    answered = answered.replace("categories: []", "categories: [office]")
    file.write_text(answered, encoding="utf-8")
    program = load(root).software[name]
    assert program.name.nl == "Voorbeeld Portaal"
    assert program.homepage == "https://portaal.example.org"
    assert program.owners[0].organisation == "gemeente-voorbeeld"
    assert [(user.organisation, user.name) for user in program.used_by] == [
        ("gemeente-voorbeeld", None),
        (None, 'Gemeente Elders: "hier" # {x}'),
    ]
    assert listed_in(f"{URL}.git", load(root)) == [name]


def test_no_person_and_no_text_of_others_in_it(tmp_path: Path, root: Path) -> None:
    observation = observed(tmp_path, {"publiccode.yml": PUBLICCODE})
    text = draft(URL, observation, load(root), TODAY)
    for private in ("Iemand", "iemand@", "Kort", "Lang"):
        assert private not in text


def test_without_publiccode_only_the_address_is_known(tmp_path: Path, root: Path) -> None:
    text = draft(URL, observed(tmp_path, {"README.md": "# App\n"}), load(root), TODAY)
    written = plain(compose(text))
    assert set(written) == {
        "name", "description", "kind", "added", "review", "categories", "repositories",
    }  # fmt: skip
    assert written["repositories"] == [{"url": URL, "role": "main"}]
    assert draft_id(URL, None) == "app"


def test_a_repository_that_could_not_be_read(root: Path) -> None:
    text = draft(URL, None, load(root), TODAY)
    assert "could not be read" in text
    assert plain(compose(text))["name"] == {"nl": "app", "en": "app"}


def test_hostile_words_stay_words(tmp_path: Path, root: Path) -> None:
    name = '"x\\"}\\nkind: suite"'
    files = {"publiccode.yml": PUBLICCODE.replace("Voorbeeld Portaal", name)}
    text = draft(URL, observed(tmp_path, files), load(root), TODAY)
    written = plain(compose(text))
    assert written["kind"] is None
    assert written["name"]["nl"] == 'x"} kind: suite'
