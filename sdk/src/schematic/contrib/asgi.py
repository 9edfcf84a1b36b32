"""The end of an ASGI application: when its server stops it, what waits is sent.

    app = FastAPI(lifespan=lifespan(client))                        # or Starlette
    app = Litestar(route_handlers, lifespan=[lifespan(client)])
    application = Lifespan(get_asgi_application(), client)          # Django, and others without a lifespan of their own

The client can be used on afterwards: tests start and stop an application many times.
"""

from __future__ import annotations

import inspect
from collections.abc import AsyncGenerator, Awaitable, Callable, MutableMapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from schematic import AsyncSchematic, Schematic

__all__ = ["Lifespan", "lifespan"]

FLUSH_WITHIN = 5.0  # seconds; servers that stop their applications kill them soon after

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]
Within = Callable[[Any], AbstractAsyncContextManager[Any]]


def lifespan(
    client: Schematic | AsyncSchematic, within: Within | None = None, *, timeout: float = FLUSH_WITHIN
) -> Within:
    """A lifespan that ends by sending what waits, for at most `timeout` seconds.

    `within`: the application's own lifespan. It ends first, so what it tracks is sent too; what it yields is kept.
    """

    @asynccontextmanager
    async def around(app: Any) -> AsyncGenerator[Any, None]:
        try:
            if within is None:
                yield
            else:
                async with within(app) as state:
                    yield state
        finally:
            await _flush(client, timeout)

    return around


class Lifespan:
    """An ASGI application around another one that knows no lifespan; it ends as `lifespan` says."""

    def __init__(self, app: Application, client: Schematic | AsyncSchematic, *, timeout: float = FLUSH_WITHIN) -> None:
        self._app = app
        self._client = client
        self._timeout = timeout

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            await self._app(scope, receive, send)
            return
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await _flush(self._client, self._timeout)
        await send({"type": "lifespan.shutdown.complete"})


async def _flush(client: Schematic | AsyncSchematic, timeout: float) -> None:
    from asyncio import to_thread

    flush: Any = client.flush
    if inspect.iscoroutinefunction(flush):
        await flush(timeout)
    else:
        await to_thread(flush, timeout)
