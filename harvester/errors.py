"""The one kind of error that a person must act on.

    UserError                what, where and how to mend it; exit 1, no traceback
    └── CatalogueErrors      every mistake of the catalogue at once, each with file:line:column

Trouble of the world (a server that does not answer) is no exception at all: it is recorded as an
outcome or as `Unknown`. Anything else is a bug and may crash.
"""


class UserError(Exception):
    """Something that a person must mend; its text says what, where and how."""

    exit_code = 1


class CatalogueErrors(UserError):  # noqa: N818  it holds all of them
    """All mistakes found while reading the catalogue; `mistakes` holds one line each."""

    def __init__(self, mistakes: list[str]) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join(mistakes))
