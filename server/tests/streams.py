"""Clients of the data stream, and the application behind a real listener, on its own event loop."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from typing import Any

import uvicorn
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from schematic.datastream.merge import merge
from schematic_server.http import serving

from .asgi import PATIENCE, App

WITHIN = 60.0  # seconds until a message that never comes fails its test
COMPANY, USER, FLAG, FLAGS = (f"rulesengine.{name}" for name in ("Company", "User", "Flag", "Flags"))
COMPANIES, USERS = "rulesengine.Companies", "rulesengine.Users"


@contextmanager
def listening(app: App, send_buffer: int | None = None, port: int = 0) -> Generator[int]:
    """The port on 127.0.0.1, `port` or a free one, where `app` is served as `schematic serve` serves it.

    `send_buffer` are the bytes, about, that the system keeps for each client that does not read.
    """
    listener = socket.create_server(("127.0.0.1", port))
    if send_buffer is not None:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, send_buffer)
    server = uvicorn.Server(serving.configuration(app.asgi, app.settings, stops_within=5, lifespan="off"))
    served = app.begin(server.serve(sockets=[listener]))
    try:
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        served.result(PATIENCE)


class Stream:
    """A client that takes messages in as SDKs do: what it knows by then are `flags`, `companies` and `users`."""

    def __init__(self, port: int, key: str | None, path: str = "/datastream", **options: Any) -> None:
        headers = {**({"X-Schematic-Api-Key": key} if key else {}), **options.pop("headers", {})}
        self._opened = ExitStack()
        url = f"ws://127.0.0.1:{port}{path}"
        # A test may read nothing for as long as it likes: the library must not stop to read, nor miss its own pings.
        unbounded: dict[str, Any] = {"max_size": None, "max_queue": None, "ping_interval": None}
        opening = connect(url, additional_headers=headers, proxy=None, **unbounded, **options)  # pyright: ignore[reportUnknownVariableType]  # the library leaves it without types
        self.socket: ClientConnection = self._opened.enter_context(opening)  # pyright: ignore[reportUnknownArgumentType]
        self.flags: dict[str, Any] = {}  # by key
        self.known: dict[str, dict[str, Any]] = {COMPANY: {}, USER: {}}  # by id
        self.messages: list[dict[str, Any]] = []

    def __enter__(self) -> Stream:
        return self

    def __exit__(self, *error: object) -> None:
        self._opened.close()

    def ask(self, entity_type: str, keys: dict[str, str] | None = None, **members: Any) -> None:
        asked = {"action": "start", "entity_type": entity_type, **({"keys": keys} if keys else {}), **members}
        self.socket.send(json.dumps({"data": asked}))

    def read(self) -> dict[str, Any]:
        """The next message, taken in."""
        message: dict[str, Any] = json.loads(self.socket.recv(WITHIN))
        self.messages.append(message)
        self._take(message)
        return message

    def until(self, condition: Callable[[], Any]) -> Any:
        """Read until it holds: what it says then."""
        while not (found := condition()):
            self.read()
        return found

    def answer(self, entity_type: str, keys: dict[str, str] | None = None, **members: Any) -> dict[str, Any]:
        """Ask; the first message about that, or the refusal."""
        self.ask(entity_type, keys, **members)
        while (message := self.read()).get("entity_type") != entity_type:
            pass
        return message

    def closed(self) -> tuple[int, str]:
        """Read until the server ends the stream: with which code, and why."""
        try:
            while True:
                self.read()
        except ConnectionClosed as error:
            received = error.rcvd
            return (0, "") if received is None else (received.code, received.reason)

    def company(self, entity_id: str) -> Any:
        return self.known[COMPANY].get(entity_id)

    def _take(self, message: dict[str, Any]) -> None:
        kind, about = message["message_type"], message["entity_type"]
        data: Any = message.get("data")
        match kind, about:
            case "full", "rulesengine.Flags":
                self.flags = {one["key"].lower(): one for one in data}
            case "full", "rulesengine.Flag":
                self.flags[data["key"].lower()] = data
            case "delete", "rulesengine.Flag":
                self.flags = {key: one for key, one in self.flags.items() if one["id"] != message["entity_id"]}
            case "full", ("rulesengine.Company" | "rulesengine.User"):
                self.known[about][message["entity_id"]] = data
            case "delete", ("rulesengine.Company" | "rulesengine.User"):
                self.known[about].pop(message["entity_id"], None)
            case "partial", ("rulesengine.Company" | "rulesengine.User"):
                known = self.known[about]
                known[message["entity_id"]] = merge(known[message["entity_id"]], data)
            case _:
                pass
