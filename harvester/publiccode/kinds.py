"""Is this a publiccode.yml, or something that merely bears the name?"""

from harvester.publiccode.shapes import PUBLICCODE
from harvester.yamlnodes import Node, Pairs

_OURS = frozenset(key.lower() for key in PUBLICCODE.fields)
# Keys at the root that mark files of other tools; each group must be there whole.
_THEIRS: tuple[frozenset[str], ...] = tuple(
    map(
        frozenset,
        (
            ("openapi", "info"),
            ("swagger", "info"),
            ("asyncapi", "info"),
            ("jobs", "on"),
            ("jobs", "true"),
            ("apiversion", "kind"),
            ("services", "version"),
            ("stages",),
            ("$schema", "$id"),
        ),
    )
)


def is_something_else(root: Node) -> bool:
    """True for a workflow, an OpenAPI file and the like; False in doubt: no record is lost."""
    if not isinstance(root, Pairs):
        return False
    keys = {key.value.lower() for key, _ in root.pairs}
    if "publiccodeymlversion" in keys or {"name", "url"} <= keys:
        return False
    return any(marks <= keys for marks in _THEIRS) or len(keys & _OURS) < 2
