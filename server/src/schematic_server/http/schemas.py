"""Schemas of the contract, compiled once into functions: validate, read what JSON has no types for, complete an
answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, cast

import jsonschema_rs
from jsonschema_rs import ValidationErrorKind

from schematic_server.bounds import MAX_INTEGER, parse_instant
from schematic_server.errors import BadRequest
from schematic_server.http.openapi import Schema, document, resolve

Change = Callable[[Any], Any]


def validator(schema: Schema) -> Callable[[object], None]:
    """A function that raises BadRequest naming the first member that breaks `schema`."""
    compiled = jsonschema_rs.Draft202012Validator(
        {**_bounded(schema), "components": {"schemas": _used(schema)}},
        validate_formats=True,
        formats={"date-time": _is_instant},
        mask="the value",
    )

    def validate(value: object) -> None:
        error = next(compiled.iter_errors(value), None)
        if error is not None:
            raise BadRequest(_message(error))

    return validate


def _is_instant(text: str) -> bool:
    return parse_instant(text) is not None


def _used(schema: Schema) -> dict[str, Any]:
    """The components that `schema` refers to, however indirectly; compiling all there are takes 30 ms."""
    found: dict[str, Any] = {}
    wanted = _references(schema)
    while wanted:
        name = wanted.pop()
        if name not in found:
            found[name] = _bounded_component(name)
            wanted |= _references(found[name])
    return found


@cache
def _bounded_component(name: str) -> Any:
    return _bounded(document()["components"]["schemas"][name])


def _bounded(schema: Any) -> Any:
    """The schema with every whole number held to what all clients read back as it was."""
    if isinstance(schema, list):
        return [_bounded(one) for one in cast(Sequence[Any], schema)]
    if not isinstance(schema, dict):
        return schema
    members = {name: _bounded(one) for name, one in _told_apart(cast(dict[str, Any], schema)).items()}
    if "integer" in (members["type"] if isinstance(members.get("type"), list) else [members.get("type")]):
        return {"minimum": -MAX_INTEGER, "maximum": MAX_INTEGER, **members}
    return members


def _told_apart(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with the form that a value must have chosen first: what is wrong with the value is told of that form,
    where a choice would say that it has none of them. Without the tag it must fit every form, as it may be any."""
    if "discriminator" in schema:
        name = schema["discriminator"]["propertyName"]
        forms = [(resolve(one)["properties"][name], one) for one in schema["oneOf"]]
        chosen = [{"if": {"properties": {name: tag}, "required": [name]}, "then": one} for tag, one in forms]
        chosen.append({"if": {"not": {"required": [name]}}, "then": {"allOf": schema["oneOf"]}})
        tags = [value for tag, _ in forms for value in tag["enum"]]
        return {"type": "object", "properties": {name: {"enum": tags}}, "allOf": chosen}
    return schema


def _message(error: jsonschema_rs.ValidationError) -> str:
    if isinstance(error.kind, ValidationErrorKind.AnyOf):  # of what may be null, the contract names that last
        return _message(error.kind.context[0][0])
    where = ".".join(str(part) for part in error.instance_path)
    if isinstance(error.kind, ValidationErrorKind.Enum):
        return f"{where or 'the request body'}: the value must be one of {', '.join(map(str, error.kind.options))}"
    if isinstance(error.kind, ValidationErrorKind.Required):
        missing = error.kind.property.strip('"')
        return f"{where}.{missing} is required" if where else f"{missing} is required"
    if isinstance(error.kind, ValidationErrorKind.Format):
        return f"{where}: the value must be a {error.kind.format}, for example 2026-01-31T12:00:00Z"
    return f"{where or 'the request body'}: {error.message}"


def reading(schema: Schema) -> Change | None:
    """A function that turns the RFC 3339 texts of a valid value into datetimes, and whole numbers, which may be written
    `7.0`, into integers; None when `schema` has neither."""
    return _change(_key(schema), "read")


def completion(schema: Schema) -> Change | None:
    """A function that gives an answer the members it lacks: null where allowed, `[]` for required lists."""
    return _change(_key(schema), "complete")


def _key(schema: Schema) -> str:
    return cast(str, schema["$ref"]).rpartition("/")[2]


@cache
def _change(name: str, kind: str) -> Change | None:
    schema = document()["components"]["schemas"][name]
    # A schema may contain itself; while it is being compiled, its inner uses look the finished function up at run time.
    if _reaches(name, name, frozenset[str]()):
        return lambda value: _compiled(name, kind)(value)
    return _compile(schema, kind)


@cache
def _compiled(name: str, kind: str) -> Change:
    return _compile(document()["components"]["schemas"][name], kind) or (lambda value: value)


@cache
def _reaches(start: str, target: str, seen: frozenset[str]) -> bool:
    for name in _references(document()["components"]["schemas"][start]):
        if name == target or (name not in seen and _reaches(name, target, seen | {name})):
            return True
    return False


def _references(schema: object) -> set[str]:
    if isinstance(schema, Mapping):
        members = cast(Mapping[str, object], schema)
        reference = members.get("$ref")
        if isinstance(reference, str):
            return {reference.rpartition("/")[2]}
        return {name for value in members.values() for name in _references(value)}
    if isinstance(schema, list):
        return {name for value in cast(list[object], schema) for name in _references(value)}
    return set()


def _compile(schema: Schema, kind: str) -> Change | None:
    if "$ref" in schema:
        return _change(_key(schema), kind)
    if "anyOf" in schema:
        inner = [one for one in schema["anyOf"] if one.get("type") != "null"]
        return _compile(inner[0], kind) if len(inner) == 1 else None
    if kind == "read" and schema.get("format") == "date-time":
        return lambda value: parse_instant(value) if isinstance(value, str) else value
    if kind == "read" and _is_whole(schema):
        return lambda value: int(value) if isinstance(value, float) else value
    if "properties" in schema:
        return _compile_object(schema, kind)
    if "items" in schema:
        return _each(_compile(schema["items"], kind), kind)
    if isinstance(schema.get("additionalProperties"), Mapping):
        return _each_value(_compile(schema["additionalProperties"], kind))
    return None


def _is_whole(schema: Schema) -> bool:
    types = schema.get("type") or ()
    return "integer" in ([types] if isinstance(types, str) else types) and "number" not in types


def _compile_object(schema: Schema, kind: str) -> Change | None:
    inner = [(name, made) for name, one in schema["properties"].items() if (made := _compile(one, kind))]
    required = schema.get("required", ())
    absent = _defaults(schema["properties"], required) if kind == "complete" else {}
    nulls = [name for name, default in absent.items() if default is None]
    lists = [name for name, default in absent.items() if default is not None]
    if not inner and not absent:
        return None

    def change(value: Any) -> Any:
        if isinstance(value, dict):
            members: dict[str, Any] = value  # pyright: ignore[reportUnknownVariableType]  # JSON has no other names
            for name in nulls:
                if name not in members:
                    members[name] = None
            for name in lists:
                if name not in members:
                    members[name] = []
            for name, one in inner:
                found = members.get(name)
                if found is not None:
                    members[name] = one(found)
        return value  # pyright: ignore[reportUnknownVariableType]  # what is no object is as it shall be

    return change


def _defaults(properties: Mapping[str, Schema], required: tuple[str, ...]) -> dict[str, list[object] | None]:
    absent: dict[str, list[object] | None] = {}
    for name, schema in properties.items():
        types = schema.get("type")
        if "null" in (types or ()) or any(one.get("type") == "null" for one in schema.get("anyOf", ())):
            absent[name] = None
        elif name in required and resolve(schema).get("type") == "array":
            absent[name] = []
    return absent


def _each(change: Change | None, kind: str) -> Change | None:
    if change is None or kind != "complete":
        return change and (lambda values: [None if value is None else change(value) for value in values])

    def complete(values: Any) -> Any:
        for value in values:
            if value is not None:  # what can be completed is completed in place
                change(value)
        return values

    return complete


def _each_value(change: Change | None) -> Change | None:
    return change and (lambda values: {key: None if value is None else change(value) for key, value in values.items()})
