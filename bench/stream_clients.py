"""Many clients of the data stream in one process, as cheap as can be: the server is what is measured.

Reads frames as servers send them (not masked, not fragmented) and says of each when it came.
"""

from __future__ import annotations

import asyncio
import json
import os
import time
from base64 import b64encode
from collections.abc import Callable

OPENED_WITHIN = 300.0  # seconds
Received = Callable[[float], None]


class Client(asyncio.Protocol):
    """Asks for `asked` when it is open; `received` is told of each frame of text after the answers to that."""

    def __init__(self, key: str, asked: list[dict[str, object]], received: Received) -> None:
        self._key, self._asked, self._received = key, asked, received
        self._unread = bytearray()
        self._open = asyncio.get_running_loop().create_future()
        self._answers = len(asked)
        self._upgraded = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        nonce = b64encode(os.urandom(16)).decode()
        lines = ["GET /datastream HTTP/1.1", "Host: 127.0.0.1", "Upgrade: websocket", "Connection: Upgrade"]
        lines += [f"Sec-WebSocket-Key: {nonce}", "Sec-WebSocket-Version: 13", f"X-Schematic-Api-Key: {self._key}"]
        transport.write("\r\n".join([*lines, "", ""]).encode())

    async def opened(self) -> None:
        """Until everything that was asked for has been answered."""
        async with asyncio.timeout(OPENED_WITHIN):
            await self._open

    def data_received(self, data: bytes) -> None:
        self._unread += data
        if not self._upgraded:
            head, separator, rest = self._unread.partition(b"\r\n\r\n")
            if not separator:
                return
            assert head.startswith(b"HTTP/1.1 101"), head
            self._upgraded, self._unread = True, rest
            for one in self._asked:
                self.transport.write(_masked(json.dumps({"data": one}).encode()))
        now = time.perf_counter()
        at, unread = 0, self._unread
        while (end := _end(unread, at)) is not None:
            if unread[at] == 0x81:
                if self._answers:
                    self._answers -= 1
                    if not self._answers:
                        self._open.set_result(None)
                else:
                    self._received(now)
            elif unread[at] == 0x89:
                self.transport.write(b"\x8a\x84\0\0\0\0" + unread[at + 2 : end])
            at = end
        del unread[:at]


def _end(unread: bytearray, at: int) -> int | None:
    """Where the frame at `at` ends; None when it is not whole."""
    if len(unread) < at + 2:
        return None
    length, start = unread[at + 1], at + 2
    if length >= 126:
        size = 2 if length == 126 else 8
        if len(unread) < start + size:
            return None
        length, start = int.from_bytes(unread[start : start + size]), start + size
    return start + length if len(unread) >= start + length else None


def _masked(content: bytes) -> bytes:
    """A client's frame; the mask is nothing, so that the content stays as it is."""
    size = bytes([0x80 | len(content)]) if len(content) < 126 else b"\xfe" + len(content).to_bytes(2)
    return b"\x81" + size + b"\0\0\0\0" + content
