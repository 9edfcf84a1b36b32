"""What the page about scaling says was tested: two nodes on one PostgreSQL behind a proxy, one of them stopped."""

from __future__ import annotations

import select
import socket
import socketserver
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from typing import Any

import httpx2
import pytest

from schematic import Schematic
from schematic_server.demo.process import Running, start

from .running_jobs import until

BATCHES, BATCH = 60, 20


@pytest.fixture(params=["auto", "redis"])
def bus(request: pytest.FixtureRequest, valkey: Callable[[], Any]) -> Iterator[str]:
    if request.param == "auto":
        yield "auto"
        return
    with valkey() as server:
        yield f"redis://{server.host}:{server.port}"


@pytest.fixture
def nodes(database_url: str, bus: str) -> Iterator[list[Running]]:
    running = [start(database_url, settings={"SCHEMATIC_BUS": bus}) for _ in range(2)]
    yield running
    for one in running:
        one.stop()


class _Relay(socketserver.BaseRequestHandler):
    """One connection, to the next node in turn; to the other one where that takes none.

    A node that takes the connection and ends it (it was stopping) has had what was sent: then the caller's ends too.
    """

    turns = count()

    def handle(self) -> None:
        assert isinstance(self.server, _Proxy)
        ports = self.server.ports
        turn = next(self.turns)
        for attempt in range(len(ports)):
            try:
                node = socket.create_connection(("127.0.0.1", ports[(turn + attempt) % len(ports)]))
            except OSError:
                continue
            with node, suppress(OSError):
                self._relay({self.request: node, node: self.request})
            return

    @staticmethod
    def _relay(ends: dict[socket.socket, socket.socket]) -> None:
        while ready := select.select(list(ends), [], [])[0]:
            for one in ready:
                if not (data := one.recv(65536)):
                    return
                ends[one].sendall(data)


class _Proxy(socketserver.ThreadingTCPServer):
    ports: Sequence[int]


@contextmanager
def _proxy(ports: Sequence[int]) -> Iterator[str]:
    with _Proxy(("127.0.0.1", 0), _Relay) as server:
        server.ports = ports
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
def test_nodes_behind_a_proxy_are_one_server(nodes: list[Running]) -> None:
    """What one node is told the other answers by; while one is stopped nothing that was acknowledged is lost, and what
    was sent again counts once."""
    closing = httpx2.Client(limits=httpx2.Limits(max_keepalive_connections=0))  # each request to the next node
    with (
        _proxy([one.port for one in nodes]) as address,
        closing,
        Schematic(
            nodes[0].key, base_url=address, httpx_client=closing, cache_providers=[], max_retries=5, timeout=20
        ) as client,
    ):
        feature = client.features.create_feature(
            name="Flights", description="", feature_type="event", event_subtype="flight"
        ).data
        client.features.create_flag(key="flights", name="Flights", description="", feature_id=feature.id)
        plan = client.plans.create_plan(name="Gold", plan_type="plan").data
        limit = {"value_type": "numeric", "value_numeric": BATCHES * BATCH}
        client.entitlements.create_plan_entitlement(plan_id=plan.id, feature_id=feature.id, **limit)
        company = client.companies.upsert_company(keys={"code": "UA"}, name="United", base_plan_id=plan.id).data

        def allowed() -> list[bool]:
            """Of four requests in a row two go to each node."""
            return [client.features.check_flag("flights", company={"code": "UA"}).data.value for _ in range(4)]

        until(lambda: allowed() == [True] * 4)
        for number in range(BATCHES):
            if number == BATCHES // 3:
                stopping = threading.Thread(target=nodes[1].stop)
                stopping.start()
            body = {"event": "flight", "company": {"code": "UA"}}
            events = [
                {"event_type": "track", "body": body, "idempotency_key": f"{number}-{index}"} for index in range(BATCH)
            ]
            client.events.create_event_batch(events=events, request_options={"retry_remote_protocol_errors": True})
        stopping.join()
        until(lambda: allowed() == [False] * 4)

        metrics = client.companies.get_company(company.id).data.metrics
        assert {one.value for one in metrics if one.period == "all_time"} == {BATCHES * BATCH}
        assert len(client.events.list_events(limit=1, event_subtype="flight").data) == 1
