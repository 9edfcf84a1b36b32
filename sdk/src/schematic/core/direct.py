"""The transport of flag checks: connections of our own, and the ordinary HTTP client where those do not serve.

That is: with a client that the user passed in, behind a proxy, and for a redirect, which is followed from the start.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from schematic.core import http1
from schematic.core.connections import AsyncConnections, Connections, Origin, is_direct
from schematic.core.transport import AsyncTransport, Settings, Transport, tls_context

if TYPE_CHECKING:
    import asyncio

    from schematic.core.request import Request


def _origin(settings: Settings) -> Origin | None:
    """Where our own connections go; None when there can be none."""
    try:
        return Origin(settings.base_url) if is_direct() else None
    except ValueError:
        return None


def _is_served(origin: Origin | None, settings: Settings, request: Request, seconds: Any) -> bool:
    return (
        origin is not None
        and request.url.startswith(settings.base_url.rstrip("/"))
        and (seconds is None or isinstance(seconds, int | float))  # not a Timeout of an HTTP library
    )


class DirectTransport(Transport):
    """For threads."""

    @classmethod
    def instead_of(cls, transport: Transport) -> Transport:
        """One with the same settings; the same one when it is a fake or has a client of the user's."""
        is_plain = type(transport) is Transport and transport.settings.client is None
        return cls(transport.settings) if is_plain else transport

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._origin = _origin(settings)
        if self._origin is not None:
            self._connections = Connections(self._origin, tls_context, settings.max_response_bytes)

    def close(self) -> None:
        super().close()
        if self._origin is not None:
            self._connections.close()

    def _send(self, operation: str, request: Request, patience: dict[str, Any]) -> tuple[Request, Any, bytes]:
        seconds = patience.get("timeout")
        if _is_served(self._origin, self.settings, request, seconds):
            try:
                response = self._connections.send(request, seconds)
            except http1.TooLarge as error:
                raise self._too_large(operation, error) from None
            if self._redirected(operation, request, response) is None:
                return request, response, response.content
        return super()._send(operation, request, patience)


class AsyncDirectTransport(AsyncTransport):
    """For tasks, of one event loop or of several."""

    @classmethod
    def instead_of(cls, transport: AsyncTransport) -> AsyncTransport:
        """One with the same settings; the same one when it is a fake or has a client of the user's."""
        is_plain = type(transport) is AsyncTransport and transport.settings.client is None
        return cls(transport.settings) if is_plain else transport

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._origin = _origin(settings)
        self._by_loop: WeakKeyDictionary[asyncio.AbstractEventLoop, tuple[int, AsyncConnections]]
        self._by_loop = WeakKeyDictionary()

    async def aclose(self) -> None:
        await super().aclose()
        from asyncio import get_running_loop

        pid, connections = self._by_loop.pop(get_running_loop(), (0, None))
        if connections is not None and pid == os.getpid():
            connections.close()

    async def _send(self, operation: str, request: Request, patience: dict[str, Any]) -> tuple[Request, Any, bytes]:
        from asyncio import timeout

        seconds = patience.get("timeout")
        if _is_served(self._origin, self.settings, request, seconds):
            try:
                async with timeout(seconds):
                    response = await self._connections().send(request)
            except http1.TooLarge as error:
                raise self._too_large(operation, error) from None
            if self._redirected(operation, request, response) is None:
                return request, response, response.content
        return await super()._send(operation, request, patience)

    def _connections(self) -> AsyncConnections:
        from asyncio import get_running_loop

        assert self._origin is not None
        loop = get_running_loop()
        pid, connections = self._by_loop.get(loop, (0, None))
        if connections is None or pid != os.getpid():
            connections = AsyncConnections(self._origin, tls_context, self.settings.max_response_bytes)
            self._by_loop[loop] = os.getpid(), connections
        return connections
