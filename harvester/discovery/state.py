"""`catalogue/observed/discovered.json`: what accounts held when they were last listed."""

from pathlib import Path

from harvester import observed
from harvester.discovery.listing import Listed
from harvester.model.discovered import Discovered

FILE = observed.DISCOVERED


def load(folder: Path) -> Discovered:
    """The state of before; empty when nothing was listed yet. Raises UserError."""
    return observed.load_discovered(folder)


def keep(folder: Path, state: Discovered, one: Listed) -> Discovered:
    """The state with one account listed anew, written at once: an interruption loses nothing."""
    state = Discovered(accounts={**state.accounts, one.url: one.account})
    observed.write(
        folder / FILE, observed.dump(state.model_dump(mode="json", exclude_defaults=True))
    )
    return state
