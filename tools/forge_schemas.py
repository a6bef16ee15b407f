"""Trims the official contracts of forges to what this project asks; see tools/forge_schemas.sh.

Usage: forge_schemas.py FOLDER_WITH_NODE_MODULES TARGET_FOLDER
"""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import graphql

PATHS = ("/repos/{owner}/{repo}", "/orgs/{org}/repos", "/users/{username}/repos")
TYPES = {
    "Query", "RateLimit", "Repository", "RepositoryOwner", "Organization", "User", "Ref",
    "RepositoryTopicConnection", "RepositoryTopic", "Topic", "IssueConnection", "Issue",
    "IssueCommentConnection", "IssueComment", "Actor", "Bot",
    "PullRequestConnection", "ReleaseConnection", "Release",
}  # fmt: skip
WORDS = {"description", "summary", "example", "examples", "externalDocs", "tags", "title"}


def main(source: Path, target: Path) -> None:
    packages = source / "node_modules"
    rest = _json(packages / "@octokit/openapi/generated/api.github.com.json")
    _write(target / "github-rest.json", trimmed_openapi(rest))
    sdl = (packages / "@octokit/graphql-schema/schema.graphql").read_text(encoding="utf-8")
    (target / "github.graphql").write_text(trimmed_graphql(sdl), encoding="utf-8")
    for name in ("Forgejo", "GitLab"):
        _write(target / f"{name.lower()}.json", trimmed_schema(_json(source / f"{name}.json")))


def trimmed_openapi(spec: dict[str, Any]) -> dict[str, Any]:
    """Three operations with everything that they refer to, without sentences."""
    paths = {path: {"get": _quiet(spec["paths"][path]["get"])} for path in PATHS}
    kept: dict[str, dict[str, Any]] = {}
    waiting = _references(paths)
    while waiting:
        _, _, section, name = waiting.pop().split("/")
        if name not in kept.setdefault(section, {}):
            kept[section][name] = _quiet(spec["components"][section][name])
            waiting |= _references(kept[section][name])
    answers = [a for path in paths.values() for a in path["get"]["responses"].values()]
    for answer in [*answers, *kept.get("responses", {}).values()]:
        if "$ref" not in answer:
            answer["description"] = ""  # required by OpenAPI
    info = {"title": "GitHub REST, trimmed", "version": spec["info"]["version"]}
    return {"openapi": spec["openapi"], "info": info, "paths": paths, "components": kept}


def _quiet(node: Any, names_of_properties: bool = False) -> Any:
    """Without words for people; a property may have the name of such a word."""
    if isinstance(node, list):
        return [_quiet(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _quiet(value, key == "properties" and not names_of_properties)
        for key, value in node.items()
        if names_of_properties or (key not in WORDS and not key.startswith("x-"))
    }


def _references(node: Any) -> set[str]:
    if isinstance(node, list):
        return set().union(*(_references(item) for item in node))
    if not isinstance(node, dict):
        return set()
    found = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
    return found.union(*(_references(value) for value in node.values()))


def trimmed_graphql(sdl: str) -> str:
    """The types that our question touches; a field that leads to any other type is left out."""
    schema = graphql.build_schema(sdl, assume_valid=True)
    kept: set[str] = set(TYPES)
    for name in TYPES:
        for field in getattr(schema.type_map[name], "fields", {}).values():
            if _fits(schema, field):
                kept |= {graphql.get_named_type(arg.type).name for arg in field.args.values()}
                kept.add(graphql.get_named_type(field.type).name)
    for name in list(kept):  # fields of input objects
        for field in getattr(schema.type_map[name], "fields", {}).values():
            inner = graphql.get_named_type(field.type)
            if graphql.is_input_object_type(schema.type_map[name]):
                kept.add(inner.name)
    definitions = [
        _trimmed_type(node, schema)
        for node in graphql.parse(sdl, no_location=True).definitions
        if getattr(getattr(node, "name", None), "value", None) in kept
    ]
    return "\n\n".join(graphql.print_ast(node) for node in definitions) + "\n"


def _fits(schema: Any, field: Any) -> bool:
    kind = graphql.get_named_type(field.type)
    return graphql.is_leaf_type(kind) or kind.name in TYPES


def _trimmed_type(node: Any, schema: Any) -> Any:
    trimmed: dict[str, Any] = {}
    if isinstance(node, graphql.ObjectTypeDefinitionNode | graphql.InterfaceTypeDefinitionNode):
        fields = schema.type_map[node.name.value].fields
        trimmed["fields"] = [f for f in node.fields if _fits(schema, fields[f.name.value])]
        trimmed["interfaces"] = tuple(i for i in node.interfaces or () if i.name.value in TYPES)
    for part in ("fields", "values"):
        if inner := trimmed.get(part, getattr(node, part, None)):
            trimmed[part] = tuple(_silent(one) for one in inner)
    return replace(_silent(node), **trimmed)


def _silent(node: Any) -> Any:
    """The node without sentences and directives, its arguments too."""
    silent: dict[str, Any] = {"description": None, "directives": ()}
    if arguments := getattr(node, "arguments", None):
        silent["arguments"] = tuple(_silent(one) for one in arguments)
    return replace(node, **silent)


def trimmed_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """Without sentences, and with stable names of its parts."""
    names = {name: f"part{number}" for number, name in enumerate(sorted(schema["definitions"]))}
    text = json.dumps(_quiet(schema))
    for name, short in names.items():
        text = text.replace(f'"#/definitions/{name}"', f'"#/definitions/{short}"')
        text = text.replace(f'"{name}": {{"', f'"{short}": {{"')
    found: dict[str, Any] = json.loads(text)
    return found


def _json(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def _write(file: Path, value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    file.write_text(text.replace('},"', '},\n"') + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
