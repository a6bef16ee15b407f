"""A repository as data: what was not read is null, with its reason."""

from dataclasses import replace

from harvester.model.facts import Known
from harvester.site.exports.api.repositories import document, listed
from harvester.site.exports.models.observed import Repository
from tests.pages import small


def exported(complete_since: str | None) -> Repository:
    seen = small.observations()
    history = seen[small.ALFA].history
    assert isinstance(history, Known)
    capped = history.value.model_copy(update={"complete_since": complete_since})
    fact = replace(history, value=capped)
    seen[small.ALFA] = seen[small.ALFA].model_copy(update={"history": fact})
    view = replace(small.view(), observations=seen)
    return document(view, next(one for one in listed(view) if one[0] == small.ALFA))


def test_a_history_that_was_read_whole_has_its_first_day() -> None:
    whole = exported(None)
    assert whole.first_commit is not None
    assert whole.commits is not None
    assert "first_commit" not in whole.unknown


def test_of_a_capped_history_no_false_first_day_and_no_false_total_is_given() -> None:
    capped = exported("2025-03")
    assert (capped.first_commit, capped.commits) == (None, None)
    assert capped.last_commit is not None
    assert capped.unknown["first_commit"] == capped.unknown["commits"] == "history-capped"
