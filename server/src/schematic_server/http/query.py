"""Query strings, in every encoding that official clients use.

Arrays: repeated (`ids=a&ids=b`), `ids[]=a`, or joined by commas. Maps: JSON text (`keys={"a":"b"}`), brackets
(`keys[a]=b`), and for an operation with one required map also bare pairs (`a=b`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from itertools import chain
from typing import Any, cast
from urllib.parse import parse_qsl

from schematic.rules.compare import parse_int
from schematic_server.bounds import is_too_deep
from schematic_server.domains.companies.numbers import number
from schematic_server.errors import BadRequest
from schematic_server.http.openapi import Operation, Schema, resolve

DEFAULT_LIMIT = 100  # rows a page; the contract's maximum is 250


def parse(operation: Operation, query_string: str) -> dict[str, Any]:
    """The declared parameters that were given, as JSON values, with the contract's defaults, `limit` and `offset`.

    Unknown names are ignored. Raises BadRequest naming the parameter.
    """
    pairs = parse_qsl(query_string, keep_blank_values=True)
    given: dict[str, Any] = {}
    for name, schema in operation.query.items():
        value = _value(name, resolve(schema), pairs)
        if value is not None:
            given[name] = value
    for name in operation.required_query:
        kind = resolve(operation.query[name]).get("type")
        if name not in given and kind == "object":
            given[name] = {key: value for key, value in pairs if "[" not in key and key not in operation.query}
        elif name not in given and kind == "boolean":
            given[name] = False  # clients of other languages leave it out
    for name, schema in operation.query.items():
        if "default" in schema:
            given.setdefault(name, schema["default"])
    if "limit" in operation.query:
        given.setdefault("limit", DEFAULT_LIMIT)
    if "offset" in operation.query and given.setdefault("offset", 0) < 0:
        raise BadRequest("offset: must not be negative")
    return given


def _value(name: str, schema: Schema, pairs: list[tuple[str, str]]) -> Any:
    types = schema.get("type", "string")
    kind = types if isinstance(types, str) else next(one for one in types if one != "null")
    if kind == "array":
        texts = [text for key, text in pairs if key in (name, name + "[]")]
        parts = [part for text in texts for part in text.split(",")]
        return [_scalar(name, resolve(schema["items"]).get("type"), part) for part in parts if part] if texts else None
    if kind == "object":
        return _map(name, pairs)
    text = next((text for key, text in reversed(pairs) if key == name), None)
    return None if text is None else _scalar(name, kind, text)


def _scalar(name: str, kind: object, text: str) -> Any:
    if kind == "boolean":
        if text not in ("true", "false"):
            raise BadRequest(f"{name}: must be true or false, not {text[:40]!r}")
        return text == "true"
    if kind == "integer":
        whole = parse_int(text)
        if whole is None:
            raise BadRequest(f"{name}: must be a whole number of 64 bits, not {text[:40]!r}")
        return whole
    if kind == "number":
        found = number(text)
        if found is None:
            raise BadRequest(f"{name}: must be a number, not {text[:40]!r}")
        return float(found)
    return text


def _map(name: str, pairs: list[tuple[str, str]]) -> Mapping[str, str] | None:
    found: dict[str, str] = {}
    is_given = False
    for key, text in pairs:
        if key == name:
            found.update(_json_map(name, text))
        elif key.startswith(name + "[") and key.endswith("]"):
            found[key[len(name) + 1 : -1]] = text
        else:
            continue
        is_given = True
    return found if is_given else None


def _json_map(name: str, text: str) -> dict[str, str]:
    value: object = None
    if not is_too_deep(text.encode("utf-8", "replace")):
        with suppress(ValueError):
            value = json.loads(text)
    if not isinstance(value, dict):
        raise BadRequest(f'{name}: must be a JSON object of texts such as {{"id": "42"}}, or {name}[id]=42')
    found = {str(key): str(one) for key, one in cast(dict[str, object], value).items()}
    try:
        "".join(chain(*found.items())).encode()
    except UnicodeEncodeError:
        raise BadRequest(f"{name}: has half of a surrogate pair, which no text has") from None
    if any("\0" in text for text in chain(*found.items())):  # PostgreSQL cannot store it, nor be asked for it
        raise BadRequest(f"{name}: has the NUL character (\\u0000), which no text has")
    return found
