"""A receiver of webhooks on loopback, which answers as it is told and remembers what it was sent."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

PATIENCE = 180.0  # seconds


@dataclass(frozen=True, slots=True)
class Delivery:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def action(self) -> str:
        found: str = self.json["action"]
        return found


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered; status 0 cuts the connection."""

    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b"ok"


class Receiver:
    """Use as a context manager; `answer` decides what each delivery gets."""

    def __init__(self, answer: Callable[[Delivery], Reply] = lambda delivery: Reply()) -> None:
        self.answer = answer
        self.received: list[Delivery] = []
        self.connections = 0
        self._changed = threading.Condition()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                delivery = Delivery(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
                reply = outer.answer(delivery)
                outer._note(delivery)
                if reply.status == 0:
                    self.close_connection = True
                    return
                self.send_response(reply.status)
                for name, value in (*reply.headers, ("Content-Length", str(len(reply.body)))):
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(reply.body)

            def handle(self) -> None:
                outer.connections += 1
                with suppress(ConnectionError):  # the sender has read enough
                    super().handle()

            def log_message(self, format: str, *args: Any) -> None: ...

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/hooks"

    def __enter__(self) -> Receiver:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def wait(self, number: int) -> list[Delivery]:
        """The first `number` deliveries, once they are here."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.received) >= number, PATIENCE), [
                one.action for one in self.received
            ]
            return list(self.received)

    def actions(self, number: int) -> list[str]:
        return [one.action for one in self.wait(number)]

    def _note(self, delivery: Delivery) -> None:
        with self._changed:
            self.received.append(delivery)
            self._changed.notify_all()
