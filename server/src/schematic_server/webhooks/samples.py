"""Bodies of samples: what the contract says of an event's body, with invented values."""

from __future__ import annotations

from typing import Any

from schematic_server.http.openapi import Schema, document, resolve
from schematic_server.webhooks.event_types import EVENT_TYPES

_TEXTS = {"date-time": "2026-01-31T12:00:00Z"}


def body(request_type: str) -> Any:
    """A body of this event type that its readers accept: every member that must be there."""
    name = EVENT_TYPES[request_type].schema
    return {"message": "This is a test."} if name is None else _value(document()["components"]["schemas"][name], name)


def _value(schema: Schema, name: str) -> Any:
    schema = resolve(schema)
    if "enum" in schema:
        return schema["enum"][0]
    if "anyOf" in schema:
        return _value(schema["anyOf"][0], name)
    kinds: str | list[str] | None = schema.get("type")
    kind = kinds[0] if isinstance(kinds, list) else kinds
    if kind == "object":
        members = schema.get("properties", {})
        return {one: _value(members[one], one) for one in schema.get("required", ())}
    if kind == "string":
        return _TEXTS.get(schema.get("format", ""), f"sample_{name}")
    others: dict[str | None, Any] = {"array": [], "boolean": False, "integer": 1, "number": 1}
    return others.get(kind)
