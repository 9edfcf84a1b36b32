"""A capture endpoint with a fault, on loopback: `python fault_stub.py MODE SECONDS`.

Prints its port and waits for standard input to close; then prints what arrived: events, distinct ones, and those that a
server cannot tell from new ones (no idempotency key, or another one than before). The fault lasts SECONDS from the
first request on; then the endpoint is healthy. Standard library only.

    healthy  slow (200 ms an answer)  failing (500)  lost (counts the batch, then closes without an answer, each second
    request)  hanging (no answer)  down (refuses connections, from the start)
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections import defaultdict

SLOW = 0.2  # seconds


class Stub:
    """Counts what arrives."""

    def __init__(self, mode: str, seconds: float) -> None:
        self.mode = mode
        self.seconds = seconds
        self.requests = self.events = 0
        self.ends_at: float | None = None
        self.keys: dict[int, list[str | None]] = defaultdict(list)

    def is_faulty(self) -> bool:
        now = asyncio.get_running_loop().time()
        if self.ends_at is None:
            self.ends_at = now + self.seconds
        return now < self.ends_at

    def count(self, body: bytes) -> None:
        for event in json.loads(body)["events"]:
            self.events += 1
            self.keys[event["body"]["traits"]["n"]].append(event.get("idempotency_key"))

    def report(self) -> dict[str, int]:
        doubled = sum(len(keys) - 1 for keys in self.keys.values() if len(set(keys)) != 1 or keys[0] is None)
        return {"events": self.events, "distinct": len(self.keys), "doubled": doubled, "requests": self.requests}

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
                if not await self.answer(await reader.readexactly(length), writer):
                    break
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            pass
        finally:
            writer.close()

    async def answer(self, body: bytes, writer: asyncio.StreamWriter) -> bool:
        """Whether the connection stays open."""
        self.requests += 1
        if self.is_faulty():
            if self.mode == "failing":
                writer.write(b"HTTP/1.1 500 Internal Server Error\r\ncontent-length: 0\r\n\r\n")
                return True
            if self.mode == "hanging":
                await asyncio.sleep(3600)
            if self.mode == "lost" and self.requests % 2:
                self.count(body)
                return False
            if self.mode == "slow":
                await asyncio.sleep(SLOW)
        self.count(body)
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}")
        return True


async def main(mode: str, seconds: float) -> None:
    stub = Stub(mode, seconds)
    loop = asyncio.get_running_loop()
    server = await asyncio.start_server(stub.serve, "127.0.0.1", 0, start_serving=mode != "down")
    port = server.sockets[0].getsockname()[1]
    if mode == "down":
        # Bound but not listening: connections are refused, and nobody else takes the port.
        loop.call_later(seconds, lambda: asyncio.ensure_future(server.start_serving()))
    print(port, flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    print(json.dumps(stub.report()), flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], float(sys.argv[2])))
