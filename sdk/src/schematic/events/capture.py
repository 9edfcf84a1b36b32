"""Takes one batch of events to the capture endpoint, from the buffer's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from schematic.core import failures, forks
from schematic.core.api_error import ApiTimeoutError
from schematic.core.request import Request
from schematic.core.transport import tls_context

if TYPE_CHECKING:
    import asyncio

    from schematic.core.connections import Connections
    from schematic.core.transport import AsyncTransport, Transport

TIMEOUT = 10.0  # seconds for one batch
MAX_ANSWER = 1 << 20  # bytes; more than any answer to a batch


class EventSender(Protocol):
    """What the buffer sends with. `send` returns the answer's body, if there is one; it raises an ApiError when the
    batch was not taken."""

    api_key: str

    def send(self, content: bytes, timeout: float = TIMEOUT) -> bytes | None: ...


class EventCaptureClient:
    """`POST {url}/batch`; any 2xx is success."""

    def __init__(self, transport: Transport, url: str, api_key: str) -> None:
        self.api_key = api_key
        self._transport = transport
        self._url = f"{url.rstrip('/')}/batch"
        self._connections: Connections | None = None
        self._is_special = transport.settings.client is not None

    def send(self, content: bytes, timeout: float = TIMEOUT) -> bytes:
        """The answer's body; raises an ApiError when the batch was not taken."""
        connections = self._connections or self._made()
        if connections is None:
            return self._transport.post(self._url, content, timeout=timeout).content
        headers = {**self._transport.headers, "content-type": "application/json"}
        try:
            answer = connections.send(Request("POST", self._url, headers, content), timeout)
        except Exception as error:  # whatever sockets, TLS and HTTP raise becomes an ApiError
            raise failures.connection_error("events", error, self._without_key(str(error))) from error
        status = answer.status_code
        if 200 <= status < 300:
            return answer.content
        if 300 <= status < 400:
            return self._transport.post(self._url, content, timeout=timeout).content
        with forks.importing():
            raise failures.status_error("events", status, answer.headers, self._without_key(answer.text))

    def close(self) -> None:
        """Close connections; sending opens new ones."""
        if self._connections is not None:
            self._connections.close()
        self._transport.close()

    def _made(self) -> Connections | None:
        """None: the transport does it, by way of a proxy or of the user's own client. Made by the thread that sends, so
        that nobody waits for the import."""
        if self._is_special:
            return None
        with forks.importing():
            from schematic.core.connections import Connections, Origin, is_direct

            try:
                origin = Origin(self._url) if is_direct() else None
            except ValueError:
                origin = None
            if origin is None:
                self._is_special = True
                return None
            self._connections = Connections(origin, tls_context, MAX_ANSWER)
            return self._connections

    def _without_key(self, text: str) -> str:
        return text.replace(self.api_key, "[API key]") if self.api_key else text


class AsyncEventCaptureClient:
    """The same over an async client that the user passed in, which only its own event loop can use.

    `loop` is that loop: the one in which events were last tracked. After it has ended a loop of the moment serves.
    """

    def __init__(self, transport: AsyncTransport, url: str, api_key: str) -> None:
        self.api_key = api_key
        self.loop: asyncio.AbstractEventLoop | None = None
        self._transport = transport
        self._url = f"{url.rstrip('/')}/batch"

    def send(self, content: bytes, timeout: float = TIMEOUT) -> bytes:
        import asyncio

        post = self._post(content, timeout)
        if self.loop is None or not self.loop.is_running():
            return asyncio.run(post)
        sent = asyncio.run_coroutine_threadsafe(post, self.loop)
        try:
            return sent.result(timeout + 1.0)  # more than the request itself may take, for a loop that is busy
        except TimeoutError as error:
            sent.cancel()
            raise ApiTimeoutError(message="events: the event loop was too busy to send a batch") from error

    def close(self) -> None:
        """Nothing to close: the client that was passed in stays open."""

    async def _post(self, content: bytes, timeout: float) -> bytes:
        return (await self._transport.post(self._url, content, timeout=timeout)).content
