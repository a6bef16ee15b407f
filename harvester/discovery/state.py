"""`catalogue/observed/discovered.json`: what accounts held when they were last listed."""

from pathlib import Path

from pydantic import ValidationError

from harvester import observed
from harvester.discovery.listing import Listed
from harvester.errors import UserError
from harvester.model.discovered import Discovered

FILE = "discovered.json"


def load(folder: Path) -> Discovered:
    """The state of before; empty when nothing was listed yet. Raises UserError."""
    file = folder / FILE
    if not file.exists():
        return Discovered()
    try:
        return Discovered.model_validate_json(file.read_bytes())
    except (ValidationError, OSError) as error:
        raise UserError(
            f"{file}: cannot be read ({error.__class__.__name__}). "
            "Take it back from git, or remove it and run: catalogue discover"
        ) from None


def keep(folder: Path, state: Discovered, one: Listed) -> Discovered:
    """The state with one account listed anew, written at once: an interruption loses nothing."""
    state = Discovered(accounts={**state.accounts, one.url: one.account})
    observed.write(folder / FILE, observed.dump(state.model_dump(mode="json")))
    return state
