"""What other catalogues read: the lists of the Open Catalog API and the publiccode.yml bundle."""

import re

import pytest
import yaml
from jsonschema import Draft202012Validator

from harvester import publiccode
from tests.exports.conftest import Exported

UUID = r"^[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}$"
MOMENT = {"type": "string", "format": "date-time"}
URI = {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^https?://"}
SOFTWARE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["id", "url", "publiccodeYml", "createdAt", "updatedAt"],
    "properties": {
        "id": {"type": "string", "pattern": UUID},
        "publiccodeYml": {"type": "string", "minLength": 1, "maxLength": 99999},
        "url": URI,
        "aliases": {"type": "array", "minItems": 1, "items": URI},
        "active": {"type": "boolean"},
        "createdAt": MOMENT,
        "updatedAt": MOMENT,
    },
}
PUBLISHER = {
    "type": "object",
    "additionalProperties": False,
    "required": ["id", "description", "codeHosting", "createdAt", "updatedAt"],
    "properties": {
        "id": {"type": "string", "pattern": UUID},
        "description": {"type": "string", "maxLength": 255},
        "codeHosting": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["url", "createdAt", "updatedAt"],
                "properties": {"url": URI, "group": {"type": "boolean"}},
            },
        },
        "active": {"type": "boolean"},
        "alternativeId": {"type": "string", "maxLength": 255},
        "createdAt": MOMENT,
        "updatedAt": MOMENT,
    },
}
LINKS = {"const": {"prev": None, "next": None}}


@pytest.mark.parametrize("which", ["world", "real"])
@pytest.mark.parametrize(("name", "item"), [("software", SOFTWARE), ("publishers", PUBLISHER)])
def test_the_lists_have_the_shape_that_crawlers_expect(
    which: str, name: str, item: object, request: pytest.FixtureRequest
) -> None:
    made: Exported = request.getfixturevalue(which)
    schema = {
        "type": "object",
        "additionalProperties": False,
        "required": ["data", "links"],
        "properties": {"data": {"type": "array", "items": item}, "links": LINKS},
    }
    checker = Draft202012Validator.FORMAT_CHECKER
    whole = made.json(f"open-catalog/v1/{name}")
    errors = [
        e.message for e in Draft202012Validator(schema, format_checker=checker).iter_errors(whole)
    ]
    assert errors == []
    assert whole["data"] or which == "world"
    ids = [one["id"] for one in whole["data"]]
    assert len(set(ids)) == len(ids)


def test_our_texts_only_and_no_person(real: Exported) -> None:
    for one in real.json("open-catalog/v1/software")["data"]:
        told = yaml.safe_load(one["publiccodeYml"])
        assert told["url"] == one["url"]
        assert not re.search(r"[\w.]+@[\w-]+\.\w", one["publiccodeYml"]), one["url"]
        assert all(
            "email" not in c and "phone" not in c
            for c in (told["maintenance"] or {}).get("contacts", [])
        )


def test_the_bundle_names_every_own_file_and_every_draft(world: Exported) -> None:
    items = {one["software"]: one for one in world.json("publiccode/index.json")["items"]}
    drafts = {p for p in world.files if p.startswith("publiccode/") and p.endswith(".yml")}
    for id_, one in items.items():
        has_draft = f"publiccode/{id_}/publiccode.yml" in drafts
        told = one["publiccode"]
        assert has_draft or told["verdict"] in ("valid", "warnings")
        assert (told["draft"] is not None) == has_draft
        assert (told["url"] is None) == (told["verdict"] in ("missing", "unknown"))
    assert items["alfa"]["publiccode"]["verdict"] == "valid"
    assert {f"publiccode/{id_}/publiccode.yml" for id_ in items} >= drafts
    assert "publiccode/alfa/publiccode.yml" not in drafts


def test_a_draft_has_errors_only_for_what_is_left_open(world: Exported) -> None:
    report = publiccode.check(world.files["publiccode/beta/publiccode.yml"])
    wrong = {finding.rule for finding in report.findings if finding.level == "error"}
    assert wrong == {"required"}
