"""Earlier ids: each leads to one entry, and never where an entry stands today."""

from collections.abc import Collection, Iterator, Mapping

from harvester.model.catalogue import Product, Software


def former_mistakes(
    entries: Mapping[str, Software] | Mapping[str, Product],
    living: Collection[str],
    folder: str,
) -> Iterator[tuple[str, int, str]]:
    """(id of the entry, place in its `former_ids`, what is wrong and how to mend it).

    living: every id that has a file, also one with a mistake in it. folder: of these files.
    """
    taken: dict[str, str] = {}
    for id_, entry in entries.items():
        for place, old in enumerate(entry.former_ids):
            if old in living:
                yield id_, place, _in_use(old, folder)
            elif taken.setdefault(old, id_) != id_:
                yield id_, place, _of_another(old, f"catalogue/{folder}/{taken[old]}.yml")


def _in_use(old: str, folder: str) -> str:
    return (
        f'"{old}" is in use: catalogue/{folder}/{old}.yml. An earlier id leads readers to this '
        "entry, so it cannot be the id of one that exists. Remove it here, or give that file "
        "another name."
    )


def _of_another(old: str, file: str) -> str:
    return (
        f'"{old}" is already an earlier id of {file}. It can lead to one entry only: remove it in '
        "one of the two."
    )
