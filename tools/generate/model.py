"""What the contract means in Python: names, annotations, keywords."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from tools.generate.load import Contract, Operation

Schema = Mapping[str, Any]
SHARED = "shared"
# Schemas that describe exceptions of the SDK; `schematic.errors` holds them.
EXCEPTIONS = "errors"
_SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}


# The one keyword of an operation whose body has no members of its own.
WHOLE_BODY = "request"


@dataclass(frozen=True, slots=True)
class Keyword:
    """One keyword of an operation: Python name, wire name, annotation of what may be passed."""

    name: str
    wire_name: str
    annotation: str
    is_required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Method:
    """One generated method. `keywords_name` is the name of its TypedDict; `Options` when it has no keywords."""

    operation: Operation
    keywords_name: str
    keywords: tuple[Keyword, ...]
    renames: Mapping[str, str]


def camel(name: str) -> str:
    """`list_companies` -> `ListCompanies`."""
    return "".join(part[:1].upper() + part[1:] for part in name.split("_"))


def python_name(wire_name: str, schema: Schema) -> str:
    """The Python name of a property or parameter."""
    name: str = schema.get("x-python-name", wire_name)
    return name + "_" if keyword.iskeyword(name) else name


def annotation(schema: Schema, *, for_input: bool = False) -> str:
    """The schema as a Python annotation.

    With `for_input` as what callers may pass: models or mappings, any sequence. Without, as what a model holds.
    """
    parts = [part for part in _alternatives(schema, for_input) if part != "None"]
    text = " | ".join(dict.fromkeys(parts))
    return f"{text} | None" if is_nullable(schema) else text


def is_nullable(schema: Schema) -> bool:
    return "null" in _types(schema) or any("null" in _types(one) for one in schema.get("anyOf", ()))


def is_free_form(schema: Schema) -> bool:
    """Whether an object's members are up to whoever sends it."""
    return "properties" not in schema and "additionalProperties" in schema


def references(value: Any) -> Iterator[str]:
    """Names of the schemas that a schema mentions."""
    if isinstance(value, Mapping):
        for key, inner in cast(Schema, value).items():
            if key == "$ref":
                yield inner
            elif key != "discriminator":
                yield from references(inner)
    elif isinstance(value, list):
        for inner in cast(Sequence[Any], value):
            yield from references(inner)


def methods(contract: Contract, resource: str) -> list[Method]:
    """The methods of a resource, by name."""
    found = [_method(contract, one) for one in contract.operations if one.resource == resource]
    return sorted(found, key=lambda method: method.operation.method)


def one_line(text: str) -> str:
    """Text as it goes into a one-line docstring or comment."""
    return re.sub(r"\s+", " ", text).strip().replace("\\", "\\\\").replace('"""', "'''")


def _method(contract: Contract, operation: Operation) -> Method:
    if operation.body is not None:
        schema = contract.schemas[operation.body]
        properties: Mapping[str, Schema] = schema.get("properties", {})
        required: Sequence[str] = schema.get("required", ())
        keywords = [_keyword(contract, name, one, name in required) for name, one in properties.items()]
        if is_free_form(schema):
            text = f"{annotation(schema, for_input=True)} | None"
            keywords = [Keyword(WHOLE_BODY, WHOLE_BODY, text, False, "The whole body.")]
        suffix = "Body"
    else:
        keywords = [_keyword(contract, name, one, bool(one.get("required"))) for name, one in operation.query.items()]
        suffix = "Query"
    keywords.sort(key=lambda one: not one.is_required)
    return Method(
        operation,
        camel(operation.method) + suffix if keywords else "Options",
        tuple(keywords),
        {one.name: one.wire_name for one in keywords if one.name != one.wire_name},
    )


def _keyword(contract: Contract, wire_name: str, schema: Schema, is_required: bool) -> Keyword:
    inner = {name: value for name, value in schema.items() if name != "required"}
    text = annotation(inner, for_input=True)
    if not is_required and not text.endswith("| None"):
        text += " | None"
    return Keyword(python_name(wire_name, schema), wire_name, text, is_required, _description(contract, inner))


def _description(contract: Contract, schema: Schema) -> str:
    """The schema's own words, else those of the schemas that it is made of."""
    told: str = schema.get("description", "")
    return told or " ".join(contract.schemas[name].get("description", "") for name in references(schema))


def _types(schema: Schema) -> tuple[str, ...]:
    types = schema.get("type", ())
    return (types,) if isinstance(types, str) else tuple(types)


def _alternatives(schema: Schema, for_input: bool) -> list[str]:
    if "$ref" in schema:
        return [schema["$ref"]]
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return [part for one in schema[key] for part in _alternatives(one, for_input)]
    if "enum" in schema:
        return [literal(schema["enum"])]
    return [_typed(kind, schema, for_input) for kind in _types(schema)] or ["Any"]


def literal(values: Sequence[str]) -> str:
    return "Literal[" + ", ".join(f'"{value}"' for value in values) + "]"


def _typed(kind: str, schema: Schema, for_input: bool) -> str:
    if kind == "null":
        return "None"
    if kind == "array":
        inner = annotation(schema.get("items", {}), for_input=for_input)
        return f"Sequence[{inner}]" if for_input else f"list[{inner}]"
    if kind == "object":
        extra = schema.get("additionalProperties")
        inner = annotation(cast(Schema, extra), for_input=for_input) if isinstance(extra, Mapping) and extra else "Any"
        return f"Mapping[str, {inner}]" if for_input else f"dict[str, {inner}]"
    if kind == "string" and schema.get("format") == "date-time":
        return "datetime" if for_input else "Instant"
    return _SCALARS[kind]
