"""What is left of a record with mistakes: enough to find the mistakes of its other fields too.

Such a record never leaves the loader: it exists only together with a mistake that refuses it.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from harvester.model.catalogue import NoRepository, Product, Review, Software
from harvester.model.facts import Text

R = TypeVar("R", bound=BaseModel)

_UNREAD = Text(nl="?", en="?")
_STAND_INS: Mapping[type[BaseModel], Mapping[str, Any]] = {
    Software: {
        "name": _UNREAD,
        "description": _UNREAD,
        "kind": "application",
        "added": date.min,
        "review": Review(status="pending"),
        "categories": [],
        "repositories": NoRepository(none=_UNREAD),
    },
    Product: {
        "name": "?",
        "vendor": "?",
        "vendor_country": "XX",
        "parent_country": "XX",
        "vendor_source": None,
        "categories": [],
        "description": _UNREAD,
        "added": date.min,
        "review": Review(status="pending"),
    },
}


def salvage(model: type[R], data: Mapping[str, Any], error: ValidationError) -> R | None:
    """The record without its bad fields, or None for a kind whose fields refer to nothing."""
    if model not in _STAND_INS:
        return None
    bad = {detail["loc"][0] for detail in error.errors(include_url=False) if detail["loc"]}
    good = {
        name: _field(model, name, value)
        for name, value in data.items()
        if name in model.model_fields and name not in bad
    }
    return model.model_construct(**{**_STAND_INS[model], **good})


def _field(model: type[BaseModel], name: str, value: Any) -> Any:
    adapter: TypeAdapter[Any] = TypeAdapter(model.model_fields[name].annotation or object)
    return adapter.validate_json(json.dumps(value), strict=True)
