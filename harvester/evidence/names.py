"""Which files are licence files, and which only bear such a name."""

import re

_LICENCE = re.compile(
    r"(?:(?:mit|[al]?gpl|eupl|mpl|apache|bsd|code)[-_.])?"
    r"(?:un)?(?:licen[cs]es?|licentie|copying)(?:[-_. ].*)?",
    re.IGNORECASE,
)
_MISLEADING = re.compile(
    r".*(?:header|consideration|mapping|override|exclude|template|checker?|report|agreement|faq|policy"
    r"|npm|third[-_. ]?part|3rd[-_. ]?part|vendor|dependenc|notice).*"
    r"|.*\.(?:license|tmpl|xml|json|ya?ml|toml|lock|js|ts|py|rb|go|sh|java|gradle|png|svg|csv|pom|cfg|ini)",
    re.IGNORECASE,
)
_IN_FOLDER = re.compile(r"LICENSES/[^/]+\.(?:txt|md)", re.IGNORECASE)
_IN_DOCS = re.compile(
    r"(?:docs?|legal)/(?:licen[cs]e|licentie|copying)(?:\.(?:txt|md))?", re.IGNORECASE
)
_PREFIX = re.compile(r"\A(?:licen[cs]e|copying)[-_. ]", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:\.(?:txt|md))+\Z|[-_.](?:NL|EN|FR|DE)\Z", re.IGNORECASE)
_COMMERCIAL = re.compile(r"commercial|enterprise|proprietary", re.IGNORECASE)
_EXTRA = re.compile(r"exception|additional|openssl|patent", re.IGNORECASE)


def is_licence_file(path: str) -> bool:
    """Whether this path (from the root) is a file in which a repository states its own licence.

    True for LICENSE, LICENCE.md, COPYING, LICENSE-MIT, EUPL-license.txt, LICENSES.md and for texts
    in LICENSES/ that carry an SPDX-like name; false for headers, considerations, lists of third
    parties and nested folders.
    """
    if "/" in path:
        return in_licenses_folder(path)
    return bool(_LICENCE.fullmatch(path)) and not _MISLEADING.fullmatch(path)


def in_licenses_folder(path: str) -> bool:
    """Whether this is a licence text where REUSE puts them, LICENSES/ (in capitals: others mean
    third parties).
    """
    return (
        path.startswith("LICENSES/")
        and bool(_IN_FOLDER.fullmatch(path))
        and not _MISLEADING.fullmatch(path.removesuffix(".txt").removeprefix("LICENSES/"))
    )


def in_docs_folder(path: str) -> bool:
    """Whether this is a licence text that a project keeps beside its documents, as doc/COPYING."""
    return bool(_IN_DOCS.fullmatch(path))


def named_licence(path: str) -> str:
    """The licence that the name of a file in LICENSES/ stands for, raw: `EUPL-1.2-NL.txt` →
    `EUPL-1.2`.
    """
    name = path.rpartition("/")[2]
    while (shorter := _SUFFIX.sub("", name)) != name:
        name = shorter
    return _PREFIX.sub("", name)


def is_commercial(path: str) -> bool:
    """Whether a licence file is by its name an offer to buy other terms."""
    return bool(_COMMERCIAL.search(path))


def is_extra(path: str) -> bool:
    """Whether a licence file is by its name an addition to another licence."""
    return bool(_EXTRA.search(path))
