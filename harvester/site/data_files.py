"""Facts for the scripts of this site, in words: labels, sources and days as pages print them."""

import json
from typing import Any

from harvester.site.labels import Status
from harvester.site.sources import SourceLine
from harvester.site.strings import Strings


def label(one: Status) -> list[str]:
    """Name, icon and tone."""
    return [one.name, one.icon, one.tone]


def source(line: SourceLine, strings: Strings) -> dict[str, str]:
    """A line of evidence; what is empty is left out."""
    said = {
        "how": line.how,
        "said": strings.t(f"how.{line.how}"),
        "label": line.label,
        "url": line.url,
        "day": strings.short_day(line.day) if line.day else "",
        "pending": strings.t("page.pending") if line.pending and line.how != "pending" else "",
    }
    return {key: value for key, value in said.items() if value}


def filled(**fields: Any) -> dict[str, Any]:
    """Only the fields that hold something; zero and false do."""
    return {key: value for key, value in fields.items() if value not in (None, "", [], {})}


def compact(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
