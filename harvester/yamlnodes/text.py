"""From bytes to text that may be parsed; trouble always has a place."""

import re

MAX_BYTES = 256 * 1024

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class YamlTrouble(Exception):  # noqa: N818  trouble of a text, not of the programme
    """This text cannot be read as YAML. line and column count from 1; code names the kind.

    Codes: too-large, encoding, character, tab, syntax, several-documents, tag, alias, too-deep,
    too-many, complex-key.
    """

    def __init__(self, code: str, line: int, column: int, message: str) -> None:
        self.code, self.line, self.column, self.message = code, line, column, message
        super().__init__(f"{line}:{column}: {message}")


def decode(text: str | bytes, *, max_bytes: int = MAX_BYTES) -> str:
    """UTF-8 text without byte order mark; raises YamlTrouble for size, encoding, bad characters."""
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if len(raw) > max_bytes:
        raise YamlTrouble("too-large", 1, 1, f"Larger than {max_bytes // 1024} kB.")
    try:
        decoded = raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        line, column = _where(before, len(before))
        byte = raw[error.start]
        message = f"This is not UTF-8 text (byte 0x{byte:02x}): save the file as UTF-8."
        raise YamlTrouble("encoding", line, column, message) from None
    if bad := _UNPRINTABLE.search(decoded):
        check_characters(bad[0], *_where(decoded, bad.start()))
    return decoded


def _where(text: str, index: int) -> tuple[int, int]:
    lines = re.split("\r\n|\r|\n", text[:index])
    return len(lines), len(lines[-1]) + 1


def check_characters(value: str, line: int, column: int) -> None:
    """Refuse what escapes can smuggle in: control characters and half characters."""
    if bad := _UNPRINTABLE.search(value):
        message = f"The invisible character U+{ord(bad[0]):04X} is not allowed: remove it."
        raise YamlTrouble("character", line, column, message)
