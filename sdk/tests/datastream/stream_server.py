"""A server of the data stream for tests: it says what a test has it say, and notes what it is asked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from queue import Queue
from threading import Event, Thread
from typing import Any, cast

from websockets.exceptions import ConnectionClosed
from websockets.frames import Frame, Opcode
from websockets.sync.server import ServerConnection, serve

Document = dict[str, Any]
SCOPE = {"account_id": "acct_1", "environment_id": "env_1"}


def flag(key: str, *, default: bool = False, rules: list[Document] | None = None) -> Document:
    return {"id": f"flag_{key}", "key": key, **SCOPE, "default_value": default, "rules": rules or []}


def rule(value: bool = True, conditions: list[Document] | None = None, kind: str = "standard") -> Document:
    head = {"id": "rule_1", "name": "one", "rule_type": kind, "priority": 1, "value": value}
    return {**head, **SCOPE, "conditions": conditions or []}


def condition(kind: str, **members: Any) -> Document:
    return {"id": "cond_1", **SCOPE, "condition_type": kind, "operator": "eq", "trait_value": "", **members}


def metered(limit: int) -> Document:
    """The flag `seats`, on for whoever has used less than `limit` of the event `seat`."""
    below = condition("metric", operator="lt", event_subtype="seat", metric_value=limit)
    return flag("seats", rules=[rule(conditions=[below], kind="plan_entitlement")])


def company(number: int = 1, **members: Any) -> Document:
    return {"id": f"comp_{number}", **SCOPE, "keys": {"id": str(number)}, "plan_ids": [], **members}


def user(number: int = 1, **members: Any) -> Document:
    return {"id": f"user_{number}", **SCOPE, "keys": {"id": str(number)}, **members}


def metric(value: int, event: str = "seat") -> Document:
    head = {"company_id": "comp_1", "event_subtype": event, "period": "all_time", "month_reset": "first_of_month"}
    return {**SCOPE, **head, "value": value, "created_at": "2026-01-01T00:00:00+00:00"}


class StreamServer:
    """`flags`, `companies`, `users`: what it answers with. `requests`: the `data` of each request. `ignores`: entity
    types whose requests it does not answer. `pings`: one for each that came; `is_deaf`: none is answered. A connection
    waits for `speaks` before anything else."""

    def __init__(self) -> None:
        self.flags: list[Document] = []
        self.companies: list[Document] = []
        self.users: list[Document] = []
        self.ignores: set[str] = set()
        self.refuses_with: int | None = None
        self.requests: Queue[Document] = Queue()
        self.connections: Queue[ServerConnection] = Queue()
        self.headers: Mapping[str, str] = {}
        self.pings: Queue[None] = Queue()
        self.is_deaf = False
        self.speaks = Event()
        self.speaks.set()
        self._open: list[ServerConnection] = []
        self._server = serve(
            self._handle, "127.0.0.1", 0, max_size=None, create_connection=cast("Any", self._connected)
        )
        self.port: int = self._server.socket.getsockname()[1]
        self._thread = Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def push(self, kind: str, entity: str, data: object, entity_id: str | None = None) -> None:
        """To everybody."""
        message = {"data": data, "entity_type": f"rulesengine.{entity}", "message_type": kind, "stream_id": "1-0"}
        self.send(json.dumps(message if entity_id is None else {**message, "entity_id": entity_id}))

    def send(self, frame: str | bytes) -> None:
        """To everybody, as it is."""
        for connection in list(self._open):
            connection.send(frame)

    def drop(self, code: int = 1011) -> None:
        """Close all connections."""
        for connection in list(self._open):
            connection.close(code, "dropped")

    def close(self) -> None:
        self.drop(1001)
        self._server.shutdown()
        self._thread.join(5)

    def _connected(self, *arguments: Any, **options: Any) -> ServerConnection:
        made = ServerConnection(*arguments, **options)
        send_frame = made.protocol.send_frame

        def answer(frame: Frame) -> None:
            if frame.opcode is Opcode.PONG:
                self.pings.put(None)
            if frame.opcode is not Opcode.PONG or not self.is_deaf:
                send_frame(frame)

        made.protocol.send_frame = answer  # type: ignore[method-assign]  # the library asks nobody before it answers
        return made

    def _handle(self, connection: ServerConnection) -> None:
        self.speaks.wait()
        if connection.request is not None:
            self.headers = dict(connection.request.headers.raw_items())
        self.connections.put(connection)
        if self.refuses_with is not None:
            connection.close(self.refuses_with, "Invalid API key")
            return
        self._open.append(connection)
        try:
            for frame in connection:
                self._answer(connection, json.loads(frame)["data"])
        except ConnectionClosed:
            pass
        finally:
            self._open.remove(connection)

    def _answer(self, connection: ServerConnection, request: Document) -> None:
        self.requests.put(request)
        entity = request["entity_type"].removeprefix("rulesengine.")
        if entity in self.ignores or request.get("action") == "stop":
            return
        message: Document = {"entity_type": request["entity_type"], "message_type": "full"}
        if entity == "Flags":
            message["data"] = self.flags
        else:
            known = self.companies if entity == "Company" else self.users
            keys = {(name.lower(), value.lower()) for name, value in request["keys"].items()}
            found = [one for one in known if keys & set(one["keys"].items()) or one["id"] in request["keys"].values()]
            if found:
                message |= {"data": found[0], "entity_id": found[0]["id"]}
            else:
                error = {"error": f"{entity} not found", "keys": request["keys"], "entity_type": request["entity_type"]}
                message |= {"data": error, "message_type": "error"}
        connection.send(json.dumps(message))


@contextmanager
def stream_server() -> Iterator[StreamServer]:
    server = StreamServer()
    try:
        yield server
    finally:
        server.close()
