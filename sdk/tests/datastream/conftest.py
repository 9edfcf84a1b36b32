"""What every test of the stream begins with: a server of it, and clients whose HTTP is scripted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from threading import Condition
from typing import Any

import pytest

from schematic.client import DataStreamConfig, Schematic
from schematic.datastream.client import StreamEvent

from ..mock_api import MockApi
from .stream_server import StreamServer, flag, stream_server

PATIENCE = 60.0  # seconds until a condition that never comes fails its test


class Watch:
    """What a stream tells its listeners."""

    def __init__(self) -> None:
        self.events: list[StreamEvent] = []
        self._changed = Condition()

    def __call__(self, event: StreamEvent) -> None:
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()

    def wait_for(self, condition: Callable[[], object]) -> None:
        """Until it holds; looked at with every event, and now and then."""
        with self._changed:
            for _ in range(int(PATIENCE * 100)):
                if condition():
                    return
                self._changed.wait(0.01)
        raise AssertionError(f"it never came; events: {self.events}")

    def has_come_back(self) -> bool:
        """Whether it was ready, lost, and is ready again."""
        states = self.states()
        return "stale" in states and states[-1] == "ready"

    def states(self) -> list[str]:
        return [event.state for event in self.events]


class World:
    """A server of the stream, the API, and clients of both."""

    def __init__(self, server: StreamServer, stack: ExitStack) -> None:
        self.server = server
        self.api = MockApi(answer)
        self.watch = Watch()
        self._stack = stack

    def client(self, config: DataStreamConfig | None = None, *, is_ready: bool = True, **keywords: Any) -> Schematic:
        """One that is ready, and to be shut down at the end; the watch hears all of it."""
        self.server.speaks.clear()
        client = Schematic(
            "sch_1",
            base_url=self.server.base_url,
            httpx_client=self.api.client(),
            use_datastream=True,
            datastream=config,
            **keywords,
        )
        self._stack.callback(client.shutdown, 5)
        assert client.datastream is not None
        client.datastream.listen(self.watch)
        self.server.speaks.set()
        if is_ready:
            assert client.datastream.wait_until_ready(PATIENCE)
        return client

    def wait_for(self, condition: Callable[[], object]) -> None:
        self.watch.wait_for(condition)

    def asked(self) -> list[str]:
        """Operations that the API was asked for, without events."""
        return [one.url.path for one in self.api.requests if not one.url.path.endswith("/batch")]


def answer(request: Any) -> Any:
    """Of the API: every flag is on."""
    if request.url.path.endswith("/batch"):
        return {"data": {}, "params": {}}
    flag_key = request.url.path.split("/")[2]
    return {"data": {"flag": flag_key, "reason": "the API says so", "value": True}, "params": {}}


@pytest.fixture
def world() -> Iterator[World]:
    with stream_server() as server, ExitStack() as stack:
        server.flags = [flag("off"), flag("on", default=True)]
        yield World(server, stack)
