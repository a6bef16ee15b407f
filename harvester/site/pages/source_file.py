"""Where a reader finds, and may correct, the file behind a page."""

from harvester.forges.addresses import file_url
from harvester.site.sources import kind_of, safe
from harvester.site.view import View

BRANCH = "main"


def source_page(view: View, path: str) -> str | None:
    """The page that shows a file of our own repository; None when no repository is named."""
    repository = view.site.repository_url.rstrip("/")
    if not safe(repository):
        return None
    kind = kind_of(repository, view.catalogue.forges)
    if kind == "forgejo":
        return f"{repository}/src/branch/{BRANCH}/{path}"
    return file_url(kind, repository, BRANCH, path) or repository
