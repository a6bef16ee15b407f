"""The documented Protocol is the real one."""

import inspect
from pathlib import Path

import pytest

from harvester.forges import FORGES
from harvester.forges.forge import Forge, Page, Report, Seen
from harvester.model.vocabulary import ForgeHost

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("shape", [Forge, Report, Seen, Page])
def test_the_page_shows_the_exact_code(shape: type) -> None:
    page = (ROOT / "docs" / "add-a-forge.md").read_text(encoding="utf-8")
    assert inspect.getsource(shape).rstrip() in page


def test_every_kind_that_can_be_written_down_has_its_adapter() -> None:
    kinds = ForgeHost.model_fields["kind"].annotation
    assert set(FORGES) == set(kinds.__args__)  # type: ignore[union-attr]
    promised = [name for name in vars(Forge) if not name.startswith("_")]
    for kind, module in FORGES.items():
        for name in promised:
            assert callable(getattr(module, name)), (kind, name)


def test_door_two_leads_to_the_page() -> None:
    assert "docs/add-a-forge.md" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
