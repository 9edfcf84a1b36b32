"""How requests name what a billing provider has, and what they say of numbers and instants."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from schematic_server.errors import BadRequest

OWN = "schematic"  # the provider of what is told without one: this server
_FIRST = datetime(1, 1, 1, tzinfo=UTC)
_LAST = datetime(9999, 12, 31, tzinfo=UTC)
_MAX = 2**31 - 1  # what a column of small whole numbers holds


def key(body: Mapping[str, Any], member: str = "external_id") -> tuple[str, str]:
    """Provider and external id; raises BadRequest for an empty one, which no path could name."""
    return body.get("provider_type") or OWN, external_id(body, member)


def external_id(body: Mapping[str, Any], member: str) -> str:
    found: str = body[member]
    if not found:
        raise BadRequest(f"{member}: is empty; give the id that the billing provider has for it")
    return found


def given(body: Mapping[str, Any], *members: str) -> dict[str, Any]:
    """Those of `members` that the body says something of."""
    return {one: body[one] for one in members if body.get(one) is not None}


def at(body: Mapping[str, Any], member: str) -> datetime | None:
    """The instant of a member in Unix seconds; None for none, and for 0, which providers say for it."""
    seconds: int | None = body.get(member)
    if not seconds:
        return None
    if not _FIRST.timestamp() <= seconds <= _LAST.timestamp():
        raise BadRequest(f"{member}: {seconds} is not within the years 1 to 9999; give Unix seconds")
    return datetime.fromtimestamp(seconds, UTC)


def small(body: Mapping[str, Any], member: str, default: int = 0, least: int = 0, most: int = _MAX) -> int:
    """A whole number within bounds; raises BadRequest."""
    found = body.get(member)
    if found is None:
        return default
    if not least <= found <= most:
        raise BadRequest(f"{member}: must be between {least} and {most}, not {found}")
    return int(found)


def seconds(value: datetime | None) -> int | None:
    """An instant in Unix seconds."""
    return None if value is None else int(value.timestamp())
