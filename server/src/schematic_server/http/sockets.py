"""WebSockets: uvicorn's, with an end for clients that do not read, and frames that many of them share.

What is pushed goes around ASGI: a frame is made once, and written to each socket as it is. The handshake, what clients
send, pings and the close are uvicorn's.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, Protocol

from starlette.types import Scope
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.protocol import State

EXTENSION = "schematic.socket"
PING_EVERY = 25.0  # seconds; proxies end what is silent for 60
PONG_WITHIN = 40.0  # seconds, also for what is still to be read before the ping
CLOSES_WITHIN = 5.0  # seconds that a client has to take note of the end
STOPS_WITHIN = 2.0  # the same when the server stops
# uvicorn's own lines would have the query string, in which browsers send their key.
_log = logging.getLogger("schematic_server.http.sockets")
_log.setLevel(logging.WARNING)


class Socket(Protocol):
    """An open WebSocket, as those see it who push. Belongs to the event loop."""

    is_blocked: bool  # the client has not taken what was written; write no more until `on_free` is called
    on_free: Callable[[], None]

    def write(self, frame: bytes) -> None:
        """Write a whole frame (`text_frame`); nothing once the end has begun."""
        ...

    def end(self, code: int, reason: str) -> None:
        """Close, within `CLOSES_WITHIN` whatever the client does; `reason` is cut at 123 bytes."""
        ...


def socket_of(scope: Scope) -> Socket:
    """The socket that a `websocket` scope is about."""
    found: Socket = scope["extensions"][EXTENSION]
    return found


def text_frame(content: bytes) -> bytes:
    """A text message in one frame, as servers send it: not masked. Source: RFC 6455, 5.2."""
    length = len(content)
    if length < 126:
        return b"\x81%c%b" % (length, content)
    if length < 65536:
        return b"\x81\x7e%b%b" % (length.to_bytes(2), content)
    return b"\x81\x7f%b%b" % (length.to_bytes(8), content)


class SocketProtocol(WebSocketsSansIOProtocol):
    """For uvicorn's `ws`; see `Socket`. No extension is negotiated, so that a frame is the same for all."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.logger = _log
        self.is_blocked = False
        self.on_free: Callable[[], None] = _nothing

    def handle_connect(self, event: Any) -> None:
        super().handle_connect(event)
        if self.response.status_code == 101:
            scope: Any = self.scope
            scope["extensions"][EXTENSION] = self

    def write(self, frame: bytes) -> None:
        if self._is_open():
            self.transport.write(frame)

    def end(self, code: int, reason: str) -> None:
        if not self._is_open():
            return
        reason = reason.encode()[:123].decode(errors="ignore")
        self.conn.send_close(code, reason)
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = True
        self.stop_keepalive()
        self.queue.put_nowait({"type": "websocket.disconnect", "code": code, "reason": reason})
        self.read_paused = False
        self.transport.resume_reading()  # the client's own close frame is to come
        self.close_timer = self.loop.call_later(CLOSES_WITHIN, self.transport.abort)

    def pause_writing(self) -> None:
        super().pause_writing()
        self.is_blocked = True
        self.transport.pause_reading()  # pings would be answered into what it does not take

    def resume_writing(self) -> None:
        super().resume_writing()
        self.is_blocked = False
        if not self.read_paused:
            self.transport.resume_reading()
        self.on_free()

    def keepalive_timeout(self) -> None:
        super().keepalive_timeout()
        self.transport.abort()  # closing would wait for a client that takes nothing

    def shutdown(self) -> None:
        if not self.transport.is_closing() and (not self.handshake_complete or self.conn.state is State.OPEN):
            super().shutdown()
        self.loop.call_later(STOPS_WITHIN, self.transport.abort)

    def _is_open(self) -> bool:
        return (
            self.handshake_complete
            and not self.close_sent
            and not self.transport.is_closing()
            and self.conn.state is State.OPEN
        )


def _nothing() -> None: ...
