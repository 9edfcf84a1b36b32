"""What checks are asked with."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from schematic_server.bounds import MAX_INTEGER

MAX_CONTEXTS = 100

# The engine adds in 64 bits and wraps around, which would turn far too much use into none.
_MAX_USE = 2**63 - 1 - MAX_INTEGER
_Whole = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]
_Amount = Annotated[float, msgspec.Meta(ge=-(2.0**63), lt=2.0**63)]


class EventUsage(msgspec.Struct):
    event_subtype: str
    quantity: _Whole


class EventQuantities(msgspec.Struct, omit_defaults=True):
    event_subtype: str
    quantity: _Amount | None = None
    quantities: dict[str, _Amount] | None = None


class Preflight(msgspec.Struct, omit_defaults=True):
    """What the caller is about to use; zero and absent are alike, except in `credit_cost`."""

    usage: _Whole | None = None
    event_usage: EventUsage | None = None
    event_quantities: EventQuantities | None = None
    credit_cost: dict[str, _Amount] | None = None


class Request(msgspec.Struct):
    """Body of a check; null and absent are alike."""

    company: dict[str, str] | None = None
    user: dict[str, str] | None = None
    preflight: Preflight | None = None


class ReserveRequest(Request):
    """Body of a check that reserves: how many units to hold credits for, how long, and under which key."""

    quantity: _Amount | None = None
    expires_at: str | None = None
    idempotency_key: str | None = None


class BulkRequest(msgspec.Struct):
    contexts: list[Request]


def engine_options(preflight: Preflight | None) -> dict[str, Any] | None:
    """Preflight as the engine reads it."""
    if preflight is None:
        return None
    options: dict[str, Any] = msgspec.to_builtins(preflight)
    if options.get("usage"):
        options["usage"] = min(options["usage"], _MAX_USE)
    if options.get("event_usage"):
        options["event_usage"]["quantity"] = min(options["event_usage"]["quantity"], _MAX_USE)
    return options
