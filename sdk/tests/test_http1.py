"""Reading and writing HTTP/1.1: every way to end a body, in pieces of every size, and nothing that reads two ways."""

from __future__ import annotations

import gzip
import zlib

import pytest

from schematic.core.http1 import Reader, RemoteProtocolError, Response, TooLarge, encode

LIMIT = 10_000
HELLO = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5\r\n\r\nhello"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\nTrailer: 1\r\n\r\n"
UNTIL_CLOSE = b"HTTP/1.1 200 OK\r\n\r\nhello"
INFORMED = b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n" + HELLO


def read(data: bytes, step: int | None = None, limit: int = LIMIT) -> Response:
    reader = Reader(limit)
    step = step or len(data)
    for start in range(0, len(data), step):
        response = reader.feed(data[start : start + step])
        if response is not None:
            assert start + step >= len(data)
            return response
    return reader.end()


@pytest.mark.parametrize("step", [1, 2, 3, 7, 50, 1000])
@pytest.mark.parametrize("data", [HELLO, CHUNKED, UNTIL_CLOSE, INFORMED])
def test_a_response_reads_the_same_in_pieces_of_any_size(data: bytes, step: int) -> None:
    response = read(data, step)

    assert (response.status_code, response.content, response.text) == (200, b"hello", "hello")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (HELLO, True),
        (CHUNKED, True),
        (UNTIL_CLOSE, False),
        (HELLO.replace(b"Content-Type: application/json", b"Connection: Close"), False),
        (HELLO.replace(b"HTTP/1.1", b"HTTP/1.0"), False),
        (CHUNKED.replace(b"\r\n\r\n3", b"\r\nContent-Length: 5\r\n\r\n3"), False),
    ],
)
def test_a_connection_is_used_again_only_where_both_sides_agree_on_the_end(data: bytes, expected: bool) -> None:
    assert read(data).keeps_alive is expected


def test_what_comes_after_a_response_spoils_the_connection() -> None:
    assert read(HELLO + b"HTTP/1.1 200 OK").keeps_alive is False


def test_header_names_are_lower_case_and_repeated_ones_joined() -> None:
    response = read(b"HTTP/1.1 204 No Content\r\nX-One: 1\r\nx-one:  2 \r\nEmpty:\r\n\r\n")

    assert response.headers == {"x-one": "1, 2", "empty": ""}
    assert response.content == b""


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_compressed_bodies_are_unpacked(coding: str) -> None:
    body = gzip.compress(b"hello", mtime=0) if coding == "gzip" else zlib.compress(b"hello")
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\nContent-Length: {len(body)}\r\n\r\n".encode()

    assert read(head + body).content == b"hello"


SHORTENED = gzip.compress(b"hello", mtime=0)[:12]
BOMB = gzip.compress(b"0" * (LIMIT + 1))


@pytest.mark.parametrize(
    "data",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 10001\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2711\r\n" + b"0" * 10_001,
        b"HTTP/1.1 200 OK\r\n\r\n" + b"0" * 10_001,
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(BOMB) + BOMB,
    ],
)
def test_a_body_above_the_limit_is_refused_before_it_fills_the_memory(data: bytes) -> None:
    with pytest.raises(TooLarge) as caught:
        read(data)

    assert caught.value.status_code == 200


@pytest.mark.parametrize(
    "data",
    [
        b"SSH-2.0-OpenSSH\r\n\r\n",
        b"HTTP/2 200\r\n\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 0x5\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n\r\nhello!",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0x5\r\nhello\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n+5\r\nhello\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhello\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1" * 5000,
        b"HTTP/1.1 200 OK\r\nA: b\r\n folded\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nA : b\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nA: " + b"b" * 70_000,
        b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 5\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 12\r\n\r\n" + SHORTENED,
    ],
)
def test_what_could_be_read_in_two_ways_is_refused(data: bytes) -> None:
    with pytest.raises(RemoteProtocolError):
        read(data)


@pytest.mark.parametrize("data", [HELLO[:-1], HELLO[:30], CHUNKED[:-5], CHUNKED[:-1]])
def test_an_answer_that_stops_in_the_middle_is_none(data: bytes) -> None:
    with pytest.raises(RemoteProtocolError, match="in the middle"):
        read(data, 1)


def test_no_answer_at_all_is_said_to_be_none() -> None:
    with pytest.raises(RemoteProtocolError, match="without an answer"):
        Reader(LIMIT).end()


def test_a_request_has_what_http_asks_for() -> None:
    assert encode("POST", "/flags/f/check", "api.test:81", {"X-Key": "1"}, b"{}") == (
        b"POST /flags/f/check HTTP/1.1\r\nhost: api.test:81\r\naccept: */*\r\naccept-encoding: gzip, deflate\r\n"
        b"X-Key: 1\r\ncontent-length: 2\r\n\r\n{}"
    )


def test_the_users_headers_win() -> None:
    sent = encode("GET", "/", "api.test", {"Accept-Encoding": "identity", "HOST": "other.test"}, None)

    assert b"gzip" not in sent
    assert b"api.test" not in sent


@pytest.mark.parametrize(("name", "value"), [("X-A", "1\r\nX-B: 2"), ("X-A\r\nX-B", "2"), ("X-A", "secret\n")])
def test_a_header_cannot_smuggle_another_one(name: str, value: str) -> None:
    with pytest.raises(ValueError) as caught:
        encode("POST", "/", "api.test", {name: value}, None)

    assert "secret" not in str(caught.value)
