"""Who uses it near me: where many users are, and what is said of products not yet looked at."""

from dataclasses import replace

import pytest

from harvester.site.entries import Named, SoftwareView, UserRow
from harvester.site.facets import facets_of_program, values_of
from harvester.site.pages.lists import of_product
from harvester.site.pages.near import MANY, spread
from harvester.site.searching import UNSEEN, rows_of
from harvester.site.view import View
from tests.pages import small


@pytest.fixture(scope="module")
def view() -> View:
    return small.view("nl")


def _users(view: View, n: int) -> list[UserRow]:
    like = next(row for one in view.software.values() for row in one.users)
    return [
        replace(
            like,
            organisation=Named(f"Gemeente {i}"),
            level="gemeente",
            province="Drenthe" if i % 2 else "Zeeland",
            ended=False,
        )
        for i in range(n)
    ]


def test_many_users_are_told_by_kind_and_province(view: View) -> None:
    said = " ".join(spread(view, _users(view, MANY + 2)))
    assert "gemeente\u00a010" in said
    assert "Drenthe\u00a05, Zeeland\u00a05" in said


def test_few_users_need_no_sentence(view: View) -> None:
    assert list(spread(view, _users(view, MANY))) == []


def test_who_stopped_is_not_counted(view: View) -> None:
    ended = [replace(row, ended=True) for row in _users(view, MANY + 2)]
    assert list(spread(view, ended)) == []


def test_a_program_is_found_by_the_province_of_its_current_users(view: View) -> None:
    bodies = view.catalogue.organisations
    for one in view.software.values():
        wanted = {
            bodies[row.organisation_id].province
            for row in one.users
            if row.organisation_id and not row.ended
        } - {None}
        assert set(facets_of_program(one, view)["province"]) == wanted
    found = [
        key for one in view.software.values() for key in facets_of_program(one, view)["province"]
    ]
    assert found, "the small catalogue has a municipality with a province"
    assert [value.name for value in values_of(view, "province", found)] == sorted(set(found))


def test_no_alternative_is_only_said_when_the_code_was_looked_at(view: View) -> None:
    product = next(one for one in view.products.values() if one.alternatives)
    hidden = [replace(one, program=_unknown(one.program)) for one in product.alternatives]
    unseen = replace(product, alternatives=[], others=hidden)
    assert product.found == len(product.alternatives)
    assert unseen.found is None
    assert of_product(unseen, view).note == view.t("lists.unseen")
    assert replace(unseen, others=[]).found == 0
    rows = {row.id: row for row in rows_of(replace(view, products={unseen.id: unseen}))}
    assert rows[unseen.id].count == UNSEEN


def _unknown(program: SoftwareView) -> SoftwareView:
    judged = program.assessment
    licence = judged.licence.model_copy(update={"licence_class": "unknown"})
    return replace(program, assessment=judged.model_copy(update={"licence": licence}))
