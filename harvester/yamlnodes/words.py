"""What a YAML parser says, in words for people who do not program."""

import re

import yaml

_PLAIN_WORDS: tuple[tuple[str, str], ...] = (
    (
        "mapping values are not allowed",
        "A colon inside a value, or a key indented too far: put the value between quotes.",
    ),
    (
        "could not find expected ':'",
        "A colon is missing: write `key: value`, with a space after the colon.",
    ),
    ("did not find expected key", "The indentation does not fit the lines above."),
    ("expected <block end>", "The indentation does not fit the lines above."),
    ("did not find expected '-' indicator", "The indentation does not fit the list above."),
    ("block sequence entries are not allowed", "A list must start on a line of its own."),
    (
        "cannot start any token",
        "Put this value between quotes: it starts with a special character.",
    ),
    ("did not find expected alphabetic or numeric", "A `*` or `&` stands here: use quotes."),
    ("expected alphabetic or numeric", "A `*` or `&` stands here: use quotes."),
    ("did not find expected ',' or", "A list or group between brackets is not closed."),
    ("expected ',' or", "A list or group between brackets is not closed."),
    ("unknown escape character", "A backslash between double quotes: use single quotes."),
    ("unexpected end of stream", "The quote that opens here is never closed."),
)


def explained(error: yaml.YAMLError, text: str) -> tuple[str, int, int, str]:
    """Code, line, column (from 1) and message for an error of the parser."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "unreadable")
    context = getattr(error, "context_mark", None)
    if "unexpected end of stream" in problem and context is not None:
        mark = context
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = re.split("\r\n|\r|\n", text)
    shown = lines[line - 1] if line <= len(lines) else ""
    indent = re.match(r"[ \t]*", shown)
    if indent and "\t" in indent[0]:
        column = indent[0].index("\t") + 1
        return "tab", line, column, "A tab is used to indent this line: use spaces."
    if "maximum nesting depth" in problem:
        return "too-deep", line, column, "Nested far too deep."
    for known, words in _PLAIN_WORDS:
        if known in problem:
            return "syntax", line, column, words
    return "syntax", line, column, f"This is not valid YAML: {problem}."
