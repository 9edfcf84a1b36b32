"""What clients may do to a connection: an end for those that are slow or silent, do not listen, or come to no point.

uvicorn limits how long a connection may be kept between requests, nothing else. A request that arrives in one piece, as
nearly all do, starts no timer here and is not measured: that is for what is incomplete when the bytes that were there
are read.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections import deque
from dataclasses import dataclass
from typing import Any, ClassVar

from schematic_server.http.direct import Direct, DirectProtocol

log = logging.getLogger("schematic_server.http")
# Seconds from the order to stop in which a body must have arrived; requests that are being answered get longer.
STOPPING_BODY_WITHIN = 2.0
# Bytes of a request, behind those of the first read, that bring nothing of a body: of its header, or of what a body in
# chunks has around its contents. The parser keeps them without a bound, and they come before any key is looked at.
MAX_AROUND_BODY = 64 * 1024
ENDLESS = "schematic.endless"  # in the scope of a request whose answer never ends by itself; an order to stop ends it
_NO_TRAILERS: deque[tuple[bytes, bytes]] = deque(maxlen=0)


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds. `header` and `body` count from a request's first byte; `idle` from the last thing that happened."""

    header: float
    body: float
    idle: float


class LimitedProtocol(DirectProtocol):
    """One connection under `limits`, which a subclass names (see `under`)."""

    limits: ClassVar[Limits]

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.timeout_keep_alive = self.limits.idle  # type: ignore[assignment]  # uvicorn's setting has no fractions
        self._arriving: Any = None  # the scope of the request that was last seen incomplete
        self._arrives_since = 0.0  # the loop's time then
        self._awaited: str | None = None  # what `_timer` waits for: "idle", "header" or "body"
        self._timer: asyncio.TimerHandle | None = None
        self._running: Any = None  # the cycle of the request that is being answered; `cycle` is that of the last one
        self._measured: Any = None  # the scope of the request whose bytes are counted
        self._around_body = 0  # how many they are
        self._is_fed = False  # whether the bytes that are being read have something of a body
        self._is_upgraded = False  # to a WebSocket, which has limits of its own
        self._unread = 0  # bytes of answers that the client had not taken at the last look
        self._unread_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._await("idle")

    def connection_lost(self, exc: Exception | None) -> None:
        self._await(None)
        # uvicorn tells the last request only; the others would go on, and fail at a connection that is closed.
        self.pipeline.clear()
        if self._running is not None:
            self._running.disconnected = True
            self._running.message_event.set()
        self.resume_writing()
        super().connection_lost(exc)
        self._unset_keepalive_if_required()

    def _start_asgi_task(self, cycle: Any, app: Any) -> None:
        self._running = cycle
        super()._start_asgi_task(cycle, app)

    def data_received(self, data: bytes) -> None:
        self._is_fed = False
        super().data_received(data)
        awaited = self._what_is_awaited()
        if awaited != self._awaited:
            self._await(awaited)
        if awaited == "header" or awaited == "body":
            self._measure(len(data))

    def on_headers_complete(self) -> None:
        super().on_headers_complete()
        # What the parser calls headers from here on are trailers, behind a body in chunks. Nobody declared any, and a
        # proxy in front, which sets or removes headers, need not look at them.
        parser: Any = self.parser
        if not parser.should_upgrade():
            self.headers = _NO_TRAILERS  # type: ignore[assignment]

    def on_body(self, body: bytes) -> None:
        self._is_fed = True
        super().on_body(body)

    def handle_websocket_upgrade(self) -> None:
        super().handle_websocket_upgrade()
        self._is_upgraded = True

    def pause_writing(self) -> None:
        super().pause_writing()
        self._look_at_unread()

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._unread_timer is not None:
            self._unread_timer.cancel()
            self._unread_timer = None

    def shutdown(self) -> None:
        super().shutdown()
        if self._awaited == "body":
            self._await("body", self.loop.time() + STOPPING_BODY_WITHIN)
        elif self._running is not None and not self._running.response_complete and ENDLESS in self._running.scope:
            self._end()

    def timeout_keep_alive_handler(self) -> None:
        self._end()

    def _what_is_awaited(self) -> str | None:
        if self._is_upgraded:
            return None
        # Both are None before the first request, whatever uvicorn's types say.
        scope: Any = self.scope
        cycle: Any = self.cycle
        if scope is not None and "method" not in scope:  # which uvicorn adds when the header is complete
            return "header"
        if cycle is not None and cycle.more_body:
            return "body"
        # Line ends between requests are no request, and stop uvicorn's own timer. Nor does it run after direct answers.
        return "idle" if cycle is None or cycle.response_complete else None

    def _await(self, awaited: str | None, until: float | None = None) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._awaited = awaited
        if awaited is None or self.transport.is_closing():
            return
        since = self.loop.time()
        if awaited != "idle":
            if self._arriving is not self.scope:
                self._arriving, self._arrives_since = self.scope, since
            since = self._arrives_since
        limit: float = getattr(self.limits, awaited)
        self._timer = self.loop.call_at(until or since + limit, self._is_late)

    def _measure(self, length: int) -> None:
        if self._measured is not self.scope:  # these bytes may also have the end of another request
            self._measured, self._around_body = self.scope, 0
            return
        self._around_body = 0 if self._is_fed else self._around_body + length
        if self._around_body > MAX_AROUND_BODY and not self.transport.is_closing():
            log.info("request too large", extra={"awaited": self._awaited, "client": self.client and self.client[0]})
            self._refuse(b"431 Request Header Fields Too Large", "the header of the request is too large")
            self._end()

    def _is_late(self) -> None:
        if self.flow.read_paused:  # the server reads no further, so what is late is not the client
            self._await(self._awaited, self.loop.time() + getattr(self.limits, self._awaited or "idle"))
            return
        until = self.answered_at + self.limits.idle
        if self._awaited == "idle" and self.loop.time() < until:  # one timer for many answers
            self._await("idle", until)
            return
        if self._awaited != "idle":
            log.info("request too slow", extra={"awaited": self._awaited, "client": self.client and self.client[0]})
            self._refuse(b"408 Request Timeout", f"the {self._awaited} of the request did not arrive in time")
        self._end()

    def _refuse(self, status: bytes, why: str) -> None:
        """Answer with it, unless there was an answer or another is on its way."""
        if self._awaited == "body":
            if self.cycle.response_started:
                return
            self.cycle.disconnected = True  # what the application answers to half a request goes nowhere
        elif self.cycle and not self.cycle.response_complete:
            return
        content = json.dumps({"error": why}).encode()
        head = b"HTTP/1.1 %s\r\nconnection: close\r\ncontent-type: application/json\r\n" % status
        self.transport.write(b"%scontent-length: %d\r\n\r\n%s" % (head, len(content), content))

    def _end(self) -> None:
        if self.transport.get_write_buffer_size():
            self.transport.abort()  # closing would wait for a client that takes nothing
        elif not self.transport.is_closing():
            self.transport.close()

    def _look_at_unread(self) -> None:
        """End a connection whose client has taken nothing of an answer for as long as it may be idle."""
        unread = self.transport.get_write_buffer_size()
        if self._unread_timer is not None and unread >= self._unread:
            self._unread_timer = None
            self.transport.abort()
            return
        self._unread = unread
        self._unread_timer = self.loop.call_later(self.limits.idle, self._look_at_unread)


def under(limits: Limits, direct: Direct | None = None) -> type[LimitedProtocol]:
    """The protocol class for uvicorn's `http`; what `direct` answers needs no task."""
    return type("LimitedProtocol", (LimitedProtocol,), {"limits": limits, "direct": direct})
