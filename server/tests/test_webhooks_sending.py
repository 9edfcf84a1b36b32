"""Single deliveries over the network: what receivers do wrong, and addresses that must not be reached."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager

import pytest
from aiohttp.abc import ResolveResult

from schematic_server.webhooks.addresses import Guard
from schematic_server.webhooks.attempts import Answer
from schematic_server.webhooks.sender import MAX_ANSWER, LookUp, Sender

from .conftest import LOOPBACK
from .receiver import Receiver, Reply

Names = dict[str, Sequence[str]]
Send = Callable[[str], Awaitable[Answer]]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as running:
        yield running


def _known(names: Names) -> LookUp:
    def look_up(host: str, port: int, family: socket.AddressFamily) -> list[ResolveResult]:
        if host not in names:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        flags = socket.AI_NUMERICHOST
        return [
            ResolveResult(hostname=host, host=one, port=port, family=socket.AF_INET, proto=0, flags=flags)
            for one in names[host]
        ]

    return look_up


@asynccontextmanager
async def _sender(allowed: str = LOOPBACK, names: Names | None = None) -> AsyncIterator[Send]:
    sender = Sender(Guard(allowed), None if names is None else _known(names))
    await sender.open()
    try:
        yield lambda url: sender.send(url, b"{}", {"webhook-id": "whev_1"})
    finally:
        await sender.close()


async def _send(url: str, allowed: str = LOOPBACK, names: Names | None = None) -> Answer:
    async with _sender(allowed, names) as send:
        return await send(url)


async def test_a_delivery_is_a_post_of_json(receiver: Receiver) -> None:
    answer = await _send(receiver.url)

    assert (answer.code, answer.text, answer.reason) == (200, "ok", None)
    (got,) = receiver.received
    assert (got.path, got.body, got.id) == ("/hooks", b"{}", "whev_1")
    assert got.headers["content-type"] == "application/json"
    assert got.headers["user-agent"].startswith("schematic-server/")


async def test_connections_are_used_again(receiver: Receiver) -> None:
    async with _sender() as send:
        ports = [await send(receiver.url) for _ in range(3)]

    assert len(ports) == 3
    assert receiver.connections == 1


async def test_redirects_are_not_followed(receiver: Receiver) -> None:
    with Receiver(lambda delivery: Reply(302, (("Location", receiver.url),))) as leading:
        answer = await _send(leading.url)

    assert answer.code == 302
    assert "redirects are not followed" in (answer.reason or "")
    assert receiver.received == []


async def test_of_a_huge_answer_only_the_beginning_is_read() -> None:
    with Receiver(lambda delivery: Reply(200, (), b"x" * 50_000_000)) as huge:
        answer = await _send(huge.url)

    assert (answer.code, answer.text) == (200, "x" * MAX_ANSWER)


async def test_answers_are_kept_as_text_that_every_database_stores() -> None:
    with Receiver(lambda delivery: Reply(500, (), b"caf\xe9 \x00")) as odd:
        answer = await _send(odd.url)

    assert answer.text == "caf\N{REPLACEMENT CHARACTER} \N{REPLACEMENT CHARACTER}"


async def test_what_is_compressed_is_not_unpacked() -> None:
    bomb = (("Content-Encoding", "gzip"),)
    with Receiver(lambda delivery: Reply(200, bomb, b"no gzip")) as odd:
        answer = await _send(odd.url)

    assert (answer.code, answer.text) == (200, "no gzip")


async def test_a_cut_connection_is_a_failure() -> None:
    with Receiver(lambda delivery: Reply(0)) as rude:
        answer = await _send(rude.url)

    assert (answer.code, answer.reason) == (0, "no answer: the connection was closed")


async def test_nobody_listening_is_a_failure() -> None:
    with socket.socket() as unused:
        unused.bind((LOOPBACK, 0))
        port = unused.getsockname()[1]

        answer = await _send(f"http://{LOOPBACK}:{port}/")

    assert answer.code == 0
    assert (answer.reason or "").startswith("no answer: ")


@pytest.mark.parametrize(
    "garbage", [b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", b"\xff" * 99]
)
async def test_what_is_no_http_is_a_failure(garbage: bytes) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(garbage)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, LOOPBACK, 0)
    async with server:
        answer = await _send(f"http://{LOOPBACK}:{server.sockets[0].getsockname()[1]}/")

    assert answer.code == 0
    assert (answer.reason or "").startswith("what came back is not HTTP: "), "no status that nobody answered with"


async def test_the_address_that_was_looked_at_is_the_one_connected_to(receiver: Receiver) -> None:
    url = receiver.url.replace(LOOPBACK, "hooks.example")

    answer = await _send(url, names={"hooks.example": [LOOPBACK]})

    assert answer.is_success
    assert receiver.received[0].headers["host"].startswith("hooks.example:")


async def test_a_name_with_one_address_inside_is_not_called_at_all(receiver: Receiver) -> None:
    url = receiver.url.replace(LOOPBACK, "hooks.example")

    answer = await _send(url, allowed="", names={"hooks.example": ["1.1.1.1", LOOPBACK]})

    assert (answer.code, receiver.received) == (0, [])
    assert "SCHEMATIC_WEBHOOK_ALLOW" in (answer.reason or "")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "2130706433", "localhost", "[::ffff:127.0.0.1]"])
async def test_an_address_inside_is_not_called_however_it_is_written(receiver: Receiver, host: str) -> None:
    answer = await _send(receiver.url.replace(LOOPBACK, host), allowed="")

    assert (answer.code, receiver.received) == (0, [])


async def test_an_unknown_name_is_a_failure() -> None:
    answer = await _send("http://nowhere.example/", names={})

    assert (answer.code, answer.reason) == (0, "no answer: the name could not be looked up")
