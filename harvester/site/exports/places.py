"""Where every export stands: paths from the root of the whole site, and absolute addresses."""

from harvester.model.address import host_of, path_of
from harvester.site import addresses
from harvester.site.exports.models.software import Links
from harvester.site.view import View

API = "api/v1/"
DOWNLOADS = "downloads/"


def api(*parts: str) -> str:
    """`api("software", "alfa")` → `api/v1/software/alfa.json`."""
    return API + "/".join(parts) + ".json"


def schema(name: str) -> str:
    """The JSON Schema of a shape: `schema("software")`."""
    return api("schemas", name)


def absolute(view: View, path: str) -> str:
    return view.site.url + path


def repository_id(url: str) -> str:
    """`https://github.com/owner/name` → `github.com/owner/name`."""
    return f"{host_of(url)}/{path_of(url)}"


def links(view: View, collection: str, kind: str, id_: str) -> Links:
    """The document and both pages of one thing."""
    pages = {
        language: absolute(view, addresses.root(language) + addresses.path(language, kind, id_))
        for language in addresses.LANGUAGES
    }
    return Links(api=absolute(view, api(collection, id_)), page_nl=pages["nl"], page_en=pages["en"])
