"""Which keys a record allows at some place, for suggestions."""

from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, Tag

Step = str | int


def fields_at(model: type[BaseModel], path: tuple[Step, ...]) -> list[str]:
    """Names of the keys that may stand at this path of a record, in the order of the model."""
    return list(dict.fromkeys(name for at in _models(model, path) for name in _keys(at)))


def _keys(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _models(annotation: Any, path: tuple[Step, ...]) -> Iterator[type[BaseModel]]:
    if get_origin(annotation) is Annotated:
        inner, *notes = get_args(annotation)
        tags = [note.tag for note in notes if isinstance(note, Tag)]
        if tags and path[:1] == (tags[0],):
            path = path[1:]
        elif tags and path and isinstance(path[0], str) and path[0].endswith(("-source", "listed")):
            return
        yield from _models(inner, path)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if not path:
            yield annotation
        for name, field in annotation.model_fields.items():
            if path[:1] == (field.alias or name,):
                yield from _models(field.annotation, path[1:])
    elif get_origin(annotation) in {list, dict}:
        yield from _models(get_args(annotation)[-1], path[1:])
    else:
        for choice in get_args(annotation):
            yield from _models(choice, path)
