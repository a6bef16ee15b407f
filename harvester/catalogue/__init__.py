"""`catalogue/*.yml` → Catalogue, or every mistake with file, line, column and a suggestion."""

from harvester.catalogue.fields import write_field_reference
from harvester.catalogue.loading import load, load_licence_policy, no_such_id
from harvester.catalogue.schema import KINDS, schema, write_schemas

__all__ = [
    "KINDS",
    "load",
    "load_licence_policy",
    "no_such_id",
    "schema",
    "write_field_reference",
    "write_schemas",
]
