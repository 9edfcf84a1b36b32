"""Many threads and tasks at once: one request for one question, a bounded number in all, and nobody left waiting."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import random
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler
from typing import Any

import httpx2
import pytest

from schematic import AsyncSchematic, LocalCache, Schematic
from schematic.checks.requests import MAX_AT_ONCE
from schematic.config import CircuitBreaker

from .capture_endpoint import PATIENCE
from .conftest import Hand
from .mock_api import http_server, send_json

ACME = {"id": "acme"}
QUIET = logging.getLogger("schematic.test.quiet")
QUIET.setLevel(logging.CRITICAL)


def on(reason: str = "matched") -> dict[str, Any]:
    return {"data": {"flag": "f", "reason": reason, "value": True}, "params": {}}


def test_sixteen_threads_that_miss_on_one_key_make_one_request(monkeypatch: pytest.MonkeyPatch) -> None:
    """The official client makes sixteen."""
    requests: list[str] = []
    asking = threading.Semaphore(0)

    def answer(request: BaseHTTPRequestHandler) -> None:
        requests.append(request.path)
        for _ in range(16):  # not before all have asked
            asking.acquire()
        send_json(request, on())

    with http_server(answer) as address, Schematic("sch_1", base_url=address, event_capture_url=address) as client:
        join = client._checks._coalescer.join

        def counted(*arguments: Any) -> Any:
            asking.release()
            return join(*arguments)

        monkeypatch.setattr(client._checks._coalescer, "join", counted)

        def check(_: int) -> bool:
            return client.check_flag("f", ACME)

        with ThreadPoolExecutor(16) as pool:
            answers = list(pool.map(check, range(16)))

    assert answers == [True] * 16
    assert len(requests) == 1


async def test_so_do_many_tasks() -> None:
    requests: list[str] = []

    def answer(request: BaseHTTPRequestHandler) -> None:
        requests.append(request.path)
        send_json(request, on())

    with http_server(answer) as address:
        async with AsyncSchematic("sch_1", base_url=address, event_capture_url=address) as client:
            answers = await asyncio.gather(*[client.check_flag("f", ACME) for _ in range(500)])

    assert answers == [True] * 500
    assert len(requests) == 1


def test_every_thread_gets_its_own_answer() -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        asked = json.loads(request.rfile.read(int(request.headers["content-length"])))["company"]["id"]
        request.headers.replace_header("content-length", "0")
        send_json(request, on(f"for {asked}"))

    with (
        http_server(answer) as address,
        Schematic(
            "sch_1", base_url=address, event_capture_url=address, cache_providers=[LocalCache[Any](20, 5000)]
        ) as client,
    ):

        def check(number: int) -> bool:
            name = str(number % 60)
            return client.check_flag_with_entitlement("f", {"id": name}).reason == f"for {name}"

        with ThreadPoolExecutor(16) as pool:
            answers = list(pool.map(check, range(1200)))
        stats = client.stats().checks

    assert all(answers)
    assert stats.live + stats.cache == 1200
    assert stats.default == 0


def test_threads_that_name_contexts_differently_do_not_mix_them_up(clock: Hand) -> None:
    """The way of a remembered check supposes the names of the last one's contexts. The clock stands: nothing that is
    remembered ends meanwhile."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        asked = json.loads(request.rfile.read(int(request.headers["content-length"])))
        request.headers.replace_header("content-length", "0")
        send_json(request, {"data": {**on()["data"], "value": is_on(asked["company"], asked["user"])}, "params": {}})

    def is_on(*contexts: Any) -> bool:
        return sum(map(ord, json.dumps(contexts, sort_keys=True))) % 2 == 0

    some = [None, {"id": "1"}, {"org": "1"}, {"id": "2"}, {"a": "1", "id": "1"}, {"id": 1}]
    pairs = [(company, user) for company in some for user in some]

    with http_server(answer) as address, Schematic("sch_1", base_url=address, event_capture_url=address) as client:

        def check(turn: int) -> bool:
            company, user = random.Random(turn).choice(pairs)
            return client.check_flag("f", company, user) is is_on(company, user)

        interval = sys.getswitchinterval()
        sys.setswitchinterval(1e-6)
        try:
            with ThreadPoolExecutor(8) as pool:
                answers = list(pool.map(check, range(20_000)))
        finally:
            sys.setswitchinterval(interval)
        stats = client.stats().checks

    assert all(answers)
    assert (stats.live + stats.cache, stats.default) == (20_000, 0)
    assert stats.requests <= 2 * len(pairs)


class Busy:
    """An HTTP transport that counts how many requests are under way at once."""

    def __init__(self) -> None:
        self.now = self.most = self.total = 0

    async def answer(self, request: httpx2.Request) -> httpx2.Response:
        self.now, self.total = self.now + 1, self.total + 1
        self.most = max(self.most, self.now)
        for _ in range(3):  # turns of the event loop
            await asyncio.sleep(0)
        self.now -= 1
        return httpx2.Response(200, json=on())

    def client(self) -> httpx2.AsyncClient:
        return httpx2.AsyncClient(transport=httpx2.MockTransport(self.answer))


async def test_thousands_of_concurrent_checks_open_a_bounded_number_of_requests() -> None:
    busy = Busy()
    client = AsyncSchematic("sch_1", base_url="http://api.test", httpx_client=busy.client(), timeout=PATIENCE)

    answers = await asyncio.gather(*[client.check_flag("f", {"id": str(number)}) for number in range(3000)])

    assert answers == [True] * 3000
    assert busy.total == 3000
    assert busy.most == MAX_AT_ONCE


async def test_thousands_share_a_bounded_number_of_connections() -> None:
    connections: set[asyncio.StreamWriter] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.add(writer)
        body = json.dumps(on()).encode()
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                await reader.readexactly(int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0]))
                writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n" % len(body) + body)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    client = AsyncSchematic("sch_1", base_url=address, event_capture_url=address, timeout=PATIENCE)

    answers = await asyncio.gather(*[client.check_flag("f", {"id": str(number)}) for number in range(2_000)])

    await client.shutdown()
    server.close()
    for writer in connections:
        writer.close()
    await asyncio.gather(*[writer.wait_closed() for writer in connections], return_exceptions=True)
    await server.wait_closed()
    assert answers == [True] * 2_000
    assert len(connections) <= MAX_AT_ONCE


async def test_when_the_api_hangs_those_who_wait_for_their_turn_do_not_wait_for_its_timeouts() -> None:
    """A thousand checks, a hundred at once, each with its timeout, would be ten timeouts one after the other."""
    hang = asyncio.Event()

    async def answer(request: httpx2.Request) -> httpx2.Response:
        await hang.wait()
        return httpx2.Response(500)

    client = AsyncSchematic(
        "sch_1",
        base_url="http://api.test",
        httpx_client=httpx2.AsyncClient(transport=httpx2.MockTransport(answer)),
        timeout=1.0,
        logger=QUIET,
        circuit_breaker=CircuitBreaker(cool_down_seconds=600),
    )

    answers = await asyncio.gather(*[client.check_flag("f", {"id": str(number)}) for number in range(1000)])

    stats = client.stats().checks
    assert answers == [False] * 1000
    assert stats.requests < MAX_AT_ONCE + CircuitBreaker().failures
    assert not hang.is_set()


async def test_a_cancelled_check_neither_harms_those_who_share_its_request_nor_keeps_its_turn() -> None:
    begun, release = asyncio.Event(), asyncio.Event()

    async def answer(request: httpx2.Request) -> httpx2.Response:
        begun.set()
        await release.wait()
        return httpx2.Response(200, json=on())

    client = AsyncSchematic(
        "sch_1",
        base_url="http://api.test",
        httpx_client=httpx2.AsyncClient(transport=httpx2.MockTransport(answer)),
    )
    first = asyncio.create_task(client.check_flag("f", ACME))
    await begun.wait()
    second = asyncio.create_task(client.check_flag("f", ACME))
    await asyncio.sleep(0)

    first.cancel()
    release.set()

    assert await second is True
    assert first.cancelled() or await asyncio.gather(first, return_exceptions=True)
    assert await asyncio.gather(*[client.check_flag("f", {"id": str(number)}) for number in range(300)]) == [True] * 300


def test_a_child_process_is_not_kept_out_by_what_its_parent_was_doing() -> None:
    """A thread of the parent is in the middle of the same check, with locks and turns taken, when it forks."""
    arrived, release = threading.Event(), threading.Event()
    parent = os.getpid()

    def answer(request: BaseHTTPRequestHandler) -> None:
        asked = json.loads(request.rfile.read(int(request.headers["content-length"])))["user"]
        request.headers.replace_header("content-length", "0")
        if asked is None and not release.is_set():
            arrived.set()
            release.wait(PATIENCE)
        send_json(request, on())

    with http_server(answer) as address, Schematic("sch_1", base_url=address, event_capture_url=address) as client:
        asking = threading.Thread(target=client.check_flag, args=("f", ACME))
        asking.start()
        assert arrived.wait(PATIENCE)
        release.set()
        pid = os.fork()
        if pid == 0:
            answers = client.check_flag("f", ACME), client.check_flag("f", ACME, {"id": "u"})
            stats = client.stats().checks
            os._exit(0 if answers == (True, True) and stats.requests == 2 and os.getpid() != parent else 1)
        _, status = os.waitpid(pid, 0)
        asking.join()

    assert os.waitstatus_to_exitcode(status) == 0


def test_a_remembered_check_waits_for_no_lock() -> None:
    """Else sixteen threads together do a fraction of what one does; `make bench` has the figures."""
    cache = LocalCache[Any]()
    with (
        http_server(lambda request: send_json(request, on())) as address,
        Schematic("sch_1", base_url=address, event_capture_url=address, cache_providers=[cache]) as client,
    ):
        client.check_flag("f", ACME)

        with cache._lock, client._checks.breaker._lock, ThreadPoolExecutor(16) as pool:
            answers = list(pool.map(lambda _: client.check_flag("f", ACME), range(16)))

    assert answers == [True] * 16
