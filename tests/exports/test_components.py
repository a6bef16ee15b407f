"""The component finder: what a developer wants to know, page by page, and what its script reads."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from harvester.model.facts import Known
from harvester.model.output import Output
from harvester.site.finder.choices import keys_of
from harvester.site.finder.facts import building_of
from harvester.site.finder.files import BLOCK, INDEX
from harvester.site.finder.standards import standard_of, step
from harvester.site.pages import components
from harvester.site.view import View, build_view
from tests.pages import small


def _view(*ids: str) -> View:
    """The small catalogue, in which these programs are components and no others."""
    known = small.small_catalogue()
    others = [id_ for id_, one in known.software.items() if one.kind == "component"]
    kinds = {**dict.fromkeys(others, "application"), **dict.fromkeys(ids, "component")}
    changed = {
        id_: known.software[id_].model_copy(update={"kind": kind}) for id_, kind in kinds.items()
    }
    catalogue = known.model_copy(update={"software": {**known.software, **changed}})
    return build_view(
        catalogue, small.observations(), small.visits(), small.assessment(), "en", small.SITE
    )


def _outputs(*ids: str) -> dict[str, Output]:
    return {one.path: one for one in components.render(_view(*ids))}


def _main(*ids: str) -> str:
    return str(_outputs(*ids)["components/index.html"].content)


def _index(found: dict[str, Output]) -> dict[str, Any]:
    index: dict[str, Any] = json.loads(str(found[INDEX].content))
    return index


def test_a_component_tells_licence_gaps_and_ways_in() -> None:
    body = _main("alfa")
    assert "This is the EUPL itself." in body
    assert "2 of 3 points" in body
    assert "How to contribute: <a" in body and "CONTRIBUTING.md" in body
    assert "no legal advice" in body


def test_what_is_missing_comes_with_its_mend() -> None:
    words = small.small_catalogue().policy.checks.readiness
    mend = next(one.mend.en for one in words if one.id == "contributing")
    body = _main("beta")
    assert "What is missing (1)" in body
    assert mend in body


def test_every_missing_point_has_a_mend_and_no_other() -> None:
    view = _view("beta")
    for program in view.software.values():
        no = sum(one.answer == "no" for one in program.assessment.findings)
        assert len(building_of(view, program).missing) == no


def test_only_components_stand_there() -> None:
    body = _main("beta")
    assert "software/beta/" in body
    assert "software/alfa/" not in body


def test_without_components_it_says_so() -> None:
    assert "There are no components in the catalogue yet." in _main()


def test_many_components_are_cut_into_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(components, "PER_PAGE", 2)
    found = _outputs("alfa", "beta", "delta", "epsilon", "zeta")
    paths = ["components/index.html", "components/2/index.html", "components/3/index.html"]
    pages = [str(found[path].content) for path in paths]
    assert 'rel="next"' in pages[0] and 'rel="next"' not in pages[2]
    assert "components/4/index.html" not in found


def test_each_value_has_a_page_with_everything_that_has_it_components_first() -> None:
    found = _outputs("zeta")
    index = _index(found)
    (facet,) = (one for one in index["facets"] if one["key"] == "standard")
    keys = {key for key, *_ in facet["values"]} - {"unknown"}
    pages = {path.split("/")[2] for path in found if path.startswith("components/standard/")}
    assert pages == keys
    assert keys


def test_the_index_and_the_blocks_hold_every_program_once() -> None:
    found = _outputs("beta")
    index = _index(found)
    many = len(small.small_catalogue().software)
    rows = [row for path, one in found.items() if path.startswith("assets/finder/rows-")
            for row in json.loads(str(one.content))]  # fmt: skip
    assert sorted(index["name"]) == list(range(many))
    assert len(rows) == many == len(index["ready"]) == len(index["changed"])
    assert index["block"] == BLOCK
    assert all(len(facet["rows"]) == many for facet in index["facets"])
    kinds = next(facet for facet in index["facets"] if facet["key"] == "kind")
    assert kinds["rows"][0] == 0  # the component stands first
    assert all(row.startswith('<li class="entry part">') and row.endswith("</li>") for row in rows)


def test_rows_of_the_script_are_those_of_the_page() -> None:
    found = _outputs("beta")
    (row, *_) = json.loads(str(found["assets/finder/rows-0.json"].content))
    assert "".join(row.split()) in "".join(str(found["components/index.html"].content).split())


def test_unknown_is_not_no() -> None:
    """Where nothing was seen no number stands, and it is not among those with few points."""
    view = _view()
    unseen = replace(view.software["beta"], checks=[])
    assert unseen.assessment.findings
    one = building_of(view, unseen)
    assert one.ready is None
    assert keys_of(view, one)["ready"] == ["unknown"]
    known = building_of(view, view.software["beta"])
    assert keys_of(view, known)["ready"] == ["fewer"]


def test_at_least_so_many_points_holds_for_all_that_have_more() -> None:
    one = building_of(_view(), _view().software["beta"])
    found = {n: keys_of(_view(), replace(one, ready=n))["ready"] for n in (0, 5, 6, 8, 9, 10, 14)}
    assert found == {
        0: ["fewer"], 5: ["fewer"], 6: ["6"], 8: ["8", "6"], 9: ["8", "6"],
        10: ["10", "8", "6"], 14: ["10", "8", "6"],
    }  # fmt: skip


def test_no_way_in_is_a_no_only_where_every_check_says_no() -> None:
    view = _view()
    program = view.software["beta"]
    one = replace(building_of(view, program), ways=[], no_ways=False)
    assert keys_of(view, one)["ways"] == ["unknown"]
    assert keys_of(view, replace(one, no_ways=True))["ways"] == ["none"]


def test_the_issue_tracker_stands_there_only_when_the_forge_told_of_it() -> None:
    view = _view()
    assert "issues" not in dict(building_of(view, view.software["alfa"]).ways)
    seen = view.observations[small.ALFA]
    on = Known(True, "https://api.github.com/graphql", date(2026, 1, 9))
    for issues, there in ((on, True), (replace(on, value=False), False)):
        forge = seen.forge.model_copy(update={"issues_on": issues})
        known = {small.ALFA: seen.model_copy(update={"forge": forge})}
        told = replace(view, observations={**view.observations, **known})
        ways = dict(building_of(told, view.software["alfa"]).ways)
        assert ("issues" in ways) is there
        if there:
            assert ways["issues"].url == f"{small.ALFA}/issues"
            assert ways["issues"].day == date(2026, 1, 9)


@pytest.mark.parametrize(
    ("written", "id_"),
    [("OIDC", "oidc"), ("OpenID Connect", "oidc"), ("saml 2.0", "saml"), ("ZGW-API’s", "zgw"),
     ("API’s voor Zaakgericht Werken (ZGW)", "zgw"), ("ODF", "odf"),
     ("OGC API Maps", "ogc-api-maps")],
)  # fmt: skip
def test_a_standard_has_one_id_however_it_is_written(written: str, id_: str) -> None:
    assert standard_of(written).id == id_


def test_an_address_says_which_standard_it_is() -> None:
    url = "https://www.forumstandaardisatie.nl/open-standaarden/saml"
    assert standard_of("something", url).id == "saml"


@pytest.mark.parametrize(
    ("name", "written"),
    [("C#", "c-sharp"), ("C++", "c-plus-plus"), ("C", "c"), ("F#", "f-sharp"), ("S/MIME", "s-mime"),
     ("Jupyter Notebook", "jupyter-notebook")],
)  # fmt: skip
def test_names_become_steps_of_an_address(name: str, written: str) -> None:
    assert step(name) == written
