"""What holds for all pages together: nothing is lost, figures add up, links lead somewhere."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from harvester.assess import assess
from harvester.model.catalogue import Catalogue, EditorSource, FileSource, Maker
from harvester.model.facts import Known
from harvester.model.observation import Tag
from harvester.publiccode import check
from harvester.site import addresses
from harvester.site.addresses import LANGUAGES, SEGMENTS, Language
from harvester.site.pages.facts import facts_of
from harvester.site.publishing import publish
from harvester.site.view import View, build_view
from tests.pages import small

TODAY = date(2026, 1, 9)


def _empty() -> Catalogue:
    nothing: dict[str, object] = {
        "software": {}, "products": {}, "categories": {}, "organisations": {},
    }  # fmt: skip
    return small.small_catalogue().model_copy(update=nothing)


def _unseen(language: Language) -> View:
    """The small catalogue before any harvest: every verdict is unknown."""
    judged = small.assessment()
    unknown = (small.licence("unknown"), small.activity("unknown", judged_on=None, evidence=[]))
    nothing = judged.model_copy(
        update={
            "software": {
                id_: one.model_copy(
                    update={
                        "licence": unknown[0], "activity": unknown[1], "findings": [],
                        "offered": False, "last_release": None, "last_release_name": None,
                    }
                )
                for id_, one in judged.software.items()
            },
            "repositories": {
                url: one.model_copy(update={"licence": unknown[0], "activity": unknown[1]})
                for url, one in judged.repositories.items()
            },
        }
    )  # fmt: skip
    return build_view(small.small_catalogue(), {}, {}, nothing, language, small.SITE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_has_its_page(language: Language) -> None:
    view = small.view(language)
    paths = [output.path for output in publish(view)]
    assert len(paths) == len(set(paths))
    for kind, entries in (
        ("software", view.software), ("product", view.products),
        ("category", view.categories), ("organisation", view.organisations),
    ):  # fmt: skip
        for id_ in entries:
            assert view.path(kind, id_) + "index.html" in paths


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_catalogue_has_a_site(language: Language) -> None:
    empty = _empty()
    judged = assess(empty, {}, {}, small.TODAY)
    view = build_view(empty, {}, {}, judged, language, small.SITE)
    assert [o for o in publish(view) if o.path == "index.html"]
    assert (view.counts.programs, view.counts.repositories, view.counts.last_visit) == (0, 0, None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_observations_everything_stays_and_is_unknown(language: Language) -> None:
    view = _unseen(language)
    pages = {o.path: str(o.content) for o in publish(view) if o.is_page}
    assert len(view.software) == len(small.small_catalogue().software)
    assert view.counts.visited == view.counts.observed == 0
    assert view.counts.not_visited == view.counts.repositories
    for program in view.software.values():
        body = pages[program.path + "index.html"]
        assert view.t("page.unknown") in body or program.entry.kind == "suite"
        assert '<svg class="chart"' not in body
    assert all(not product.alternatives for product in view.products.values())


def test_the_figures_add_up() -> None:
    view, counts = small.view(), small.view().counts
    assert counts.programs == 6
    assert counts.repositories == 7
    assert counts.visited + counts.not_visited == counts.repositories
    assert sum(counts.not_visited_by_reason.values()) == counts.not_visited == 2
    assert counts.not_visited_by_reason == {"Te laat antwoord.": 1, "Nog niet bezocht.": 1}
    assert (counts.active, counts.activity_unknown) == (3, 1)
    assert (counts.products, counts.products_with_alternative) == (2, 1)
    assert (counts.pending_programs, counts.pending_products) == (1, 1)
    assert counts.answered == {"can": 1, "costs": 1, "suppliers": 2, "take_part": 0}
    assert counts.with_dutch_user == 2
    assert [one.name for one in view.not_visited] == ["alfa/docs", "delta/delta"]


def test_who_counts_as_an_alternative() -> None:
    office, mail = (small.view().products[id_] for id_ in ("voorbeeld-office", "voorbeeld-post"))
    assert [one.name for one in office.alternatives] == ["Alfa", "Gamma Werkplek"]
    assert [one.name for one in office.others] == ["Beta"]
    assert (mail.alternatives, [one.name for one in mail.parts]) == ([], ["Delta"])
    assert [one.name for one in office.contains] == ["Voorbeeld Post"]


def test_what_publiccode_declares_joins_what_people_wrote() -> None:
    users = {row.organisation.name: row for row in small.view().software["alfa"].users}
    assert list(users) == [
        "Gemeente Voorbeeld (verzonnen)", "Ministerie van Voorbeelden (verzonnen)",
        "Stichting Verzonnen",
    ]  # fmt: skip
    declared = users["Ministerie van Voorbeelden (verzonnen)"].source
    assert (declared.how, declared.url) == (
        "declared", f"{small.ALFA}/blob/{small.COMMIT}/publiccode.yml#L12"
    )  # fmt: skip
    assert not users["Gemeente Voorbeeld (verzonnen)"].recent
    assert users["Stichting Verzonnen"].recent


def test_publiccode_tells_since_when_and_until_when() -> None:
    alfa, beta = small.view().software["alfa"], small.view().software["beta"]
    said = {row.organisation.name: (row.declared, row.ended) for row in alfa.users}
    assert said["Ministerie van Voorbeelden (verzonnen)"] == (
        "sinds mrt 2025 in publiccode.yml", False,
    )  # fmt: skip
    gone = next(row for row in beta.users if row.organisation.name == "Stichting Oost")
    assert gone.declared == "van jun 2024 tot en met jan 2025 in publiccode.yml"
    assert gone.ended
    assert beta.using == len(beta.users) - 1
    supplier = next(row for row in beta.suppliers if row.name == "Beta Steun BV")
    assert supplier.contract == "not-credible"


def test_a_file_that_people_cite_themselves_is_not_named_twice() -> None:
    known = small.small_catalogue()
    alfa = known.software["alfa"]
    cited = FileSource(
        repository=small.ALFA, path="publiccode.yml", commit="0a1b2c3d", seen_on=small.TODAY
    )
    user = alfa.used_by[0].model_copy(update={"source": cited})
    changed = alfa.model_copy(update={"used_by": [user]})
    catalogue = known.model_copy(update={"software": {**known.software, "alfa": changed}})
    view = build_view(
        catalogue, small.observations(), small.visits(), small.assessment(), "nl", small.SITE
    )
    rows = {row.organisation.name: row for row in view.software["alfa"].users}
    row = rows["Gemeente Voorbeeld (verzonnen)"]
    assert row.declared == "sinds mrt 2025 in publiccode.yml"
    assert row.declared_source is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_repository_that_should_have_a_file_has_a_page(language: Language) -> None:
    view = small.view(language)
    paths = {output.path for output in publish(view)}
    kept = {url: one.verdict for url, one in view.repositories.items()}
    assert kept == {
        small.ALFA: "valid", small.COPY: "missing", small.BETA: "invalid",
        small.DELTA: "unknown", small.EPSILON: "missing", small.ZETA: "missing",
    }  # fmt: skip
    assert all(one.path + "index.html" in paths for one in view.repositories.values())
    rows = {row.ref.url: row.page for p in view.software.values() for row in p.repositories}
    assert rows == dict.fromkeys(rows) | {u: o.path for u, o in view.repositories.items()}


def test_a_draft_for_every_program_without_a_valid_file_at_one_address() -> None:
    view = small.view("nl")
    drafts = {o.path: o.content for o in publish(view) if o.path.endswith("/publiccode.yml")}
    assert list(drafts) == [
        f"publiccode/{id_}/publiccode.yml" for id_ in ("beta", "delta", "epsilon", "zeta")
    ]
    assert not [o for o in publish(small.view("en")) if o.path.endswith("/publiccode.yml")]
    for program in view.software.values():
        if program.draft:
            text = drafts[program.draft.file]
            assert isinstance(text, str)
            errors = {one.key for one in check(text.encode()).findings if one.level == "error"}
            assert errors == set(program.draft.result.marked_fields)
    assert [p.id for p in view.software.values() if p.draft and p.draft.unseen] == ["delta"]


def test_the_file_of_another_is_no_file_of_its_own() -> None:
    seen = small.observations()
    alfa = seen[small.ALFA]
    elsewhere = alfa.publiccode["b1"].model_copy(update={"url": "https://github.com/x/alfa"})
    seen[small.ALFA] = alfa.model_copy(update={"publiccode": {"b1": elsewhere}})
    view = build_view(
        small.small_catalogue(), seen, small.visits(), small.assessment(), "nl", small.SITE
    )
    assert view.repositories[small.ALFA].relation == "technical-fork"
    assert view.software["alfa"].draft


def test_the_last_open_version_is_from_before_the_change() -> None:
    beta = small.view().software["beta"]
    assert beta.left_open is not None
    assert beta.last_open is not None
    assert beta.last_open.name == "v1.0"
    assert small.view().software["alfa"].left_open is None


def test_a_version_from_the_month_of_the_change_is_not_called_open() -> None:
    seen = small.observations()
    beta = seen[small.BETA]
    assert isinstance(beta.tags, Known)
    tags = Known([*beta.tags.value, Tag(name="v1.1", day=date(2025, 3, 2))], "refs/tags", TODAY)
    seen[small.BETA] = beta.model_copy(update={"tags": tags})
    view = build_view(
        small.small_catalogue(), seen, small.visits(), small.assessment(), "nl", small.SITE
    )
    last = view.software["beta"].last_open
    assert last is not None
    assert last.name == "v1.0"


def test_the_name_of_a_parent_keeps_its_capitals() -> None:
    view = small.view()
    alfa = view.software["alfa"]
    maker = Maker(
        name="Alfa BV", country="NL", parent="IBM Europe", parent_country="US",
        source=EditorSource(editor="judgement", reviewed_on=TODAY),
    )  # fmt: skip
    told = replace(alfa, entry=alfa.entry.model_copy(update={"maker": maker}))
    assert any("Moederbedrijf: IBM Europe." in fact.text for fact in facts_of(view, told))


def test_questions_without_any_answer_are_not_counted_as_no() -> None:
    alfa = small.view().software["alfa"]
    assert alfa.told == sum(check.answer in {"yes", "no"} for check in alfa.checks) > 0
    unclear = [replace(check, answer="unknown") for check in alfa.checks]
    assert replace(alfa, checks=unclear).told == 0


def test_changes_are_the_latest_first() -> None:
    changes = small.view().changes
    days = [change.day for change in changes]
    assert days == sorted(days, reverse=True)
    assert [(c.kind, c.name) for c in changes if c.kind != "new"] == [
        ("activity", "Alfa"), ("activity", "Beta"), ("ended", "Zeta"), ("activity", "Epsilon"),
        ("licence", "Beta"), ("activity", "Zeta"),
    ]  # fmt: skip
    assert sum(change.kind == "new" for change in changes) == 6


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "href" and tag == "a":
                self.links.append(value or "")
            if name == "id":
                self.ids.append(value or "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_page_and_every_id_is_unique(language: Language) -> None:
    view = small.view(language, replace(small.SITE, repository_url=""))
    lead = addresses.root(language)
    outputs = {lead + o.path: str(o.content) for o in publish(view)}
    pages = {path: body for path, body in outputs.items() if path.endswith(".html")}
    written = {lead + addresses.path(language, kind) for kind in SEGMENTS}
    shared = {o.path for o in publish(small.view("nl")) if not o.is_page}
    known = {path.removesuffix("index.html") for path in outputs} | written | shared
    for path, body in pages.items():
        found = _Links()
        found.feed(body)
        assert len(found.ids) == len(set(found.ids)), path
        for link in found.links:
            if link.startswith("#"):
                assert link[1:] in found.ids, (path, link)
            elif not link.startswith("https://"):
                assert _resolved(path, link) in known, (path, link)


def _resolved(path: str, link: str) -> str:
    """A relative link from a page, as an address relative to the root of the whole site."""
    steps = path.split("/")[:-1]
    for step in re.sub(r"#.*", "", link).split("/"):
        if step == "..":
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    address = "".join(f"{step}/" for step in steps)
    return address if link.endswith("/") or "#" in link else address.removesuffix("/")
