"""Where people can look: addresses of pages on each kind of forge. Pure text work."""

from urllib.parse import quote

_FILE = {
    "github": "{url}/blob/{commit}/{path}",
    "gitlab": "{url}/-/blob/{commit}/{path}",
    "forgejo": "{url}/src/commit/{commit}/{path}",
}
_COMMIT = {
    "github": "{url}/commit/{commit}",
    "gitlab": "{url}/-/commit/{commit}",
    "forgejo": "{url}/commit/{commit}",
}
_ISSUES = {"github": "{url}/issues", "gitlab": "{url}/-/issues", "forgejo": "{url}/issues"}


def file_url(
    forge_kind: str, url: str, commit: str, path: str, line: int | None = None
) -> str | None:
    """The page that shows a file at a commit; None where the kind of forge has no known pages."""
    shape = _FILE.get(forge_kind)
    if shape is None:
        return None
    page = shape.format(url=url, commit=commit, path=quote(path))
    return f"{page}#L{line}" if line else page


def commit_url(forge_kind: str, url: str, commit: str) -> str | None:
    """The page that shows a commit; None where the kind of forge has no known pages."""
    shape = _COMMIT.get(forge_kind)
    return shape.format(url=url, commit=commit) if shape else None


def issues_url(forge_kind: str, url: str) -> str | None:
    """The page where people report what goes wrong; None where the kind has no known pages."""
    shape = _ISSUES.get(forge_kind)
    return shape.format(url=url) if shape else None
