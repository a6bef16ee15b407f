"""Atom feeds: read by a reader of feeds, and by the rules of RFC 4287."""

import re
from datetime import date, datetime
from xml.etree import ElementTree

import feedparser

from harvester.model.assessment import Evidence
from harvester.site.exports import feeds
from harvester.site.exports.api import events
from harvester.site.view import build_view
from tests.exports.conftest import Exported
from tests.pages import small

ATOM = "{http://www.w3.org/2005/Atom}"


def _feeds(world: Exported) -> dict[str, ElementTree.Element]:
    return {
        path: ElementTree.fromstring(content)
        for path, content in world.files.items()
        if "feeds/" in path
    }


def test_every_feed_is_read_without_a_complaint(world: Exported) -> None:
    paths = [path for path in world.files if "feeds/" in path]
    assert len(paths) > 10
    for path in paths:
        read = feedparser.parse(world.files[path])
        assert not read.bozo, path
        assert read.version == "atom10"


def test_every_feed_keeps_the_rules(world: Exported) -> None:
    ids = set()
    for path, feed in _feeds(world).items():
        for one in (feed, *feed.findall(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                found = one.findall(ATOM + name)
                assert len(found) == 1 and found[0].text, (path, name)
            assert datetime.fromisoformat(one.findtext(f"{ATOM}updated", "")).tzinfo
            assert re.fullmatch(r"tag:bron\.example,2026:[!-~]+", one.findtext(f"{ATOM}id", ""))
        assert feed.findtext(f"{ATOM}author/{ATOM}name")
        ids.add(feed.findtext(f"{ATOM}id"))
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        assert links["self"] == world.site.url + path
        entries = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
        assert len(set(entries)) == len(entries), path
        days = [entry.findtext(f"{ATOM}updated") or "" for entry in feed.findall(f"{ATOM}entry")]
        assert days == sorted(days, reverse=True), path
        for entry in feed.findall(f"{ATOM}entry"):
            assert entry.find(f"{ATOM}link[@rel='alternate']") is not None
            assert entry.findtext(f"{ATOM}summary")
    assert len(ids) == len(_feeds(world))


def _terms(world: Exported, path: str) -> list[tuple[str, str]]:
    feed = ElementTree.fromstring(world.files[path])
    found = []
    for entry in feed.findall(f"{ATOM}entry"):
        category = entry.find(f"{ATOM}category")
        assert category is not None
        found.append((entry.findtext(f"{ATOM}title") or "", category.get("term") or ""))
    return found


def test_each_feed_tells_what_it_is_for(world: Exported) -> None:
    assert {kind for _, kind in _terms(world, "feeds/new.xml")} == {"new"}
    assert len(_terms(world, "feeds/new.xml")) == len(small.small_catalogue().software)
    changes = _terms(world, "feeds/changes.xml")
    assert {kind for _, kind in changes} == {"licence", "activity"}
    releases = _terms(world, "feeds/releases.xml")
    assert [title for title, _ in releases] == ["Beta: nieuwe versie", "Beta: nieuwe versie"]
    office = _terms(world, "en/feeds/product/voorbeeld-office.xml")
    assert office and all(title.isascii() for title, _ in office)


def test_what_happened_is_told_in_both_languages(world: Exported) -> None:
    found = {event["kind"]: event for event in world.json("api/v1/events.json")["items"]}
    assert set(found) == {"new", "licence", "activity", "release"}
    left = found["licence"]
    assert (left["software"], left["before"], left["after"]) == ("beta", "MIT", "not-open")
    assert left["text"]["nl"] != left["text"]["en"]
    assert left["source"]["url"].startswith(small.BETA)


def test_another_label_and_the_end_are_told_apart(world: Exported) -> None:
    found = {
        event["id"]: event
        for event in world.json("api/v1/events.json")["items"]
        if event["kind"] == "activity"
    }
    silent = found["beta/activity/2025-07-31/silent"]
    assert (silent["before"], silent["after"], silent["day"]) == ("limited", "silent", "2025-07-31")
    assert silent["source"]["url"] == small.BETA and silent["source"]["how"] == "computed"
    assert silent["text"]["nl"].startswith("Van beperkt actief naar stil")
    ended = found["zeta/activity/2025-06-01"]
    assert (ended["before"], ended["after"]) == (None, "ended")


def test_archived_is_told_on_the_day_when_the_forge_first_said_so() -> None:
    proof = Evidence(how="observed", label="forge", url=small.ALFA, day=date(2025, 12, 3))
    judged = small.assessment()
    alfa = judged.software["alfa"]
    gone = alfa.activity.model_copy(update={"label": "archived", "evidence": [proof]})
    judged.software["alfa"] = alfa.model_copy(update={"activity": gone})
    view = build_view(
        small.small_catalogue(), small.observations(), small.visits(), judged, "nl", small.SITE
    )
    (event,) = (one for one in events.events(view) if one.after == "archived")
    assert (event.id, event.day) == ("alfa/activity/2025-12-03", date(2025, 12, 3))
    assert ("archived", "Alfa") in [(one.kind, one.name) for one in view.changes]


def test_ids_of_events_stay_when_the_day_goes_on() -> None:
    view = small.view()
    first = {event.id for event in events.events(view)}
    again = {event.id for event in events.events(small.view("en"))}
    assert first == again


def test_a_feed_without_entries_is_a_feed() -> None:
    made = list(feeds.files(small.view(), []))
    assert len(made) > 8
    for output in made:
        assert not feedparser.parse(output.content).bozo
        feed = ElementTree.fromstring(output.content)
        assert feed.findtext(f"{ATOM}updated") == f"{small.TODAY.isoformat()}T00:00:00Z"
