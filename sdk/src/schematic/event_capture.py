"""Takes one batch of events to the capture endpoint, from the buffer's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from schematic.core.api_error import ApiTimeoutError

if TYPE_CHECKING:
    import asyncio

    from schematic.core.transport import AsyncTransport, Transport

TIMEOUT = 10.0  # seconds for one batch


class EventSender(Protocol):
    """What the buffer sends with. `send` raises an ApiError when the batch was not taken."""

    api_key: str

    def send(self, content: bytes, timeout: float = TIMEOUT) -> None: ...


class EventCaptureClient:
    """`POST {url}/batch`; any 2xx is success."""

    def __init__(self, transport: Transport, url: str, api_key: str) -> None:
        self.api_key = api_key
        self._transport = transport
        self._url = f"{url.rstrip('/')}/batch"

    def send(self, content: bytes, timeout: float = TIMEOUT) -> None:
        self._transport.post(self._url, content, timeout=timeout)

    def close(self) -> None:
        """Close connections; sending opens new ones."""
        self._transport.close()


class AsyncEventCaptureClient:
    """The same over an async client that the user passed in, which only its own event loop can use.

    `loop` is that loop: the one in which events were last tracked. After it has ended a loop of the moment serves.
    """

    def __init__(self, transport: AsyncTransport, url: str, api_key: str) -> None:
        self.api_key = api_key
        self.loop: asyncio.AbstractEventLoop | None = None
        self._transport = transport
        self._url = f"{url.rstrip('/')}/batch"

    def send(self, content: bytes, timeout: float = TIMEOUT) -> None:
        import asyncio

        post = self._post(content, timeout)
        if self.loop is None or not self.loop.is_running():
            asyncio.run(post)
            return
        sent = asyncio.run_coroutine_threadsafe(post, self.loop)
        try:
            sent.result(timeout + 1.0)  # more than the request itself may take, for a loop that is busy
        except TimeoutError as error:
            sent.cancel()
            raise ApiTimeoutError(message="events: the event loop was too busy to send a batch") from error

    def close(self) -> None:
        """Nothing to close: the client that was passed in stays open."""

    async def _post(self, content: bytes, timeout: float) -> None:
        await self._transport.post(self._url, content, timeout=timeout)
