"""What differs by forge: addresses of pages, and the facts that git cannot tell.

The registry is literal. To add a kind: a module that fulfils `forge.Forge`, its tests, and one line
here (docs/add-a-forge.md).
"""

from collections.abc import Mapping

from harvester.forges import forgejo, github, gitlab, plain_git
from harvester.forges.forge import Forge

FORGES: Mapping[str, Forge] = {
    "github": github,
    "gitlab": gitlab,
    "forgejo": forgejo,
    "plain_git": plain_git,
}

__all__ = ["FORGES", "Forge"]
