"""Direct answers: which requests get one, that it is what the usual way says, and what becomes of all others."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx2
import pytest
import uvicorn
from starlette.types import Scope
from uvicorn.server import ServerState

from schematic_server.demo.process import Running, start
from schematic_server.http.direct import Answered
from schematic_server.http.limits import Limits, under

from .test_limits import NEVER, PATIENCE, Server, connected
from .test_metrics import samples

HEAD = b"POST /direct HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n"
CHUNKED = HEAD.replace(b"Content-Length: 2", b"Transfer-Encoding: chunked") + b"1\r\na\r\n1\r\nb\r\n0\r\n\r\n"
USUAL = HEAD.replace(b"/direct", b"/usual")
LIMITS = Limits(NEVER, NEVER, NEVER)


class Echo:
    """Answers directly what is sent to `/direct`, but for `no`."""

    def takes(self, url: bytes) -> bool:
        return url == b"/direct"

    def answer(self, url: bytes, scope: Scope, body: bytes) -> Answered | None:
        content = b"direct " + body
        return None if body == b"no" else (200, [(b"content-length", b"%d" % len(content))], content)


@pytest.fixture
def server() -> Iterator[Server]:
    started = Server(LIMITS, Echo())
    yield started
    started.stop()


def contents(client: socket.socket, number: int) -> list[bytes]:
    """The contents of the next answers."""
    found: list[bytes] = []
    data = b""
    while len(found) < number:
        head, separator, after = data.partition(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0]) if separator else 1
        if len(after) >= length:
            found.append(after[:length])
            data = after[length:]
        else:
            part = client.recv(65536)
            assert part, (found, data)
            data += part
    assert data == b""
    return found


@pytest.mark.parametrize(
    ("request_", "content"),
    [
        (HEAD + b"ok", b"direct ok"),
        (CHUNKED, b"direct ab"),
        (HEAD + b"no", b"ok"),
        (USUAL + b"ok", b"ok"),
        (HEAD.replace(b"POST", b"PUT") + b"ok", b"ok"),
        (HEAD.replace(b"Host", b"Connection: close\r\nHost") + b"ok", b"ok"),
        (HEAD.replace(b"1.1", b"1.0").replace(b"Host", b"Connection: keep-alive\r\nHost") + b"ok", b"ok"),
    ],
    ids=["whole", "in chunks", "no direct answer", "another path", "another method", "the last", "of HTTP/1.0"],
)
def test_a_whole_request_gets_a_direct_answer_if_there_is_one(server: Server, request_: bytes, content: bytes) -> None:
    with connected(server) as client:
        client.sendall(request_)

        assert contents(client, 1) == [content]


def test_a_body_that_comes_later_goes_the_usual_way(server: Server) -> None:
    with connected(server) as client:
        client.sendall(HEAD)
        server.wait_for_a_request()
        client.sendall(b"ok")

        assert contents(client, 1) == [b"ok"]
        assert server.received[0]["body"] == b"ok"


def test_a_client_that_waits_for_100_continue_gets_it(server: Server) -> None:
    with connected(server) as client:
        client.sendall(HEAD.replace(b"Host", b"Expect: 100-continue\r\nHost"))
        assert client.recv(65536) == b"HTTP/1.1 100 Continue\r\n\r\n"
        client.sendall(b"ok")

        assert contents(client, 1) == [b"ok"]


def test_answers_come_in_the_order_of_their_requests(server: Server) -> None:
    """Behind a request that takes its time nothing is answered before it; many of them nest nowhere."""
    with connected(server) as client:
        client.sendall((HEAD + b"ab") * 2 + (USUAL + b"ok") + (HEAD + b"cd") * 500)

        assert contents(client, 503) == [b"direct ab"] * 2 + [b"ok"] * 501


class Loop:
    """A loop's clock and its one timer, both turned by hand."""

    def __init__(self) -> None:
        self.now = 0.0
        self.timer: tuple[float, Callable[[], None]] | None = None

    def time(self) -> float:
        return self.now

    def call_at(self, when: float, callback: Callable[[], None]) -> Loop:
        self.timer = when, callback
        return self

    def cancel(self) -> None:
        self.timer = None

    def turn_to(self, now: float) -> None:
        self.now = now
        if self.timer is not None and self.timer[0] <= now:
            self.timer[1]()


class Transport(asyncio.Transport):
    def __init__(self) -> None:
        super().__init__()
        self.written: list[bytes] = []
        self.is_closed = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.written.append(bytes(data))

    def is_closing(self) -> bool:
        return self.is_closed

    def close(self) -> None:
        self.is_closed = True

    def get_write_buffer_size(self) -> int:
        return 0


@contextmanager
def connection(idle: float) -> Iterator[tuple[Any, Loop, Transport]]:
    config = uvicorn.Config(lambda: None, http=under(Limits(NEVER, NEVER, idle), Echo()), log_config=None)
    config.load()
    loop, transport = Loop(), Transport()
    protocol: Any = under(Limits(NEVER, NEVER, idle), Echo())(config, ServerState(), {}, _loop=loop)
    protocol.connection_made(transport)
    yield protocol, loop, transport


def test_an_answer_is_one_write() -> None:
    with connection(idle=75) as (protocol, _, transport):
        protocol.data_received(HEAD + b"ok")

        assert transport.written == [b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\ndirect ok"]


def test_a_connection_is_idle_from_its_last_answer() -> None:
    with connection(idle=75) as (protocol, loop, transport):
        loop.turn_to(50)
        protocol.data_received(HEAD + b"ok")
        loop.turn_to(75)
        assert not transport.is_closed
        loop.turn_to(124)
        assert not transport.is_closed

        loop.turn_to(125)

        assert transport.is_closed


def test_line_ends_after_an_answer_keep_nothing_open() -> None:
    with connection(idle=75) as (protocol, loop, transport):
        protocol.data_received(HEAD + b"ok")
        loop.turn_to(50)
        protocol.data_received(b"\r\n")

        loop.turn_to(75)

        assert transport.is_closed


CHECK = "/flags/flights/check"
KEY = "X-Schematic-Api-Key"


@contextmanager
def prepared(server: Running) -> Iterator[httpx2.Client]:
    """A client of a real server with a flag and a company."""
    with httpx2.Client(base_url=server.base_url, headers={KEY: server.key}) as client:
        flag = {"key": "flights", "name": "Flights", "description": "", "flag_type": "boolean", "default_value": True}
        client.post("/flags", json=flag).raise_for_status()
        client.post("/companies", json={"keys": {"id": "acme"}, "name": "Acme"}).raise_for_status()
        client.post(CHECK, json={"company": {"id": "acme"}}).raise_for_status()
        yield client


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx2.Client]:
    """One server for requests that leave nothing behind."""
    running = start(f"sqlite:///{tmp_path_factory.mktemp('shared')}/schematic.sqlite3")
    with prepared(running) as client:
        yield client
    running.stop()


@pytest.mark.parametrize(
    ("path", "content", "headers"),
    [
        (CHECK, b'{"company": {"id": "acme"}}', {}),
        (CHECK, b'{"company": {"id": "acme"}}', {"X-Request-Id": "order-42", "Origin": "https://app.example"}),
        (CHECK, b'{"company": {"id": "nobody"}, "preflight": {"usage": 3}}', {}),
        (CHECK, b"{}", {"X-Request-Id": "no plain token!"}),
        (CHECK, b"{", {}),
        (CHECK, b'{"company": 7}', {}),
        (CHECK, b" " * 9_000_000, {}),
        (CHECK, b"{}", {KEY: "wrong"}),
        (CHECK, b"{}", {KEY: ""}),
        ("/flags/none/check", b"{}", {}),
        ("/flags/check", b'{"company": {"id": "acme"}}', {"Origin": "https://app.example"}),
        ("/flags/check", b'{"preflight": {"usage": 3}}', {}),
        ("/flags//check", b"{}", {}),
        ("/flags/flig%68ts/check", b"{}", {}),
        (CHECK + "?a=b", b"{}", {}),
        ("/" + CHECK, b"{}", {}),
        ("/flags/check/check", b"{}", {}),
    ],
)
def test_a_direct_answer_is_the_usual_one(
    shared: httpx2.Client, path: str, content: bytes, headers: dict[str, str]
) -> None:
    """A request that closes its connection goes the usual way."""
    told: list[tuple[int, dict[str, str], bytes]] = []
    for connection_ in ("keep-alive", "close", "keep-alive"):
        answer = shared.post(path, content=content, headers={**headers, "Connection": connection_}, timeout=PATIENCE)
        found = dict(answer.headers)
        request_id = found.pop("x-request-id")
        assert (request_id == "order-42") == (headers.get("X-Request-Id") == "order-42")
        assert (found.pop("connection", None) == "close") == (connection_ == "close")
        del found["date"]
        told.append((answer.status_code, found, answer.content))

    assert told[0] == told[1] == told[2]


def test_direct_answers_are_counted_and_recorded(server_process: Running) -> None:
    with prepared(server_process) as http:
        for _ in range(20):
            http.post(CHECK, json={"company": {"id": "acme"}}).raise_for_status()

        found = samples(http.get("/metrics").text)
        ends_at = time.monotonic() + PATIENCE
        while len(http.get("/events", params={"event_types": "flag_check"}).json()["data"]) < 21:
            assert time.monotonic() < ends_at, "checks were not recorded"

    labels = "operation=features.check_flag,status=200"
    assert found["schematic_http_requests_total", labels] == 21
    assert found["schematic_snapshot_lookups_total", "result=hit"] == 20
