"""Messages of the data stream as bytes, and what clients ask. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

import msgspec

from schematic_server.domains.companies.keys import EntityType
from schematic_server.errors import BadRequest
from schematic_server.ingest.storable import HALF, half_surrogate_at

Kind = Literal["full", "partial", "delete", "error", "reload"]
FLAG, FLAGS = "rulesengine.Flag", "rulesengine.Flags"
ONE: dict[EntityType, str] = {"company": "rulesengine.Company", "user": "rulesengine.User"}
ALL: dict[EntityType, str] = {"company": "rulesengine.Companies", "user": "rulesengine.Users"}
_TYPES = frozenset({FLAG, FLAGS, *ONE.values(), *ALL.values()})
_encode = msgspec.json.Encoder().encode


class Subject(NamedTuple):
    """What a message is about: of two about the same, the later is all that a client needs, when it is whole."""

    entity_type: str
    entity_id: str  # of a flag its key in small letters, by which clients know it; empty for all


class Message(NamedTuple):
    """`content` is JSON without its stream id; `is_whole` unless it only says what has changed."""

    subject: Subject
    content: bytes
    is_whole: bool


class Asked(msgspec.Struct):
    """`replay_from` is the stream id of the last message that was taken in."""

    entity_type: str
    action: str | None = None
    keys: dict[str, str] | None = None
    replay_from: str | None = None


class _Request(msgspec.Struct):
    data: Asked


_decode = msgspec.json.Decoder(_Request).decode


def read(text: str | bytes) -> Asked:
    """A client's message; raises BadRequest naming what is wrong."""
    try:
        asked = _decode(text).data
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        content = text.encode() if isinstance(text, str) else text
        why = f'{_problem(content, error)}; send {{"data": {{"action": "start", "entity_type": …}}}}'
        raise BadRequest(f"message: {why}") from None
    if asked.entity_type not in _TYPES:
        raise BadRequest(f"entity_type: {asked.entity_type[:40]!r} is none; one of {', '.join(sorted(_TYPES))}")
    if asked.action not in (None, "", "start", "stop"):
        raise BadRequest(f"action: {asked.action[:40]!r} is none; start or stop")
    if asked.entity_type in ONE.values() and not asked.keys:
        raise BadRequest(f"keys: name the keys of the {asked.entity_type}")
    return asked


def message(subject: Subject, kind: Kind, data: Any, entity_id: str | None = None) -> Message:
    told = {"data": data, "entity_type": subject.entity_type, "message_type": kind}
    if entity_id is not None:
        told["entity_id"] = entity_id
    return Message(subject, _encode(told), kind != "partial")


def of_entity(entity_type: EntityType, kind: Kind, entity_id: str, data: Any) -> Message:
    """Of one company or user."""
    return message(Subject(ONE[entity_type], entity_id), kind, data, entity_id)


def of_flag(kind: Kind, document: Mapping[str, Any]) -> Message:
    return message(Subject(FLAG, document["key"].lower()), kind, document, document["id"])


def flag_gone(account_id: str, environment_id: str, flag_id: str) -> Message:
    """Of one that went while nobody told of it: its key is not known any more."""
    data = {"id": flag_id, "account_id": account_id, "environment_id": environment_id}
    told = message(Subject(FLAG, ""), "delete", data, flag_id)
    return told._replace(subject=Subject(f"gone {FLAG}", flag_id))


def error(entity_type: str, why: str, keys: Mapping[str, str] | None = None) -> Message:
    """A refusal; with the keys that were asked for, so that whoever waits for them waits no longer."""
    data: dict[str, Any] = {"error": why, "entity_type": entity_type}
    if keys is not None:
        data["keys"] = keys
    about = "".join(f"{name}={value}\n" for name, value in sorted((keys or {}).items()))
    told = message(Subject(entity_type, ""), "error", data)
    return told._replace(subject=Subject(f"error {entity_type}", about or why))


def blank(entity_type: EntityType, account_id: str, environment_id: str, entity_id: str) -> dict[str, Any]:
    """All that is known of one that is gone and was never loaded, with what strict readers expect of any."""
    owner = {"account_id": account_id, "environment_id": environment_id}
    document: dict[str, Any] = {"id": entity_id, **owner, "keys": {}, "traits": [], "rules": []}
    if entity_type == "company":
        document |= {one: [] for one in ("metrics", "plan_ids", "plan_version_ids", "billing_product_ids")}
        document["credit_balances"] = {}
    return document


def stamped(content: bytes, stream_id: str | None) -> bytes:
    """`content` with its stream id, where it has one."""
    return content if stream_id is None else b'%b,"stream_id":"%b"}' % (content[:-1], stream_id.encode())


def _problem(content: bytes, error: Exception) -> str:
    """What is wrong with a message, and where: the decoder tells of odd characters as of a message that breaks off, or
    counts from their text's beginning."""
    try:
        content.decode()
    except UnicodeDecodeError as wrong:
        return f"not UTF-8 (byte {wrong.start})"
    place = half_surrogate_at(content)
    return str(error) if place is None else f"it has {HALF} (byte {place})"
