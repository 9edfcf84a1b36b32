"""The server in this process: its event loop in a thread of its own, reached by an ordinary blocking HTTP client."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from types import TracebackType
from typing import Any, TypeVar

import httpx2
from sqlalchemy import Connection
from starlette.types import ASGIApp, Message

from schematic_server.app import create_app
from schematic_server.settings import Settings
from schematic_server.storage.database import Database, Inside, Write

from . import promises

T = TypeVar("T")
BASE_URL = "http://schematic.test"
PATIENCE = 180.0  # seconds until a request that is never answered fails its test


class App:
    """The ASGI application between its lifespan's start and end; use as a context manager."""

    def __init__(self, settings: Settings, database: Database | None = None, **options: Any) -> None:
        self.settings = settings
        self.asgi = create_app(settings, database, **options)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="asgi-app", daemon=True)

    def __enter__(self) -> App:
        self._thread.start()
        self._lifespan = self.asgi.router.lifespan_context(self.asgi)
        self.run(self._lifespan.__aenter__())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.run(self._lifespan.__aexit__(None, None, None))
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Wait for `work` on the application's event loop."""
        return self.begin(work).result(PATIENCE)

    def begin(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        """`work` on the application's event loop, to be waited for later."""
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def read(self, work: Callable[[Connection], T]) -> T:
        """What `work` finds in the database behind the application's back."""
        return self.run(self.asgi.state.database.read(work))

    def write(self, work: Write[T]) -> T:
        """Change the database behind the application's back."""
        return self.run(self.asgi.state.database.write(work))

    def inside(self, listener: Inside) -> None:
        """Have `listener` hear of changes in their transactions."""
        self.asgi.state.database.inside(listener)

    def client(self, key: str | None = None, **options: Any) -> httpx2.Client:
        """A blocking client; with `key` every request carries it."""
        headers = {"X-Schematic-Api-Key": key} if key else {}
        return httpx2.Client(transport=Transport(self), base_url=BASE_URL, headers=headers, **options)


class Transport(httpx2.BaseTransport):
    """Carries the requests of a blocking client to the application; safe to use from many threads."""

    def __init__(self, app: App) -> None:
        self._app = app

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        body = request.read()
        status, headers, content = self._app.run(_ask(self._app.asgi, request, body))
        return httpx2.Response(status, headers=headers, content=content, request=request)


async def _ask(app: ASGIApp, request: httpx2.Request, body: bytes) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": request.url.scheme,
        "path": request.url.path,
        "raw_path": request.url.raw_path.partition(b"?")[0],
        "query_string": request.url.query,
        "root_path": "",
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "server": (request.url.host, request.url.port or 80),
        "client": ("127.0.0.1", 50000),
        "state": {},
    }
    sent: list[Message] = []
    asked = False

    async def receive() -> Message:
        nonlocal asked
        if asked:
            await asyncio.Event().wait()  # a client that stays connected
        asked = True
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    try:
        await app(scope, receive, send)
    except Exception:
        if not sent:  # Starlette answers 500 and raises again, for the server's log; a real client sees the answer only
            raise
    start = next(message for message in sent if message["type"] == "http.response.start")
    content = b"".join(message.get("body", b"") for message in sent if message["type"] == "http.response.body")
    promises.hold(scope.get("operation"), start["status"], content)
    return start["status"], list(start["headers"]), content
