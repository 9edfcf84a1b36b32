"""HTTP/1.1 as bytes: one request written, one response read piece by piece. Pure: whoever has a socket moves the bytes.

As much of RFC 9112 as an API client needs, and strict about it: what two programs could read in two ways is refused.
"""

from __future__ import annotations

from collections.abc import Mapping

MAX_HEAD = 65_536  # bytes of status line and headers
_OWN_HEADERS = (("accept", "*/*"), ("accept-encoding", "gzip, deflate"))
_MAX_LINE = 4_096  # bytes of a chunk's size with its extensions


class RemoteProtocolError(Exception):
    """The server sent what is not HTTP, or stopped in the middle. Named as in the HTTP libraries."""


class TooLarge(Exception):
    """The body is longer than the limit. `status_code` and `headers` are those of the answer."""

    def __init__(self, status_code: int, headers: dict[str, str]) -> None:
        super().__init__("the answer is too large")
        self.status_code = status_code
        self.headers = headers


class Response:
    """A whole answer. `headers` have lower-case names. `keeps_alive`: the connection can take another request."""

    __slots__ = ("content", "headers", "keeps_alive", "status_code")

    def __init__(self, status_code: int, headers: dict[str, str], content: bytes, keeps_alive: bool) -> None:
        self.status_code = status_code
        self.headers = headers
        self.content = content
        self.keeps_alive = keeps_alive

    @property
    def text(self) -> str:
        return self.content.decode(errors="replace")


def encode(method: str, target: str, host: str, headers: Mapping[str, str], content: bytes | None) -> bytes:
    """A request's bytes. Raises ValueError, without the value, for a header that would end early."""
    lines = [f"{method} {target} HTTP/1.1"]
    names = {name.lower() for name in headers}
    lines += [f"{name}: {value}" for name, value in (("host", host), *_OWN_HEADERS) if name not in names]
    for name, value in headers.items():
        line = f"{name}: {value}"
        if "\n" in line or "\r" in line or "\0" in line:
            raise ValueError(f"{name!r}: the header has a line break or another character that HTTP cannot carry")
        lines.append(line)
    body = content or b""
    lines.append(f"content-length: {len(body)}\r\n\r\n")
    return "\r\n".join(lines).encode("latin-1") + body


class Reader:
    """Reads one response. `feed` what arrives until it gives the response; `end` when the connection has ended."""

    __slots__ = ("_body", "_chunk_left", "_head", "_left", "_limit", "_pending", "_size", "has_begun")

    def __init__(self, limit: int) -> None:
        """`limit`: bytes of a body, before and after decompression."""
        self._limit = limit
        self._pending = b""
        self._head: tuple[int, dict[str, str], bool] | None = None
        self._left: int | None = None  # of a body whose length is known
        self._chunk_left: int | None = None  # None: not chunked; -1: a size line is next; -2: trailers
        self._body: list[bytes] = []
        self._size = 0
        self.has_begun = False

    def feed(self, data: bytes) -> Response | None:
        """The response, once it is whole."""
        self.has_begun = True
        self._pending = self._pending + data if self._pending else data
        while self._head is None or self._head[0] < 200:
            if not self._read_head():
                return None
        if self._chunk_left is not None:
            return self._read_chunks()
        data, self._pending = self._pending, b""
        if self._left is None:
            self._take(data)
            return None
        body, self._pending = data[: self._left], data[self._left :]
        self._left -= len(body)
        self._take(body)
        return self._whole() if self._left == 0 else None

    def end(self) -> Response:
        """The response whose end is the connection's. Raises RemoteProtocolError when more was to come."""
        if self._head is None or self._left is not None or self._chunk_left is not None:
            where = "in the middle of an answer" if self.has_begun else "without an answer"
            raise RemoteProtocolError(f"the server closed the connection {where}")
        return self._whole()

    def _read_head(self) -> bool:
        head, blank, rest = self._pending.partition(b"\r\n\r\n")
        if len(head) > MAX_HEAD:
            raise RemoteProtocolError(f"the answer's headers are longer than {MAX_HEAD:,} bytes")
        if not blank:
            return False
        self._pending = rest
        status_line, *lines = head.decode("latin-1").split("\r\n")
        version, _, status = status_line.partition(" ")
        if not version.startswith("HTTP/1.") or not status[:3].isdecimal() or not status[:3].isascii():
            raise RemoteProtocolError("the answer does not begin like HTTP/1.1")
        headers = _headers(lines)
        keeps_alive = version == "HTTP/1.1" and "close" not in headers.get("connection", "").lower()
        self._head = int(status[:3]), headers, keeps_alive
        if self._head[0] >= 200:
            self._decide_length(headers)
        return True

    def _decide_length(self, headers: dict[str, str]) -> None:
        status, _, keeps_alive = self._head or (0, {}, False)
        coding, length = headers.get("transfer-encoding"), headers.get("content-length")
        if status in (204, 304):
            self._left = 0
        elif coding is not None:
            if coding.lower() != "chunked":
                raise RemoteProtocolError(f"the answer has a transfer-encoding other than chunked: {coding[:40]}")
            self._chunk_left = -1
            self._head = status, headers, keeps_alive and length is None  # both given: RFC 9112, 6.3, says close
        elif length is not None:
            if not (length.isascii() and length.isdecimal()):
                raise RemoteProtocolError(f"the answer's content-length is no number: {length[:40]}")
            self._left = int(length)
            if self._left > self._limit:
                raise TooLarge(status, headers)
        else:
            self._head = status, headers, False

    def _read_chunks(self) -> Response | None:
        while True:
            left = self._chunk_left or 0
            if left > 0:
                data, self._pending = self._pending[:left], self._pending[left:]
                self._chunk_left = left - len(data)
                self._take(data)
                if self._chunk_left:
                    return None
            line, line_break, rest = self._pending.partition(b"\r\n")
            if not line_break:
                if len(line) > (MAX_HEAD if left == -2 else _MAX_LINE):
                    raise RemoteProtocolError("a line of a chunked answer is too long")
                return None
            self._pending = rest
            if left >= 0:  # the line break after a chunk
                if line:
                    raise RemoteProtocolError("a chunk of the answer is longer than it says")
                self._chunk_left = -1
            elif left == -1:
                self._chunk_left = _chunk_size(line) or -2
            elif not line:
                return self._whole()

    def _take(self, data: bytes) -> None:
        self._size += len(data)
        if self._size > self._limit:
            status, headers, _ = self._head or (0, {}, False)
            raise TooLarge(status, headers)
        self._body.append(data)

    def _whole(self) -> Response:
        assert self._head is not None
        status, headers, keeps_alive = self._head
        content = b"".join(self._body)
        coding = headers.get("content-encoding", "identity").lower()
        if content and coding != "identity":
            content = self._decompressed(content, coding)
        return Response(status, headers, content, keeps_alive and not self._pending)

    def _decompressed(self, content: bytes, coding: str) -> bytes:
        import zlib

        if coding not in ("gzip", "deflate"):
            raise RemoteProtocolError(f"the answer has a content-encoding that was not asked for: {coding[:40]}")
        unpack = zlib.decompressobj(wbits=47)  # gzip or zlib, by its first bytes
        try:
            plain = unpack.decompress(content, self._limit + 1)
        except zlib.error as error:
            raise RemoteProtocolError(f"the answer cannot be decompressed: {error}") from error
        if len(plain) > self._limit:
            status, headers, _ = self._head or (0, {}, False)
            raise TooLarge(status, headers)
        if not unpack.eof:
            raise RemoteProtocolError("the answer's compressed body stops in the middle")
        return plain


def _headers(lines: list[str]) -> dict[str, str]:
    headers: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon or not name or name[0] in " \t" or name[-1] in " \t":
            raise RemoteProtocolError("the answer has a header line that is none")
        name, value = name.lower(), value.strip(" \t")
        if name in headers:
            if name == "content-length" and headers[name] != value:
                raise RemoteProtocolError("the answer has two different content-lengths")
            value = value if name == "content-length" else f"{headers[name]}, {value}"
        headers[name] = value
    return headers


def _chunk_size(line: bytes) -> int:
    digits = line.partition(b";")[0].strip()
    # int() also takes signs, underscores and 0x; a chunk's size is hexadecimal digits alone.
    if not digits or len(digits) > 16 or digits.strip(b"0123456789abcdefABCDEF"):
        raise RemoteProtocolError("a chunk of the answer has no size")
    return int(digits, 16)
