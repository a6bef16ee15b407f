"""The promise to others: every document follows its schema, every link leads somewhere."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

from harvester.site import addresses
from harvester.site.exports.api import files as api_files
from harvester.site.exports.models.common import API_VERSION
from harvester.site.view import Site, build_view
from tests.exports.conftest import Exported, exported
from tests.pages import small

COLLECTIONS = (
    "software", "products", "categories", "organisations", "repositories", "public-code", "events",
)  # fmt: skip


def _validators(made: Exported) -> dict[str, Draft202012Validator]:
    found = {}
    for path in made.files:
        if path.startswith("api/v1/schemas/"):
            schema = made.json(path)
            Draft202012Validator.check_schema(schema)
            checker = Draft202012Validator.FORMAT_CHECKER
            found[schema["$id"]] = Draft202012Validator(schema, format_checker=checker)
    return found


@pytest.mark.parametrize("which", ["world", "real"])
def test_every_document_follows_the_schema_that_it_names(
    which: str, request: pytest.FixtureRequest
) -> None:
    made: Exported = request.getfixturevalue(which)
    validators = _validators(made)
    used = set()
    for path, document in made.documents():
        schema = document["meta"]["schema"]
        used.add(schema)
        errors = [error.message for error in validators[schema].iter_errors(document)]
        assert errors == [], path
        assert document["meta"]["self"] == made.site.url + path
    assert len(used) >= len(validators) - 1  # `moved` has a test of its own


def test_the_schema_would_notice_a_wrong_document(world: Exported) -> None:
    document = world.json("api/v1/software/alfa.json")
    validator = _validators(world)[document["meta"]["schema"]]
    for key, value in (("licence", None), ("added", "gisteren"), ("kind", "toverstaf")):
        assert list(validator.iter_errors({**document, key: value})), key
    del document["activity"]
    assert list(validator.iter_errors(document))


def _pattern(path: str) -> str:
    """`/software/{id}.json` → a pattern for the documents that it describes."""
    steps = re.split(r"\{\w+\}", path)
    return "^" + "[^/]+".join(map(re.escape, steps)) + "$"


def test_openapi_is_valid_and_describes_every_document(world: Exported) -> None:
    description = world.json("api/v1/openapi.json")
    validate(description, cls=OpenAPIV31SpecValidator)
    assert description["info"]["version"] == API_VERSION
    assert set(description["info"]["contact"]) >= {"name", "url"}
    paths = [re.compile(_pattern(path)) for path in description["paths"]]
    base = description["servers"][0]["url"].removeprefix(world.site.url)
    documents = [path.removeprefix(base) for path, _ in world.documents() if path.startswith(base)]
    assert len(documents) > 25
    for document in documents:
        assert any(path.match(document) for path in paths), document


def test_paths_are_kebab_case_and_never_end_in_a_slash(world: Exported) -> None:
    for path in world.files:
        assert not path.endswith("/")
        if not path.startswith("api/v1/repositories/"):
            assert re.fullmatch(r"[a-z0-9.-]+(/[a-z0-9.-]+)*", path), path


@pytest.mark.parametrize("name", COLLECTIONS)
def test_collections_hold_every_item_with_its_document(world: Exported, name: str) -> None:
    whole = world.json(f"api/v1/{name}.json")
    items = whole["items"]
    assert whole["paging"]["total"] == len(items) > 0
    ids = [item["id"] for item in items]
    assert len(set(ids)) == len(ids)
    if name == "events":
        return
    for item in items:
        document = world.json(f"api/v1/{name}/{item['id']}.json")
        for key, value in item.items():
            if key in ("licence", "activity"):  # the document says more
                assert value.items() <= document[key].items()
            else:
                assert document[key] == value, (item["id"], key)


def test_software_holds_what_was_promised(world: Exported) -> None:
    for item in world.json("api/v1/software.json")["items"]:
        assert set(item) >= {
            "id", "name", "licence", "activity", "replaces", "used_by", "repositories", "seen",
        }  # fmt: skip
        assert set(item["licence"]) >= {"expression", "class", "confidence", "conflicts"}
        assert set(item["activity"]) >= {"label", "since", "judged_on"}


def test_every_document_tells_licence_and_provenance(world: Exported) -> None:
    for path, document in world.documents():
        meta = document["meta"]
        assert meta["licence"]["expression"] == "CC0-1.0"
        assert meta["provenance"]["asked_on"] == small.TODAY.isoformat(), path
        assert meta["provenance"]["files"], path


def _addresses(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _addresses(one)
    elif isinstance(value, list):
        for one in value:
            yield from _addresses(one)
    elif isinstance(value, str):
        yield from re.findall(r"https://bron\.example/gids/[^\s\"')\]>,]*", value)


def test_every_link_inside_the_data_leads_somewhere(world: Exported) -> None:
    checked = set()
    for path, content in world.files.items():
        if path.endswith((".sqlite", ".ods")):
            continue
        text = content.decode()
        found = _addresses(world.json(path)) if path.endswith(".json") else _addresses(text)
        for address in found:
            if "{" in address or address == world.site.url + "api/v1":
                continue
            target = address.removeprefix(world.site.url).partition("#")[0]
            checked.add(target)
            assert target in world.files or target in world.pages, (path, address)
    assert len(checked) > 100


def test_ids_in_the_data_lead_to_documents(world: Exported) -> None:
    for path, document in world.documents():
        for user in document.get("used_by", []):
            if user["organisation"]:
                assert f"api/v1/organisations/{user['organisation']}.json" in world.files, path
        for claim in document.get("replaces", []):
            assert f"api/v1/products/{claim['product']}.json" in world.files, path
        for one in document.get("candidates", []):
            assert f"api/v1/software/{one['software']}.json" in world.files, path
        for category in document.get("categories", []):
            assert f"api/v1/categories/{category}.json" in world.files, path


def test_every_key_has_its_words(real: Exported) -> None:
    words: dict[str, set[str]] = {}
    for term in real.json("api/v1/terms.json")["items"]:
        words.setdefault(term["field"], set()).add(term["key"])
        assert term["name"]["nl"] and term["name"]["en"]
    for path, one in real.documents():
        if not path.startswith(("api/v1/software/", "api/v1/repositories/")):
            continue
        assert one["activity"]["label"] in words["activity.label"]
        assert set(one["activity"]["flags"]) <= words["activity.flags"], path
        assert one["licence"]["class"] in words["licence.class"]
        assert one["licence"]["confidence"] in words["licence.confidence"]
        assert set(one["licence"]["flags"]) <= words["licence.flags"], path
        assert {answer["question"] for answer in one.get("readiness", [])} <= words[
            "readiness.question"
        ]
        assert set(one.get("unknown", {}).values()) <= words["unknown"], path


def test_a_large_collection_is_cut_into_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api_files, "PER_PAGE", 2)
    made = exported([small.view()])
    seen, path = [], "api/v1/software.json"
    while True:
        page = made.json(path)
        seen += [item["id"] for item in page["items"]]
        assert len(page["items"]) <= 2
        if page["paging"]["next"] is None:
            break
        path = page["paging"]["next"].removeprefix(made.site.url)
    assert path == "api/v1/software/pages/3.json"
    assert page["paging"]["prev"].endswith("software/pages/2.json")
    assert sorted(seen) == sorted(small.small_catalogue().software)


def test_a_renamed_program_still_answers() -> None:
    known = small.small_catalogue()
    alfa = known.software["alfa"].model_copy(update={"former_ids": ["alfa-oud"]})
    catalogue = known.model_copy(update={"software": {**known.software, "alfa": alfa}})
    seen = small.observations()
    seen[small.ALFA] = seen[small.ALFA].model_copy(
        update={"aliases": ["https://github.com/vroeger/alfa"]}
    )
    view = build_view(catalogue, seen, small.visits(), small.assessment(), "nl", small.SITE)
    made = exported([view])
    old = made.json("api/v1/software/alfa-oud.json")
    assert old["moved_to"] == "alfa"
    assert not list(_validators(made)[old["meta"]["schema"]].iter_errors(old))
    described = made.json("api/v1/openapi.json")
    answer = described["paths"]["/software/{id}.json"]["get"]["responses"]["200"]
    told = answer["content"]["application/json"]["schema"]
    Draft202012Validator({**told, "components": described["components"]}).validate(old)
    aliases = {one["alias"]: one for one in made.json("api/v1/aliases.json")["items"]}
    assert aliases["alfa-oud"]["id"] == "alfa"
    assert aliases["https://github.com/vroeger/alfa"]["id"] == "github.com/alfa/alfa"
    document = made.json("api/v1/software/alfa.json")
    assert document["former_ids"] == ["alfa-oud"]
    rows = {row["url"]: row["aliases"] for row in document["repositories"]}
    assert rows[small.ALFA] == ["https://github.com/vroeger/alfa"]
    catalog = made.json("open-catalog/v1/software")["data"]
    assert ["https://github.com/vroeger/alfa"] in [one.get("aliases") for one in catalog]


def test_equal_facts_give_equal_bytes() -> None:
    site = Site("Bronwijzer", "https://www.example.org/", "", date(2026, 1, 10))
    first, second = (exported([small.view("en", site)]) for _ in range(2))
    assert first.files == second.files


def test_what_is_the_same_in_both_languages_stands_there_once(world: Exported) -> None:
    english = {path for path in world.files if path.startswith("en/")}
    assert english
    assert not any(path.startswith(("en/api/", "en/downloads/")) for path in english)
    assert {addresses.root(language) for language in addresses.LANGUAGES} == {"", "en/"}
