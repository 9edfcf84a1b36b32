"""What the event buffer decides: copies, identities, batches, back-off, refusals. Pure: the clock is an argument."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from json import JSONEncoder
from typing import TYPE_CHECKING, Any, Literal, cast

from schematic.core import retry
from schematic.core.query import instant, plain

if TYPE_CHECKING:
    from schematic.config import IdentifyOptions, TrackOptions

MAX_BATCH = 100  # events in a request; the capture endpoint refuses more with 400
MAX_WAITING = 100_000  # events kept while the endpoint cannot take them, some 60 MB; newer ones are dropped then
PERIOD = 5.0  # seconds that an event waits for others
LAST_DOUBLING = 3  # the wait between tries stays at 8 s, so that the end of an outage is noticed soon
_SCALARS = frozenset({str, int, float, bool, type(None)})
_BAD_CONTENT = frozenset({400, 413, 422})

Json = dict[str, Any]


# (type, body, number, extras): the number makes the identity; body and extras belong to the buffer alone. A plain
# tuple, because one is made in every `track`.
Event = tuple[str, Json, int, Json | None]


def track_body(
    event: str,
    company: Mapping[str, str] | None,
    user: Mapping[str, str] | None,
    traits: Mapping[str, Any] | None,
    quantity: float | None,
) -> Json:
    """Body of a track event; what was not given is null. Raises TypeError and ValueError for what the API refuses.

    Everything is copied: the event does not change when the caller's dicts do.
    """
    if event.__class__ is not str:
        raise TypeError(f"track: event must be text, not {type(event).__name__}")
    return {
        "event": event,
        "company": None if company is None else _keys(company, "track", "company"),
        "quantity": quantity if quantity is None or quantity.__class__ is int else _whole(quantity),
        "traits": None if traits is None else own(traits),
        "user": None if user is None else _keys(user, "track", "user"),
    }


def identify_body(keys: Mapping[str, str], company: object, name: str | None, traits: Mapping[str, Any] | None) -> Json:
    """Body of an identify event; of the company only the members that were given. Raises TypeError."""
    return {
        "keys": _keys(keys, "identify", "keys"),
        "name": name,
        "traits": None if traits is None else own(traits),
        "company": None if company is None else _identified_company(company),
    }


def raw_event(event: object) -> tuple[str, Json, Json]:
    """Type, body and extras of a `CreateEventRequestBody` or an equal dict. Raises TypeError for anything else."""
    told: Any = plain(event)
    wire = cast(Json, told) if isinstance(told, dict) else {}
    kind = wire.get("event_type")
    if not isinstance(kind, str) or not isinstance(wire.get("body"), dict):
        raise TypeError("an event needs event_type and body, as in CreateEventRequestBody")
    extras = {name: value for name, value in wire.items() if name not in ("event_type", "body") and value is not None}
    return kind, wire["body"], extras


def track_extras(options: TrackOptions) -> Json:
    """The members of an event beside its body; only those that were given. A naive `sent_at` is local time."""
    given = {
        "idempotency_key": options.idempotency_key,
        "sent_at": None if options.sent_at is None else instant(options.sent_at),
        "trusted_client_clock": options.trusted_client_clock,
        "backfill": options.backfill,
    }
    return {name: value for name, value in given.items() if value is not None}


def identify_extras(options: IdentifyOptions) -> Json | None:
    return None if options.idempotency_key is None else {"idempotency_key": options.idempotency_key}


def own(values: Mapping[str, Any]) -> Json:
    """A copy that shares nothing with the original, in what JSON can carry. Raises ValueError for what holds itself."""
    try:
        return {name: value if value.__class__ in _SCALARS else plain(value) for name, value in values.items()}
    except RecursionError as error:
        raise ValueError("traits are nested too deeply, or contain themselves") from error


def payload(events: Sequence[Event], api_key: str, identity: str) -> bytes:
    """The request for a batch. `identity` is the buffer's own: with an event's number it makes the idempotency key.

    Raises ValueError and TypeError when JSON cannot carry one of the events (NaN, keys that are no text).
    """
    wire: list[Json] = []
    for kind, body, number, extras in events:
        event = {"api_key": api_key, "type": kind, "body": body, "idempotency_key": f"{identity}-{number:x}"}
        wire.append(event if extras is None else {**event, **extras})
    # Escaped, so that even half a surrogate pair makes a valid request.
    return _encode({"events": wire}).encode("ascii")


def verdict(status: int | None, size: int) -> Literal["retry", "split", "drop"]:
    """What to do with a batch of `size` that was not taken; `status` None: no answer came.

    A batch whose content is refused is halved until the event that is to blame stands alone and is dropped.
    """
    if status is None or retry.is_retried(status):
        return "retry"
    return "split" if status in _BAD_CONTENT and size > 1 else "drop"


def delay(attempt: int, first: float, headers: Mapping[str, str], now: float, chance: float) -> float:
    """Seconds before the next try: 1, 2, 4, 8, 8 … times `first`, 10 % to either side, or longer if the server asks.

    `attempt` counts from 0, `headers` have lower-case names, `now` is Unix seconds, `chance` is uniform in [0, 1).
    """
    wait: float = first * 2 ** min(attempt, LAST_DOUBLING) * (0.9 + 0.2 * chance)
    if "retry-after" in headers or "retry-after-ms" in headers:
        wait = max(wait, retry.delay(0, headers, now, chance))
    return wait


_encode = JSONEncoder(allow_nan=False, separators=(",", ":")).encode


def _keys(keys: Mapping[str, str], verb: str, field: str) -> dict[str, str]:
    if not isinstance(keys, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]  # not everybody type-checks
        raise TypeError(f"{verb}: {field} must be a mapping of keys, not {type(keys).__name__}")
    copied = dict(keys)
    for name, value in copied.items():
        if value.__class__ is not str:
            raise TypeError(f"{verb}: {field}[{name!r}] must be text, not {type(value).__name__}")
    return copied


def _identified_company(company: object) -> Json:
    told: Any = plain(company)
    wire = cast(Json, told) if isinstance(told, dict) else {}
    if not isinstance(wire.get("keys"), dict):
        raise TypeError("identify: company must be an EventBodyIdentifyCompany or a dict with keys")
    return wire


def _whole(quantity: Any) -> int:
    """A quantity that is not plainly an int: text and floats that say a whole number are fine."""
    number = float(quantity)
    if not math.isfinite(number) or number != int(number):
        raise ValueError(f"track: quantity must be a whole number, not {quantity!r}")
    return int(number)
