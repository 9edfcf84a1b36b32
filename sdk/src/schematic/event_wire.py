"""One JSON POST after the other over kept connections: what event capture needs, at a third of a full client's cost.

Redirects, proxies and clients that the user passed in are not its business; `event_capture` leaves those to the
transport.
"""

from __future__ import annotations

import http.client
from collections import deque
from collections.abc import Mapping
from select import select
from typing import Any
from urllib.parse import urlsplit

from schematic import forks

MAX_ANSWER = 1 << 20  # bytes; more than any answer to a batch


class Wire:
    """Safe between threads: each takes a connection for itself. A child process begins without connections."""

    def __init__(self, url: str, headers: Mapping[str, str]) -> None:
        parts = urlsplit(url)
        self._is_tls = parts.scheme == "https"
        self._host = parts.hostname or ""
        self._port = parts.port
        self._target = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        self._headers = {**headers, "Content-Type": "application/json"}
        self._idle: deque[http.client.HTTPConnection] = deque()
        self._keeps = True
        forks.watch(self)

    def after_fork(self) -> None:
        """Forget the parent's connections; they stay open there."""
        _parents.append(self._idle)
        self._idle = deque()

    def post(self, content: bytes, timeout: float) -> tuple[int, dict[str, str], bytes]:
        """Status, headers with lower-case names, and body. `timeout`: seconds for each wait. Raises OSError and
        HTTPException."""
        idle = self._idle
        connection = self._connection(idle)
        try:
            connection.timeout = timeout
            if connection.sock is not None:
                connection.sock.settimeout(timeout)
            connection.request("POST", self._target, content, self._headers)
            response = connection.getresponse()
            body = response.read(MAX_ANSWER)
            headers = {name.lower(): value for name, value in response.getheaders()}
        except BaseException:
            connection.close()
            raise
        if response.will_close or not response.isclosed() or not self._keeps:
            connection.close()
        else:
            idle.append(connection)
        return response.status, headers, body

    def close(self) -> None:
        """Close what is idle, and from now on each connection after its use."""
        self._keeps = False
        while self._idle:
            self._idle.pop().close()

    def _connection(self, idle: deque[http.client.HTTPConnection]) -> http.client.HTTPConnection:
        while idle:
            try:
                connection = idle.pop()
            except IndexError:  # another thread took it
                break
            if _is_alive(connection.sock):
                return connection
            connection.close()
        if self._is_tls:
            from schematic.core.transport import tls_context

            return http.client.HTTPSConnection(self._host, self._port, context=tls_context())
        return http.client.HTTPConnection(self._host, self._port)


def has_proxies() -> bool:
    """Whether the environment or the system names proxies."""
    from urllib.request import getproxies

    return bool(getproxies())


def _is_alive(sock: Any) -> bool:
    """An idle connection on which something can be read has been closed by the server."""
    try:
        return sock is not None and not select([sock], [], [], 0)[0]
    except (OSError, ValueError):  # closed, or a number that select cannot take
        return False


_parents: list[deque[http.client.HTTPConnection]] = []
