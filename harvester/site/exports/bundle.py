"""The publiccode.yml bundle: an index of makers' own files, and our drafts where none is valid."""

from harvester.model.output import Output
from harvester.site.entries import SoftwareView
from harvester.site.exports.api.common import meta, text
from harvester.site.exports.api.publiccode import DRAFTS, code_rows
from harvester.site.exports.models.bundle import Bundle, BundleItem
from harvester.site.exports.models.software import Software
from harvester.site.view import View

INDEX = f"{DRAFTS}index.json"


def item(program: SoftwareView, told: Software) -> BundleItem | None:
    """A line of the index; None for a program without code of its own."""
    rows = code_rows(program)
    if not rows:
        return None
    return BundleItem(
        software=program.id,
        name=text(program.entry.name),
        repository=rows[0].ref.url,
        publiccode=told.publiccode,
    )


def index(view: View, items: list[BundleItem]) -> Output:
    made = Bundle(
        meta=meta(view, INDEX, "publiccode", "catalogue/software/", "catalogue/observed/"),
        items=items,
    )
    return Output(INDEX, made.model_dump_json(by_alias=True) + "\n")
