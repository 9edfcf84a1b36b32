"""Canned answers of typed methods: which method is meant, and what its model wants beyond what the test said. Pure."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import import_module
from types import UnionType
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin

from pydantic import BaseModel

from schematic import types
from schematic.core.query import plain
from schematic.core.records import nearest
from schematic.resources import CLIENT_NAMES

Json = dict[str, Any]
_EMPTY: dict[Any, Any] = {
    str: "",
    bool: False,
    int: 0,
    float: 0.0,
    list: [],
    dict: {},
    datetime: datetime(1970, 1, 1, tzinfo=UTC).isoformat(),
}


def model_of(operation: str) -> type[BaseModel] | None:
    """The model that a typed method answers with, None for one without. Raises ValueError for a name that is none."""
    resource, _, method = operation.partition(".")
    if resource not in CLIENT_NAMES:
        raise ValueError(f"respond: {operation!r} is no method of the client{nearest(resource, CLIENT_NAMES)}")
    client: Any = getattr(import_module(f"schematic.resources.{resource}"), CLIENT_NAMES[resource][0])
    methods: dict[str, Any] = {name: getattr(client, name) for name in dir(client) if not name.startswith("_")}
    if method not in methods:
        raise ValueError(f"respond: {resource} has no method {method!r}{nearest(method, methods)}")
    answer: object = getattr(types, str(methods[method].__annotations__["return"]), None)
    return answer if isinstance(answer, type) and issubclass(answer, BaseModel) else None


def whole(answer: Any, model: type[BaseModel] | None) -> Any:
    """The JSON of an answer: `told` or its `data`, with an empty value for each member that the model cannot miss."""
    said: Any = plain(answer)
    is_whole = isinstance(said, dict) and "data" in said
    wire = cast(Json, said if is_whole else {"data": said, "params": {}})
    return wire if model is None else _filled(wire, model)


def _filled(wire: Json, model: type[BaseModel]) -> Json:
    model.model_rebuild()
    for name, member in model.model_fields.items():
        wire_name = member.alias or name
        if wire_name in wire:
            wire[wire_name] = _completed(wire[wire_name], member.annotation)
        elif member.is_required():
            wire[wire_name] = _empty(member.annotation)
    return wire


def _completed(value: Any, annotation: Any) -> object:
    """`value` with its own members, and those of its elements, filled in."""
    kind = _kind(annotation)
    if isinstance(value, dict) and isinstance(kind, type) and issubclass(kind, BaseModel):
        return _filled(dict(cast(Json, value)), kind)
    if get_origin(kind) is list and isinstance(value, list):
        return [_completed(one, get_args(kind)[0]) for one in cast(Any, value)]
    return cast(object, value)


def _empty(annotation: Any) -> Any:
    kind = _kind(annotation)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _filled({}, kind)
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    return _EMPTY.get(get_origin(kind) or kind)


def _kind(annotation: Any) -> Any:
    """What an annotation is at heart: its first alternative, without extras."""
    while get_origin(annotation) in (Union, UnionType, Annotated):
        annotation = get_args(annotation)[0]
    return annotation
