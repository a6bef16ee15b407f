"""The index of the publiccode.yml bundle."""

from harvester.site.exports.models.common import ApiModel, Document, Text
from harvester.site.exports.models.software import Publiccode


class BundleItem(ApiModel):
    """One program that has code of its own."""

    software: str
    name: Text
    repository: str
    """Address of the repository in which the file belongs."""
    publiccode: Publiccode


class Bundle(Document):
    """For every program its own file with our verdict, or our draft."""

    items: list[BundleItem]
