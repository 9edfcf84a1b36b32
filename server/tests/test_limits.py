"""Slow and silent clients: each limit ends the connection it is for, and an order to stop waits for none of them.

Real sockets on uvicorn. Where a test waits, it waits for the end of a connection; how long that takes decides nothing.
"""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
import uvicorn
from starlette.types import Message, Receive, Scope, Send

from schematic_server.http.direct import Direct
from schematic_server.http.limits import ENDLESS, MAX_AROUND_BODY, Limits, under

PATIENCE = 180.0  # seconds until a connection that is never ended fails its test
NEVER, SOON = 600.0, 0.15  # seconds
REQUEST = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nok"
HALF = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"
CHUNKED = b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n"
PACE = 0.03  # seconds in which a trickling client looks for an answer between two bytes


class Server:
    """uvicorn in a thread of its own, with an application that reads the body and answers by the path."""

    def __init__(self, limits: Limits, direct: Direct | None = None) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        config = uvicorn.Config(
            self._app,
            interface="asgi3",
            http=under(limits, direct),
            lifespan="off",
            ws="none",
            log_config=None,
            timeout_graceful_shutdown=60,
        )
        self.server = uvicorn.Server(config)
        self.received: list[Message] = []
        self.headers: list[tuple[bytes, bytes]] = []  # of the last request, as they are now
        self._thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.listener]})
        self._thread.start()

    async def _app(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = b"x" * 50_000_000 if scope["path"] == "/large" else b"ok"
        self.headers = scope["headers"]
        if scope["path"] != "/early":
            while (message := await receive()).get("more_body"):
                pass
            self.received.append(message)
        headers = [(b"content-length", b"%d" % len(answer))]
        if scope["path"] == "/endless":
            scope[ENDLESS] = True
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": b"begun", "more_body": True})
            self.received.append(await receive())
            return
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": answer})

    def wait_for_connections(self, number: int) -> None:
        ends_at = time.monotonic() + PATIENCE
        while len(self.server.server_state.connections) != number:
            assert time.monotonic() < ends_at, f"{len(self.server.server_state.connections)} connections"
            time.sleep(PACE)

    def wait_for_a_request(self) -> None:
        """Until the first bytes of one are read."""
        ends_at = time.monotonic() + PATIENCE
        while not any(getattr(one, "scope", None) for one in self.server.server_state.connections):
            assert time.monotonic() < ends_at, "no request"
            time.sleep(PACE)

    def stop(self) -> None:
        self.server.should_exit = True
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()


@contextmanager
def serving(*, header: float = NEVER, body: float = NEVER, idle: float = NEVER) -> Iterator[Server]:
    server = Server(Limits(header, body, idle))
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def connected(server: Server) -> Iterator[socket.socket]:
    with socket.create_connection(server.listener.getsockname(), PATIENCE) as client:
        yield client


def rest(client: socket.socket) -> bytes:
    """What comes until the server ends the connection."""
    parts: list[bytes] = []
    try:
        while part := client.recv(65536):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)


def trickled(client: socket.socket, byte: bytes) -> bytes:
    """Send one byte after the other until the server ends the connection; what it said."""
    said = b""
    client.settimeout(PACE)
    for _ in range(int(PATIENCE / PACE)):
        try:
            client.sendall(byte)
            part = client.recv(65536)
        except TimeoutError:
            continue
        except (ConnectionResetError, BrokenPipeError):
            return said
        if not part:
            return said
        said += part
    raise AssertionError("the server never ended the connection")


def asked(client: socket.socket, path: bytes = b"/") -> bytes:
    client.sendall(REQUEST.replace(b" / ", b" " + path + b" "))
    answer = b""
    while not answer.endswith(b"\r\n\r\nok"):
        part = client.recv(65536)
        assert part, answer
        answer += part
    return answer


def flooded(client: socket.socket, start: bytes, piece: bytes) -> bytes:
    """Send `start` and then `piece` over and over until the server ends the connection; what it said."""
    said: list[bytes] = []
    reader = threading.Thread(target=lambda: said.append(rest(client)))
    reader.start()
    sent = 0
    with suppress(ConnectionResetError, BrokenPipeError):
        client.sendall(start)
        while reader.is_alive():
            assert sent < 100_000_000, "the server takes all of it"
            client.sendall(piece)
            sent += len(piece)
    reader.join(PATIENCE)
    return said[0]


def late(answer: bytes, status: bytes = b"408 Request Timeout") -> str:
    """The message of a refusal that ends the connection."""
    head, _, content = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 " + status + b"\r\n"), answer
    assert b"connection: close" in head
    message: str = json.loads(content)["error"]
    return message


def test_a_connection_that_says_nothing_is_ended() -> None:
    with serving(idle=SOON) as server, connected(server) as client:
        assert rest(client) == b""


def test_a_connection_that_is_kept_and_not_used_is_ended() -> None:
    with serving(idle=SOON) as server, connected(server) as client:
        asked(client)

        assert rest(client) == b""


@pytest.mark.parametrize("after_a_request", [False, True])
def test_line_ends_between_requests_keep_nothing_open(after_a_request: bool) -> None:
    """They are no request, and yet something was sent."""
    with serving(idle=SOON * 3) as server, connected(server) as client:
        if after_a_request:
            asked(client)

        assert trickled(client, b"\r\n") == b""


def test_a_header_that_never_ends_is_told_so() -> None:
    with serving(header=SOON) as server, connected(server) as client:
        client.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")

        assert late(rest(client)) == "the header of the request did not arrive in time"


def test_a_header_that_trickles_is_not_given_more_time() -> None:
    with serving(header=SOON) as server, connected(server) as client:
        client.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")

        assert late(trickled(client, b"a")) == "the header of the request did not arrive in time"


def test_the_second_request_of_a_connection_is_limited_too() -> None:
    with serving(header=SOON) as server, connected(server) as client:
        asked(client)
        client.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")

        assert late(rest(client)) == "the header of the request did not arrive in time"


def test_a_body_that_trickles_is_ended_and_never_taken_for_whole() -> None:
    with serving(body=SOON) as server, connected(server) as client:
        client.sendall(HALF)

        assert late(trickled(client, b" ")) == "the body of the request did not arrive in time"
    assert [message["type"] for message in server.received] == ["http.disconnect"]


def test_the_rest_of_a_body_that_was_answered_early_is_not_waited_for() -> None:
    """A 401 goes out before the body is read; the client goes on sending it, slowly."""
    with serving(body=SOON) as server, connected(server) as client:
        client.sendall(HALF.replace(b" / ", b" /early "))
        answer = trickled(client, b" ")

        assert answer.startswith(b"HTTP/1.1 200 OK")


def test_a_request_that_arrives_in_parts_is_answered() -> None:
    with serving(header=NEVER, body=NEVER) as server, connected(server) as client:
        for byte in REQUEST[:-1]:
            client.sendall(bytes([byte]))

        client.sendall(b"k")
        assert client.recv(65536).startswith(b"HTTP/1.1 200 OK")


def test_a_client_that_takes_nothing_of_its_answer_is_ended() -> None:
    with serving(idle=SOON) as server, connected(server) as client:
        client.sendall(REQUEST.replace(b" / ", b" /large "))
        assert client.recv(1)

        server.wait_for_connections(0)


def test_a_client_that_takes_its_answer_slowly_gets_all_of_it() -> None:
    with serving(idle=SOON * 10) as server, connected(server) as client:
        client.sendall(REQUEST.replace(b" / ", b" /large ").replace(b"Host", b"Connection: close\r\nHost"))

        assert len(rest(client)) > 50_000_000


def test_a_client_that_leaves_before_its_answers_is_no_failure(caplog: pytest.LogCaptureFixture) -> None:
    """uvicorn alone tells the last of the pipelined requests that nobody listens any more."""
    with serving(idle=SOON) as server, connected(server) as client:
        client.sendall(3 * REQUEST.replace(b" / ", b" /large "))
        assert client.recv(1)

        server.wait_for_connections(0)

    assert len(server.received) < 3
    assert [one.getMessage() for one in caplog.records if one.levelname == "ERROR"] == []


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        (b"GET / HTTP/1.1\r\nHost: x\r\n", b"X-Many: " + b"a" * 1000 + b"\r\n"),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX-Long: ", b"a" * 1000),
        (b"GET /", b"a" * 1000),
        (CHUNKED, b"X-Trailer: " + b"a" * 1000 + b"\r\n"),
        (CHUNKED.removesuffix(b"0\r\n") + b"5;x=", b"a" * 1000),
    ],
    ids=["many headers", "a long one", "a long path", "trailers", "a chunk's extension"],
)
def test_what_is_no_body_has_a_bound(start: bytes, piece: bytes) -> None:
    """The parser would keep all of it, in memory, and asks nobody for a key before."""
    with serving() as server, connected(server) as client:
        answer = flooded(client, start, piece)

        # Nothing, when the connection is reset while the client goes on sending.
        if answer:
            assert late(answer, b"431 Request Header Fields Too Large") == "the header of the request is too large"
        server.wait_for_connections(0)


def test_a_header_that_is_one_byte_too_large_is_told_so() -> None:
    with serving() as server, connected(server) as client:
        client.sendall(b"GET / HTTP/1.1\r\nX-Long: ")
        server.wait_for_a_request()
        client.sendall(b"a" * (MAX_AROUND_BODY + 1))

        assert late(rest(client), b"431 Request Header Fields Too Large") == "the header of the request is too large"


def test_a_header_of_half_the_bound_is_taken() -> None:
    with serving() as server, connected(server) as client:
        client.sendall(REQUEST.removesuffix(b"\r\nok"))
        for _ in range(MAX_AROUND_BODY // 2000):
            client.sendall(b"X-Many: " + b"a" * 990 + b"\r\n")
        client.sendall(b"\r\nok")

        assert client.recv(65536).startswith(b"HTTP/1.1 200 OK")


def test_a_body_in_small_chunks_has_no_such_bound() -> None:
    with serving() as server, connected(server) as client:
        client.sendall(CHUNKED.removesuffix(b"0\r\n"))
        for _ in range(MAX_AROUND_BODY // 1000):
            client.sendall(b"1\r\na\r\n" * 200)
        client.sendall(b"0\r\n\r\n")

        assert client.recv(65536).startswith(b"HTTP/1.1 200 OK")


@pytest.mark.parametrize("in_parts", [False, True])
def test_trailers_are_no_headers(in_parts: bool) -> None:
    """A proxy that replaces X-Forwarded-For, or keeps a header for itself, need not look behind the body."""
    with serving() as server, connected(server) as client:
        client.sendall(CHUNKED)
        if in_parts:
            time.sleep(PACE)  # more likely apart; either way the answer is the same
        client.sendall(b"X-Forwarded-For: 203.0.113.9\r\n\r\n")

        assert client.recv(65536).startswith(b"HTTP/1.1 200 OK")
        assert [name for name, _ in server.headers] == [b"host", b"transfer-encoding"]


@pytest.mark.parametrize("start", [b"", b"GET / HTTP/1.1\r\nX-Slow: ", HALF], ids=["idle", "header", "body"])
def test_an_order_to_stop_waits_for_no_client(start: bytes) -> None:
    with serving() as server:
        clients = [socket.create_connection(server.listener.getsockname(), PATIENCE) for _ in range(50)]
        for client in clients:
            client.sendall(start)
        server.wait_for_connections(len(clients))

        server.stop()

        for client in clients:
            rest(client)
            client.close()


def test_an_order_to_stop_ends_an_answer_that_never_would(caplog: pytest.LogCaptureFixture) -> None:
    with serving() as server, connected(server) as client:
        client.sendall(REQUEST.replace(b" / ", b" /endless "))
        answer = b""
        while b"begun" not in answer:
            answer += client.recv(65536)

        server.stop()

        assert rest(client) == b""
    assert server.received[-1] == {"type": "http.disconnect"}
    assert "timeout graceful shutdown exceeded" not in caplog.text
