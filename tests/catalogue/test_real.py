"""The catalogue that is published: it loads, it is good, and its templates are true."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from harvester import observed
from harvester.assess import assess
from harvester.catalogue import load
from harvester.model.catalogue import Catalogue
from harvester.quality import shortcomings

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(ROOT / "catalogue")


def test_the_data_is_good(catalogue: Catalogue) -> None:
    observations, visits = observed.load_all(ROOT / "catalogue" / "observed")
    today = date.today()
    judged = assess(catalogue, observations, visits, today)
    assert shortcomings(catalogue, observations, judged, today) == []


@pytest.mark.parametrize("name", ["software", "product"])
def test_the_template_is_an_entry_that_loads(name: str, tmp_path: Path) -> None:
    copy = tmp_path / "catalogue"
    shutil.copytree(ROOT / "catalogue", copy, ignore=shutil.ignore_patterns("observed", "schema"))
    folder = "software" if name == "software" else "products"
    shutil.copy(ROOT / "docs" / "templates" / f"{name}.yml", copy / folder / "voorbeeld.yml")
    loaded = load(copy)
    assert "voorbeeld" in (loaded.software if name == "software" else loaded.products)


def test_systems_that_replace_nothing_say_nothing(catalogue: Catalogue) -> None:
    for system in ("digid", "nl-wallet", "corona-apps", "coronamelder", "coronacheck"):
        assert catalogue.software[system].replaces == []


def test_the_twin_of_ggd_contact_does_not_decide(catalogue: Catalogue) -> None:
    roles = {ref.url: ref.role for ref in catalogue.software["ggd-contact"].repository_refs}
    odd = "https://github.com/minvws/https-github.com-minvws-nl-covid19-dbco-app-backend"
    assert roles[odd] == "mirror"


def test_pleio_lives_on_gitlab(catalogue: Catalogue) -> None:
    deciding = {
        ref.url
        for ref in catalogue.software["pleio"].repository_refs
        if ref.role in {"main", "part"}
    }
    assert deciding
    assert all(url.startswith("https://gitlab.com/pleio/") for url in deciding)


def test_sso_rijk_has_no_repository_and_one_component(catalogue: Catalogue) -> None:
    system = catalogue.software["sso-rijk"]
    assert system.repository_refs == []
    assert system.components == ["openconext"]
