"""Figures about where the code lives."""

from collections import Counter
from urllib.parse import urlsplit

from harvester.monitor.facts import Facts
from harvester.monitor.figure import Figure, columns

NOWHERE = "XX"
"""The code of no country: none is known."""


def places(facts: Facts) -> Figure:
    """Deciding repositories by host."""
    everything: Counter[str] = Counter()
    public: Counter[str] = Counter()
    for url, one in facts.repositories.items():
        host = urlsplit(url).netloc
        everything[host] += 1
        public[host] += one.public
    order = sorted(everything, key=lambda host: (-everything[host], host))
    countries = {host: _country(facts, host) for host in order}
    ruling = public if facts.body is None else everything
    return Figure(
        id="places",
        value=len([host for host in order if ruling[host]]),
        denominator=ruling.total(),
        columns=columns("host:host", "operator_country:country", "all", "public"),
        rows=tuple((host, countries[host], everything[host], public[host]) for host in order),
    )


def countries(facts: Facts) -> Figure:
    """Deciding repositories by the country in which the operator of the host is established."""
    everything: Counter[str] = Counter()
    public: Counter[str] = Counter()
    for url, one in facts.repositories.items():
        country = _country(facts, urlsplit(url).netloc)
        everything[country] += 1
        public[country] += one.public
    order = sorted(everything, key=lambda code: (-everything[code], code))
    ruling = public if facts.body is None else everything
    return Figure(
        id="countries",
        value=ruling["NL"],
        denominator=ruling.total(),
        columns=columns("operator_country:country", "all", "public"),
        rows=tuple((code, everything[code], public[code]) for code in order),
    )


def _country(facts: Facts, host: str) -> str:
    forge = facts.catalogue.forges.get(host)
    return forge.operator_country if forge else NOWHERE
