"""Values that the contract allows: the smallest answer of every operation, and something for every parameter."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

Json = Mapping[str, Any]
CONTRACT = Path(__file__).parents[2] / "server/src/schematic_server/contract.json"


@dataclass(frozen=True)
class Operation:
    """`path` has its parameters' names in braces; `answer` is JSON, or None for a file or an empty body."""

    name: str
    verb: str
    path: str
    path_parameters: tuple[str, ...]
    keywords: Mapping[str, Any]
    wire_names: Mapping[str, str]
    is_body: bool
    answer: Any
    is_file: bool

    def __str__(self) -> str:
        return self.name


@cache
def contract() -> Any:
    return json.loads(CONTRACT.read_text())


def operations() -> Iterator[Operation]:
    """Every operation of the SDK with required keywords only."""
    for path, verbs in contract()["paths"].items():
        for verb, one in verbs.items():
            if one["tags"][0] not in ("embed", "portal"):  # what only components in pages ask
                yield _operation(path, verb, one)


def _operation(path: str, verb: str, one: Json) -> Operation:
    parameters = one.get("parameters", ())
    query = {each["name"]: each for each in parameters if each["in"] == "query"}
    body = one.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    members = _resolved(body)["properties"] if body and "properties" in _resolved(body) else {}
    if body:
        required = _resolved(body).get("required", ())
        values = {name: smallest(schema) for name, schema in members.items() if name in required}
        names = {name: schema.get("x-python-name", name) for name, schema in members.items()}
    else:
        values = {name: smallest(each["schema"]) for name, each in query.items() if each.get("required")}
        names = {name: each.get("x-python-name", name) for name, each in query.items()}
    status, success = next((code, each) for code, each in one["responses"].items() if code < "300")
    content = success.get("content", {})
    schema = content.get("application/json", {}).get("schema")
    return Operation(
        name=f"{one['tags'][0]}.{one['x-python-name']}",
        verb=verb.upper(),
        path=path,
        path_parameters=tuple(each["name"] for each in parameters if each["in"] == "path"),
        keywords={names[name]: value for name, value in values.items()},
        wire_names={names[name]: name for name in values},
        is_body=body is not None,
        answer=smallest(schema) if schema else None,
        is_file=bool(content) and schema is None and status is not None,
    )


def smallest(schema: Json) -> Any:
    """The smallest value of a schema: required members only, empty lists, the first of an enumeration."""
    schema = _resolved(schema)
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return smallest(schema[key][0])
    if "enum" in schema:
        return schema["enum"][0]
    kinds = schema.get("type", "object")
    kind = kinds if isinstance(kinds, str) else next(one for one in kinds if one != "null")
    if kind == "object":
        members = schema.get("properties", {})
        return {name: smallest(members[name]) for name in schema.get("required", ()) if name in members}
    if kind == "string":
        return "2026-01-02T03:04:05Z" if schema.get("format") == "date-time" else "text"
    return {"array": [], "integer": 1, "number": 1.5, "boolean": True, "null": None}[kind]


def _resolved(schema: Json) -> Json:
    while "$ref" in schema:
        schema = contract()["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema
