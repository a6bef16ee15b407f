"""What must hold for every history, whatever the commits."""

from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from harvester.judge.labels import activity_at
from harvester.judge.program import LIVELIEST_FIRST
from tests.judge.given import history_of_commits, policy

START = date(2020, 1, 1)
DAYS = 2400
Commits = list[tuple[date, bool]]

offsets = st.integers(0, DAYS)
commits = st.lists(
    st.tuples(offsets.map(lambda n: START + timedelta(n)), st.booleans()), min_size=1, max_size=12
)


def lively(commits: Commits, day: date) -> int:
    """The rank of the label; 0 is the liveliest."""
    label = activity_at(history_of_commits(commits, day), day, policy())
    return LIVELIEST_FIRST.index(label)


@settings(max_examples=300, deadline=None)
@given(commits, st.integers(0, 1500))
def test_every_history_has_one_label_with_words(commits: Commits, later: int) -> None:
    day = max(d for d, _ in commits) + timedelta(later)
    label = activity_at(history_of_commits(commits, day), day, policy())
    assert label in policy().activity
    assert label != "unknown"


@settings(max_examples=300, deadline=None)
@given(commits, st.integers(0, 1500), st.data())
def test_a_later_human_commit_never_makes_it_less_alive(
    commits: Commits, later: int, data: st.DataObject
) -> None:
    people = [d for d, bot in commits if not bot]
    assume(people)
    day = max(d for d, _ in commits) + timedelta(later)
    at = data.draw(st.dates(max(people), day))
    assert lively([*commits, (at, False)], day) <= lively(commits, day)


@settings(max_examples=300, deadline=None)
@given(commits, st.integers(0, 1500), st.integers(1, 900))
def test_waiting_never_makes_it_livelier(commits: Commits, later: int, wait: int) -> None:
    day = max(d for d, _ in commits) + timedelta(later)
    assert lively(commits, day) <= lively(commits, day + timedelta(wait))


@settings(max_examples=300, deadline=None)
@given(commits, st.integers(0, 78))
def test_the_past_does_not_depend_on_what_came_later(commits: Commits, month: int) -> None:
    """At the end of a month the label is the same whatever was done afterwards.

    It is never less alive than all days together would tell: of a month the last day is taken.
    """
    end = date(2020 + (month + 1) // 12, (month + 1) % 12 + 1, 1) - timedelta(1)
    until = [(day, bot) for day, bot in commits if day <= end]
    assume(until)
    afterwards = [(end + timedelta(1), False)]
    today = START + timedelta(DAYS)
    label = activity_at(history_of_commits([*commits, *afterwards], today), end, policy())
    assert label == activity_at(history_of_commits(until + afterwards, today), end, policy())
    assert LIVELIEST_FIRST.index(label) <= lively(until, end)
