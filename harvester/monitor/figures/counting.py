"""How most figures count: by class, all of them and those of Dutch public bodies."""

from collections import Counter
from collections.abc import Iterable, Sequence

from harvester.monitor.facts import Facts
from harvester.monitor.figure import Figure, Row, columns


def by_class(
    id_: str,
    kind: str,
    found: Iterable[tuple[str, bool]],
    order: Sequence[str],
    counted: Sequence[str],
    *,
    of_public: bool = False,
) -> Figure:
    """Rows of (class, all, public). counted: the classes that make the value.

    of_public: value and denominator are those of the public bodies.
    """
    everything: Counter[str] = Counter()
    public: Counter[str] = Counter()
    for key, is_public in found:
        everything[key] += 1
        public[key] += is_public
    ruling = public if of_public else everything
    rows: tuple[Row, ...] = tuple((key, everything[key], public[key]) for key in order)
    return Figure(
        id=id_,
        value=sum(ruling[key] for key in counted),
        denominator=ruling.total(),
        columns=columns(f"{kind}:{kind}", "all", "public"),
        rows=rows,
    )


def for_public(facts: Facts) -> bool:
    """Whether the headline is about public bodies; of one organisation everything counts."""
    return facts.body is None
