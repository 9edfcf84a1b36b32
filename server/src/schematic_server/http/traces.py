"""`POST /v1/traces`: spans by OTLP over HTTP, of which those of model calls are metered.

Answers are in the form of the request, as OpenTelemetry's exporters read them: what was taken is 200, with the number
of spans that count for nothing. Those are kept as failed events, with the reason, as behind `/batch`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from schematic_server import clock
from schematic_server.domains.events import store
from schematic_server.errors import Forbidden, ServerError, UnsupportedMediaType
from schematic_server.http.auth import Credential
from schematic_server.http.exchange import Exchange
from schematic_server.ingest import otlp, otlp_wire
from schematic_server.ingest.capture import Event, read
from schematic_server.ingest.intake import Intake
from schematic_server.metrics import Metrics
from schematic_server.settings import Settings
from schematic_server.storage.database import Database

OPERATION = "capture.traces"
MAX_PART = 1000  # events that are stored together; the rest of a request waits for its turn


class Traces:
    """The receiver. Belongs to one event loop, as its intake does."""

    def __init__(self, database: Database, metrics: Metrics, settings: Settings) -> None:
        self._database = database
        self._intake = Intake(database)
        self._metrics = metrics
        self._max_body = settings.max_body_bytes

    def routes(self) -> list[Route]:
        return [Route("/v1/traces", self._export, methods=["POST"])]

    async def _export(self, request: Request) -> Response:
        exchange: Exchange = request.scope["exchange"]
        exchange.operation = OPERATION
        kind = (exchange.header(b"content-type") or "").partition(";")[0].strip().lower()
        if kind not in (otlp_wire.PROTOBUF, otlp_wire.JSON):
            raise UnsupportedMediaType(f"Content-Type: {otlp_wire.PROTOBUF} or {otlp_wire.JSON}, not {kind[:40]!r}")
        try:
            content = await self._take(exchange, kind)
        except ServerError as error:
            return Response(otlp_wire.refusal(kind, str(error)), error.status, dict(error.headers), kind)
        return Response(content, media_type=kind)

    async def _take(self, exchange: Exchange, kind: str) -> bytes:
        body = await exchange.body()
        credential = await exchange.credential_of(exchange.key or exchange.bearer)
        _permit(credential)
        environment_id = await exchange.environment(credential)
        naming = await self._database.read(lambda db: _naming(db, environment_id))
        encoding = (exchange.header(b"content-encoding") or "").strip().lower()
        # Away from the event loop: a request may hold thousands of spans.
        metered = await asyncio.to_thread(self._read, body, encoding, kind, naming)
        now = clock.now()
        refused: list[str] = []
        for part in _parts(metered):
            events = [read(one.event, environment_id, credential.actor, now, one.flaw) for one in part]
            await self._intake.accept(events, now)
            refused += [_told(event) for event in events if event.error is not None]
        self._metrics.events(len(metered) - len(refused), len(refused))
        return otlp_wire.answer(kind, len(refused), refused[0] if refused else "")

    def _read(self, body: bytes, encoding: str, kind: str, naming: otlp.Naming) -> list[otlp.Metered]:
        content = otlp_wire.unpack(body, encoding, self._max_body)
        return otlp.meter(otlp_wire.read(content, kind, naming.wants), naming)


def _permit(credential: Credential) -> None:
    actor = credential.actor
    sent = "publishable key" if actor.is_publishable else "read-only key" if actor.is_readonly else None
    if actor.token_id is not None:
        sent = "temporary access token"
    if sent is not None:
        raise Forbidden(f"traces need a secret API key that may write; a {sent} was sent")


def _naming(db: Connection, environment_id: str) -> otlp.Naming:
    row = store.find_otlp_settings(db, environment_id)
    return otlp.Naming() if row is None else otlp.Naming(**{name: row[name] for name in otlp.Naming._fields})


def _parts(metered: Sequence[otlp.Metered]) -> Iterator[Sequence[otlp.Metered]]:
    for start in range(0, len(metered), MAX_PART):
        yield metered[start : start + MAX_PART]


def _told(event: Event) -> str:
    return f"span {event.idempotency_key}: {event.error}"
