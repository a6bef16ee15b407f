"""One file, two answers: the tolerant reading and the strict verdict."""

from harvester.model.observation import PubliccodeReading
from harvester.publiccode.gathering import gather
from harvester.yamlnodes import YamlTrouble, compose


def read(data: bytes, name: str = "publiccode.yml") -> PubliccodeReading:
    """Read a publiccode.yml: what it says as far as we may keep it, and how it stands to 0.7."""
    try:
        root = compose(data)
    except YamlTrouble:
        return PubliccodeReading(verdict="unreadable")
    fields, told = gather(root)
    return PubliccodeReading(
        verdict="invalid", **fields, coercions=told.coercions, lines=told.lines
    )
