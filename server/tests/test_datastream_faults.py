"""The data stream over a network that loses connections: once it is calm, clients know what the server knows.

`SCHEMATIC_STREAM_STORMS=100` is the long form.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from json import loads
from threading import Event
from typing import Any

import pytest

from schematic import Schematic

from .asgi import PATIENCE
from .conftest import Keys
from .faulty import FAULTS, Proxy, faulty
from .streams import COMPANY, USER, listening
from .test_datastream_law import KEYS, documents
from .test_snapshot_law import Node, Writer, nodes

__all__ = ["nodes"]
STORMS = int(os.environ.get("SCHEMATIC_STREAM_STORMS", "4"))
WRITES = 20  # in each
CLIENTS = 3
KINDS: Mapping[str, Any] = {COMPANY: "company", USER: "user"}


class Client:
    """An SDK behind a proxy of its own, which asks for whom it lacks, as it does for checks."""

    def __init__(self, proxy: Proxy, sdk: Schematic) -> None:
        assert sdk.datastream is not None
        self.proxy, self.stream = proxy, sdk.datastream
        self.stream._connection.again.set()  # type: ignore[union-attr]  # connect again at once

    def ask(self) -> None:
        for entity_type, keys in KEYS:
            if self.stream.state.entities[KINDS[entity_type]].find(keys) is None:
                self.stream.ask(KINDS[entity_type], keys)

    def knows(self) -> dict[str, Any]:
        state = self.stream.state
        entities = {
            name: {held.id: held.document() for held in list(state.entities[kind].held.values())}
            for name, kind in KINDS.items()
        }
        return {"flags": {key: loads(flag.text) for key, flag in state.flags.items()}, **entities}

    def held_names(self) -> int:
        """Keys that lead to somebody who is not held any more."""
        return sum(
            one not in entities.held
            for entities in self.stream.state.entities.values()
            for one in entities.ids.values()
        )


@pytest.fixture
def clients(nodes: list[Node], secret: str) -> Iterator[list[Client]]:
    with ExitStack() as opened:
        ports = [opened.enter_context(listening(node.app)) for node in nodes]
        made: list[Client] = []
        for number in range(CLIENTS):
            proxy = opened.enter_context(faulty(ports, random.Random(number)))
            sdk = Schematic(secret, base_url=f"http://127.0.0.1:{proxy.port}", use_datastream=True)
            opened.callback(sdk.shutdown, 1.0)
            made.append(Client(proxy, sdk))
        yield made


def test_after_every_storm_clients_know_what_the_server_knows(
    nodes: list[Node], clients: list[Client], credentials: Keys
) -> None:
    writer = Writer(random.Random(4))
    for storm in range(STORMS):
        for one in clients:
            one.proxy.storm()
        writes: list[str] = []
        for _ in range(WRITES):
            here, there = writer.random.sample(nodes, 2)
            here.own.clear()
            there.heard.clear()
            writes.append(writer.write(here.http))
            there.look(here.own)
            for one in clients:
                one.ask()
                one.proxy.step()

        for one in clients:
            one.proxy.calm()
        expected = nodes[0].app.read(partial(documents, credentials))
        for one in clients:
            _until_it_knows(one, expected, f"storm {storm}: {writes}")
            assert one.held_names() == 0
    for one in clients:
        assert one.stream.status().bad_messages == 0
    made = {fault: sum(one.proxy.made[fault] for one in clients) for fault in FAULTS}
    assert all(made.values()), made


def _until_it_knows(client: Client, expected: Mapping[str, Any], told: str) -> None:
    ends_at = time.monotonic() + PATIENCE
    while (known := client.knows()) != expected or client.stream.status().state != "ready":
        assert time.monotonic() < ends_at, (
            told,
            client.stream.status(),
            [
                (kind, one, known[kind].get(one), expected[kind].get(one))
                for kind in expected
                for one in known[kind].keys() | expected[kind].keys()
                if known[kind].get(one) != expected[kind].get(one)
            ],
        )
        client.ask()
        Event().wait(0.02)
