"""A receiver that costs little: answers 204 to every POST.

It prints its port, and for each line on standard input how many came since it was told `anew`, and the seconds from the
first of them to the last.
"""

from __future__ import annotations

import asyncio
import sys
import time

_ANSWER = b"HTTP/1.1 204 No Content\r\n\r\n"
_LENGTH = b"content-length: "


class _Counted:
    number = 0
    first = last = 0.0


class _Connection(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport, self._data = transport, b""

    def data_received(self, data: bytes) -> None:
        self._data += data
        while (end := self._data.find(b"\r\n\r\n")) >= 0:
            at = self._data[:end].lower().find(_LENGTH) + len(_LENGTH)
            whole = end + 4 + int(self._data[at : self._data.index(b"\r", at)])
            if len(self._data) < whole:
                return
            self._data = self._data[whole:]
            _Counted.last = time.perf_counter()
            _Counted.first = _Counted.first or _Counted.last
            _Counted.number += 1
            self._transport.write(_ANSWER)


async def main() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(_Connection, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        if line.strip() == "anew":
            _Counted.number, _Counted.first = 0, 0.0
        print(_Counted.number, _Counted.last - _Counted.first, flush=True)


if __name__ == "__main__":
    asyncio.run(main())
