"""What messages make of documents. Pure: the documents that they are about are looked up before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from schematic.datastream.layout import Document, Kind
from schematic.datastream.merge import merge
from schematic.datastream.protocol import ENTITIES, FLAG, FLAGS, Element, Message

Id = tuple[Kind, str]
_ID = re.compile(r"[0-9]{1,19}-[0-9]{1,19}")  # of messages


@dataclass(slots=True)
class Batch:
    """Messages in their order, applied. `known`: the stored documents that they are about, by kind and id.

    `entities`: what becomes of companies and users, None where they go. `flags`: likewise, by key; `all_flags` when
    they are all there are. `gone_flags`: ids of flags whose key was not told. `unknown`: partials of what is not
    stored. `stream_id`: the newest.
    """

    known: Mapping[Id, Document | None]
    entities: dict[Id, Document | None] = field(default_factory=dict[Id, "Document | None"])
    flags: dict[str, Document | None] = field(default_factory=dict[str, "Document | None"])
    gone_flags: set[str] = field(default_factory=set[str])
    all_flags: bool = False
    unknown: set[Id] = field(default_factory=set[Id])
    stream_id: str | None = None

    def apply(self, message: Message) -> bool:
        """Whether it was understood; raises ValueError for members of the wrong shape."""
        if message.entity_type == FLAGS and message.kind == "full" and isinstance(message.data, list):
            self.flags = {_text(one.value, "key"): one.value for one in message.data}
            self.all_flags = True
            self.gone_flags.clear()
        elif message.entity_type == FLAG and isinstance(message.data, Element):
            self._apply_flag(message.kind, _object(message.data))
        elif message.entity_type in ENTITIES and isinstance(message.data, Element):
            self._apply_entity(ENTITIES[message.entity_type], message)
        else:
            return False
        self.stream_id = newest(self.stream_id, message.stream_id)
        return True

    def _apply_flag(self, kind: str, flag: Document) -> None:
        if kind != "delete":  # a partial of a flag is a whole one
            self.flags[_text(flag, "key")] = flag
        elif isinstance(flag.get("key"), str):
            self.flags[flag["key"]] = None
        else:
            flag_id = _text(flag, "id")
            for key in [key for key, one in self.flags.items() if one is not None and one.get("id") == flag_id]:
                self.flags[key] = None
            self.gone_flags.add(flag_id)

    def _apply_entity(self, kind: Kind, message: Message) -> None:
        assert isinstance(message.data, Element)
        told = _object(message.data)
        entity = kind, message.entity_id or _text(told, "id")
        if message.kind == "full":
            self.entities[entity] = told
            self.unknown.discard(entity)
        elif message.kind == "delete":
            self.entities[entity] = None
            self.unknown.discard(entity)
        elif message.kind == "partial":
            old = self.entities[entity] if entity in self.entities else self.known.get(entity)
            if old is None:
                self.unknown.add(entity)
            else:
                self.entities[entity] = merge(old, told)


def ids(messages: Iterable[Message]) -> set[Id]:
    """Whose documents must be known before these are applied."""
    found: set[Id] = set()
    for message in messages:
        kind = ENTITIES.get(message.entity_type)
        value: Any = message.data.value if isinstance(message.data, Element) else None
        if kind is not None and isinstance(value, dict):
            entity_id = message.entity_id or cast("Document", value).get("id")
            if isinstance(entity_id, str):
                found.add((kind, entity_id))
    return found


def newest(*stream_ids: str | None) -> str | None:
    """Of ids `<ms>-<seq>`, the one that comes last; others are none."""
    return max((one for one in stream_ids if one is not None and _ID.fullmatch(one)), key=_place, default=None)


def _place(stream_id: str) -> tuple[int, int]:
    """Where a message stands among all: by number, not by text."""
    ms, _, sequence = stream_id.partition("-")
    return int(ms), int(sequence)


def _object(element: Element) -> Document:
    value: Any = element.value
    if not isinstance(value, dict):
        raise ValueError(f"data must be an object, not {type(value).__name__}")
    return cast("Document", value)


def _text(document: Any, name: str) -> str:
    found = cast("Document", document).get(name) if isinstance(document, dict) else None
    if not isinstance(found, str):
        raise ValueError(f"data.{name} must be text")
    return found
