"""Figures about the work done in a year: changes, months with changes, releases."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from harvester.judge.life import month_of
from harvester.judge.releases import is_trial, is_version
from harvester.model.facts import Known
from harvester.model.observation import MonthCount
from harvester.monitor.facts import Facts, Listed
from harvester.monitor.figure import Figure, columns
from harvester.monitor.months import known_until


def commits_by_year(facts: Facts) -> Figure:
    """Changes by people in repositories of public bodies, by year.

    begun: repositories whose first change lies in or before the year. seen_whole: of these, the
    state at the end of the year (or on the day itself) is known.
    """
    commits: Counter[str] = Counter()
    active: defaultdict[str, set[str]] = defaultdict(set)
    for one, month in _months(facts):
        commits[month.month[:4]] += month.human
        active[month.month[:4]].add(one.url)
    begun, seen = _known_years(facts)
    rows = tuple(
        (year, begun[year], seen[year], len(active[year]), commits[year]) for year in sorted(begun)
    )
    total = sum(commits.values())
    return Figure(
        id="commits-by-year",
        value=commits[str(facts.day.year)],
        denominator=total,
        columns=columns("year:year", "begun", "seen_whole", "changed", "commits"),
        rows=rows,
    )


def commits_by_owner(facts: Facts) -> Figure:
    """Changes by people for each public body and year, bodies by name.

    months: calendar months in which people changed something in at least one of its repositories.
    """
    commits: Counter[tuple[str, str]] = Counter()
    months: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    changed: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for one, month in _months(facts):
        for body in one.bodies:
            if facts.body not in (None, body) or not facts.everything.is_public_body(body):
                continue
            key = (body, month.month[:4])
            commits[key] += month.human
            months[key].add(month.month)
            changed[key].add(one.url)
    names = facts.catalogue.organisations
    order = sorted(commits, key=lambda key: (names[key[0]].name.casefold(), key[1]))
    this_year = {body for body, year in commits if year == str(facts.day.year)}
    return Figure(
        id="commits-by-owner",
        value=len(this_year),
        denominator=len({body for body, _ in commits}),
        columns=columns("organisation:organisation", "year:year", "changed", "commits", "months"),
        rows=tuple((*key, len(changed[key]), commits[key], len(months[key])) for key in order),
    )


def releases_by_year(facts: Facts) -> Figure:
    """Released versions with a known day in deciding repositories, by year; trials left out."""
    releases: Counter[tuple[str, bool]] = Counter()
    released: defaultdict[tuple[str, bool], set[str]] = defaultdict(set)
    for url, one in facts.repositories.items():
        observation = facts.observations.get(url)
        if observation is None or not isinstance(observation.tags, Known):
            continue
        for tag in observation.tags.value:
            if tag.day and tag.day <= facts.day and is_version(tag.name) and not is_trial(tag.name):
                key = (str(tag.day.year), one.public)
                releases[key] += 1
                released[key].add(url)
    years = sorted({year for year, _ in releases})
    rows = tuple(
        (
            year,
            releases[year, True], len(released[year, True]),
            releases[year, True] + releases[year, False],
            len(released[year, True]) + len(released[year, False]),
        )
        for year in years
    )  # fmt: skip
    publics = (True,) if facts.body is None else (True, False)
    year = str(facts.day.year)
    return Figure(
        id="releases-by-year",
        value=sum(releases[year, public] for public in publics),
        denominator=sum(n for (_, public), n in releases.items() if public in publics),
        columns=columns(
            "year:year", "public_releases", "public_released", "all_releases", "all_released"
        ),
        rows=rows,
    )


def _ours(facts: Facts) -> Iterator[Listed]:
    """Repositories of public bodies; of one organisation: all of its own."""
    return (one for one in facts.repositories.values() if one.public or facts.body)


def _months(facts: Facts) -> Iterator[tuple[Listed, MonthCount]]:
    """Every month with changes by people, up to the day."""
    last = month_of(facts.day)
    for one in _ours(facts):
        history = facts.history(one.url)
        for month in history.months if history else ():
            if month.human and month.month <= last:
                yield one, month


def _known_years(facts: Facts) -> tuple[Counter[str], Counter[str]]:
    begun: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for one in _ours(facts):
        history, observation = facts.history(one.url), facts.observations.get(one.url)
        if history is None or observation is None:
            continue
        known = known_until(observation, facts.visits.get(one.url))
        for year in range(history.first_commit.year, facts.day.year + 1):
            begun[str(year)] += 1
            until = facts.day.replace(year=year, month=12, day=31)
            seen[str(year)] += known >= min(until, facts.day)
    return begun, seen
