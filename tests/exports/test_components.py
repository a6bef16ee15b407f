"""The component finder: what a developer wants to know, page by page."""

import pytest

from harvester.model.output import Output
from harvester.site.pages import components
from harvester.site.view import build_view
from tests.pages import small


def _pages(*ids: str) -> list[Output]:
    """The pages when these programs of the small catalogue are components."""
    known = small.small_catalogue()
    changed = {id_: known.software[id_].model_copy(update={"kind": "component"}) for id_ in ids}
    catalogue = known.model_copy(update={"software": {**known.software, **changed}})
    view = build_view(
        catalogue, small.observations(), small.visits(), small.assessment(), "en", small.SITE
    )
    return list(components.render(view))


def test_a_component_tells_licence_gaps_and_ways_in() -> None:
    (page,) = _pages("alfa")
    body = str(page.content)
    assert page.path == "components/index.html"
    assert "This is the EUPL itself." in body
    assert "2 of 3 checkable points" in body
    assert "CONTRIBUTING.md" in body
    assert "no legal advice" in body


def test_what_is_missing_comes_with_its_mend() -> None:
    (page,) = _pages("beta")
    words = small.small_catalogue().policy.checks.readiness
    mend = next(one.mend.en for one in words if one.id == "contributing")
    assert "What is missing (1)" in str(page.content)
    assert mend in str(page.content)


def test_only_components_stand_there() -> None:
    (page,) = _pages("beta")
    assert "software/beta/" in str(page.content)
    assert "software/alfa/" not in str(page.content)


def test_many_components_are_cut_into_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(components, "PER_PAGE", 2)
    pages = _pages("alfa", "beta", "delta", "epsilon", "zeta")
    assert [page.path for page in pages] == [
        "components/index.html", "components/2/index.html", "components/3/index.html",
    ]  # fmt: skip
    assert 'rel="next"' in str(pages[0].content) and 'rel="next"' not in str(pages[2].content)
