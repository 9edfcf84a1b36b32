"""What the contract promises of answers, no member more: every answer in the tests of this process is held to it.

So a misspelt member fails the test that first hears it, where completion would have made the right one null.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import httpx2
import jsonschema_rs

from schematic_server.http import docs, openapi

broken: list[str] = []  # what answers had that they must not have; a fixture looks after every test


def hold(operation: str | None, status: int, content: bytes) -> None:
    """Note what is wrong with the answer of an operation that went well."""
    if operation in openapi.operations() and status < 300 and content:
        broken.extend(f"{operation}: {fault}" for fault in _faults(operation, status, content))


def faults(operation: str, response: httpx2.Response) -> list[str]:
    """What of the answer the contract does not promise."""
    return _faults(operation, response.status_code, response.content)


def _faults(operation: str, status: int, content: bytes) -> list[str]:
    one = openapi.operations()[operation]
    documented = document()["paths"][one.path][one.method.lower()]["responses"]
    if status >= 500 or str(status) not in documented:
        return [f"status {status}"]
    if status == 204:
        return ["a body"] if content else []
    if one.returns is None and status < 300:  # a file
        return []
    try:
        answer = json.loads(content)
    except ValueError:
        return ["no JSON"]
    schema = documented[str(status)]["content"]["application/json"]["schema"]
    return [
        f"{'.'.join(map(str, error.instance_path))}: {error.message}"
        for error in _validator(schema["$ref"]).iter_errors(answer)
    ]


@cache
def document() -> dict[str, Any]:
    """The document as the server publishes it."""
    found: dict[str, Any] = json.loads(docs.described())
    return found


@cache
def _components() -> dict[str, Any]:
    """The contract's schemas, each closed: what it does not mention may not come out."""
    return {name: _closed(one) for name, one in document()["components"]["schemas"].items()}


def _closed(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    members = {name: _closed(one) for name, one in schema.items()}
    members.pop("maxItems", None)  # of what is written: a company may have collected more traits by and by
    if members.get("x-open-enum"):  # what failed keeps the type that it came with
        del members["enum"]
    if isinstance(members.get("properties"), dict) and "additionalProperties" not in members:
        members["additionalProperties"] = False
    return members


@cache
def _validator(reference: str) -> Any:
    needed = {_name(reference)}
    left = [*needed]
    while left:
        found = set(map(_name, _references(_components()[left.pop()]))) - needed
        needed |= found
        left.extend(found)
    schema = {"$ref": reference, "components": {"schemas": {name: _components()[name] for name in needed}}}
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True)


def _references(schema: Any) -> Iterator[str]:
    members = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    if isinstance(schema, dict) and isinstance(schema.get("$ref"), str):
        yield schema["$ref"]
    for one in members:
        yield from _references(one)


def _name(reference: str) -> str:
    return reference.removeprefix("#/components/schemas/")
