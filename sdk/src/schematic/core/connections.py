"""Connections for flag checks and event capture: one origin, HTTP/1.1, kept open. Why: docs/decisions/0007.

Sync and async side by side. A connection belongs to one process and, when async, to one event loop. A request that
finds its kept connection closed is sent again on a new one: checks change nothing, and events have idempotency keys.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from schematic.clock import monotonic
from schematic.core import forks, http1

if TYPE_CHECKING:
    import socket
    from ssl import SSLContext

    from schematic.core.request import Request

MAX_IDLE = 100  # connections kept
IDLE_SECONDS = 30.0  # after which a kept connection is not used again
_RECEIVE = 65_536


class ConnectError(ConnectionError):
    """No connection could be made, so nothing was sent. Named as in the HTTP libraries."""


class Origin:
    """Where to connect. Raises ValueError for an address that this module does not serve."""

    def __init__(self, base_url: str) -> None:
        from urllib.parse import urlsplit

        parts = urlsplit(base_url)
        if not base_url.isascii() or " " in base_url or not base_url.isprintable():
            raise ValueError("not an address that can be sent as it stands")
        if not parts.hostname or "@" in parts.netloc:
            raise ValueError("not an origin that can be connected to as it stands")
        self.is_tls = parts.scheme == "https"
        self.host = parts.hostname
        self.port = parts.port or (443 if self.is_tls else 80)
        self.authority = parts.netloc
        self._prefix = len(f"{parts.scheme}://{parts.netloc}")

    def encode(self, request: Request) -> bytes:
        """The request's bytes; its address must be of this origin."""
        target = request.url[self._prefix :] or "/"
        return http1.encode(request.method, target, self.authority, request.headers, request.content)


def is_direct() -> bool:
    """Whether no proxy is set for this process, in its environment or, where there are such, system settings."""
    if sys.platform in ("darwin", "win32"):
        from urllib.request import getproxies

        return not getproxies()
    return not any(os.environ.get(name) or os.environ.get(name.upper()) for name in _PROXIES)


_PROXIES = ("http_proxy", "https_proxy", "all_proxy")


class Connections:
    """For threads."""

    def __init__(self, origin: Origin, tls: Callable[[], SSLContext], limit: int) -> None:
        """`tls` is asked once, when the first TLS connection is made; `limit` is of a body, in bytes."""
        self._origin = origin
        self._tls = tls
        self._limit = limit
        self._idle: list[tuple[socket.socket, float]] = []
        forks.watch(self)

    def after_fork(self) -> None:
        # They are the parent's: a second reader would take its answers. Closing here does not end them there.
        self.close()

    def close(self) -> None:
        """Close what is kept; the next request opens a new connection."""
        while self._idle:
            self._idle.pop()[0].close()

    __del__ = close

    def send(self, request: Request, seconds: float | None) -> http1.Response:
        """The answer, within `seconds` from now in all. Raises OSError (TimeoutError is one), RemoteProtocolError,
        TooLarge."""
        forks.look()
        ends_at = None if seconds is None else monotonic() + seconds
        data = self._origin.encode(request)
        while True:
            kept = self._kept()
            connection = kept if kept is not None else self._connect(_left(ends_at))
            reader = http1.Reader(self._limit)
            try:
                response = self._exchange(connection, data, reader, ends_at)
            except (ConnectionError, http1.RemoteProtocolError):
                connection.close()
                if kept is None or reader.has_begun:
                    raise
                continue
            except BaseException:
                connection.close()
                raise
            self._keep(connection, response)
            return response

    def _exchange(
        self, connection: socket.socket, data: bytes, reader: http1.Reader, ends_at: float | None
    ) -> http1.Response:
        connection.settimeout(_left(ends_at))
        connection.sendall(data)
        while True:
            received = connection.recv(_RECEIVE)
            if not received:
                return reader.end()
            response = reader.feed(received)
            if response is not None:
                return response
            connection.settimeout(_left(ends_at))

    def _kept(self) -> socket.socket | None:
        while self._idle:
            try:
                connection, since = self._idle.pop()
            except IndexError:  # another thread took the last one
                return None
            if monotonic() - since < IDLE_SECONDS and not _is_readable(connection):
                return connection
            connection.close()
        return None

    def _keep(self, connection: socket.socket, response: http1.Response) -> None:
        if response.keeps_alive and len(self._idle) < MAX_IDLE:
            self._idle.append((connection, monotonic()))
        else:
            connection.close()

    def _connect(self, seconds: float | None) -> socket.socket:
        with forks.importing():
            import socket

            "".encode("idna")  # what looking up a host name imports
            tls = self._tls() if self._origin.is_tls else None
        ends_at = None if seconds is None else monotonic() + seconds
        try:
            connection = socket.create_connection((self._origin.host, self._origin.port), seconds)
        except TimeoutError:
            raise
        except OSError as error:
            raise ConnectError(str(error)) from error
        try:
            _tune(connection)
            if tls is None:
                return connection
            connection.settimeout(_left(ends_at))
            return tls.wrap_socket(connection, server_hostname=self._origin.host)
        except TimeoutError:
            connection.close()
            raise
        except OSError as error:
            connection.close()
            raise ConnectError(str(error)) from error


class AsyncConnections:
    """For the tasks of one event loop."""

    def __init__(self, origin: Origin, tls: Callable[[], SSLContext], limit: int) -> None:
        """As `Connections`."""
        self._origin = origin
        self._tls = tls
        self._limit = limit
        self._idle: list[tuple[Any, float]] = []

    def close(self) -> None:
        """Close what is kept, from the loop it belongs to; the next request opens a new connection."""
        while self._idle:
            self._idle.pop()[0].close()

    async def send(self, request: Request) -> http1.Response:
        """The answer; the caller limits the time. Raises as `Connections.send`."""
        data = self._origin.encode(request)
        while True:
            kept = self._kept()
            connection = kept if kept is not None else await self._connect()
            reader = http1.Reader(self._limit)
            try:
                response: http1.Response = await connection.exchange(data, reader)
            except (ConnectionError, http1.RemoteProtocolError):
                connection.close()
                if kept is None or reader.has_begun:
                    raise
                continue
            except BaseException:
                connection.close()
                raise
            self._keep(connection, response)
            return response

    def _kept(self) -> Any:
        while self._idle:
            connection, since = self._idle.pop()
            if monotonic() - since < IDLE_SECONDS and not connection.is_closed:
                return connection
            connection.close()
        return None

    def _keep(self, connection: Any, response: http1.Response) -> None:
        if response.keeps_alive and not connection.is_closed and len(self._idle) < MAX_IDLE:
            self._idle.append((connection, monotonic()))
        else:
            connection.close()

    async def _connect(self) -> Any:
        from asyncio import get_running_loop

        from schematic.core.connection import Connection

        loop = get_running_loop()
        is_tls = self._origin.is_tls
        try:
            transport, connection = await loop.create_connection(
                lambda: Connection(loop),
                self._origin.host,
                self._origin.port,
                ssl=self._tls() if is_tls else None,
                server_hostname=self._origin.host if is_tls else None,
            )
        except TimeoutError:
            raise
        except OSError as error:
            raise ConnectError(str(error)) from error
        _tune(transport.get_extra_info("socket"))
        return connection


def _left(ends_at: float | None) -> float | None:
    if ends_at is None:
        return None
    left = ends_at - monotonic()
    if left <= 0:
        raise TimeoutError("timed out")
    return left


def _tune(connection: Any) -> None:
    import socket

    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)


def _is_readable(connection: socket.socket) -> bool:
    """Whether the server has sent something unasked, which is nearly always that it closed the connection."""
    import select

    if not hasattr(select, "poll"):  # Windows
        return bool(select.select([connection], [], [], 0)[0])
    poll = select.poll()
    poll.register(connection, select.POLLIN)
    return bool(poll.poll(0))
