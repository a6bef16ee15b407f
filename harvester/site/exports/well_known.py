"""Files at fixed addresses: llms.txt for language models and security.txt (RFC 9116)."""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from harvester.model.output import Output
from harvester.site import addresses
from harvester.site.exports import feeds, places
from harvester.site.exports.bundle import INDEX
from harvester.site.view import Site, View

SECURITY = ".well-known/security.txt"
_VALID_FOR = timedelta(days=300)
"""The standard asks for less than a year; a site is built again long before."""


def once(view: View) -> Iterator[Output]:
    """security.txt, where there is an address to report to."""
    contact = security_contact(view.site)
    if contact:
        lines = (
            f"Contact: {contact}",
            f"Expires: {(view.site.asked_on + _VALID_FOR).isoformat()}T00:00:00Z",
            "Preferred-Languages: nl, en",
            f"Canonical: {view.site.url}{SECURITY}",
        )
        yield Output(SECURITY, "\n".join(lines) + "\n")


def security_contact(site: Site) -> str:
    """Where a weakness can be reported; empty where the project's address is not known."""
    url = site.repository_url.rstrip("/")
    if url.startswith("https://") and urlsplit(url).hostname == "github.com":
        return f"{url}/security/advisories/new"
    return url if url.startswith("https://") else ""


def files(view: View) -> Iterator[Output]:
    """llms.txt: what this site is and where its data stands, as plain Markdown."""
    t, base = view.t, view.site.url + addresses.root(view.language)
    lines = [f"# {view.site.name}", "", f"> {t('llms.what')}", "", t("llms.use"), ""]
    for heading, links in (
        ("llms.data", _data(view)),
        ("llms.pages", [(t(f"llms.page.{kind}"), base + view.path(kind)) for kind in _PAGES]),
    ):
        lines += [f"## {t(heading)}", ""]
        lines += [f"- [{label}]({address})" for label, address in links]
        lines.append("")
    yield Output("llms.txt", "\n".join(lines))


_PAGES = ("product", "software", "category", "components", "public-code", "method",
          "developers", "about")  # fmt: skip


def _data(view: View) -> list[tuple[str, str]]:
    root = view.site.url
    own = root + addresses.root(view.language)
    return [
        (view.t("llms.api"), root + places.api("index")),
        (view.t("llms.software"), root + places.api("software")),
        (view.t("llms.openapi"), root + places.api("openapi")),
        (view.t("llms.sqlite"), f"{root}{places.DOWNLOADS}catalogue.sqlite"),
        (view.t("llms.publiccode"), root + INDEX),
        (view.t("llms.feed"), own + feeds.path("changes")),
    ]
