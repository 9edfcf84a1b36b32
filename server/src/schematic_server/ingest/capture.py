"""Events as they arrive: decoded, checked and given an identity, before anything is stored.

`/batch` and `/e` name an event's type `type` and carry a key in each event; `/events` and `/event-batch` call it
`event_type` and use the request's key. A bad event never blocks its neighbours: it is kept with the reason it failed.
"""

from __future__ import annotations

import re
import secrets
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import count
from typing import Any

import msgspec
from msgspec import Raw, Struct

from schematic_server.bounds import MAX_INTEGER, is_exact, parse_instant
from schematic_server.domains.companies import keys as key_rules
from schematic_server.errors import BadRequest
from schematic_server.ingest import storable
from schematic_server.scope import Actor
from schematic_server.storage.metadata import microseconds

MAX_BATCH = 100  # events of one capture request; the documented limit of `/batch`
MAX_KEY_LENGTH = 255  # characters of an idempotency key
MAX_ID_LENGTH = 255  # characters of an id that the event names; a company's is part of an index
_FUTURE = timedelta(minutes=5)
_TRUSTED_PAST = timedelta(days=34)
_BACKFILL_PAST = timedelta(days=365)
_SUBTYPE = re.compile(r"[\w.:-]{1,128}", re.ASCII)
_COST = re.compile(r"-?\d{1,32}(?:\.\d{1,32})?(?:[eE][+-]?\d{1,2})?", re.ASCII)

Keys = dict[str, str]
KeySet = key_rules.KeySet


class CapturedEvent(Struct):
    """One event of `/batch` or `/e`. Browsers name it by `tracker_event_id`, the same over every try to send it."""

    type: str
    body: Raw
    api_key: str | None = None
    idempotency_key: str | None = None
    sent_at: str | None = None
    trusted_client_clock: bool | None = None
    backfill: bool | None = None
    tracker_event_id: Any = None


class ApiEvent(Struct):
    """One event of `/events` or `/event-batch`."""

    event_type: str
    body: Raw
    idempotency_key: str | None = None
    sent_at: str | None = None
    trusted_client_clock: bool | None = None
    backfill: bool | None = None


class TrackBody(Struct, omit_defaults=True):
    event: str
    company: Keys | None = None
    user: Keys | None = None
    traits: dict[str, Any] | None = None
    quantity: int | None = None
    lease_id: str | None = None
    reservation_id: str | None = None


class IdentifiedCompany(Struct):
    keys: Keys
    name: str | None = None
    traits: dict[str, Any] | None = None


class IdentifyBody(Struct):
    keys: Keys
    name: str | None = None
    traits: dict[str, Any] | None = None
    company: IdentifiedCompany | None = None


class FlagCheckBody(Struct):
    flag_key: str
    value: bool
    reason: str
    flag_id: str | None = None
    rule_id: str | None = None
    company_id: str | None = None
    user_id: str | None = None
    error: str | None = None
    req_company: Any = None  # what the application asked with, in whatever form
    req_user: Any = None


class InferenceBody(Struct):
    company: Keys
    provider: str
    response_model: str
    input_tokens: int
    output_tokens: int
    user: Keys | None = None
    event: str | None = None
    operation: str | None = None
    request_model: str | None = None
    requests: int | None = None
    cost: str | None = None
    currency: str | None = None
    lease_id: str | None = None
    reservation_id: str | None = None
    cached_input_tokens: int | None = None
    cache_creation_input_tokens: int | None = None
    reasoning_tokens: int | None = None


Body = TrackBody | IdentifyBody | FlagCheckBody | InferenceBody
TOKENS = (
    "input_tokens",
    "output_tokens",
    "cached_input_tokens",
    "cache_creation_input_tokens",
    "reasoning_tokens",
)
_DECODERS: dict[str, msgspec.json.Decoder[Any]] = {
    "track": msgspec.json.Decoder(TrackBody),
    "identify": msgspec.json.Decoder(IdentifyBody),
    "flag_check": msgspec.json.Decoder(FlagCheckBody),
    "inference": msgspec.json.Decoder(InferenceBody),
}


class Event(Struct, gc=False):
    """One accepted event. Instants are microseconds since 1970.

    `refusal` is what was wrong with it on arrival; `error`, that or what processing found, makes it a stored failure.
    `is_own` is one that the server made itself, of a check that it answered; `is_uncovered` one that failed because a
    strict credit does not cover it.
    """

    id: str
    type: str
    environment_id: str
    actor: Actor
    raw: str
    captured_at: int
    sent_at: int | None
    idempotency_key: str | None
    is_backfill: bool = False
    is_own: bool = False
    is_uncovered: bool = False
    body: Body | None = None
    subtype: str | None = None
    quantity: int = 1
    refusal: str | None = None
    error: str | None = None
    company_keys: KeySet = ()
    user_keys: KeySet = ()
    company_id: str | None = None
    user_id: str | None = None
    flag_id: str | None = None
    lease_id: str | None = None
    reservation_id: str | None = None

    def refuse(self, why: str) -> None:
        """Keep the event as failed, for the first reason only; it counts for nothing."""
        self.refusal = self.refusal or why


def read(
    event: CapturedEvent | ApiEvent, environment_id: str, actor: Actor, now: datetime, flaw: str | None = None
) -> Event:
    """The event with its body decoded and checked; what is wrong is in `refusal`, before all else `flaw`. Never raises.

    What is refused is kept in a form that can be stored and read back.
    """
    kind = event.type if isinstance(event, CapturedEvent) else event.event_type
    received_at = _microseconds(now)
    made = Event(
        new_event_id(received_at),
        kind,
        environment_id,
        actor,
        "",
        received_at,
        None,
        event.idempotency_key or _tracker_key(event),
        is_backfill=bool(event.backfill),
        refusal=flaw,
    )
    if made.idempotency_key and len(made.idempotency_key) > MAX_KEY_LENGTH:
        made.refuse(f"idempotency_key: at most {MAX_KEY_LENGTH} characters")
        made.idempotency_key = None
    _read_clock(made, event, now)
    _read_body(made, event.body)
    _read_raw(made, event.body)
    if made.refusal is not None:
        made.quantity = max(-MAX_INTEGER, min(made.quantity, MAX_INTEGER))
    return made


def check(event: Event) -> Event:
    """The event if it is good; raises BadRequest with the reason otherwise (`/events` refuses, `/batch` keeps).

    Keys that could not be stored are such a reason; behind `/batch`, processing comes upon them.
    """
    if event.refusal is not None:
        raise BadRequest(event.refusal)
    if event.type == "flag_check":  # its keys are looked up, never stored
        return event
    members = ("body.company.keys", "body.keys") if event.type == "identify" else ("body.company", "body.user")
    for member, keys in zip(members, (event.company_keys, event.user_keys), strict=True):
        key_rules.check(dict(keys), member)
    return event


_PROCESS = secrets.token_hex(3)
_numbers = count(secrets.randbelow(1 << 16))


def new_event_id(at: int) -> str:
    """`evt_` and 22 hexadecimal digits that sort by time, so that new rows land together in the indexes.

    `at` is in microseconds since 1970.
    """
    return f"{_stamp(at)}{next(_numbers) & 0xFFFFF:05x}{_PROCESS}"


# All events of a request arrive at one instant, and few names stand for most events.
@lru_cache(maxsize=8)
def _stamp(at: int) -> str:
    return f"evt_{at // 1000:011x}"


@lru_cache(maxsize=8)
def _microseconds(instant: datetime) -> int:
    return microseconds(instant)


@lru_cache(maxsize=1024)
def _is_subtype(name: str) -> bool:
    return _SUBTYPE.fullmatch(name) is not None


def _read_clock(made: Event, event: CapturedEvent | ApiEvent, now: datetime) -> None:
    sent_at = None
    if event.sent_at is not None:
        sent_at = parse_instant(event.sent_at)
        if sent_at is None:
            made.refuse("sent_at: must be a date-time, for example 2026-01-31T12:00:00Z")
            return
        made.sent_at = microseconds(sent_at)
    if not (event.trusted_client_clock or event.backfill):
        return
    if made.actor.is_publishable:
        made.refuse("trusted_client_clock and backfill require a secret API key")
    elif sent_at is None:
        made.refuse("sent_at is required when trusted_client_clock or backfill is true")
    elif sent_at > now + _FUTURE:
        made.refuse("sent_at cannot be more than 5 minutes in the future")
    elif event.backfill and sent_at < now - _BACKFILL_PAST:
        made.refuse("sent_at cannot be more than 365 days in the past")
    elif not event.backfill and sent_at < now - _TRUSTED_PAST:
        made.refuse(
            "sent_at cannot be more than 34 days in the past for trusted_client_clock; "
            "for older events use backfill (analytics-only, no billing side effects)"
        )
    else:
        made.captured_at = microseconds(sent_at)


def _read_body(made: Event, raw: Raw) -> None:
    decoder = _DECODERS.get(made.type)
    if decoder is None:
        made.refuse(f"type: must be one of {', '.join(_DECODERS)}, not {made.type[:40]!r}")
        return
    try:
        body = made.body = decoder.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        made.refuse(f"body: {error}")
        return
    except RecursionError:
        made.refuse("body: nested too deeply")
        return
    if isinstance(body, TrackBody):
        _read_track(made, body)
    elif isinstance(body, IdentifyBody):
        made.user_keys = key_set(body.keys)
        made.company_keys = key_set(body.company.keys) if body.company else ()
        if not made.user_keys and not made.company_keys:
            made.refuse("body.keys: at least one key is needed to identify a user or company")
        elif body.company and not made.company_keys:
            made.refuse("body.company.keys: at least one key is needed to identify a company")
    elif isinstance(body, FlagCheckBody):
        made.flag_id = _named_id(made, "flag_id", body.flag_id)
        made.company_id = _named_id(made, "company_id", body.company_id)
        made.user_id = _named_id(made, "user_id", body.user_id)
        made.company_keys, made.user_keys = _asked_with(body.req_company), _asked_with(body.req_user)
    else:
        _read_inference(made, body)


def _read_track(made: Event, body: TrackBody) -> None:
    made.subtype = body.event
    made.company_keys, made.user_keys = key_set(body.company), key_set(body.user)
    made.quantity = 1 if body.quantity is None else body.quantity
    _read_hold(made, body)
    if not _is_subtype(body.event):
        made.refuse("body.event: 1 to 128 letters, digits, '-', '_', '.' or ':'")
    _check_quantity(made, "quantity")


def _read_inference(made: Event, body: InferenceBody) -> None:
    made.subtype = body.event
    made.company_keys, made.user_keys = key_set(body.company), key_set(body.user)
    made.quantity = 1 if body.requests is None else body.requests
    _read_hold(made, body)
    if body.event is not None and not _is_subtype(body.event):
        made.refuse("body.event: 1 to 128 letters, digits, '-', '_', '.' or ':'")
    _check_quantity(made, "requests")
    for name in TOKENS:
        _check_amount(made, name, getattr(body, name) or 0)
    if body.cost is not None and not _COST.fullmatch(body.cost):
        made.refuse('body.cost: must be a decimal number as text, such as "0.0125"')


def _read_hold(made: Event, body: TrackBody | InferenceBody) -> None:
    made.lease_id = _named_id(made, "lease_id", body.lease_id)
    made.reservation_id = _named_id(made, "reservation_id", body.reservation_id)


def _named_id(made: Event, member: str, given: str | None) -> str | None:
    if given is not None and len(given) > MAX_ID_LENGTH:
        made.refuse(f"body.{member}: at most {MAX_ID_LENGTH} characters")
        return None
    return given


def _check_quantity(made: Event, member: str) -> None:
    """What an event counts: never nothing, unless it settles a hold."""
    if made.quantity == 0 and not (made.lease_id or made.reservation_id):
        made.refuse(f"body.{member}: must be a whole number other than 0")
    _check_amount(made, member, made.quantity)


def _check_amount(made: Event, member: str, amount: int) -> None:
    if amount < 0 and made.actor.is_publishable:
        made.refuse(f"body.{member}: a negative quantity needs a secret API key")
    elif not is_exact(amount):
        made.refuse(f"body.{member}: must be between -{MAX_INTEGER} and {MAX_INTEGER}")


def _read_raw(made: Event, raw: Raw) -> None:
    content = bytes(raw)
    try:
        made.raw = content.decode()
    except UnicodeDecodeError:
        made.refuse("body: has a byte that is no UTF-8")
    if made.refusal is not None:
        made.raw = storable.body(content)


def _tracker_key(event: CapturedEvent | ApiEvent) -> str | None:
    key = event.tracker_event_id if isinstance(event, CapturedEvent) else None
    return key if isinstance(key, str) and 0 < len(key) <= MAX_KEY_LENGTH else None


def _asked_with(keys: object) -> KeySet:
    try:
        found = msgspec.convert(keys, Keys | None)
    except msgspec.ValidationError:
        return ()
    return key_set(found) if found and len(found) <= key_rules.MAX_KEYS else ()


def key_set(keys: Keys | None) -> KeySet:
    """`keys` as a sorted tuple; empty for none."""
    if not keys:
        return ()
    return tuple(keys.items()) if len(keys) == 1 else tuple(sorted(keys.items()))
