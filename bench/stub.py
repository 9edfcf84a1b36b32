"""A fast stand-in for the API on loopback: answers every check and every batch at once.

Run as a program: prints its port, stops when standard input closes. Standard library only, so that both SDKs meet the
same bytes from the same process.
"""

from __future__ import annotations

import asyncio
import json
import sys

_CHECK = {"flag": "flag", "value": True, "reason": 'Matched default rule "all" (rule_1)', "flag_id": "flag_1"}


def _answer(body: bytes, status: bytes = b"200 OK") -> bytes:
    head = b"HTTP/1.1 %b\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % (status, len(body))
    return head + body


_CHECKED = _answer(json.dumps({"data": _CHECK, "params": {}}).encode())
_TAKEN = _answer(b"{}")


class _Connection(asyncio.Protocol):
    """HTTP/1.1 without pipelining: answers as soon as a request is complete."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._buffer = b""

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[:end].lower()
            length = 0
            if b"content-length:" in head:
                length = int(head.split(b"content-length:")[1].split(b"\r\n")[0])
            if len(self._buffer) < end + 4 + length:
                return
            self._buffer = self._buffer[end + 4 + length :]
            self._transport.write(_CHECKED if b"/flags/" in head else _TAKEN)


async def main() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(_Connection, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
