"""A capture endpoint on loopback that can be slow, refuse, hang, reset, or lose its answers."""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

PATIENCE = 600.0  # seconds until a condition that never comes fails its test
Verdict = int | str | tuple[int, dict[str, str]]


class Endpoint:
    """`POST /batch`. `behaviour` decides what happens to a request: a status, a status with headers, `reset` (nothing
    is taken), `take and reset` (the answer is lost) or `hang`. Use as a context manager."""

    def __init__(self, behaviour: Callable[[int, list[dict[str, Any]]], Verdict] = lambda attempt, events: 200) -> None:
        self.behaviour = behaviour
        self.answer: Callable[[list[dict[str, Any]]], dict[str, Any]] = lambda events: {}
        self.attempts: list[list[dict[str, Any]]] = []  # every request
        self.batches: list[list[dict[str, Any]]] = []  # those that were taken
        self.headers: list[dict[str, str]] = []
        self.clients: set[Any] = set()
        self.answered = 0
        self.changed = threading.Condition()
        self._over = threading.Event()
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1
            disable_nagle_algorithm = True

            def do_POST(self) -> None:
                endpoint._answer(self)

            def log_message(self, format: str, *args: Any) -> None:
                """Quiet."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: Any, client_address: Any) -> None:
                """A connection that breaks is what is being tested."""

        self._make = lambda port: Server(("127.0.0.1", port), Handler)
        self._server = self._make(0)
        self._port = self._server.server_port
        self.url = f"http://127.0.0.1:{self._port}"

    def __enter__(self) -> Endpoint:
        self._serve()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self.pause()

    def pause(self) -> None:
        """Refuse connections; those that exist stay."""
        self._server.shutdown()
        self._server.server_close()

    def resume(self) -> None:
        """Take connections again."""
        self._server = self._make(self._port)
        self._serve()

    @property
    def events(self) -> list[dict[str, Any]]:
        """Every event that was taken, as often as it was."""
        return [event for batch in self.batches for event in batch]

    @property
    def distinct(self) -> set[str]:
        """What a server that knows idempotency keys counts."""
        return {event["idempotency_key"] for event in self.events}

    def wait(self, condition: Callable[[], object]) -> None:
        """Until `condition` holds; fails the test when it never does."""
        ends_at = time.monotonic() + PATIENCE
        with self.changed:
            while not condition():
                assert time.monotonic() < ends_at, f"{len(self.attempts)} attempts, {len(self.batches)} batches"
                self.changed.wait(0.02)  # not every condition is about requests

    def _serve(self) -> None:
        serve = self._server.serve_forever
        threading.Thread(target=serve, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def _answer(self, request: BaseHTTPRequestHandler) -> None:
        events = json.loads(request.rfile.read(int(request.headers["content-length"])))["events"]
        with self.changed:
            self.attempts.append(events)
            self.headers.append({name.lower(): value for name, value in request.headers.items()})
            self.clients.add(request.client_address)
            verdict = self.behaviour(len(self.attempts), events)
            if verdict in (200, "take and reset"):
                self.batches.append(events)
            self.changed.notify_all()
        if verdict == "hang":
            self._over.wait()
        elif isinstance(verdict, str):
            linger = struct.pack("ii", 1, 0)
            request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            request.close_connection = True
            request.connection.close()
        else:
            status, headers = verdict if isinstance(verdict, tuple) else (verdict, {})
            body = json.dumps(self.answer(events) if status == 200 else {"error": "as the test wants"}).encode()
            request.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                request.send_header(name, value)
            request.end_headers()
            request.wfile.write(body)
            self.answered += 1
