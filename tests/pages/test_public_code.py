"""All public code as pages and data: what is known, of how many, and what is not known."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from itertools import chain
from typing import get_args

import pytest

from harvester import catalogue as catalogue_files
from harvester.assess import assess
from harvester.model.catalogue import Account, Catalogue, ForgeHost, PendingSource
from harvester.model.discovered import Discovered, DiscoveredAccount, DiscoveredRepository
from harvester.model.facts import Known, Text
from harvester.model.observation import Observation, Outcome, Visit
from harvester.site.addresses import LANGUAGES, Language
from harvester.site.exports.api import public_code as api
from harvester.site.pages import public_code as pages
from harvester.site.pages import repository as repository_pages
from harvester.site.pages import software as software_pages
from harvester.site.public_code import GROUPS, figures_of
from harvester.site.view import View, build_view
from tests.pages import small

HOME, OWN = "https://github.com/voorbeeldstad", "https://git.voorbeeldstad.example/code"
DAY = date(2026, 1, 3)
INDEX = Text(nl="een lijst van anderen", en="a list of others")


@cache
def plain() -> Catalogue:
    """The small catalogue with the policy of the real one."""
    real = catalogue_files.load(small.FOLDER.parents[2] / "catalogue")
    return small.small_catalogue().model_copy(update={"policy": real.policy})


def listed(**states: DiscoveredRepository) -> Discovered:
    """The account of the municipality, listed as a whole; `a_b` stands for `a-b`."""
    repositories = {f"{HOME}/{name.replace('_', '-')}": one for name, one in states.items()}
    account = DiscoveredAccount(
        organisation="gemeente-voorbeeld", listed_on=DAY, outcome="listed",
        repositories=repositories,
    )  # fmt: skip
    return Discovered(accounts={HOME: account})


def there(**more: object) -> DiscoveredRepository:
    return DiscoveredRepository(first_seen=DAY, **more)  # type: ignore[arg-type]


def made(
    discovered: Discovered | None,
    seen: Iterable[Observation] = (),
    visits: Iterable[Visit] = (),
    catalogue: Catalogue | None = None,
    language: Language = "nl",
) -> View:
    """The small view with this beside it, judged by the real policy."""
    known = catalogue or plain()
    observations = small.observations() | {one.url: one for one in seen}
    visited = small.visits() | {one.url: one for one in visits}
    judged = small.assessment()
    more = assess(known.model_copy(update={"software": {}}), observations, visited, small.TODAY)
    whole = judged.model_copy(update={"repositories": {**more.repositories, **judged.repositories}})
    return build_view(known, observations, visited, whole, language, small.SITE, discovered)


def with_accounts(*urls: str) -> Catalogue:
    known = plain()
    body = known.organisations["gemeente-voorbeeld"]
    body = body.model_copy(update={"accounts": [Account(url=url) for url in urls]})
    return known.model_copy(update={"organisations": {**known.organisations, body.id: body}})


def bodies(view: View) -> dict[str, str]:
    return {output.path: str(output.content) for output in pages.render(view)}


def words(html: str) -> str:
    """What a reader reads."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def test_every_state_has_its_group_and_nothing_is_lost() -> None:
    lively = small.observation(f"{HOME}/levend", DAY, {"2025-12": 30, "2026-01": 4})
    quiet = small.observation(f"{HOME}/stil", DAY, {"2023-01": 30, "2024-01": 4})
    old = small.observation(f"{HOME}/oud", date(2024, 1, 3), {"2023-12": 30, "2024-01": 4})
    discovered = listed(
        levend=there(), stil=there(), oud=there(), dicht=there(), nieuw=there(archived=True),
        weg=there(gone_on=DAY), kopie=there(fork=True), begin=there(template=True),
    )  # fmt: skip
    dicht = Visit(url=f"{HOME}/dicht", visited_on=DAY, outcome="taken-down")
    view = made(discovered, [lively, quiet, old], [dicht])
    code = view.code["gemeente-voorbeeld"]
    groups = {row.name.partition("/")[2]: row.group for row in code.rows}
    assert groups == {
        "levend": "alive", "stil": "quiet", "oud": "unknown", "nieuw": "unread", "dicht": "gone",
        "weg": "gone", "kopie": "apart", "begin": "apart",
    }  # fmt: skip
    order = [GROUPS.index(row.group) for row in code.rows]
    assert order == sorted(order)
    figures = code.figures
    assert (figures.own, figures.apart, figures.visited) == (4, 2, 3)
    assert (figures.judged, figures.alive) == (2, 1)
    page = bodies(view)["broncode/gemeente-voorbeeld/index.html"]
    for row in code.rows:
        assert row.name in page
    assert "om juridische redenen (code 451)" in page
    assert "gearchiveerd volgens het codeplatform" in page
    closed = page.partition("<details>")[2].partition("</details>")[0]
    assert "voorbeeldstad/kopie" in closed and "voorbeeldstad/begin" in closed
    assert "voorbeeldstad/levend" not in closed
    assert "Dit is de hele lijst van de accounts op 3 januari 2026." in page


def test_figures_carry_their_denominators_and_sources() -> None:
    seen = small.observation(f"{HOME}/levend", DAY, {"2025-12": 30, "2026-01": 4})
    known = listed(levend=there(known_by="elsewhere"), ander=there(known_by="elsewhere"))
    account = known.accounts[HOME].model_copy(
        update={"listed_on": None, "outcome": "not-asked", "named_on": DAY, "named_by": INDEX}
    )
    view = made(Discovered(accounts={HOME: account}), [seen])
    page = words(bodies(view)["broncode/index.html"])
    assert "organisaties met openbare code 1 van 2" in page
    assert "opslagplaatsen bekend 2" in page
    assert "daarvan zelf gelezen 1 van 2" in page
    assert "met recent werk 1 van 1" in page
    assert "kennen wij de hele lijst niet" in page
    assert "komt uit: een lijst van anderen." in page
    assert "niet volledig" in page
    other = made(Discovered(accounts={HOME: account}), [seen], language="en")
    english = words(bodies(other)["source-code/gemeente-voorbeeld/index.html"])
    assert "Not complete. Known from: a list of others." in english
    assert "from a list of others, 3 Jan 2026" in english


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_publishes_nothing_is_told_apart_by_what_we_know(language: Language) -> None:
    view = made(None, language=language)
    assert {id_: one.code.publishes for id_, one in view.code.items()} == {
        "gemeente-voorbeeld": "not-listed-yet", "ministerie-voorbeeld": "no-account-known",
    }  # fmt: skip
    page = bodies(view)[view.path("public-code") + "index.html"]
    for key in ("not-listed-yet", "no-account-known"):
        assert f'<h3 id="{key}">' in page
        assert view.t(f"public_code.none.{key}.text") in page
    assert view.path("contribute") in page
    assert "nothing-public" not in page
    empty = made(listed(), language=language)
    assert 'id="nothing-public"' in bodies(empty)[view.path("public-code") + "index.html"]


def test_many_repositories_are_parted_over_pages() -> None:
    view = made(listed(**{f"r{n:03}": there() for n in range(2 * pages.PER_PAGE + 1)}))
    found = bodies(view)
    own = [path for path in found if path.startswith("broncode/gemeente-voorbeeld/")]
    assert own == [
        "broncode/gemeente-voorbeeld/index.html",
        "broncode/gemeente-voorbeeld/2/index.html",
        "broncode/gemeente-voorbeeld/3/index.html",
    ]
    rows = [re.findall(r"voorbeeldstad/(r\d+)</a>", found[path]) for path in own]
    assert [len(page) for page in rows] == [100, 100, 1]
    assert list(chain.from_iterable(rows)) == [f"r{n:03}" for n in range(201)]
    assert "100 van 201 staan op deze pagina." in found[own[1]]


def test_places_count_what_is_there_and_say_where_no_list_is_known() -> None:
    known = with_accounts(HOME, OWN)
    host = ForgeHost(
        host="git.voorbeeldstad.example", name="Eigen plek", kind="forgejo",
        operator="Voorbeeldstad",
        operator_country="NL", parent_country="NL", source=PendingSource(review="pending"),
    )  # fmt: skip
    described = known.model_copy(update={"forges": {**known.forges, host.host: host}})
    discovered = listed(een=there(), twee=there(), weg=there(gone_on=DAY), kopie=there(fork=True))
    for catalogue, operator in ((described, "Voorbeeldstad"), (known, None)):
        github, own = made(discovered, catalogue=catalogue).code_places
        assert (github.place.name, github.repositories, github.accounts, github.unlisted) == (
            "GitHub", 2, 1, 0,
        )  # fmt: skip
        assert (own.repositories, own.accounts, own.unlisted) == (0, 1, 1)
        assert own.place.operator == operator
    page = words(bodies(made(discovered, catalogue=known))["plaatsen-van-broncode/index.html"])
    assert "2 van 2" in page
    assert "nog niet beschreven" in page
    assert "van 1 is de lijst niet bekend" in page
    assert "kan de verdeling over de plekken dus anders zijn" in page
    assert "Geen server of codeplatform meldde ons een verhuizing" in page


def moved(url: str, to: str) -> Observation:
    """As a forge tells it: the alias, and the day."""
    seen = small.observation(url, DAY, {"2025-12": 3})
    forge = seen.forge.model_copy(update={"moved_to": Known(to, url, DAY)})
    return seen.model_copy(update={"aliases": [to], "forge": forge})


def test_moves_are_listed_with_day_and_holder() -> None:
    away, renamed = "https://code.example.org/stad/app", f"{HOME}/nieuwe-naam"
    discovered = listed(
        app=there(), oude_naam=there(), uit_lijst=there(gone_on=DAY, moved_to=f"{HOME}/elders")
    )
    seen = [moved(f"{HOME}/app", away), moved(f"{HOME}/oude-naam", renamed)]
    alfa = small.observations()[small.ALFA].model_copy(update={"aliases": [f"{HOME}/alfa"]})
    view = made(discovered, [*seen, alfa])
    rows = {one.before[0]: one for one in view.moves}
    assert {url: (one.after[0], one.day, one.other_host) for url, one in rows.items()} == {
        f"{HOME}/app": (away, DAY, True),
        f"{HOME}/oude-naam": (renamed, DAY, False),
        f"{HOME}/uit-lijst": (f"{HOME}/elders", DAY, False),
        small.ALFA: (f"{HOME}/alfa", None, False),
    }
    assert [one.name for one in rows[f"{HOME}/app"].of] == ["Gemeente Voorbeeld (verzonnen)"]
    assert rows[small.ALFA].of[0].name == "Alfa"
    page = words(bodies(view)["plaatsen-van-broncode/index.html"])
    assert "code.example.org/stad/app" in page and "dag niet bekend" in page
    own = words(bodies(view)["broncode/gemeente-voorbeeld/index.html"])
    assert f"verhuisd naar {away}" in own


def test_the_page_of_a_program_and_of_its_repository_say_where_it_went() -> None:
    new = "https://code.example.org/alfa/alfa"
    view = made(None, [moved(small.ALFA, new)])
    for page in (
        software_pages.page(view, view.software["alfa"]),
        repository_pages.page(view, view.repositories[small.ALFA]),
    ):
        assert f"verhuisd naar {new}" in words(str(page.content))
        assert f'href="{new}"' in str(page.content)


def test_an_address_that_is_no_page_is_never_a_link() -> None:
    view = made(listed(app=there(gone_on=DAY, moved_to="javascript:alert(1)")))
    assert "javascript:" not in "".join(bodies(view).values())


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_every_end_of_a_visit_is_told_on_the_pages(outcome: Outcome) -> None:
    """Of a program whose code was never read, and of a repository that no program lists."""
    app = f"{HOME}/app"
    visits = [Visit(url=url, visited_on=DAY, outcome=outcome) for url in (small.DELTA, app)]
    view = made(listed(app=there()), visits=visits)
    said = plain().policy.checks.outcomes[outcome].nl
    own = words(bodies(view)["broncode/gemeente-voorbeeld/index.html"])
    if outcome in ("gone", "taken-down"):
        assert view.code["gemeente-voorbeeld"].rows[0].group == "gone"
        assert ("juridische redenen" in own) == (outcome == "taken-down")
    else:
        assert f"Bezoek op 3 jan 2026: {said}" in own
    program = words(str(software_pages.page(view, view.software["delta"]).content))
    repository = words(str(repository_pages.page(view, view.repositories[small.DELTA]).content))
    assert said in repository
    good = outcome in ("read", "unchanged", "not-due", "empty")
    assert good or f"Bezoek op 3 jan 2026: {said}" in program


@pytest.mark.parametrize("standing", ["gone", "taken-down"])
def test_what_a_forge_says_of_a_repository_that_was_read_before(standing: str) -> None:
    alfa = small.observations()[small.ALFA]
    forge = alfa.forge.model_copy(update={"standing": Known(standing, small.ALFA, DAY)})
    view = made(None, [alfa.model_copy(update={"forge": forge})])
    page = words(str(software_pages.page(view, view.software["alfa"]).content))
    said = view.t(f"software.repositories.standing.{standing}", day=DAY)
    assert said in page
    assert ("451" in said) == (standing == "taken-down")


def test_pages_and_data_count_alike() -> None:
    discovered = listed(een=there(), twee=there(), kopie=there(fork=True), weg=there(gone_on=DAY))
    view = made(discovered)
    code = view.code["gemeente-voorbeeld"]
    told = api.document(view, code)
    assert told.counts.repositories == code.figures.own == 2
    assert told.counts.forks_and_templates == code.figures.apart == 1
    assert len(told.repositories) == 4
    assert [one.gone_on for one in told.repositories if one.gone_on] == [DAY]
    assert told.complete and told.listed_on == DAY
    assert api.item(view, view.code["ministerie-voorbeeld"]).publishes == "no-account-known"


def test_an_address_in_two_spellings_counts_once() -> None:
    one = made(listed(een=there())).code["gemeente-voorbeeld"].code.repositories[0]
    other = one.model_copy(update={"url": one.url.upper()})
    assert figures_of([one, other]).own == 1
