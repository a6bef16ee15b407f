"""What is left of a record with mistakes: enough to find the mistakes of its other fields too.

Such a record never leaves the loader: it exists only together with a mistake that refuses it.
"""

import json
from collections.abc import Iterator, Mapping
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


Unread = Mapping[str, list[int]]
"""Field with a mistake in it → the places in the file of the items of its list that are left."""


def salvage(
    model: type[R], data: Mapping[str, Any], error: ValidationError
) -> tuple[R | None, Unread]:
    """The record without its bad fields, of lists without their bad items, and where those were.

    None for a kind whose fields refer to nothing.
    """
    if model not in _STAND_INS:
        return None, {}
    unread = {name: _left(data.get(name), found) for name, found in _bad(error).items()}
    kept = {}
    for name, value in data.items():
        if name in model.model_fields and (name not in unread or unread[name]):
            good = [value[index] for index in unread[name]] if name in unread else value
            kept[name] = _field(model, name, good)
    return model.model_construct(**{**_STAND_INS[model], **kept}), unread


def _bad(error: ValidationError) -> dict[str, set[int | None]]:
    """Field → the items with a mistake; None: the mistake is of the field itself."""
    bad: dict[str, set[int | None]] = {}
    for detail in error.errors(include_url=False):
        steps = detail["loc"]
        if steps:
            index = next(_numbers(steps), None)
            bad.setdefault(str(steps[0]), set()).add(index)
    return bad


def _numbers(steps: tuple[str | int, ...]) -> Iterator[int]:
    return (step for step in steps if isinstance(step, int))


def _left(value: Any, bad: set[int | None]) -> list[int]:
    if not isinstance(value, list) or None in bad:
        return []
    return [index for index in range(len(value)) if index not in bad]


def _field(model: type[BaseModel], name: str, value: Any) -> Any:
    adapter: TypeAdapter[Any] = TypeAdapter(model.model_fields[name].annotation or object)
    return adapter.validate_json(json.dumps(value), strict=True)
