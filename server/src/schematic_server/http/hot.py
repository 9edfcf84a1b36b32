"""The hot paths, before routing: flag checks and event capture.

No router, no request object, no JSON built twice.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator
from datetime import datetime
from functools import lru_cache, partial
from typing import Any
from urllib.parse import unquote

import msgspec
from starlette.types import Scope

from schematic_server import clock
from schematic_server.errors import (
    BadRequest,
    Forbidden,
    PaymentRequired,
    RateLimited,
    ServerError,
    Unauthorized,
    Unavailable,
)
from schematic_server.evaluation.check import ALL, Checker
from schematic_server.evaluation.requests import BulkRequest, Request, ReserveRequest
from schematic_server.evaluation.reserving import Reserver
from schematic_server.http import envelope
from schematic_server.http.auth import Credential
from schematic_server.http.body import decode, decode_parts
from schematic_server.http.exchange import Answer, Exchange
from schematic_server.ingest import salvage
from schematic_server.ingest.capture import MAX_BATCH, ApiEvent, CapturedEvent, Event, check, read
from schematic_server.ingest.intake import Intake
from schematic_server.ingest.recorder import Recorder
from schematic_server.metrics import Metrics
from schematic_server.storage.database import Database

_CHECK_FLAG, _CHECK_FLAGS = "features.check_flag", "features.check_flags"
_CHECK_AND_RESERVE = "features.check_and_reserve_flag"
MAX_TARGETS = 1000  # request targets that are remembered
_PLAIN_CHECK = re.compile(rb"/flags(?:/([\w.~-]+))?/check")
MAX_API_BATCH = 1000  # events of one `/event-batch`
# Events of a batch that are read in one piece, some tenths of a millisecond; then checks that wait have their turn.
PIECE = 25


class _Batch(msgspec.Struct):
    events: list[msgspec.Raw]


_NOTHING = b"{}"  # asked by an empty body
_check_request = msgspec.json.Decoder(Request)
_reserve_request = msgspec.json.Decoder(ReserveRequest)
_bulk_request = msgspec.json.Decoder(BulkRequest)
_batch = msgspec.json.Decoder(_Batch)
_captured_event = msgspec.json.Decoder(CapturedEvent)
_api_event = msgspec.json.Decoder(ApiEvent)


class Hot:
    """Finds who answers a hot path."""

    def __init__(self, database: Database, checker: Checker, recorder: Recorder, metrics: Metrics) -> None:
        self._intake = Intake(database)
        self._checker = checker
        self._reserver = Reserver(database, checker)
        self._recorder = recorder
        self._metrics = metrics
        self._answers: dict[str, tuple[str, Answer]] = {
            "/flags/check": (_CHECK_FLAGS, self._check_all),
            "/flags/check-bulk": ("features.check_flags_bulk", self._check_bulk),
            "/batch": ("capture.batch", self._capture_batch),
            "/e": ("capture.one", self._capture_one),
            "/events": ("events.create_event", self._create_event),
            "/event-batch": ("events.create_event_batch", self._create_event_batch),
        }

    def find(self, exchange: Exchange) -> Answer | None:
        """Who answers, with the operation noted; None when the path is none of these."""
        scope = exchange.scope
        if scope["method"] != "POST":
            return None
        path: str = scope["path"]
        if path in self._answers:
            exchange.operation, answer = self._answers[path]
            return answer
        flag_key = _flag_key(scope, b"/check")
        if flag_key is not None:
            exchange.operation = _CHECK_FLAG
            return partial(self._check_one, flag_key)
        flag_key = _flag_key(scope, b"/check-and-reserve")
        if flag_key is not None:
            exchange.operation = _CHECK_AND_RESERVE
            return partial(self._check_and_reserve, flag_key)
        return None

    def takes(self, url: bytes) -> bool:
        """Whether it is a check of all flags, or of one whose key is plain."""
        return _plainly_asked(url) is not None

    def direct(self, url: bytes, exchange: Exchange, body: bytes) -> tuple[int, bytes] | None:
        """The answer to such a check that memory has all for."""
        flag_key = _plainly_asked(url)
        if flag_key is None:
            return None
        exchange.operation = _CHECK_FLAGS if flag_key == ALL else _CHECK_FLAG
        credential = exchange.known()
        if credential is None or credential.environment_id is None:
            return None
        request = _question(body)
        answer = self._checker.known(credential.actor, credential.environment_id, flag_key, request)
        if answer is None:
            return None
        exchange.spend(credential)
        if flag_key == ALL:
            return 201, _success(answer)
        self._recorder.record(credential.actor, credential.environment_id, answer, request.preflight is not None)
        return 200, _success(answer)

    async def _check_one(self, flag_key: str, exchange: Exchange) -> tuple[int, bytes]:
        body, credential, environment_id = await _asked(exchange)
        request = _question(body)
        answer = await self._checker.check(credential.actor, environment_id, flag_key, request)
        self._recorder.record(credential.actor, environment_id, answer, request.preflight is not None)
        return 200, _success(answer)

    async def _check_and_reserve(self, flag_key: str, exchange: Exchange) -> tuple[int, bytes]:
        body, credential, environment_id = await _asked(exchange)
        request = decode(_reserve_request, body.strip() or _NOTHING)
        answer = await self._reserver.check_and_reserve(credential.actor, environment_id, flag_key, request)
        self._recorder.record(credential.actor, environment_id, answer, request.preflight is not None)
        return 200, _success(answer)

    async def _check_all(self, exchange: Exchange) -> tuple[int, bytes]:
        body, credential, environment_id = await _asked(exchange)
        answer = await self._checker.check_all(credential.actor, environment_id, _question(body))
        return 201, _success(answer)

    async def _check_bulk(self, exchange: Exchange) -> tuple[int, bytes]:
        body, credential, environment_id = await _asked(exchange)
        answer = await self._checker.check_bulk(credential.actor, environment_id, decode(_bulk_request, body))
        return 201, _success(answer)

    async def _capture_batch(self, exchange: Exchange) -> tuple[int, bytes]:
        body = await exchange.body()
        try:
            raw = decode_parts(_batch, body).events
        except BadRequest:
            # One bad event may be all that is wrong with it.
            raw = salvage.events(body)
            if not raw:
                await exchange.environment(await exchange.credential_of(exchange.key))
                raise
        if len(raw) > MAX_BATCH:
            raise BadRequest("batch too large", max_size=MAX_BATCH)
        return await self._capture(raw, exchange)

    async def _capture_one(self, exchange: Exchange) -> tuple[int, bytes]:
        return await self._capture([msgspec.Raw(await exchange.body())], exchange)

    async def _capture(self, raw: list[msgspec.Raw], exchange: Exchange) -> tuple[int, bytes]:
        now, sent_key = clock.now(), exchange.key
        events: dict[int, Event] = {}
        refused: dict[int, str] = {}
        unauthorized: Unauthorized | None = None
        known: dict[str | None, tuple[Credential, str] | ServerError] = {}
        async for index, one in _in_pieces(raw):
            try:
                captured, flaw = _captured(one)
                own_key = (captured.api_key if captured else None) or sent_key
                if own_key not in known:
                    known[own_key] = await _credential_or_refusal(own_key, exchange)
                found = known[own_key]
                if isinstance(found, ServerError):
                    raise found
                credential, environment_id = found
                if captured is None:
                    raise BadRequest(str(flaw))
                events[index] = read(captured, environment_id, credential.actor, now, flaw)
            except (Unavailable, RateLimited):  # no fault of the event: told as one, it would be given up
                raise
            except ServerError as error:
                unauthorized = error if isinstance(error, Unauthorized) else unauthorized
                refused[index] = str(error)
        if not events and unauthorized is not None:
            raise unauthorized
        if events:
            await self._intake.accept([*events.values()], now)
            # Those are stored all the same, with that reason.
            refused.update((index, event.error) for index, event in events.items() if event.error is not None)
        told = [{"index": index, "error": why} for index, why in sorted(refused.items())]
        self._metrics.events(len(raw) - len(told), len(told), exchange.agent)
        return 200, envelope.encode({"accepted": len(raw) - len(told), "refused": told})

    async def _create_event(self, exchange: Exchange) -> tuple[int, bytes]:
        body, credential, environment_id = await _asked(exchange)
        now = clock.now()
        event = check(read(decode(_api_event, body), environment_id, credential.actor, now))
        await self._intake.accept([event], now)
        if event.is_uncovered:
            self._metrics.events(0, 1, exchange.agent)
            raise PaymentRequired(str(event.error))
        self._metrics.events(1, 0, exchange.agent)
        return 201, _success(_raw_event(event, exchange, now))

    async def _create_event_batch(self, exchange: Exchange) -> tuple[int, bytes]:
        body, credential, environment_id = await _asked(exchange)
        raw = decode_parts(_batch, body).events
        if len(raw) > MAX_API_BATCH:
            raise BadRequest(f"events: at most {MAX_API_BATCH} a request, not {len(raw)}", max_size=MAX_API_BATCH)
        now = clock.now()
        events: list[Event] = []
        async for index, one in _in_pieces(raw):
            try:
                events.append(check(read(decode(_api_event, one), environment_id, credential.actor, now)))
            except BadRequest as error:
                raise BadRequest(f"events.{index}: {error}") from None
        await self._intake.accept(events, now)
        failed = sum(event.error is not None for event in events)
        self._metrics.events(len(events) - failed, failed, exchange.agent)
        return 201, _success({"events": [_raw_event(event, exchange, now) for event in events]})


async def _in_pieces(raw: list[msgspec.Raw]) -> AsyncGenerator[tuple[int, msgspec.Raw], None]:
    """The events of a batch with their index."""
    for index, one in enumerate(raw):
        if index and index % PIECE == 0:
            await asyncio.sleep(0)
        yield index, one


def _question(body: bytes) -> Request:
    return decode(_check_request, body.strip() or _NOTHING)  # type: ignore[no-any-return]  # the decoder's type


async def _asked(exchange: Exchange) -> tuple[bytes, Credential, str]:
    """The body, and who may ask for what it says, and where."""
    body = await exchange.body()
    credential = await exchange.credential()
    return body, credential, await exchange.environment(credential)


async def _credential_or_refusal(key: str | None, exchange: Exchange) -> tuple[Credential, str] | ServerError:
    """What holds for all events of a key."""
    try:
        # Read-only keys may capture: their events are stored as failed, so that the mistake can be seen.
        credential = await exchange.credential_of(key)
        if credential.actor.token_id is not None:
            raise Forbidden("events need an API key; a temporary access token was sent")
        return credential, await exchange.environment(credential)
    except (Unauthorized, Forbidden) as error:
        return error


def _captured(raw: msgspec.Raw) -> tuple[CapturedEvent | None, str | None]:
    """One event, and what is wrong with it when only parts of it can be read; None for what is no event at all."""
    try:
        return decode(_captured_event, raw), None
    except BadRequest as error:
        return salvage.event(raw), str(error).replace("the request body", "the event")


@lru_cache(MAX_TARGETS)
def _plainly_asked(url: bytes) -> str | None:
    """The key of the flag that a check asks for, or ALL; None when it is no check, or the key has escapes."""
    match = _PLAIN_CHECK.fullmatch(url)
    return match and (match[1].decode() if match[1] else ALL)


def _flag_key(scope: Scope, end: bytes) -> str | None:
    raw: bytes = scope.get("raw_path") or scope["path"].encode()
    if raw.startswith(b"/flags/") and raw.endswith(end) and raw.count(b"/") == 3:
        return unquote(raw[7 : -len(end)].decode("latin-1"))
    return None


def _success(data: Any) -> bytes:
    return envelope.encode({"data": data, "params": {}})


def _raw_event(event: Event, exchange: Exchange, now: datetime) -> dict[str, Any]:
    told = {} if event.error is None else {"error": event.error}
    return {
        **told,
        "captured_at": now,
        "event_id": event.id,
        "remote_addr": exchange.client,
        "remote_ip": exchange.client,
        "user_agent": exchange.header(b"user-agent") or "",
    }
