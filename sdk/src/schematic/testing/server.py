"""A fake over HTTP, for applications in other processes and languages."""

from __future__ import annotations

import json
import socket
from collections.abc import Generator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any, cast

from schematic.testing import wire
from schematic.testing.backend import Backend
from schematic.testing.clients import API_KEY, FakeSchematic
from schematic.testing.controls import Controls

LOOPBACK = "127.0.0.1"


class FakeServer:
    """Where the fake listens. `fake` sets what it answers and knows what it received."""

    def __init__(self, fake: Controls, base_url: str) -> None:
        self.fake = fake
        self.base_url = base_url

    @property
    def env(self) -> dict[str, str]:
        """Environment variables that point this SDK at the fake. Any key is accepted."""
        return {
            "SCHEMATIC_BASE_URL": self.base_url,
            "SCHEMATIC_EVENT_CAPTURE_URL": self.base_url,
            "SCHEMATIC_API_KEY": API_KEY,
        }


@contextmanager
def serve(fake: Controls | None = None) -> Generator[FakeServer]:
    """Answer checks and take events over HTTP, on a free port of this machine alone, until the block ends.

    What the fake does not know is answered with 501 and a text that says so.
    """
    served = fake if fake is not None else FakeSchematic()
    listener = _Listener((LOOPBACK, 0), _Handler)
    listener.backend = served.backend
    thread = Thread(target=listener.serve_forever, args=(0.05,), name="schematic-fake", daemon=True)
    thread.start()
    try:
        yield FakeServer(served, f"http://{LOOPBACK}:{listener.server_address[1]}")
    finally:
        listener.shutdown()
        thread.join()
        listener.hang_up()
        listener.server_close()


class _Listener(ThreadingHTTPServer):
    backend: Backend
    daemon_threads = False  # so that they are waited for: no connection's thread outlives the block
    request_queue_size = 128

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._open: set[socket.socket] = set()
        self._lock = Lock()

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._lock:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """End the connections that clients keep open."""
        with self._lock:
            for one in self._open:
                with suppress(OSError):  # its client was faster
                    one.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing: a client that hangs up is no failure of the test, and all else became an answer."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server_version = "schematic-fake"

    def do_OPTIONS(self) -> None:
        self._send(204, b"")

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: a test's output is its own."""

    def _answer(self) -> None:
        content = self.rfile.read(int(self.headers.get("content-length") or 0))
        path = self.path.partition("?")[0].lstrip("/")
        try:
            body: Any = json.loads(content or b"{}")
            if not isinstance(body, dict):
                raise ValueError("the body must be a JSON object")
            backend = cast(_Listener, self.server).backend
            status, answer = wire.answer(backend, self.command, path, cast("dict[str, Any]", body))
        except Exception as error:  # becomes an answer: the application under test must not wait for one
            status, answer = wire.failure(error)
        self._send(status, wire.encoded(answer))

    do_GET = do_POST = do_PUT = do_DELETE = _answer

    def _send(self, status: int, content: bytes) -> None:
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(content)))
        self.send_header("access-control-allow-origin", "*")
        self.send_header("access-control-allow-headers", "*")
        self.send_header("access-control-allow-methods", "*")
        self.end_headers()
        self.wfile.write(content)
