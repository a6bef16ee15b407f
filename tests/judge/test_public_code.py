"""What organisations publish, and where code lives: told from files, without a network."""

from datetime import date
from pathlib import Path

import pytest

from harvester import catalogue as catalogue_files
from harvester.assess import assess
from harvester.judge.places import Move, moves_of, place_of
from harvester.judge.public_code import public_code
from harvester.model.catalogue import Account, Catalogue, Organisation
from harvester.model.discovered import Discovered, DiscoveredAccount, DiscoveredRepository
from harvester.model.facts import Known, Text
from harvester.site.public_code import figures_of
from tests.judge.given import observation_of

REAL = Path(__file__).parents[2] / "catalogue"
TODAY = date(2026, 5, 1)
HOME = "https://github.com/gemeente"


def body(name: str, *accounts: str, country: str = "NL") -> Organisation:
    urls = [Account(url=url) for url in accounts]
    return Organisation(id=name, name=name, level="municipality", country=country, accounts=urls)


@pytest.fixture(scope="module")
def small() -> Catalogue:
    bodies = [
        body("gemeente", HOME),
        body("leeg", "https://gitlab.com/leeg"),
        body("later", "https://gitlab.com/later"),
        body("stil"),
        body("elders", "https://github.com/elders", country="DE"),
    ]
    return catalogue_files.load(REAL).model_copy(
        update={"software": {}, "organisations": {one.id: one for one in bodies}}
    )


def test_all_public_code_and_who_publishes_nothing(small: Catalogue) -> None:
    first = DiscoveredRepository(first_seen=TODAY)
    fork = first.model_copy(update={"fork": True})
    gone = first.model_copy(update={"gone_on": TODAY})
    discovered = Discovered(
        accounts={
            HOME: DiscoveredAccount(
                organisation="gemeente",
                listed_on=TODAY,
                repositories={
                    f"{HOME}/App": first,
                    f"{HOME}/nieuw": first,
                    f"{HOME}/kopie": fork,
                    f"{HOME}/weg": gone,
                },
            ),
            "https://gitlab.com/leeg": DiscoveredAccount(organisation="leeg", listed_on=TODAY),
        }
    )
    given = {"people": {date(2026, 4, 20): 3, date(2026, 3, 1): 30}}
    url = f"{HOME}/app"  # the catalogue writes it otherwise than the forge
    observations = {url: observation_of(given, TODAY, url)}
    found = public_code(small, discovered, assess(small, observations, {}, TODAY), observations)
    assert {one.organisation: one.publishes for one in found} == {
        "gemeente": "yes",
        "leeg": "nothing-public",
        "later": "not-listed-yet",
        "stil": "no-account-known",
    }
    counts = figures_of(found[0].repositories)
    assert (counts.own, counts.apart, counts.visited) == (2, 1, 1)
    rows = {row.url.rpartition("/")[2]: row for row in found[0].repositories}
    assert (rows["App"].publiccode, rows["nieuw"].publiccode) == ("none", None)
    assert rows["App"].activity is not None
    assert rows["nieuw"].activity is None
    assert rows["kopie"].apart == "fork"
    assert rows["weg"].gone_on == "2026-05-01"


def test_what_others_named_is_known_but_not_complete(small: Catalogue) -> None:
    named = DiscoveredRepository(first_seen=TODAY, known_by="elsewhere")
    account = DiscoveredAccount(
        organisation="gemeente",
        named_on=TODAY,
        named_by=Text(nl="een index", en="an index"),
        repositories={f"{HOME}/App": named},
    )
    found = public_code(
        small, Discovered(accounts={HOME: account}), assess(small, {}, {}, TODAY), {}
    )
    code = found[0]
    assert (code.publishes, code.complete, code.listed_on) == ("yes", False, None)
    assert [text.en for text in code.named_by] == ["an index"]
    assert [row.known_by for row in code.repositories] == ["elsewhere"]


def test_a_program_makes_a_repository_known_where_no_list_does() -> None:
    real = catalogue_files.load(REAL)
    found = public_code(real, Discovered(), assess(real, {}, {}, TODAY), {})
    vws = next(code for code in found if code.organisation == "ministerie-vws")
    assert vws.publishes == "yes"
    assert not vws.complete
    assert {row.known_by for row in vws.repositories} == {"catalogue"}
    assert all(row.programs and row.first_seen is None for row in vws.repositories)


def test_the_place_is_told_by_the_exact_host(small: Catalogue) -> None:
    assert place_of(f"{HOME}/app", small.forges).parent_country == "US"
    assert place_of("https://codeberg.org/a/b", small.forges).operator_country == "DE"
    assert place_of("https://github.com.example.org/a/b", small.forges).operator is None


def test_a_move_to_another_host_is_told_apart_from_a_new_name() -> None:
    seen = observation_of({"history": {"unknown": "not-read"}}, TODAY, f"{HOME}/app")
    moved = Known(f"{HOME}/programma", "api", TODAY)
    seen = seen.model_copy(
        update={
            "aliases": ["https://codeberg.org/gemeente/app", f"{HOME}/programma"],
            "forge": seen.forge.model_copy(update={"moved_to": moved}),
        }
    )
    assert moves_of(seen) == [
        Move(f"{HOME}/app", "https://codeberg.org/gemeente/app", None, True),
        Move(f"{HOME}/app", f"{HOME}/programma", TODAY, False),
    ]
