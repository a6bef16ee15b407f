"""From nodes to records; what pydantic finds is said in words for people who do not program."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from harvester.catalogue.mistakes import Mistakes, suggestion
from harvester.catalogue.salvage import Unread, salvage
from harvester.catalogue.shape import fields_at
from harvester.yamlnodes import Node, Pairs, Path, Scalar, find, plain

R = TypeVar("R", bound=BaseModel)

_PATTERNS = (
    ("[A-Z]{2}$", "the two capitals of a country, such as NL (or XX where none applies)"),
    ("^https?", "an address that starts with https://"),
    ("0-9a-f", "a commit: at least seven of the digits 0-9 and letters a-f"),
    (r"\d{4}", "a year, month or day: 2023, 2023-05 or 2023-05-17"),
    ("a-z0-9", "a short id: small letters, digits and hyphens"),
)
_OF_THE_MODEL = re.compile(r"\[key\]|listed|no-repository|[a-z]+-source")
"""Steps of a path that stand in no file: pydantic names the choices of a union by them."""
_NUMBERS: Mapping[str, tuple[re.Pattern[str], Callable[[str], int | float]]] = {
    "int_type": (re.compile(r"[-+]?\d{1,15}"), int),
    "float_type": (re.compile(r"[-+]?\d{1,15}(\.\d{1,15})?"), float),
}


def record(
    model: type[R], node: Node, label: str, mistakes: Mistakes, given: Mapping[str, str]
) -> tuple[R | None, Unread]:
    """The record that a node describes; with every mistake noted, what is left of it, or None.

    given: fields that the file itself may not hold (its id). Second: what of it was not read.
    """
    if not isinstance(node, Pairs):
        mistakes.add(label, (node.line, node.column), "A group of keys belongs here (`name: …`).")
        return None, {}
    for key in given:
        if found := node.key(key):
            message = f"Remove this line: {key} is the name by which the file or entry is known."
            mistakes.add(label, (found.line, found.column), message)
    data = {**plain(node), **given}
    try:
        return _validated(model, data, node), {}
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            _explain(detail, model, node, label, mistakes)
        return salvage(model, data, error)


def _validated(model: type[R], data: dict[str, Any], node: Node) -> R:
    try:
        return model.model_validate_json(json.dumps(data))
    except ValidationError as error:
        # Every scalar came as text; where a number is asked and was written, it is one.
        if not _numbers_put(error, data, node):
            raise
    return model.model_validate_json(json.dumps(data))


def _numbers_put(error: ValidationError, data: Any, node: Node) -> bool:
    put = False
    for detail in error.errors(include_url=False):
        if detail["type"] not in _NUMBERS:
            continue
        pattern, number = _NUMBERS[detail["type"]]
        written, _ = find(node, detail["loc"])
        if isinstance(written, Scalar) and written.plain and pattern.fullmatch(written.value):
            holder = data
            for step in detail["loc"][:-1]:
                holder = holder[step]
            holder[detail["loc"][-1]] = number(written.value)
            put = True
    return put


def _explain(
    detail: ErrorDetails, model: type[BaseModel], node: Node, label: str, mistakes: Mistakes
) -> None:
    path = detail["loc"]
    names = [step for step in path if isinstance(step, str) and not _OF_THE_MODEL.fullmatch(step)]
    name = names[-1] if names else "this"
    if detail["type"] == "missing":
        holder = path[:-1]
        mistakes.at_key(label, node, holder, f"`{name}` is missing{_inside(holder, node)}.")
    elif detail["type"] == "extra_forbidden":
        known = fields_at(model, path[:-1])
        words = suggestion(name, known) or f" Known here: {', '.join(known)}."
        if " " in name:  # `{nl: Snel, en goed, en: …}`: the comma ended the text
            words = " If this is the rest of a sentence with a comma: put it between quotes."
        mistakes.at_key(label, node, path, f'Key "{name}" does not exist here.{words}')
    elif path[-1:] == ("[key]",):
        mistakes.at_key(label, node, path, _words(detail, str(path[-2])))
    else:
        mistakes.at_value(label, node, path, _words(detail, name))


def _inside(holder: Path, node: Node) -> str:
    """Where a key is missing, in the words of the file."""
    _, key = find(node, holder)
    return f" in `{key.value}`" if key else ""


def _words(detail: ErrorDetails, name: str) -> str:
    context = detail.get("ctx") or {}
    shown = json.dumps(detail["input"], ensure_ascii=False)[:60]
    if detail["input"] is None:
        return f"`{name}` is empty: fill it in or remove the line."
    match detail["type"]:
        case "string_type":
            if isinstance(detail["input"], bool):
                return f"`{name}` must be text: put {shown} between quotes."
            return f"`{name}` must be one piece of text, not a list or a group of keys."
        case "list_type":
            return f"`{name}` must be a list: begin each line with a hyphen."
        case "model_type" | "dict_type" | "model_attributes_type":
            if context.get("class_name") == "Text":
                return f"`{name}` must be written in both languages: nl and en."
            return f"`{name}` must be a group of keys, each on a line of its own."
        case "literal_error":
            allowed = re.findall(r"'([^']*)'", str(context.get("expected", "")))
            hint = suggestion(str(detail["input"]), allowed)
            return f"{shown} is not one of {', '.join(allowed)}.{hint}"
        case "string_pattern_mismatch":
            pattern = str(context.get("pattern"))
            what = next((words for part, words in _PATTERNS if part in pattern), pattern)
            return f"{shown} is not {what}."
        case "string_too_long":
            return f"`{name}` is longer than {context.get('max_length')} characters."
        case "string_too_short":
            return f"`{name}` is empty: fill it in or remove the line."
        case "too_short":
            return f"`{name}` may not be empty: name at least {context.get('min_length')}."
        case "too_long":
            return f"`{name}` may name at most {context.get('max_length')}."
        case "date_type" | "date_parsing" | "date_from_datetime_parsing":
            return f"{shown} is not a day: write it as 2026-11-24."
        case "bool_type" | "bool_parsing":
            return f"`{name}` must be true or false, without quotes."
        case "int_type" | "float_type" | "int_parsing" | "float_parsing":
            return f"`{name}` must be a number, without quotes."
        case "union_tag_not_found" | "union_tag_invalid":
            return (
                "A source is one of: `url` and `seen_on`; `repository`, `path` and `commit`; "
                "`editor: judgement` and `reviewed_on`; `review: pending`."
            )
    return f"`{name}`: {detail['msg']}."
