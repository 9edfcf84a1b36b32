"""One connection of `AsyncConnections`, as asyncio calls it."""

from __future__ import annotations

import asyncio
from typing import cast

from schematic.core import http1


class Connection(asyncio.Protocol):
    """One request and its response at a time."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._reader: http1.Reader | None = None
        self._answer: asyncio.Future[http1.Response] | None = None
        self._transport: asyncio.Transport | None = None
        self.is_closed = False

    async def exchange(self, data: bytes, reader: http1.Reader) -> http1.Response:
        """The response to `data`; raises ConnectionError, RemoteProtocolError or TooLarge."""
        if self._transport is None or self.is_closed:
            raise ConnectionResetError("the connection was closed")
        self._reader = reader
        answer: asyncio.Future[http1.Response] = self._loop.create_future()
        self._answer = answer
        self._transport.write(data)
        try:
            return await answer
        finally:
            self._reader = self._answer = None

    def close(self) -> None:
        self.is_closed = True
        if self._transport is not None and not self._loop.is_closed():
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are no subclasses of asyncio's.
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        if self._reader is None or self._answer is None or self._answer.done():
            self.close()  # nobody asked
            return
        try:
            response = self._reader.feed(data)
        except Exception as error:  # it is the request's, which waits for it
            self._answer.set_exception(error)
            return
        if response is not None:
            self._answer.set_result(response)

    def connection_lost(self, exc: Exception | None) -> None:
        self.is_closed = True
        if self._reader is None or self._answer is None or self._answer.done():
            return
        try:
            if exc is not None:
                raise exc
            self._answer.set_result(self._reader.end())
        except Exception as failure:  # it is the request's, which waits for it
            self._answer.set_exception(failure)
