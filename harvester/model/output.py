"""What publishing yields: a path and its content, nothing else."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site, relative to its root, always with `/`.

    A page (path ends in `.html`) carries the body only; the shell is put around it by the door that
    publishes (MkDocs, or the plain writer). title and description are plain text, not escaped.
    """

    path: str
    content: str | bytes
    title: str = ""
    description: str = ""
    crumbs: tuple[tuple[str, str], ...] = field(default=())
    """(label, path) from home down to the parent; paths relative to the language's root."""
    section: str = ""
    """Key of the main menu entry that is current, or empty."""
    source_file: str = ""
    """Path in our own repository that a reader may correct, or empty."""
    linked_data: str = ""
    """JSON-LD that says what the page is about, safe to stand in HTML; or empty."""
    also: tuple[tuple[str, str, str], ...] = field(default=())
    """(media type, title, path from the language's root) of the same content for other programs."""
    changed: date | None = None
    """The day on which the content last changed, for the sitemap; None where it is not known."""

    @property
    def is_page(self) -> bool:
        return self.path.endswith(".html")
