"""openapi.json (3.1) and the JSON Schemas, both generated from the models."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic.json_schema import models_json_schema

from harvester.model.output import Output
from harvester.site import addresses
from harvester.site.exports import places
from harvester.site.exports.models import badges, bundle, groups, observed, public_code, software
from harvester.site.exports.models.common import API_VERSION, Document
from harvester.site.view import View

SHAPES: Mapping[str, type[Document]] = {
    "index": observed.Index,
    "software": software.SoftwareCollection,
    "software-item": software.Software,
    "products": groups.ProductCollection,
    "product": groups.Product,
    "categories": groups.CategoryCollection,
    "category": groups.Category,
    "organisations": groups.OrganisationCollection,
    "organisation": groups.Organisation,
    "repositories": observed.RepositoryCollection,
    "repository": observed.Repository,
    "public-code": public_code.PublicCodeCollection,
    "public-code-item": public_code.PublicCode,
    "events": observed.EventCollection,
    "aliases": observed.Aliases,
    "moved": observed.Moved,
    "terms": observed.Terms,
    "badges": badges.Badges,
    "publiccode": bundle.Bundle,
}
"""Name of a schema → shape of a document."""

COLLECTIONS = {
    "software": "software-item",
    "products": "product",
    "categories": "category",
    "organisations": "organisation",
    "repositories": "repository",
    "public-code": "public-code-item",
    "events": None,
}
"""Collection → schema of one item's document."""

MOVING = {"software-item", "product"}
"""Shapes whose earlier ids answer with where they moved to."""


def files(view: View) -> Iterator[Output]:
    """The description of the whole, and a schema for each shape."""
    for name in SHAPES:
        schema = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": places.absolute(view, places.schema(name)),
            **_schema(name),
        }
        yield Output(places.schema(name), _json(schema))
    yield Output(places.api("openapi"), _json(description(view)))


@cache
def _schema(name: str) -> dict[str, Any]:
    return SHAPES[name].model_json_schema(mode="serialization")


@cache
def _components() -> dict[str, Any]:
    _, made = models_json_schema(
        [(shape, "serialization") for shape in SHAPES.values()],
        ref_template="#/components/schemas/{model}",
    )
    schemas: dict[str, Any] = made["$defs"]
    return dict(sorted(schemas.items()))


def description(view: View) -> dict[str, Any]:
    """The OpenAPI 3.1 document. Addresses of items stand in the documents themselves."""
    site = view.site
    page = site.url + addresses.root("en") + addresses.path("en", "developers")
    contact = {"name": site.name, "url": site.repository_url or page}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{site.name} API",
            "version": API_VERSION,
            "summary": "Open-source software for Dutch government, as static JSON.",
            "description": "Read only, without a key. Every document tells its schema, its "
            f"licence and where it comes from. Documentation: {page}",
            "contact": contact,
            "license": {"name": "CC0-1.0", "identifier": "CC0-1.0"},
        },
        "servers": [{"url": site.url + places.API.rstrip("/")}],
        "tags": [{"name": name} for name in COLLECTIONS] + [{"name": "about"}],
        "paths": _paths(),
        "components": {"schemas": _components()},
    }


def _paths() -> dict[str, Any]:
    paths = {}
    for name, item in COLLECTIONS.items():
        paths[f"/{name}.json"] = _get(name, f"list-{name}", f"The first page of {name}.", name)
        page = _get(name, f"list-{name}-page", f"A further page of {name}.", name, "number")
        paths[f"/{name}/pages/{{number}}.json"] = page
        if item == "repository":
            for depth in (2, 3, 4):
                steps = [*("host", "owner", "group", "subgroup")[:depth], "name"]
                path = "/".join(f"{{{step}}}" for step in steps)
                operation = f"get-repository-{depth}"
                paths[f"/{name}/{path}.json"] = _get(
                    name, operation, "One repository, by host and path.", item, *steps
                )
        elif item:
            paths[f"/{name}/{{id}}.json"] = _get(name, f"get-{item}", f"One of {name}.", item, "id")
    for name, summary in (
        ("index", "Where everything is."),
        ("terms", "The words of every key."),
        ("aliases", "Other addresses and earlier ids."),
    ):
        paths[f"/{name}.json"] = _get("about", f"get-{name}", summary, name)
    return paths


def _get(tag: str, operation: str, summary: str, schema: str, *names: str) -> dict[str, Any]:
    reference: dict[str, Any] = {"$ref": f"#/components/schemas/{SHAPES[schema].__name__}"}
    if schema in MOVING:
        reference = {"anyOf": [reference, {"$ref": "#/components/schemas/Moved"}]}
    answer = {
        "description": "The document.",
        "content": {"application/json": {"schema": reference}},
    }
    return {
        "get": {
            "operationId": operation,
            "tags": [tag],
            "summary": summary,
            "parameters": [
                {
                    "name": name,
                    "in": "path",
                    "required": True,
                    "schema": {"type": "integer", "minimum": 2}
                    if name == "number"
                    else {"type": "string"},
                }
                for name in names
            ],
            "responses": {"200": answer, "404": {"description": "There is no such document."}},
        }
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
