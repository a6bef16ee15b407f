"""Plain values as YAML text; every text between double quotes, so that nothing changes meaning."""

import json
import textwrap
from typing import Any

_SPACE = "\t\n\r\x85"
_CONTROL = frozenset((*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)))


def comment(text: str, depth: int) -> list[str]:
    """Lines of remarks at a depth; each line of the text begins a new one."""
    room = 98 - 2 * depth
    return [
        f"{'  ' * depth}# {line}"
        for paragraph in text.splitlines()
        for line in textwrap.wrap(paragraph, room)
    ]


def block(key: str, value: Any, depth: int) -> list[str]:
    """`key: value` at a depth; lists and mappings on the lines below."""
    indent = "  " * depth
    if isinstance(value, dict):
        return [f"{indent}{key}:"] + [
            line for name, item in value.items() for line in block(name, item, depth + 1)
        ]
    if isinstance(value, list):
        return [f"{indent}{key}:"] + [line for item in value for line in _item(item, depth + 1)]
    return [f"{indent}{key}: {scalar(value)}"]


def _item(item: Any, depth: int) -> list[str]:
    indent = "  " * depth
    if not isinstance(item, dict):
        return [f"{indent}- {scalar(item)}"]
    lines = [line for name, value in item.items() for line in block(name, value, depth + 1)]
    return [f"{indent}- {lines[0].lstrip()}", *lines[1:]]


def scalar(value: Any) -> str:
    """One value: true, false, or text between double quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    shown = "".join(char for char in str(value) if char in _SPACE or ord(char) not in _CONTROL)
    # JSON strings are YAML strings once what YAML takes for a line end is escaped
    text = json.dumps(shown, ensure_ascii=False)
    for char in "\x85\u2028\u2029\ufeff":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text
