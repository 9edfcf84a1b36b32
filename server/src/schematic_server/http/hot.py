"""The hot paths, before routing: flag checks and event capture.

Both are plain ASGI over msgspec: no router, no request object, no JSON built twice. Browser requests with an `Origin`
go the same way and get their CORS headers here, as everything on these paths is open to any origin.
"""

from __future__ import annotations

import logging
import time
from datetime import datetime
from typing import Any
from urllib.parse import unquote

import msgspec
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Receive, Scope, Send

from schematic_server import clock
from schematic_server.errors import BadRequest, Forbidden, ServerError, TooLarge, Unauthorized, Unavailable
from schematic_server.evaluation.check import Checker
from schematic_server.evaluation.requests import BulkRequest, Request
from schematic_server.http.auth import Authenticator, Credential, permit
from schematic_server.http.body import decode, decode_parts
from schematic_server.http.middleware import CLIENT_GONE, failure, logged, new_request_id, request_id_of
from schematic_server.ingest import salvage
from schematic_server.ingest.capture import MAX_BATCH, ApiEvent, CapturedEvent, Event, check, read
from schematic_server.ingest.intake import Intake
from schematic_server.ingest.recorder import Recorder
from schematic_server.metrics import Metrics
from schematic_server.settings import Settings
from schematic_server.storage.database import Database

log = logging.getLogger("schematic_server.http")
_CORS = [(b"access-control-allow-origin", b"*"), (b"access-control-expose-headers", b"X-Request-Id")]
MAX_API_BATCH = 1000  # events of one `/event-batch`
_ONE_FLAG = ("features.check_flag", None)
_CHECKS = frozenset({"features.check_flag", "features.check_flags", "features.check_flags_bulk"})


class _Batch(msgspec.Struct):
    events: list[msgspec.Raw]


_check_request = msgspec.json.Decoder(Request)
_bulk_request = msgspec.json.Decoder(BulkRequest)
_batch = msgspec.json.Decoder(_Batch)
_captured_event = msgspec.json.Decoder(CapturedEvent)
_api_event = msgspec.json.Decoder(ApiEvent)
_encode = msgspec.json.Encoder().encode


class Hot:
    """ASGI middleware that answers hot paths itself and hands everything else on."""

    def __init__(
        self,
        app: ASGIApp,
        database: Database,
        auth: Authenticator,
        checker: Checker,
        recorder: Recorder,
        metrics: Metrics,
        settings: Settings,
    ) -> None:
        self._app = app
        self._intake = Intake(database)
        self._auth = auth
        self._checker = checker
        self._recorder = recorder
        self._metrics = metrics
        self._max_body = settings.max_body_bytes
        self._log_sample = settings.check_log_sample
        self._unlogged = 0.0  # parts of a line that checks have earned
        self._answers = {
            "/flags/check": ("features.check_flags", self._check_all),
            "/flags/check-bulk": ("features.check_flags_bulk", self._check_bulk),
            "/batch": ("capture.batch", self._capture_batch),
            "/e": ("capture.one", self._capture_one),
            "/events": ("events.create_event", self._create_event),
            "/event-batch": ("events.create_event_batch", self._create_event_batch),
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith("//"):
            scope = _with_one_slash(scope)
        if scope["type"] != "http" or scope["method"] != "POST":
            await self._app(scope, receive, send)
            return
        path: str = scope["path"]
        operation, answer = self._answers.get(path, _ONE_FLAG)
        flag_key = None
        if answer is None:
            flag_key = _flag_key(scope)
            if flag_key is None:
                await self._app(scope, receive, send)
                return
        scope["operation"] = operation
        started = time.perf_counter()
        key, origin, request_id = _headers(scope)
        refusal: ServerError | None = None
        try:
            body = await _read(receive, self._max_body)
            if answer is None:
                assert flag_key is not None
                status, content = 200, await self._check_one(key, flag_key, body, scope)
            else:
                status, content = await answer(key, body, scope)
        except ServerError as error:
            status, content, refusal = error.status, _encode({"error": str(error), **error.members}), error
        except ClientDisconnect:
            status, content = CLIENT_GONE, b""
        except Exception:  # a defect of ours becomes an answer and a line in the log
            log.exception("request failed", extra={"request_id": request_id, "path": path})
            status, content = 500, bytes(failure(request_id).body)
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", b"%d" % len(content)),
            (b"x-request-id", request_id.encode()),
        ]
        if origin:
            headers += _CORS
        if refusal is not None:
            headers += [(name.lower().encode(), value.encode()) for name, value in refusal.headers.items()]
        seconds = time.perf_counter() - started
        self._metrics.request(operation, status, seconds)
        level = logging.INFO if status >= 400 or operation not in _CHECKS or self._is_sampled() else logging.DEBUG
        if log.isEnabledFor(level):
            log.log(level, "request", extra=logged(scope, request_id, status, seconds))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": content})

    def _is_sampled(self) -> bool:
        """Whether this check that went well gets a line: one for each would cost as much as the answers."""
        self._unlogged += self._log_sample
        if self._unlogged < 1:
            return False
        self._unlogged -= 1
        return True

    async def _credential(self, key: str | None, operation: str | None, scope: Scope) -> tuple[Credential, str]:
        credential = (self._auth.known(key) if key else None) or await self._auth.authenticate(key)
        if operation is not None:
            permit(credential.actor, operation)
        environment_id = credential.environment_id
        if environment_id is None:
            environment_id = await self._auth.environment(credential, _header(scope, b"x-schematic-environment-id"))
        scope["environment_id"] = environment_id
        return credential, environment_id

    async def _check_one(self, key: str | None, flag_key: str, body: bytes, scope: Scope) -> bytes:
        credential, environment_id = await self._credential(key, "features.check_flag", scope)
        request = decode(_check_request, body)
        answer = await self._checker.check(credential.actor, environment_id, flag_key, request)
        if not (credential.actor.is_publishable or credential.actor.is_readonly):
            self._recorder.record(credential.actor, environment_id, answer, request.preflight is not None)
        return _success(answer)

    async def _check_all(self, key: str | None, body: bytes, scope: Scope) -> tuple[int, bytes]:
        credential, environment_id = await self._credential(key, "features.check_flags", scope)
        answer = await self._checker.check_all(credential.actor, environment_id, decode(_check_request, body))
        return 201, _success(answer)

    async def _check_bulk(self, key: str | None, body: bytes, scope: Scope) -> tuple[int, bytes]:
        credential, environment_id = await self._credential(key, "features.check_flags_bulk", scope)
        answer = await self._checker.check_bulk(credential.actor, environment_id, decode(_bulk_request, body))
        return 201, _success(answer)

    async def _capture_batch(self, key: str | None, body: bytes, scope: Scope) -> tuple[int, bytes]:
        try:
            raw = decode_parts(_batch, body).events
        except BadRequest:
            # One bad event may be all that is wrong with it.
            raw = salvage.events(body)
            if not raw:
                await self._credential(key, None, scope)
                raise
        if len(raw) > MAX_BATCH:
            raise BadRequest("batch too large", max_size=MAX_BATCH)
        return await self._capture(key, raw, scope)

    async def _capture_one(self, key: str | None, body: bytes, scope: Scope) -> tuple[int, bytes]:
        return await self._capture(key, [msgspec.Raw(body)], scope)

    async def _capture(self, key: str | None, raw: list[msgspec.Raw], scope: Scope) -> tuple[int, bytes]:
        now = clock.now()
        events: dict[int, Event] = {}
        refused: dict[int, str] = {}
        unauthorized: Unauthorized | None = None
        known: dict[str | None, tuple[Credential, str] | ServerError] = {}
        for index, one in enumerate(raw):
            try:
                captured, flaw = _captured(one)
                own_key = (captured.api_key if captured else None) or key
                if own_key not in known:
                    known[own_key] = await self._credential_or_refusal(own_key, scope)
                found = known[own_key]
                if isinstance(found, ServerError):
                    raise found
                credential, environment_id = found
                if captured is None:
                    raise BadRequest(str(flaw))
                events[index] = read(captured, environment_id, credential.actor, now, flaw)
            except Unavailable:  # no fault of the event: told as one, it would be given up
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
        self._metrics.events(len(raw) - len(told), len(told))
        return 200, _encode({"accepted": len(raw) - len(told), "refused": told})

    async def _credential_or_refusal(self, key: str | None, scope: Scope) -> tuple[Credential, str] | ServerError:
        """What holds for all events of a key."""
        try:
            # Read-only keys may capture: their events are stored as failed, so that the mistake can be seen.
            return await self._credential(key, None, scope)
        except (Unauthorized, Forbidden) as error:
            return error

    async def _create_event(self, key: str | None, body: bytes, scope: Scope) -> tuple[int, bytes]:
        credential, environment_id = await self._credential(key, "events.create_event", scope)
        now = clock.now()
        event = check(read(decode(_api_event, body), environment_id, credential.actor, now))
        await self._intake.accept([event], now)
        self._metrics.events(1, 0)
        return 201, _success(_raw_event(event, scope, now))

    async def _create_event_batch(self, key: str | None, body: bytes, scope: Scope) -> tuple[int, bytes]:
        credential, environment_id = await self._credential(key, "events.create_event_batch", scope)
        raw = decode_parts(_batch, body).events
        if len(raw) > MAX_API_BATCH:
            raise BadRequest(f"events: at most {MAX_API_BATCH} a request, not {len(raw)}", max_size=MAX_API_BATCH)
        now = clock.now()
        events: list[Event] = []
        for index, one in enumerate(raw):
            try:
                events.append(check(read(decode(_api_event, one), environment_id, credential.actor, now)))
            except BadRequest as error:
                raise BadRequest(f"events.{index}: {error}") from None
        await self._intake.accept(events, now)
        self._metrics.events(len(events), 0)
        return 201, _success({"events": [_raw_event(event, scope, now) for event in events]})


def _captured(raw: msgspec.Raw) -> tuple[CapturedEvent | None, str | None]:
    """One event, and what is wrong with it when only parts of it can be read; None for what is no event at all."""
    try:
        return decode(_captured_event, raw), None
    except BadRequest as error:
        return salvage.event(raw), str(error).replace("the request body", "the event")


def _with_one_slash(scope: Scope) -> Scope:
    """Browser clients that are told an address with a slash at its end ask for `//flags/check`, `//e`."""
    raw: bytes = scope.get("raw_path") or scope["path"].encode()
    return {**scope, "path": "/" + scope["path"].lstrip("/"), "raw_path": b"/" + raw.lstrip(b"/")}


def _flag_key(scope: Scope) -> str | None:
    raw: bytes = scope.get("raw_path") or scope["path"].encode()
    if raw.startswith(b"/flags/") and raw.endswith(b"/check") and raw.count(b"/") == 3:
        return unquote(raw[7:-6].decode("latin-1"))
    return None


def _headers(scope: Scope) -> tuple[str | None, bool, str]:
    """The API key, whether a browser asks, and the request id."""
    key, has_origin, request_id = None, False, None
    for name, value in scope["headers"]:
        if name == b"x-schematic-api-key":
            key = value.decode("latin-1") if key is None else key
        elif name == b"origin":
            has_origin = True
        elif name == b"x-request-id":
            request_id = request_id_of(scope)
    return key, has_origin, request_id or new_request_id()


async def _read(receive: Receive, limit: int) -> bytes:
    message = await receive()
    body: bytes = message.get("body", b"")
    if message.get("more_body"):
        parts = bytearray(body)
        while message.get("more_body") and len(parts) <= limit:
            message = await receive()
            parts += message.get("body", b"")
        body = bytes(parts)
    if message["type"] == "http.disconnect":  # what there is of the body is not what was sent
        raise ClientDisconnect
    if len(body) > limit:
        raise TooLarge(f"the request body is larger than {limit} bytes; send it in parts")
    return body


def _success(data: Any) -> bytes:
    return _encode({"data": data, "params": {}})


def _raw_event(event: Event, scope: Scope, now: datetime) -> dict[str, Any]:
    address = (scope.get("client") or ("", 0))[0]
    return {
        "captured_at": now,
        "event_id": event.id,
        "remote_addr": address,
        "remote_ip": address,
        "user_agent": _header(scope, b"user-agent") or "",
    }


def _header(scope: Scope, wanted: bytes) -> str | None:
    return next((value.decode("latin-1") for name, value in scope["headers"] if name == wanted), None)
