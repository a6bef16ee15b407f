"""Claims and where they come from. The docstrings under fields are what editors see."""

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, StringConstraints, Tag
from pydantic_core import PydanticCustomError

from harvester.model.facts import Record, Text

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""Small letters, digits and hyphens; for a file: its name without `.yml`."""
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1 alpha-2, or XX where none is known to apply."""
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"']+$", max_length=500)]
When = Annotated[str, StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$")]
"""A year, a month or a day: `2023`, `2023-05` or `2023-05-17`."""


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _day(value: Any) -> Any:
    # pydantic takes a text of digits for seconds since 1970 when they happen to make a whole day
    if not isinstance(value, str):
        return value
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("date_parsing", "not a day")


Day = Annotated[date, BeforeValidator(_day)]
"""A day, written as 2026-11-24."""
Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class Written(Record):
    """Base of what people write; the docstring under a field is its description for editors."""

    model_config = ConfigDict(use_attribute_docstrings=True)


class PageSource(Written):
    """A page that was really read."""

    url: Url
    """Address of the page."""
    seen_on: Day
    """The day on which somebody read it, for instance 2026-11-24."""


class FileSource(Written):
    """A file in a repository that was really read at one commit."""

    repository: Url
    """Address of the repository."""
    path: Name
    """Path of the file in it."""
    commit: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{7,64}$")]
    """Commit at which it was read; write it between quotes when it has digits only."""
    seen_on: Day | None = None
    """The day on which somebody read it."""


class EditorSource(Written):
    """The editors' judgement: shown as such, not confirmed by others."""

    editor: Literal["judgement"]
    """Always the word judgement."""
    reviewed_on: Day
    """The day on which the editors last thought about it."""


class PendingSource(Written):
    """Imported and not yet looked at by a person; shown so and counted."""

    review: Literal["pending"]
    """Always the word pending."""
    url: Url | None = None
    """Where it may be found, as far as known; nobody has checked it."""
    note: str = ""
    """What the one who checks it should know."""


def _kind_of_source(value: Any) -> str | None:
    keys: Any = value if isinstance(value, dict) else getattr(type(value), "model_fields", ())
    for key, kind in (
        ("review", "pending-source"),
        ("editor", "editor-source"),
        ("repository", "file-source"),
        ("url", "page-source"),
    ):
        if key in keys:
            return kind
    return None


Source = Annotated[
    Annotated[PageSource, Tag("page-source")]
    | Annotated[FileSource, Tag("file-source")]
    | Annotated[EditorSource, Tag("editor-source")]
    | Annotated[PendingSource, Tag("pending-source")],
    Discriminator(_kind_of_source),
    Field(
        description="Who says so: a page, a file in a repository, the editors, or still pending."
    ),
]


class Claim(Written):
    """A sentence that somebody can stand for."""

    text: Text
    """The sentence, in Dutch and English."""
    source: Source
