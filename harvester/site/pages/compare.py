"""The page that sets programs side by side, and the small file of each program that it reads."""

from collections.abc import Iterator
from typing import Any

from harvester.model.output import Output
from harvester.site.comparing import GROUPS, Answer, answers_of, covered_by
from harvester.site.data_files import compact, filled, label, source
from harvester.site.entries import SoftwareView
from harvester.site.render import body
from harvester.site.view import View

MOST = 4
ANSWERS = ("yes", "partly", "no", "unknown")


def render(view: View) -> Iterator[Output]:
    """The page, and `data/<id>.json` below it for every program and every earlier id."""
    here = view.path("compare")
    yield Output(
        here + "index.html",
        body(
            "compare.html",
            view.language,
            here,
            view=view,
            most=MOST,
            words=compact(_words(view)),
            categories=[one for one in view.categories.values() if len(one.software) > 1],
        ),
        title=view.t("compare.title"),
        description=view.t("compare.description"),
        crumbs=((view.t("shell.home"), ""),),
        section="compare",
    )
    for program in view.software.values():
        content = compact(facts_of(view, program))
        for id_ in (program.id, *program.entry.former_ids):
            yield Output(f"{here}data/{id_}.json", content)


def facts_of(view: View, program: SoftwareView) -> dict[str, Any]:
    """One program as the script reads it; `value` is what is compared."""
    return {
        "id": program.id,
        "name": program.name,
        "path": program.path,
        "rows": {key: _row(view, one) for key, one in answers_of(view, program).items()},
        "covers": {
            id_: {"name": one.name, "path": one.path, "functions": one.functions}
            for id_, one in covered_by(view, program).items()
        },
    }


def _row(view: View, answer: Answer) -> dict[str, Any]:
    items = [
        filled(
            text=item.text,
            url=item.url,
            label=label(item.label) if item.label else None,
            sources=[source(line, view.strings) for line in item.lines],
        )
        for item in answer.items
    ]
    return filled(value=answer.value, items=items)


def _words(view: View) -> dict[str, Any]:
    t, words = view.t, view.strings.words
    return {
        "most": MOST,
        "site": view.site.name,
        "day": view.strings.day(view.site.asked_on),
        "iso": view.site.asked_on.isoformat(),
        "groups": [
            [t(f"compare.groups.{group}"), [[key, t(f"compare.rows.{key}")] for key in keys]]
            for group, keys in GROUPS.items()
        ],
        "answers": {key: t(f"answer.{key}") for key in ANSWERS},
        "unknown": t("page.unknown"),
        **{key: words[f"compare.{key}"] for key in _SAID},
    }


_SAID = (
    "functions", "of_products", "differs", "same", "partly_unknown", "all_unknown", "no_source",
    "title_of", "remove", "choose_more", "too_many", "not_there", "shown", "subject", "group",
    "relation", "source_of", "as_of", "and",
)  # fmt: skip
